"""Sealing evidence: what is kept apart is encrypted with a key that is not in the database.

Fernet (AES-128-CBC with an HMAC-SHA256). Of several keys the first seals, and all open: so keys
are changed by putting a new one first, and dropping the old one when its evidence is gone.
"""

from collections.abc import Sequence

import structlog
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_log = structlog.get_logger()

_MARK = "sealed:"


class Seal:
    """Seals and opens. Without a key, what is kept stands in the database as it is."""

    def __init__(self, keys: Sequence[str] = ()):
        """With these keys, as `Fernet.generate_key` makes them. ValueError for what is none."""
        self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None

    @property
    def is_sealing(self) -> bool:
        """Whether there is a key."""
        return self._fernet is not None

    def seal(self, text: str) -> str:
        """A text as it is kept."""
        if self._fernet is None:
            return text
        return _MARK + self._fernet.encrypt(text.encode()).decode()

    def open(self, kept: str) -> str:
        """A text that was kept; empty where its key is gone."""
        if not kept.startswith(_MARK):
            return kept
        try:
            if self._fernet is None:
                raise InvalidToken
            return self._fernet.decrypt(kept.removeprefix(_MARK)).decode()
        except InvalidToken:
            _log.error("evidence.unreadable")
            return ""


UNSEALED = Seal()


def keys_in(listed: str) -> tuple[str, ...]:
    """The keys of a list with commas. Raises ValueError for what is none."""
    keys = tuple(each.strip() for each in listed.split(",") if each.strip())
    Seal(keys)
    return keys

"""Hashing what people know: passwords and PINs, with Argon2id."""

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# The defaults of argon2-cffi follow RFC 9106 (low memory): 64 MiB, 3 passes, 4 lanes.
_HASHER = PasswordHasher()

# Each check takes 64 MiB and a core for tens of milliseconds: a few at a time, the rest wait.
_AT_ONCE = 2


def hashed(secret: str) -> str:
    """The hash to store. Slow on purpose: call it in a thread, or at set-up."""
    return _HASHER.hash(secret)


@cache
def _decoy() -> str:
    return hashed("a password that nobody has")


def _matches(secret: str, known: str | None) -> bool:
    # Somebody who does not exist takes as long as somebody who does.
    try:
        _HASHER.verify(known or _decoy(), secret)
    except (VerificationError, InvalidHashError):
        return False
    return known is not None


class SecretChecker:
    """Checks secrets without stopping the event loop, a few at a time."""

    def __init__(self) -> None:
        """Nothing is being checked."""
        self._gate = asyncio.Semaphore(_AT_ONCE)

    async def matches(self, secret: str, known: str | None) -> bool:
        """Whether the secret is the one that was hashed; False, as slowly, where none was."""
        async with self._gate:
            return await asyncio.to_thread(_matches, secret, known)

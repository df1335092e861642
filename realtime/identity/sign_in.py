"""Signing in: by password, by class and PIN, by link; with limited attempts."""

import re
import time
from dataclasses import dataclass

from persistence.attempts import Attempts
from persistence.people import ClassList, Credential, People
from persistence.sessions import Sessions
from realtime.identity.secrets import SecretChecker
from realtime.settings import Settings
from rooms.base import Id, Millis
from rooms.roles import Actor, Role

_ADDRESS_FACTOR = 10
"""A whole school may share one address: it may fail ten times as often as one account."""


class NotSignedIn(Exception):
    """The name, code or secret is not right; which of them is not said."""


@dataclass
class TooManyAttempts(Exception):
    """The account or the address rests for a while."""

    retry_after_s: int


class SignIn:
    """Turns what a person knows into a session."""

    def __init__(self, settings: Settings, people: People, sessions: Sessions, attempts: Attempts):
        """Sign-in against these stores."""
        self._settings, self._people = settings, people
        self._sessions, self._attempts = sessions, attempts
        self._checker = SecretChecker()

    async def by_password(self, login: str, password: str, address: str) -> tuple[Actor, str]:
        """Sign in staff or a parent; returns who, and the token."""
        name = login.strip().casefold()
        await self._allow(f"login {name}", address)
        credential = await self._people.credential_by_login(name)
        return await self._proved(credential, password, f"login {name}", address)

    async def class_list(self, code: str, address: str) -> ClassList:
        """The class of a code, to choose one's name from."""
        await self._allow(None, address)
        found = await self._people.class_by_code(normal_code(code))
        if found is None:
            await self._attempts.record(f"address {address}", _now())
            raise NotSignedIn
        return found

    async def by_pin(self, code: str, student: Id, pin: str, address: str) -> tuple[Actor, str]:
        """Sign in a student; returns who, and the token."""
        await self._allow(f"student {student}", address)
        credential = await self._people.credential_in_class(normal_code(code), student)
        return await self._proved(credential, pin.strip(), f"student {student}", address)

    async def by_link(self, token: str) -> tuple[Actor, str] | None:
        """Sign in whom a link belongs to; None if it is not, or no longer, good."""
        actor = await self._sessions.redeem_link(token)
        return (actor, await self._begin(actor)) if actor is not None else None

    def lasts_s(self, actor: Actor) -> int:
        """How long somebody stays signed in."""
        settings = self._settings
        return (
            settings.student_session_s if actor.role is Role.STUDENT else settings.staff_session_s
        )

    async def _begin(self, actor: Actor) -> str:
        return await self._sessions.create(actor, self.lasts_s(actor))

    async def _proved(
        self, credential: Credential | None, secret: str, account: str, address: str
    ) -> tuple[Actor, str]:
        known = credential.secret_hash if credential is not None else None
        # Counted before it is checked: a burst of guesses cannot all slip in at once.
        now = _now()
        await self._attempts.record(account, now)
        await self._attempts.record(f"address {address}", now)
        if not await self._checker.matches(secret, known) or credential is None:
            raise NotSignedIn
        await self._attempts.clear(account)
        return credential.actor, await self._begin(credential.actor)

    async def _allow(self, account: str | None, address: str) -> None:
        window_s, most = self._settings.attempts_window_s, self._settings.attempts
        since = _now() - window_s * 1_000
        limits = [(f"address {address}", most * _ADDRESS_FACTOR)]
        if account is not None:
            limits.append((account, most))
        for key, limit in limits:
            if await self._attempts.failures(key, since) >= limit:
                raise TooManyAttempts(window_s)


def normal_code(code: str) -> str:
    """A class code as it is stored: capitals and digits, whatever was typed between them."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def _now() -> Millis:
    return time.time_ns() // 1_000_000

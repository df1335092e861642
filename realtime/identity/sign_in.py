"""Signing in: by password, by class and PIN, by link; with limited attempts."""

import re
from contextlib import AbstractAsyncContextManager

from persistence.attempts import Attempts
from persistence.people import ClassList, Credential, People
from persistence.sessions import Sessions
from realtime.identity.addresses import counted_as
from realtime.identity.attempting import Attempt, AttemptLimits
from realtime.identity.secrets import SecretChecker
from realtime.settings import Settings
from rooms.base import Id
from rooms.roles import Actor, Role

_ADDRESS_FACTOR = 10
"""A whole school may share one address: it may fail ten times as often as one account."""


class SignIn:
    """Turns what a person knows into a session."""

    def __init__(self, settings: Settings, people: People, sessions: Sessions, attempts: Attempts):
        """Sign-in against these stores."""
        self._settings, self._people = settings, people
        self._sessions = sessions
        self._limits = AttemptLimits(attempts, settings.attempts_window_s)
        self._checker = SecretChecker()

    async def by_password(self, login: str, password: str, address: str) -> tuple[Actor, str]:
        """Sign in staff or a parent; returns who, and the token."""
        name = login.strip().casefold()
        async with self._attempt(address, f"login {name}") as attempt:
            credential = await self._people.credential_by_login(name)
            return await self._proved(credential, password, attempt)

    async def class_list(self, code: str, address: str) -> ClassList:
        """The class of a code, to choose one's name from."""
        async with self._attempt(address) as attempt:
            found = await self._people.class_by_code(normal_code(code))
            if found is None:
                raise await attempt.failed()
            return found

    async def by_pin(self, code: str, student: Id, pin: str, address: str) -> tuple[Actor, str]:
        """Sign in a student; returns who, and the token."""
        async with self._attempt(address, f"student {student}") as attempt:
            credential = await self._people.credential_in_class(normal_code(code), student)
            return await self._proved(credential, pin.strip(), attempt)

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
        self, credential: Credential | None, secret: str, attempt: Attempt
    ) -> tuple[Actor, str]:
        known = credential.secret_hash if credential is not None else None
        if not await self._checker.matches(secret, known) or credential is None:
            raise await attempt.failed()
        await attempt.succeeded()
        return credential.actor, await self._begin(credential.actor)

    def _attempt(
        self, address: str, account: str | None = None
    ) -> AbstractAsyncContextManager[Attempt]:
        limits = [(f"address {counted_as(address)}", self._settings.attempts * _ADDRESS_FACTOR)]
        if account is not None:
            limits.append((account, self._settings.attempts))
        return self._limits.attempt(limits)


def normal_code(code: str) -> str:
    """A class code as it is stored: capitals and digits, whatever was typed between them."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())

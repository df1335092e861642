"""Limited attempts: how often an account, or an address, may fail before it rests.

Only failures count: a whole school may sign in from one address in one minute. Attempts on the same
account, and from the same address, are made one after the other on this process, so that a burst of
guesses cannot pass the count before the first of them has failed.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from weakref import WeakValueDictionary

from persistence.attempts import Attempts


class NotSignedIn(Exception):
    """The name, code or secret is not right; which of them is not said."""


@dataclass
class TooManyAttempts(Exception):
    """The account or the address rests for a while."""

    retry_after_s: int


class Attempt:
    """One attempt that is allowed to be made."""

    def __init__(self, attempts: Attempts, keys: Sequence[str]):
        """`keys`: the address first, then the account if there is one."""
        self._attempts, self._keys = attempts, keys

    async def failed(self) -> NotSignedIn:
        """Count it against everything that it is about; returns what to raise."""
        for key in self._keys:
            await self._attempts.record(key, _now())
        return NotSignedIn()

    async def succeeded(self) -> None:
        """Its owner is here: the failures of the account are forgotten, those of an address not."""
        for account in self._keys[1:]:
            await self._attempts.clear(account)


class AttemptLimits:
    """Counts failures over all processes, and takes attempts in turn on this one."""

    def __init__(self, attempts: Attempts, window_s: int):
        """A failure counts for `window_s`."""
        self._attempts, self._window_s = attempts, window_s
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def attempt(self, limits: Sequence[tuple[str, int]]) -> AsyncIterator[Attempt]:
        """An attempt under these (key, most failures), the address first.

        Raises `TooManyAttempts` where one of them is used up.
        """
        async with AsyncExitStack() as turns:
            for key, most in limits:
                await turns.enter_async_context(self._turns.setdefault(key, asyncio.Lock()))
                since = _now() - self._window_s * 1_000
                if await self._attempts.failures(key, since) >= most:
                    raise TooManyAttempts(self._window_s)
            yield Attempt(self._attempts, [key for key, _ in limits])


def _now() -> int:
    return time.time_ns() // 1_000_000

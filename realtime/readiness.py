"""Whether this process can serve: what it needs is there."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from persistence import migrate
from persistence.database import Database

KEPT_S = 1.0
"""How long what was found is told again: whoever asks often asks the database no more for it."""
PATIENCE_S = 3.0
"""How long the database may take to answer, before it counts as away."""


@dataclass(frozen=True, slots=True)
class Found:
    """What this process needs, and what it can do without for a while."""

    database: bool
    migrations: bool
    """Whether every migration that this release knows has run."""
    redis: bool | None
    """Whether Redis is connected; None where there is none."""

    @property
    def is_ready(self) -> bool:
        """Redis is not part of it: without it rooms read their log, and nothing is lost."""
        return self.database and self.migrations


class Readiness:
    """Looks whether this process can serve; however many ask, it looks once a second."""

    def __init__(
        self,
        database: Database,
        redis: Callable[[], bool] | None,
        clock: Callable[[], float] = time.monotonic,
    ):
        """`redis` says whether the bus is connected; None where there is no Redis."""
        self._database, self._redis, self._clock = database, redis, clock
        self._migrated = False
        self._looking: asyncio.Task[Found] | None = None
        self._since = 0.0

    async def look(self) -> Found:
        """What was found, at most a second ago."""
        now = self._clock()
        if self._looking is None or (self._looking.done() and now - self._since >= KEPT_S):
            self._looking, self._since = asyncio.create_task(self._look()), now
        return await asyncio.shield(self._looking)

    async def _look(self) -> Found:
        database = await _in_time(self._database.is_ready())
        # Once is enough: the next release migrates while this one serves.
        self._migrated |= database and await _in_time(migrate.is_current(self._database))
        return Found(database, self._migrated, None if self._redis is None else self._redis())


async def _in_time(question: Awaitable[bool]) -> bool:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await question
    except TimeoutError:
        return False

"""What was found lately, without words: noted behind the texts, read when a policy is tried."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog

from moderation.context import AgeBand, Context
from moderation.findings import Category, Finding, Severity
from moderation.policy import Action, Verdict
from persistence.database import Database
from rooms.base import Id, Millis
from rooms.roles import Role

_log = structlog.get_logger()

EVERY_S = 1.0
WAITING_MOST = 5_000
READ_MOST = 20_000
DAY_MS = 86_400_000

_NOTE = """
INSERT INTO judgements
    (school_id, at, role, surface, age, subject, findings, action, policy_version)
VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)
"""

_LATELY = """
SELECT role, surface, age, subject, findings::text AS findings, action FROM judgements
WHERE school_id = $1 AND at > $2 ORDER BY at DESC LIMIT $3
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: what was found in it, in which circumstances, and what became of it."""

    findings: tuple[Finding, ...]
    context: Context
    action: Action


class Judgements:
    """Notes what was found; a second behind, so that no text waits for it."""

    def __init__(self, database: Database, clock: Callable[[], Millis]):
        """In this database."""
        self._database, self._clock = database, clock
        self._waiting: deque[tuple[Any, ...]] = deque(maxlen=WAITING_MOST)

    def note(
        self, school: Id, context: Context, findings: tuple[Finding, ...], verdict: Verdict
    ) -> None:
        """Note one text in which something was found."""
        said = json.dumps([[each.category, each.severity, each.rule] for each in findings])
        self._waiting.append(
            (
                *(school, self._clock(), context.role.value, context.surface, context.age.value),
                *(context.subject, said, verdict.action.value, verdict.version),
            )
        )

    async def run(self) -> None:
        """Write what waits, every second, as long as the process serves."""
        while True:
            await asyncio.sleep(EVERY_S)
            try:
                await self.write()
            except Exception as failure:
                # Only a preview is less exact for it.
                _log.warning("judgements.unwritten", failure=type(failure).__name__)

    async def write(self) -> None:
        """Write what waits now."""
        rows = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if rows:
            async with self._database.driver(*{row[0] for row in rows}) as driver:
                await driver.executemany(_NOTE, rows)

    async def lately(self, school: Id) -> list[Judged]:
        """What was judged in the last 24 hours."""
        since = self._clock() - DAY_MS
        async with self._database.driver(school) as driver:
            rows = await driver.fetch(_LATELY, school, since, READ_MOST)
        return [_judged(row) for row in rows]

    async def forget(self) -> int:
        """Delete what is older than two days; how many."""
        async with self._database.driver() as driver:
            before = self._clock() - 2 * DAY_MS
            return int(await driver.fetchval("SELECT purge_judgements($1)", before) or 0)


def _judged(row: Any) -> Judged:
    findings = tuple(
        Finding(Category(category), Severity(severity), rule, 0, 0)
        for category, severity, rule in json.loads(row["findings"])
    )
    context = Context(
        role=Role(row["role"]),
        surface=row["surface"],
        age=AgeBand(row["age"]),
        subject=row["subject"],
    )
    return Judged(findings, context, Action(row["action"]))

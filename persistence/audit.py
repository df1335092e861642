"""The audit in PostgreSQL: written in the transaction of what it tells of, and only added to."""

from typing import Any

from moderation.chain import Entry, first_fault, link
from persistence.database import Database
from rooms.base import Id, Millis

# Whoever adds to a school's chain waits for whoever does already; it is the last lock that a
# transaction takes, so nobody waits for somebody who waits for them.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('studyhall.audit.' || $1, 0))"

_NEWEST = "SELECT * FROM audit WHERE school_id = $1 ORDER BY seq DESC LIMIT 1"

_ADD = """
INSERT INTO audit (school_id, seq, at, actor_id, action, case_id, details, previous, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""

# A case that was shown twice was read once.
_REVEALS = """
SELECT max((details::jsonb ->> 'severity')::integer) AS severity FROM audit
WHERE school_id = $1 AND actor_id = $2 AND action = 'revealed' AND at > $3 AND seq > coalesce(
    (SELECT max(seq) FROM audit
     WHERE school_id = $1 AND actor_id = $2 AND action = 'rested' AND at > $3), 0)
GROUP BY case_id
"""

_PAGE = "SELECT * FROM audit WHERE school_id = $1 AND seq > $2 ORDER BY seq LIMIT 1000"


async def add(
    driver: Any,
    school: Id,
    at: Millis,
    actor: Id,
    action: str,
    case: Id = "",
    **details: str | int,
) -> None:
    """Add an entry, in the transaction that is under way."""
    await driver.execute(_LOCK, school)
    newest = await driver.fetchrow(_NEWEST, school)
    before = _entry(newest) if newest is not None else None
    new = link(school, before, at=at, actor=actor, action=action, case=case, details=details)
    said = (new.at, new.actor, new.action, new.case, new.details, new.previous, new.hash)
    await driver.execute(_ADD, school, new.seq, *said)


class Audit:
    """Reading the audit."""

    def __init__(self, database: Database):
        """Of the schools in this database."""
        self._database = database

    async def note(
        self, school: Id, at: Millis, actor: Id, action: str, case: Id = "", **said: str | int
    ) -> None:
        """Add an entry that belongs to no other change."""
        async with self._database.driver(school) as driver:
            await add(driver, school, at, actor, action, case, **said)

    async def newest(self, school: Id) -> Entry | None:
        """The last entry of a school."""
        async with self._database.driver(school) as driver:
            row = await driver.fetchrow(_NEWEST, school)
        return _entry(row) if row is not None else None

    async def of_case(self, school: Id, case: Id) -> list[Entry]:
        """What was done with a case, the oldest first."""
        query = "SELECT * FROM audit WHERE school_id = $1 AND case_id = $2 ORDER BY seq"
        async with self._database.driver(school) as driver:
            return [_entry(row) for row in await driver.fetch(query, school, case)]

    async def reveals(self, school: Id, actor: Id, since: Millis) -> list[int]:
        """The severities of the cases that somebody revealed since then, or since their break."""
        async with self._database.driver(school) as driver:
            rows = await driver.fetch(_REVEALS, school, actor, since)
        return [row["severity"] for row in rows]

    async def first_fault(self, school: Id) -> tuple[int, int | None]:
        """How many entries a school has, and the seq of the first that does not fit, if any."""
        async with self._database.driver(school) as driver:
            entries = [_entry(row) async for row in _all(driver, school)]
        return len(entries), first_fault(school, entries)


async def _all(driver: Any, school: Id) -> Any:
    seq = 0
    while rows := await driver.fetch(_PAGE, school, seq):
        for row in rows:
            yield row
        seq = rows[-1]["seq"]


def _entry(row: Any) -> Entry:
    return Entry(
        row["seq"],
        row["at"],
        row["actor_id"],
        row["action"],
        row["case_id"],
        row["details"],
        bytes(row["previous"]),
        bytes(row["hash"]),
    )

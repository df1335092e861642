"""The log in PostgreSQL: group commit, reading on, snapshots and evidence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pydantic import TypeAdapter

from persistence import log_sql as sql
from persistence.database import Database, is_unreachable
from rooms.base import Id, Place
from rooms.facts import Fact, Recorded, SessionEnded, SessionStarted
from rooms.ports import (
    Appended,
    Batch,
    Behind,
    Committed,
    Evidence,
    LogUnavailable,
    Outcome,
    Repeated,
    Snapshot,
)
from rooms.refusals import Refusal

_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)


@contextmanager
def _reaching() -> Iterator[None]:
    try:
        yield
    except Exception as failure:
        if is_unreachable(failure):
            raise LogUnavailable(type(failure).__name__) from failure
        raise


class _AnsweredBefore(Exception):
    """Some commands of these rooms are in the table already; the transaction is rolled back."""

    def __init__(self, rooms: set[Id]):
        super().__init__()
        self.rooms = rooms


class PostgresLog:
    """`rooms.ports.Log` over PostgreSQL."""

    def __init__(self, database: Database):
        """A log in this database."""
        self._database = database

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        """As the port says. Usually one transaction; one more for each room that repeats itself."""
        answers: dict[Id, Appended] = {}
        rest = [batch for batch in batches if batch.entries]
        with _reaching():
            while rest:
                try:
                    answers |= await self._write(rest)
                    break
                except _AnsweredBefore as before:
                    for batch in [each for each in rest if each.room in before.rooms]:
                        answers[batch.room] = Repeated(await self._outcomes_of(batch))
                        rest.remove(batch)
        return [answers.get(batch.room, Committed()) for batch in batches]

    async def _write(self, batches: Sequence[Batch]) -> dict[Id, Appended]:
        async with self._database.driver() as driver, driver.transaction():
            await driver.execute(sql.SCHOOLS, ",".join({batch.school for batch in batches}))
            if new := [batch for batch in batches if batch.expected == 0]:
                await driver.execute(sql.NEW_HEADS, *_columns((b.school, b.room) for b in new))
            heads = [(b.room, b.expected, b.expected + _count(b)) for b in batches]
            moved = {row[0] for row in await driver.fetch(sql.MOVE_HEADS, *_columns(heads))}
            written = [batch for batch in batches if batch.room in moved]
            await _answer(driver, written)
            await _record(driver, written)
        return {b.room: Committed() if b.room in moved else Behind() for b in batches}

    async def _outcomes_of(self, batch: Batch) -> dict[tuple[Id, Id], Outcome]:
        keys = [(entry.person, entry.command) for entry in batch.entries]
        return await self.outcomes(batch.school, batch.room, keys)

    async def read_after(
        self, school: Id, room: Id, seq: int, limit: int = 5_000
    ) -> Sequence[Recorded]:
        """As the port says."""
        rows = await self._fetch(school, sql.READ_AFTER, room, seq, limit)
        return [recorded(row) for row in rows]

    async def outcomes(
        self, school: Id, room: Id, commands: Sequence[tuple[Id, Id]]
    ) -> dict[tuple[Id, Id], Outcome]:
        """As the port says."""
        if not commands:
            return {}
        rows = await self._fetch(school, sql.OUTCOMES, room, *_columns(commands))
        return {(row["person_id"], row["command_id"]): _outcome(row) for row in rows}

    async def snapshot(self, school: Id, room: Id) -> Snapshot | None:
        """As the port says."""
        rows = await self._fetch(school, sql.SNAPSHOT, room)
        return Snapshot(rows[0]["seq"], rows[0]["state"]) if rows else None

    async def save_snapshot(self, school: Id, room: Id, snapshot: Snapshot) -> None:
        """As the port says; an older snapshot never replaces a newer one."""
        await self._fetch(school, sql.SAVE_SNAPSHOT, school, room, snapshot.seq, snapshot.state)

    async def evidence(self, school: Id, room: Id, place: Place) -> Evidence | None:
        """As the port says."""
        rows = await self._fetch(school, sql.EVIDENCE, room, place)
        return Evidence(**dict(rows[0])) if rows else None

    async def _fetch(self, school: Id, query: str, *values: Any) -> list[Any]:
        with _reaching():
            async with self._database.driver() as driver, driver.transaction():
                await driver.execute(sql.SCHOOLS, school)
                rows: list[Any] = await driver.fetch(query, *values)
                return rows


def recorded(row: Any) -> Recorded:
    """A row of the table `facts` as the fact that was written."""
    return Recorded.model_construct(
        seq=row["seq"],
        at=row["at"],
        by=row["by"],
        cmd=row["command_id"],
        fact=_FACT.validate_json(row["body"]),
    )


def _outcome(row: Any) -> Outcome:
    refusal = row["refusal"]
    return Outcome(row["seq"], Refusal.model_validate_json(refusal) if refusal else None)


def _count(batch: Batch) -> int:
    return sum(len(entry.facts) for entry in batch.entries)


def _columns(rows: Any) -> list[list[Any]]:
    """Rows as columns, the way `unnest` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


async def _answer(driver: Any, batches: Sequence[Batch]) -> None:
    """Write one row for each command; raises `_AnsweredBefore` where there is one already."""
    rows = [
        (
            batch.school,
            batch.room,
            entry.person,
            entry.command,
            entry.outcome.seq,
            entry.outcome.refusal.model_dump_json() if entry.outcome.refusal else None,
        )
        for batch in batches
        for entry in batch.entries
    ]
    if not rows:
        return
    new = {tuple(row) for row in await driver.fetch(sql.ANSWER, *_columns(rows))}
    if before := {row[1] for row in rows if (row[1], row[2], row[3]) not in new}:
        raise _AnsweredBefore(before)


async def _record(driver: Any, batches: Sequence[Batch]) -> None:
    """Write the facts, and what is kept beside them in the same commit."""
    entries = [(batch, entry) for batch in batches for entry in batch.entries]
    facts = [(batch, fact) for batch, entry in entries for fact in entry.facts]
    if facts:
        await driver.execute(sql.FACTS, *_columns(_fact_row(b, fact) for b, fact in facts))
    evidence = [(batch, each) for batch, entry in entries for each in entry.evidence]
    if evidence:
        await driver.execute(sql.HOLD, *_columns(_evidence_row(b, each) for b, each in evidence))
    settled = [
        (batch.room, place, entry.released) for batch, entry in entries for place in entry.settles
    ]
    if settled:
        await driver.execute(sql.SETTLE, *_columns(settled))
    for batch, fact in facts:
        await _sitting(driver, batch, fact)


def _fact_row(batch: Batch, fact: Recorded) -> tuple[Any, ...]:
    return (
        batch.school,
        batch.room,
        fact.seq,
        fact.at,
        fact.by,
        fact.cmd,
        fact.fact.kind,
        fact.fact.model_dump_json(),
    )


def _evidence_row(batch: Batch, evidence: Evidence) -> tuple[Any, ...]:
    return (
        batch.school,
        batch.room,
        evidence.place,
        evidence.author,
        evidence.surface,
        evidence.category,
        evidence.payload,
        evidence.written_at,
    )


async def _sitting(driver: Any, batch: Batch, recorded: Recorded) -> None:
    match recorded.fact:
        case SessionStarted(session=session):
            row = (batch.school, batch.room, session, recorded.at, recorded.seq)
            await driver.execute(sql.SITTING_STARTED, *row)
        case SessionEnded(session=session):
            await driver.execute(sql.SITTING_ENDED, session, recorded.at, recorded.seq)
        case _:
            pass

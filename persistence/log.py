"""The log in PostgreSQL: group commit, reading on, snapshots and evidence."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import asyncpg
from pydantic import TypeAdapter

from persistence import log_sql as sql
from persistence.database import Database, is_unreachable
from persistence.log_writing import AnsweredBefore, append, columns, record, require_writable
from persistence.sealing import UNSEALED, Seal
from rooms.base import Id, Place
from rooms.facts import Fact, Recorded
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

READING = 2
"""How many read on at once: large strokes take ten times their size in memory until they are sent,
and a whole class comes back in one moment."""

_TRIES = 3
"""How often a transaction that lost to another one (and so wrote nothing) is tried."""


@contextmanager
def reaching() -> Iterator[None]:
    """What the database says when it is away, as the ports say it."""
    try:
        yield
    except asyncpg.DataError as failure:
        # Neither PostgreSQL's words nor their cause go on: they may quote what somebody wrote.
        raise ValueError(f"cannot be stored, a NUL perhaps: {type(failure).__name__}") from None
    except Exception as failure:
        if is_unreachable(failure):
            raise LogUnavailable(type(failure).__name__) from failure
        raise


class PostgresLog:
    """`rooms.ports.Log` over PostgreSQL."""

    def __init__(self, database: Database, seal: Seal = UNSEALED):
        """A log in this database; held words are sealed."""
        self._database, self._seal = database, seal
        self._reading = asyncio.Semaphore(READING)

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        """As the port says; ValueError for what no log can hold, and then nothing is written.

        Usually one transaction; one more if a room repeats itself, for the rooms that do not.
        """
        require_writable(batches)
        answers: dict[Id, Appended] = {batch.room: Committed() for batch in batches}
        rest = [batch for batch in batches if batch.entries]
        with reaching():
            while rest:
                try:
                    answers |= await self._written(rest)
                    break
                except AnsweredBefore as before:
                    for batch in [each for each in rest if each.room in before.rooms]:
                        answers[batch.room] = Repeated(await self._outcomes_of(batch))
                        rest.remove(batch)
        return [answers[batch.room] for batch in batches]

    async def _written(self, batches: Sequence[Batch]) -> dict[Id, Appended]:
        for _ in range(_TRIES - 1):
            try:
                return await self._write(batches)
            except (asyncpg.DeadlockDetectedError, asyncpg.SerializationError):
                continue
        return await self._write(batches)

    async def _write(self, batches: Sequence[Batch]) -> dict[Id, Appended]:
        async with self._database.driver(*{batch.school for batch in batches}) as driver:
            moved = await append(driver, batches)
            await record(driver, [batch for batch in batches if batch.room in moved], self._seal)
        return {b.room: Committed() if b.room in moved else Behind() for b in batches}

    async def _outcomes_of(self, batch: Batch) -> dict[tuple[Id, Id], Outcome]:
        keys = [(entry.person, entry.command) for entry in batch.entries]
        return await self.outcomes(batch.school, batch.room, keys)

    async def read_after(
        self, school: Id, room: Id, seq: int, limit: int = 1_000
    ) -> Sequence[Recorded]:
        """As the port says."""
        async with self._reading:
            rows = await self._fetch(school, sql.READ_AFTER, room, seq, limit)
            return [recorded(row) for row in rows]

    async def outcomes(
        self, school: Id, room: Id, commands: Sequence[tuple[Id, Id]]
    ) -> dict[tuple[Id, Id], Outcome]:
        """As the port says."""
        if not commands:
            return {}
        rows = await self._fetch(school, sql.OUTCOMES, room, *columns(commands, 2))
        return {(row["person_id"], row["command_id"]): _outcome(row) for row in rows}

    async def snapshot(self, school: Id, room: Id) -> Snapshot | None:
        """As the port says."""
        rows = await self._fetch(school, sql.SNAPSHOT, room)
        return Snapshot(rows[0]["seq"], rows[0]["state"]) if rows else None

    async def save_snapshot(self, school: Id, room: Id, snapshot: Snapshot) -> None:
        """As the port says; an older snapshot never replaces a newer one."""
        await self._fetch(school, sql.SAVE_SNAPSHOT, school, room, snapshot.seq, snapshot.state)

    async def evidence(
        self, school: Id, room: Id, place: Place, to: Id = "", *, appeal: bool = False
    ) -> Evidence | None:
        """As the port says."""
        rows = await self._fetch(school, sql.EVIDENCE, room, place, to, appeal)
        if not rows or not (payload := self._seal.open(rows[0]["payload"])):
            return None
        return Evidence(**{**dict(rows[0]), "payload": payload})

    async def _fetch(self, school: Id, query: str, *values: Any) -> list[Any]:
        with reaching():
            async with self._database.driver(school) as driver:
                rows: list[Any] = await driver.fetch(query, *values)
                return rows


def recorded(row: Any) -> Recorded:
    """A row of the table `facts`, its body as text, as the fact that was written."""
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

"""Writing batches: from what rooms decided to rows, one statement for all of a kind."""

from collections.abc import Iterable, Sequence
from typing import Any

from persistence import log_sql as sql
from rooms.base import Id
from rooms.facts import Recorded, SessionEnded, SessionStarted
from rooms.ports import Batch, Entry, Evidence


class AnsweredBefore(Exception):
    """Some commands of these rooms were answered before: the transaction is to be rolled back."""

    def __init__(self, rooms: set[Id]):
        """The rooms whose batches repeat something."""
        super().__init__()
        self.rooms = rooms


def require_writable(batches: Sequence[Batch]) -> None:
    """Raise ValueError for batches that would leave a log in disorder."""
    rooms = [batch.room for batch in batches]
    if len(set(rooms)) != len(rooms):
        raise ValueError("a room stands twice in one append")
    for batch in batches:
        if len({(entry.person, entry.command) for entry in batch.entries}) != len(batch.entries):
            raise ValueError("a command stands twice in one batch")
        seqs = [fact.seq for entry in batch.entries for fact in entry.facts]
        if seqs != list(range(batch.expected + 1, batch.expected + 1 + len(seqs))):
            raise ValueError("the facts do not follow the expected seq without a gap")


async def move_heads(driver: Any, batches: Sequence[Batch]) -> set[Id]:
    """Move the heads of rooms that stand where their batch expects; returns those rooms.

    Their rows stay locked until the transaction ends: nobody else writes to these rooms meanwhile.
    """
    if new := [(batch.school, batch.room) for batch in batches if batch.expected == 0]:
        await driver.execute(sql.NEW_HEADS, *columns(new))
    heads = [(batch.room, batch.expected, batch.expected + _count(batch)) for batch in batches]
    return {row["room_id"] for row in await driver.fetch(sql.MOVE_HEADS, *columns(heads))}


async def answer(driver: Any, batches: Sequence[Batch]) -> None:
    """Write one row for each command; raises `AnsweredBefore` where there is one already."""
    rows = [_command_row(batch, entry) for batch in batches for entry in batch.entries]
    if not rows:
        return
    new = {tuple(row) for row in await driver.fetch(sql.ANSWER, *columns(rows))}
    if before := {row[1] for row in rows if (row[1], row[2], row[3]) not in new}:
        raise AnsweredBefore(before)


async def record(driver: Any, batches: Sequence[Batch]) -> None:
    """Write the facts, and what is kept beside them in the same commit."""
    entries = [(batch, entry) for batch in batches for entry in batch.entries]
    facts = [(batch, fact) for batch, entry in entries for fact in entry.facts]
    if facts:
        await driver.execute(sql.FACTS, *columns(_fact_row(b, fact) for b, fact in facts))
    evidence = [(batch, each) for batch, entry in entries for each in entry.evidence]
    if evidence:
        await driver.execute(sql.HOLD, *columns(_evidence_row(b, each) for b, each in evidence))
    settled = [(b.room, place, entry.released) for b, entry in entries for place in entry.settles]
    if settled:
        await driver.execute(sql.SETTLE, *columns(settled))
    for batch, fact in facts:
        await _keep_sitting(driver, batch, fact)


def columns(rows: Iterable[tuple[Any, ...]]) -> list[list[Any]]:
    """Rows as columns, the way `unnest` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def _count(batch: Batch) -> int:
    return sum(len(entry.facts) for entry in batch.entries)


def _command_row(batch: Batch, entry: Entry) -> tuple[Any, ...]:
    refusal = entry.outcome.refusal
    return (
        batch.school,
        batch.room,
        entry.person,
        entry.command,
        entry.outcome.seq,
        refusal.model_dump_json() if refusal else None,
    )


def _fact_row(batch: Batch, fact: Recorded) -> tuple[Any, ...]:
    return (
        batch.school,
        batch.room,
        fact.seq,
        fact.at,
        fact.by,
        fact.cmd,
        fact.fact.kind,
        fact.body.decode(),
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


async def _keep_sitting(driver: Any, batch: Batch, recorded: Recorded) -> None:
    match recorded.fact:
        case SessionStarted(session=session):
            place = (batch.school, batch.room, session)
            await driver.execute(sql.SITTING_STARTED, *place, recorded.at, recorded.seq)
        case SessionEnded(session=session):
            ended = (recorded.at, recorded.seq)
            await driver.execute(sql.SITTING_ENDED, batch.room, session, *ended)
        case _:
            pass

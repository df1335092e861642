"""Writing batches: from what rooms decided to rows, one statement for all of a kind."""

import secrets
from collections.abc import Sequence
from typing import Any

from moderation.clocks import severity_of
from persistence import audit
from persistence import log_sql as sql
from persistence.sealing import Seal
from rooms.base import Id
from rooms.facts import Recorded, SessionEnded, SessionStarted
from rooms.ports import Batch, Entry, Evidence, Flag


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


async def append(driver: Any, batches: Sequence[Batch]) -> set[Id]:
    """Write the answers and facts of rooms that stand where their batch expects; those rooms.

    Their heads stay locked until the transaction ends: nobody else writes to these rooms meanwhile.
    Raises `AnsweredBefore` where a command has its row already: what was written is to be undone.
    """
    if new := [(batch.school, batch.room) for batch in batches if batch.expected == 0]:
        await driver.execute(sql.NEW_HEADS, *columns(new, 2))
    heads = [(batch.room, batch.expected, batch.expected + _count(batch)) for batch in batches]
    answers = [_command_row(batch, entry) for batch in batches for entry in batch.entries]
    facts = [_fact_row(b, fact) for b in batches for entry in b.entries for fact in entry.facts]
    rows = await driver.fetch(
        sql.APPEND, *columns(heads, 3), *columns(answers, 6), *columns(facts, 8)
    )
    moved = {row["room_id"] for row in rows if row["command_id"] is None}
    if len(rows) < len(moved) + sum(row[1] in moved for row in answers):
        new_keys = {tuple(row) for row in rows}
        raise AnsweredBefore({row[1] for row in answers if row[1:4] not in new_keys} & moved)
    return moved


async def record(driver: Any, batches: Sequence[Batch], seal: Seal) -> None:
    """Write what is kept beside the facts, in the same commit."""
    entries = [(batch, entry) for batch in batches for entry in batch.entries]
    evidence = [_evidence_row(b, each, seal) for b, entry in entries for each in entry.evidence]
    if evidence:
        await driver.execute(sql.HOLD, *columns(evidence, 8))
    new = [_case_row(b, each) for b, entry in entries for each in entry.evidence]
    new += [_case_row(b, each) for b, entry in entries for each in entry.flags]
    if new:
        await driver.execute(sql.OPEN_CASES, *columns(new, 11))
    await _settle(driver, entries)
    for batch, entry in entries:
        for fact in entry.facts:
            if isinstance(fact.fact, SessionStarted | SessionEnded):
                await _keep_sitting(driver, batch, fact)


async def _settle(driver: Any, entries: Sequence[tuple[Batch, Entry]]) -> None:
    settled = [
        (batch.room, place, entry.released, entry.person, entry.facts[-1].at)
        for batch, entry in entries
        for place in entry.settles
    ]
    if not settled:
        return
    await driver.execute(sql.SETTLE, *columns(settled, 5))
    for row in await driver.fetch(sql.CLOSE_CASES, *columns(settled, 5)):
        said = (row["decided_at"], row["decided_by"], "decided", row["id"])
        await audit.add(driver, row["school_id"], *said, ruling=row["ruling"])


def columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows as columns, the way `unnest` takes them; as many empty ones where there is no row."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]


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


def _evidence_row(batch: Batch, evidence: Evidence, seal: Seal) -> tuple[Any, ...]:
    return (
        batch.school,
        batch.room,
        evidence.place,
        evidence.author,
        evidence.surface,
        evidence.category,
        seal.seal(evidence.payload),
        evidence.written_at,
    )


def _case_row(batch: Batch, about: Evidence | Flag) -> tuple[Any, ...]:
    return (
        batch.school,
        batch.room,
        about.place,
        about.author,
        about.category,
        about.written_at,
        secrets.token_urlsafe(12),
        "held" if isinstance(about, Evidence) else "flag",
        about.severity or int(severity_of(about.category)),
        ",".join(about.rules),
        about.policy,
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

"""A log in memory, with the contract of the real one and the accidents of a real database."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rooms.base import Id, Place
from rooms.facts import Recorded
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

Moment = Literal["before", "after"]
"""When an append loses its connection: before its commit, or after it."""

_NUL = re.compile(rb"(?<!\\)(\\\\)*\\u0000")
"""A NUL in JSON, and not a backslash followed by u0000."""


@dataclass
class _Kept:
    facts: list[bytes] = field(default_factory=list)
    answered: dict[tuple[Id, Id], Outcome] = field(default_factory=dict)
    evidence: dict[Place, Evidence] = field(default_factory=dict)
    snapshot: Snapshot | None = None


class MemoryLog:
    """`rooms.ports.Log` in memory; several processes of a test may share one."""

    def __init__(self) -> None:
        """No room has a fact, and nothing is about to fail."""
        self._rooms: dict[tuple[Id, Id], _Kept] = defaultdict(_Kept)
        self._failures: list[Moment] = []
        self.appends = 0
        self.is_down = False

    def fail_next(self, moment: Moment) -> None:
        """Let the next append lose its connection, before or after its commit."""
        self._failures.append(moment)

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        """As the port says."""
        self._reach()
        _refuse_unwritable(batches)
        moment = self._failures.pop(0) if self._failures else None
        if moment == "before":
            raise LogUnavailable("lost before the commit")
        self.appends += 1
        answers = [self._write(batch) for batch in batches]
        if moment == "after":
            raise LogUnavailable("lost after the commit")
        return answers

    def _write(self, batch: Batch) -> Appended:
        kept = self._rooms[batch.school, batch.room]
        if len(kept.facts) != batch.expected:
            return Behind()
        keys = [(entry.person, entry.command) for entry in batch.entries]
        repeated = {key: kept.answered[key] for key in keys if key in kept.answered}
        if repeated:
            return Repeated(repeated)
        for entry in batch.entries:
            kept.answered[entry.person, entry.command] = entry.outcome
            kept.facts += [fact.model_dump_json().encode() for fact in entry.facts]
            kept.evidence |= {each.place: each for each in entry.evidence}
            for place in entry.settles:
                kept.evidence.pop(place, None)
        return Committed()

    async def read_after(
        self, school: Id, room: Id, seq: int, limit: int = 1_000
    ) -> Sequence[Recorded]:
        """As the port says; what comes back has been through JSON, as with the real one."""
        self._reach()
        kept = self._rooms[school, room].facts[seq : seq + limit]
        return [Recorded.model_validate_json(each) for each in kept]

    async def outcomes(
        self, school: Id, room: Id, commands: Sequence[tuple[Id, Id]]
    ) -> dict[tuple[Id, Id], Outcome]:
        """As the port says."""
        self._reach()
        answered = self._rooms[school, room].answered
        return {key: answered[key] for key in commands if key in answered}

    async def snapshot(self, school: Id, room: Id) -> Snapshot | None:
        """As the port says."""
        self._reach()
        return self._rooms[school, room].snapshot

    async def save_snapshot(self, school: Id, room: Id, snapshot: Snapshot) -> None:
        """As the port says; an older snapshot never replaces a newer one."""
        self._reach()
        kept = self._rooms[school, room]
        if kept.snapshot is None or kept.snapshot.seq < snapshot.seq:
            kept.snapshot = snapshot

    async def evidence(
        self, school: Id, room: Id, place: Place, to: Id = "", *, appeal: bool = False
    ) -> Evidence | None:
        """As the port says."""
        self._reach()
        return self._rooms[school, room].evidence.get(place)

    def _reach(self) -> None:
        if self.is_down:
            raise LogUnavailable("down")


def _refuse_unwritable(batches: Sequence[Batch]) -> None:
    """Raise ValueError for what no log can take, before anything is written."""
    rooms = [batch.room for batch in batches]
    if len(set(rooms)) != len(rooms):
        raise ValueError("a room stands twice in one append")
    for batch in batches:
        facts = [fact for entry in batch.entries for fact in entry.facts]
        if [fact.seq - batch.expected for fact in facts] != [*range(1, len(facts) + 1)]:
            raise ValueError("the facts do not follow the expected seq without a gap")
        if len({(entry.person, entry.command) for entry in batch.entries}) != len(batch.entries):
            raise ValueError("a command stands twice in one batch")
        if any(_NUL.search(fact.model_dump_json().encode()) for fact in facts):
            raise ValueError("a fact holds a NUL")

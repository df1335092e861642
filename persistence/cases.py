"""Cases in PostgreSQL. Each change locks its row, asks `moderation.cases`, writes, and is audited.

So whatever happens in the same instant on however many processes, one is first and the others are
told what stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from moderation import cases as rules
from moderation.cases import Answer, Case, Conflict, Decided, Origin, Ruling
from persistence.audit import add
from persistence.database import Database
from rooms.base import Id, Millis
from rooms.roles import Actor

ONE = """
SELECT c.*, before.decided_by AS decided_before FROM cases c
LEFT JOIN cases before ON before.school_id = c.school_id AND before.id = c.appeal_of
WHERE c.school_id = $1 AND c.id = $2
"""

_SAVE = """
UPDATE cases SET version = $3, claimed_by = $4, claimed_until = $5, handed_to = $6,
    escalated_at = $7, ruling = $8, decided_by = $9, decided_at = $10, final_at = $11
WHERE school_id = $1 AND id = $2
"""

_SHOWN = """
SELECT c.*, before.decided_by AS decided_before, rooms.name AS room_name,
    coalesce(author.name, '') AS author_name, coalesce(holder.name, '') AS claimed_name,
    coalesce(handed.name, '') AS handed_name, coalesce(decider.name, '') AS decider_name,
    coalesce(reporter.name, '') AS reporter_name
FROM cases c JOIN rooms ON rooms.id = c.room_id
LEFT JOIN cases before ON before.school_id = c.school_id AND before.id = c.appeal_of
LEFT JOIN people author ON author.id = c.author_id
LEFT JOIN people holder ON holder.id = c.claimed_by
LEFT JOIN people handed ON handed.id = c.handed_to
LEFT JOIN people decider ON decider.id = c.decided_by
LEFT JOIN people reporter ON reporter.id = c.reporter_id
"""

# What was just decided stays in sight as long as it can be taken back.
_QUEUE = (
    _SHOWN
    + """
WHERE c.school_id = $1 AND (c.ruling IS NULL OR (c.decided_by = $2 AND c.final_at > $3))
ORDER BY c.severity DESC, c.opened_at, c.id LIMIT 500
"""
)

_COUNT = "SELECT count(*) FROM cases WHERE school_id = $1 AND ruling IS NULL"


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with the names that stand for its ids."""

    case: Case
    reason: str
    rules: tuple[str, ...]
    policy_version: int
    room_name: str
    author_name: str
    claimed_name: str
    handed_name: str
    decider_name: str
    reporter_name: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a moderator wrote down about a case, for the others."""

    author: Id
    author_name: str
    at: Millis
    words: str


class CaseStore:
    """The cases of all schools; every query is within one."""

    def __init__(self, database: Database):
        """Cases in this database."""
        self._database = database

    async def queue(self, school: Id, viewer: Id, now: Millis) -> tuple[list[Shown], int]:
        """What waits, the gravest and then the oldest first, at most 500; and how many wait."""
        async with self._database.driver(school) as driver:
            rows = await driver.fetch(_QUEUE, school, viewer, now)
            return [_shown(row) for row in rows], await driver.fetchval(_COUNT, school)

    async def find(self, school: Id, case: Id) -> Shown | None:
        """One case, or None."""
        query = _SHOWN + "WHERE c.school_id = $1 AND c.id = $2"
        async with self._database.driver(school) as driver:
            row = await driver.fetchrow(query, school, case)
        return _shown(row) if row is not None else None

    async def claim(self, actor: Actor, case: Id, now: Millis) -> Answer | None:
        """As `moderation.cases.claim`; None where there is no such case."""
        return await self._change(
            actor, case, now, "claimed", lambda each: rules.claim(each, actor, now)
        )

    async def put_back(self, actor: Actor, case: Id, now: Millis) -> Answer | None:
        """As `moderation.cases.put_back`."""
        return await self._change(
            actor, case, now, "put_back", lambda each: rules.put_back(each, actor, now)
        )

    async def decide(
        self, actor: Actor, case: Id, version: int, ruling: Ruling, now: Millis
    ) -> Answer | None:
        """As `moderation.cases.decide`."""
        return await self._change(
            actor,
            case,
            now,
            "decided",
            lambda each: rules.decide(each, actor, version, ruling, now),
            ruling=ruling,
        )

    async def undo(self, actor: Actor, case: Id, now: Millis) -> Answer | None:
        """As `moderation.cases.undo`."""
        return await self._change(
            actor, case, now, "undone", lambda each: rules.undo(each, actor, now)
        )

    async def hand_over(self, actor: Actor, case: Id, to: Id, now: Millis) -> Answer | None:
        """As `moderation.cases.hand_over`."""
        return await self._change(
            actor,
            case,
            now,
            "handed_over",
            lambda each: rules.hand_over(each, actor, to, now),
            to=to,
        )

    async def escalate(self, actor: Actor, case: Id, now: Millis) -> Answer | None:
        """As `moderation.cases.escalate`."""
        return await self._change(
            actor, case, now, "escalated", lambda each: rules.escalate(each, actor, now)
        )

    async def add_note(self, actor: Actor, case: Id, words: str, now: Millis) -> bool:
        """Write something down about a case; False where there is no such case."""
        async with self._database.driver(actor.school) as driver:
            if await driver.fetchrow(ONE, actor.school, case) is None:
                return False
            await driver.execute(
                "INSERT INTO case_notes (school_id, case_id, author_id, at, words)"
                " VALUES ($1, $2, $3, $4, $5)",
                *(actor.school, case, actor.person, now, words),
            )
            await add(driver, actor.school, now, actor.person, "noted", case)
        return True

    async def notes(self, school: Id, case: Id) -> list[Note]:
        """The notes on a case, the oldest first."""
        query = (
            "SELECT n.*, coalesce(people.name, '') AS name FROM case_notes n"
            " LEFT JOIN people ON people.id = n.author_id"
            " WHERE n.school_id = $1 AND n.case_id = $2 ORDER BY n.id"
        )
        async with self._database.driver(school) as driver:
            rows = await driver.fetch(query, school, case)
        return [Note(row["author_id"], row["name"], row["at"], row["words"]) for row in rows]

    async def due(self, now: Millis) -> list[tuple[Id, Id]]:
        """Decisions that are final and not carried out yet: (school, case)."""
        async with self._database.driver() as driver:
            rows = await driver.fetch("SELECT school_id, id FROM due_cases($1)", now)
        return [(row["school_id"], row["id"]) for row in rows]

    async def forget(self, now: Millis, kept_ms: int) -> int:
        """Delete the words of cases decided so long ago, and what is kept until now; how many."""
        async with self._database.driver() as driver:
            gone = await driver.fetchval("SELECT purge_evidence($1, $2)", now, now - kept_ms)
        return int(gone or 0)

    async def carried_out(self, school: Id, case: Id, now: Millis) -> None:
        """Remember that a decision has had its effect."""
        async with self._database.driver(school) as driver:
            await driver.execute(
                "UPDATE cases SET carried_out_at = $3"
                " WHERE school_id = $1 AND id = $2 AND carried_out_at IS NULL",
                *(school, case, now),
            )

    async def _change(
        self,
        actor: Actor,
        case: Id,
        now: Millis,
        action: str,
        change: Callable[[Case], Answer],
        **details: str | int,
    ) -> Answer | None:
        async with self._database.driver(actor.school) as driver:
            row = await driver.fetchrow(ONE + " FOR UPDATE OF c", actor.school, case)
            if row is None:
                return None
            before = case_of(row)
            after = change(before)
            if isinstance(after, Conflict) or after == before:
                return after
            await driver.execute(_SAVE, actor.school, case, *_saved(after))
            if after.version != before.version:
                await add(driver, actor.school, now, actor.person, action, case, **details)
            return after


def _saved(case: Case) -> Sequence[Any]:
    decided = case.decided
    return (
        case.version,
        case.claimed_by,
        case.claimed_until,
        case.handed_to,
        case.escalated_at,
        *(
            (decided.ruling.value, decided.by, decided.at, decided.final_at)
            if decided is not None
            else (None, None, None, None)
        ),
    )


def case_of(row: Any) -> Case:
    """The case in a row of `ONE`."""
    ruling = row["ruling"]
    return Case(
        id=row["id"],
        origin=Origin(row["origin"]),
        category=row["category"],
        severity=row["severity"],
        room=row["room_id"],
        author=row["author_id"],
        opened_at=row["opened_at"],
        place=row["place"] or None,
        element=row["element"] or None,
        reporter=row["reporter_id"],
        appeal_of=row["appeal_of"],
        decided_before=row["decided_before"],
        version=row["version"],
        claimed_by=row["claimed_by"],
        claimed_until=row["claimed_until"],
        handed_to=row["handed_to"],
        escalated_at=row["escalated_at"],
        decided=None
        if ruling is None
        else Decided(Ruling(ruling), row["decided_by"], row["decided_at"], row["final_at"]),
    )


def _shown(row: Any) -> Shown:
    return Shown(
        case=case_of(row),
        reason=row["reason"],
        rules=tuple(row["rules"]),
        policy_version=row["policy_version"],
        room_name=row["room_name"],
        author_name=row["author_name"] or row["author_id"],
        claimed_name=row["claimed_name"],
        handed_name=row["handed_name"],
        decider_name=row["decider_name"],
        reporter_name=row["reporter_name"],
    )

"""What the log of a room says about how people get on: read without what is large."""

from typing import Any

from persistence.database import Database
from persistence.log import recorded
from rooms.base import Id
from rooms.facts import BoardChanged, Recorded

KINDS = (
    "session.started",
    "session.ended",
    "person.entered",
    "person.adjusted",
    "attendance.joined",
    "attendance.left",
    "person.removed",
    "problem.opened",
    "problem.keyed",
    "problem.given",
    "answer.judged",
    "answer.kept",
    "answer.proposed",
    "answer.agreed",
    "proposal.held",
    "solution.shown",
    "hint.opened",
    "knowledge.brought",
    "hand.raised",
    "hand.lowered",
    "stuck.set",
    "break.set",
    "person.nudged",
    "chat.posted",
    "chat.held",
)

_FACTS = """
SELECT seq, at, by, command_id, body::text AS body FROM facts
WHERE room_id = $1 AND kind = ANY($2::text[]) ORDER BY seq
"""

_DRAWN = """
SELECT max(seq) AS seq, max(at) AS at, by FROM facts
WHERE room_id = $1 AND kind = 'board.changed' GROUP BY by
"""


class PracticeLog:
    """The facts that `rooms.mastery` and `rooms.attention` add up."""

    def __init__(self, database: Database):
        """Of the rooms in this database."""
        self._database = database

    async def facts(self, school: Id, room: Id) -> list[Recorded]:
        """All of them, in order. Of what somebody drew there is only that, and when, the last time.

        A board has thousands of strokes, and how people get on needs none of them.
        """
        async with self._database.driver(school) as driver:
            found = [recorded(row) for row in await driver.fetch(_FACTS, room, KINDS)]
            drawn = [_drawn(row) for row in await driver.fetch(_DRAWN, room)]
        return sorted([*found, *drawn], key=lambda each: each.seq)


def _drawn(row: Any) -> Recorded:
    return Recorded.model_construct(
        seq=row["seq"], at=row["at"], by=row["by"], cmd="", fact=BoardChanged()
    )

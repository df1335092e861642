"""Reports and appeals: cases that people open, with the evidence that they leave."""

import secrets
from dataclasses import dataclass
from typing import Any

from moderation.cases import Origin, Ruling, may_appeal
from moderation.clocks import severity_of
from moderation.reports import OPEN_MOST, Reason, category_of
from persistence.audit import add
from persistence.cases import ONE, case_of
from persistence.database import Database
from persistence.sealing import UNSEALED, Seal
from rooms.base import Id, Millis, Place
from rooms.roles import Actor

_OPEN = """
INSERT INTO cases (
    school_id, id, origin, category, severity, room_id, place, element, author_id, reporter_id,
    reason, appeal_of, opened_at
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT DO NOTHING RETURNING id
"""

_KEEP = """
INSERT INTO case_evidence (school_id, case_id, kind, body, kept_until) VALUES ($1, $2, $3, $4, $5)
"""

_COUNT = """
SELECT count(*) FROM cases
WHERE school_id = $1 AND reporter_id = $2 AND origin = 'report' AND ruling IS NULL
"""

_ABOUT = """
SELECT c.id, c.room_id, rooms.name AS room_name, c.place, c.category, c.decided_at,
    appeal.id AS appeal, appeal.ruling AS answer, appeal.final_at AS answer_at
FROM cases c JOIN rooms ON rooms.id = c.room_id
LEFT JOIN cases appeal ON appeal.school_id = c.school_id AND appeal.appeal_of = c.id
WHERE c.school_id = $1 AND c.author_id = $2 AND c.origin <> 'appeal' AND c.ruling = 'remove'
    AND c.decided_by <> $2 AND c.final_at <= $3 AND c.decided_at > $4
ORDER BY c.decided_at DESC LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Reported:
    """What somebody reports: a message, an element of the board, or a picture of a part of it."""

    room: Id
    author: Id
    """Whose it is; empty where it is several people's."""
    reason: Reason
    place: Place | None = None
    element: Id | None = None
    text: str = ""
    said: str = ""
    """What the reporter has to say about it."""
    picture: str = ""
    """A picture of the board, as a data address."""


@dataclass(frozen=True, slots=True)
class AboutMe:
    """Something of one's own that was taken away, and how one's appeal stands."""

    case: Id
    room: Id
    room_name: str
    place: Place | None
    category: str
    decided_at: Millis
    appealed: bool
    granted: bool | None
    """Whether the appeal was granted; None without an answer."""


class Reports:
    """Cases that people open."""

    def __init__(self, database: Database, seal: Seal = UNSEALED, kept_ms: int = 30 * 86_400_000):
        """In this database; evidence is sealed, and kept for so long."""
        self._database, self._seal, self._kept_ms = database, seal, kept_ms

    async def report(self, actor: Actor, what: Reported, now: Millis) -> bool:
        """Open a case; False where this person has too many that wait.

        What they reported already, and is still waited for, is not reported twice.
        """
        category = category_of(what.reason)
        async with self._database.driver(actor.school) as driver:
            if await driver.fetchval(_COUNT, actor.school, actor.person) >= OPEN_MOST:
                return False
            case = await driver.fetchval(
                _OPEN,
                *(actor.school, secrets.token_urlsafe(12), Origin.REPORT.value, category.value),
                *(int(severity_of(category)), what.room, what.place or 0, what.element or ""),
                *(what.author, actor.person, what.reason.value, None, now),
            )
            if case is not None:
                kept = {"text": what.text, "said": what.said, "picture": what.picture}
                await self._keep(driver, actor.school, case, kept, now)
                await add(driver, actor.school, now, actor.person, "reported", case)
        return True

    async def appeal(self, actor: Actor, case: Id, said: str, now: Millis) -> bool:
        """Ask for another look, once; False where there is nothing to appeal against, or again."""
        async with self._database.driver(actor.school) as driver:
            row = await driver.fetchrow(ONE + " FOR UPDATE OF c", actor.school, case)
            if row is None or not may_appeal(before := case_of(row), actor, now):
                return False
            opened = await driver.fetchval(
                _OPEN,
                *(actor.school, secrets.token_urlsafe(12), Origin.APPEAL.value, before.category),
                *(before.severity, before.room, before.place or 0, before.element or ""),
                *(before.author, None, "", case, now),
            )
            if opened is None:
                return False
            await self._keep(driver, actor.school, opened, {"said": said}, now)
            await add(driver, actor.school, now, actor.person, "appealed", opened)
        return True

    async def about(self, actor: Actor, now: Millis) -> list[AboutMe]:
        """What of one's own was taken away lately, the newest first."""
        since = now - self._kept_ms
        async with self._database.driver(actor.school) as driver:
            rows = await driver.fetch(_ABOUT, actor.school, actor.person, now, since)
        return [_about(row, now) for row in rows]

    async def evidence(self, school: Id, case: Id) -> dict[str, str]:
        """What is kept about a case, by kind; what was deleted on time is not in it."""
        query = "SELECT kind, body FROM case_evidence WHERE school_id = $1 AND case_id = $2"
        async with self._database.driver(school) as driver:
            rows = await driver.fetch(query, school, case)
        return {row["kind"]: self._seal.open(bytes(row["body"]).decode()) for row in rows}

    async def _keep(
        self, driver: Any, school: Id, case: Id, kept: dict[str, str], now: Millis
    ) -> None:
        for kind, text in kept.items():
            if text:
                body = self._seal.seal(text).encode()
                await driver.execute(_KEEP, school, case, kind, body, now + self._kept_ms)


def _about(row: Any, now: Millis) -> AboutMe:
    is_answered = row["answer"] is not None and row["answer_at"] <= now
    return AboutMe(
        row["id"],
        row["room_id"],
        row["room_name"],
        row["place"] or None,
        row["category"],
        row["decided_at"],
        row["appeal"] is not None,
        row["answer"] == Ruling.ALLOW.value if is_answered else None,
    )

"""What stood around a place in a room's chat, for somebody who decides on what stands there."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from persistence.database import Database
from persistence.log import recorded
from rooms.base import Id, Millis, Place
from rooms.facts import Fact

_AROUND = """
(SELECT seq, at, by, kind, body ->> 'text' AS text FROM facts
 WHERE room_id = $1 AND kind IN ('chat.posted', 'chat.held') AND seq <= $2
 ORDER BY seq DESC LIMIT $3)
UNION ALL
(SELECT seq, at, by, kind, body ->> 'text' AS text FROM facts
 WHERE room_id = $1 AND kind IN ('chat.posted', 'chat.held') AND seq > $2
 ORDER BY seq LIMIT $4)
ORDER BY seq
"""

_LATER = """
SELECT kind, (body ->> 'place')::bigint AS place, body ->> 'text' AS text FROM facts
WHERE room_id = $1 AND seq >= $2 AND kind IN ('chat.released', 'chat.deleted')
    AND (body ->> 'place')::bigint = ANY($3::bigint[]) ORDER BY seq
"""

_ABOUT_THEN = "SELECT max(seq) FROM facts WHERE room_id = $1 AND at <= $2"

_FACT = """
SELECT seq, at, by, command_id, body::text AS body FROM facts WHERE room_id = $1 AND seq = $2
"""

_NAMES = "SELECT id, name FROM people WHERE id = ANY($1::text[])"


@dataclass(frozen=True, slots=True)
class Line:
    """A message, as it was and what became of it. `text` is empty while it is being checked."""

    place: Place
    at: Millis
    author: Id
    author_name: str
    text: str
    status: Literal["posted", "held", "deleted"]


async def around(
    database: Database, school: Id, room: Id, place: Place | None, at: Millis, count: int = 10
) -> list[Line]:
    """The messages before and after a place, `count` on each side; without one, about a moment."""
    async with database.driver(school) as driver:
        if place is None:
            anchor = await driver.fetchval(_ABOUT_THEN, room, at) or 0
            rows = await driver.fetch(_AROUND, room, anchor, count, count)
        else:
            rows = await driver.fetch(_AROUND, room, place, count + 1, count)
        lines = {row["seq"]: _line(row) for row in rows}
        if lines:
            for row in await driver.fetch(_LATER, room, min(lines), list(lines)):
                lines[row["place"]] = _after(lines[row["place"]], row)
        names = await driver.fetch(_NAMES, list({each.author for each in lines.values()}))
    by_id = {row["id"]: row["name"] for row in names}
    return [replace(each, author_name=by_id.get(each.author, "")) for each in lines.values()]


async def fact_at(database: Database, school: Id, room: Id, place: Place) -> Fact | None:
    """The fact at a place of a room's log."""
    async with database.driver(school) as driver:
        row = await driver.fetchrow(_FACT, room, place)
    return recorded(row).fact if row is not None else None


def _line(row: Any) -> Line:
    posted = row["kind"] == "chat.posted"
    status: Literal["posted", "held"] = "posted" if posted else "held"
    return Line(row["seq"], row["at"], row["by"], "", row["text"] or "", status)


def _after(line: Line, row: Any) -> Line:
    if row["kind"] == "chat.released":
        return replace(line, text=row["text"], status="posted")
    return replace(line, status="deleted")

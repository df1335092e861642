"""Held texts that nobody has decided on yet."""

from dataclasses import dataclass

from sqlalchemy import select

from persistence.database import Database
from persistence.sealing import UNSEALED, Seal
from persistence.tables import held, people, rooms
from rooms.base import Id, Millis, Place
from rooms.ports import Surface


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A held text, with names to show."""

    room: Id
    room_name: str
    place: Place
    author: Id
    author_name: str
    surface: Surface
    category: str
    written_at: Millis
    payload: str
    """The held command, as JSON."""


class HeldStore:
    """Held texts of all schools; every query is within one."""

    def __init__(self, database: Database, seal: Seal = UNSEALED):
        """Held texts in this database, sealed so."""
        self._database, self._seal = database, seal

    async def open_items(
        self, school: Id, *, room: Id | None = None, author: Id | None = None
    ) -> list[HeldRow]:
        """What waits for a decision, the oldest first; in one room or by one author if given."""
        query = (
            select(held, rooms.c.name.label("room_name"), people.c.name.label("author_name"))
            .join(rooms, rooms.c.id == held.c.room_id)
            # An author who has left the school leaves nothing undecided behind.
            .outerjoin(people, people.c.id == held.c.author_id)
            .where(held.c.released.is_(None))
            .order_by(held.c.written_at, held.c.place)
            .limit(500)
        )
        if room is not None:
            query = query.where(held.c.room_id == room)
        if author is not None:
            query = query.where(held.c.author_id == author)
        async with self._database.transaction(school) as connection:
            return [
                HeldRow(
                    row.room_id,
                    row.room_name,
                    row.place,
                    row.author_id,
                    row.author_name or row.author_id,
                    row.surface,
                    row.category,
                    row.written_at,
                    self._seal.open(row.payload),
                )
                for row in await connection.execute(query)
            ]

    async def payload(self, school: Id, room: Id, place: Place) -> str:
        """The held command as JSON; empty if there is none, or it was deleted on time."""
        query = select(held.c.payload).where(held.c.room_id == room, held.c.place == place)
        async with self._database.transaction(school) as connection:
            return self._seal.open(await connection.scalar(query) or "")

"""What is adjusted for each person of a school, with a version so that no change is lost."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from persistence.database import Database, is_unreachable
from persistence.tables import accommodations
from rooms.accommodations import STANDARD, Accommodations, Adjustment
from rooms.base import Id
from rooms.ports import LogUnavailable


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What is adjusted for somebody, and how often that was changed."""

    version: int
    """Who changes it says which one they saw; 0 when nothing was ever changed."""
    accommodations: Accommodations


class AccommodationsChanged(Exception):
    """They were changed from somewhere else meanwhile; nothing was overwritten."""


class AccommodationStore:
    """The accommodations of all people; every query is within one school."""

    def __init__(self, database: Database):
        """Accommodations in this database."""
        self._database = database

    async def of(self, school: Id, person: Id) -> Adjusted:
        """What is adjusted for somebody; the standard, if nothing ever was."""
        query = select(accommodations).where(accommodations.c.person_id == person)
        async with self._database.transaction(school) as connection:
            row = (await connection.execute(query)).first()
        if row is None:
            return Adjusted(0, STANDARD)
        return Adjusted(row.version, Accommodations.model_validate(row.body))

    async def adjustment(self, school: Id, person: Id) -> Adjustment:
        """What a room has to know of it. Raises `LogUnavailable` when it cannot be read."""
        try:
            there = await self.of(school, person)
        except Exception as failure:
            if is_unreachable(failure):
                raise LogUnavailable(type(failure).__name__) from failure
            raise
        adjusted = there.accommodations
        return Adjustment(there.version, adjusted.pace, adjusted.fewer_choices)

    async def save(self, school: Id, person: Id, seen: int, wanted: Accommodations) -> Adjusted:
        """Save over the version that was seen.

        What is so already (an answer was lost, and it is sent again) is no change. Raises
        `AccommodationsChanged`.
        """
        body = wanted.model_dump(mode="json")
        values = {"version": seen + 1, "body": body}
        mine = accommodations.c.person_id == person
        async with self._database.transaction(school) as connection:
            changed = await connection.scalar(
                update(accommodations)
                .where(mine, accommodations.c.version == seen)
                .values(values)
                .returning(accommodations.c.version)
            )
            if changed is None and seen == 0:
                row = {"school_id": school, "person_id": person, **values}
                changed = await connection.scalar(
                    insert(accommodations)
                    .values(row)
                    .on_conflict_do_nothing()
                    .returning(accommodations.c.version)
                )
        if changed is not None:
            return Adjusted(changed, wanted)
        there = await self.of(school, person)
        if there.accommodations != wanted:
            raise AccommodationsChanged
        return there

    async def forget(self, school: Id, person: Id) -> None:
        """Adjust nothing for somebody any more, and keep nothing of what was."""
        query = delete(accommodations).where(accommodations.c.person_id == person)
        async with self._database.transaction(school) as connection:
            await connection.execute(query)

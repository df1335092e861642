"""What people knew at the end of their sessions, in whichever room: read back from the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from persistence.database import Database
from persistence.log import reaching
from rooms.base import Id
from rooms.mastery.notes import SkillNote

_NOTED = """
SELECT DISTINCT ON (person, skill) person, skill, note::text AS note
FROM noted_knowledge($1::text[]) WHERE room_id <> $2
ORDER BY person, skill, (note->>'practised_at')::bigint DESC
"""

_ROOMS = """
SELECT DISTINCT room_id FROM noted_knowledge($1::text[]) WHERE skill = $2 ORDER BY room_id
"""

_STUDENTS = """
SELECT DISTINCT people.id, people.name FROM rooms
JOIN room_classes ON room_classes.room_id = rooms.id
JOIN enrolments ON enrolments.class_id = room_classes.class_id
JOIN people ON people.id = enrolments.person_id
WHERE rooms.tutor_id = $1 ORDER BY people.name, people.id
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What one student knew when it was noted last."""

    person: Id
    name: str
    skills: dict[str, SkillNote]


class Knowledge:
    """What students bring from one room to another."""

    def __init__(self, database: Database):
        """Of the rooms in this database."""
        self._database = database

    async def of(self, school: Id, person: Id, room: Id = "") -> dict[str, SkillNote]:
        """Each skill as it was noted last, in any other room than this one.

        May raise `LogUnavailable`.
        """
        with reaching():
            async with self._database.driver(school) as driver:
                noted = await _noted(driver, [person], room)
        return noted.get(person, {})

    async def rooms_of(self, school: Id, person: Id, skill: str) -> list[Id]:
        """The rooms in which something was noted of a person's skill. May raise as `of`."""
        with reaching():
            async with self._database.driver(school) as driver:
                return [row["room_id"] for row in await driver.fetch(_ROOMS, [person], skill)]

    async def of_students(self, school: Id, tutor: Id) -> list[Known]:
        """The students of a tutor's rooms, by name, with what they knew. May raise as `of`."""
        with reaching():
            async with self._database.driver(school) as driver:
                students = await driver.fetch(_STUDENTS, tutor)
                noted = await _noted(driver, [row["id"] for row in students])
        return [Known(row["id"], row["name"], noted.get(row["id"], {})) for row in students]


async def _noted(
    driver: Any, people: Sequence[Id], but_in: Id = ""
) -> dict[Id, dict[str, SkillNote]]:
    found: dict[Id, dict[str, SkillNote]] = {}
    for row in await driver.fetch(_NOTED, people, but_in):
        note = SkillNote.model_validate_json(row["note"])
        found.setdefault(row["person"], {})[row["skill"]] = note
    return found

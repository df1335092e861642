"""What people knew at the end of their sessions, in whichever room: read back from the log."""

from persistence.database import Database
from persistence.log import reaching
from rooms.base import Id
from rooms.mastery.notes import SkillNote

_NOTED = """
SELECT DISTINCT ON (noted.key) noted.key AS skill, noted.value::text AS note
FROM facts, jsonb_each(body->'skills') AS noted
WHERE kind = 'knowledge.noted' AND body->>'person' = $1 AND room_id <> $2
ORDER BY noted.key, (noted.value->>'practised_at')::bigint DESC
"""


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
                rows = await driver.fetch(_NOTED, person, room)
        return {row["skill"]: SkillNote.model_validate_json(row["note"]) for row in rows}

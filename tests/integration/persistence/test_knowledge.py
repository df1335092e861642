"""What was noted of somebody: found in all rooms of their school, in no other, and quickly."""

import asyncpg

from persistence.database import Database
from persistence.knowledge import Knowledge
from rooms.facts import KnowledgeNoted
from rooms.mastery.notes import SkillNote
from tests.contract.log.writing import BLUE, NORTH, SOUTH


async def noted(database: Database, room: str, seq: int, person: str, **known: float) -> None:
    skills = {name: SkillNote(known=each, practised_at=seq) for name, each in known.items()}
    body = KnowledgeNoted(person=person, skills=skills).model_dump_json()
    async with database.driver(NORTH) as driver:
        await driver.execute(
            "INSERT INTO facts VALUES ($1, $2, $3, 1, 'tina', 'c', 'knowledge.noted', $4)",
            *(room, seq, NORTH, body),
        )


async def other_room(database: Database) -> str:
    async with database.driver(NORTH) as driver:
        rooms = [row["id"] for row in await driver.fetch("SELECT id FROM rooms ORDER BY id")]
    return next(each for each in rooms if each != BLUE)


async def test_of_each_skill_the_newest_note_of_all_rooms(furnished: Database) -> None:
    elsewhere = await other_room(furnished)
    await noted(furnished, BLUE, 900, "mia", adding=0.2, timing=0.4)
    await noted(furnished, elsewhere, 901, "mia", adding=0.6)
    await noted(furnished, elsewhere, 902, "tom", adding=0.9)
    knowledge = Knowledge(furnished)
    found = await knowledge.of(NORTH, "mia")
    assert {name: each.known for name, each in found.items()} == {"adding": 0.6, "timing": 0.4}
    found = await knowledge.of(NORTH, "mia", elsewhere)
    assert {name: each.known for name, each in found.items()} == {"adding": 0.2, "timing": 0.4}
    assert await knowledge.of(NORTH, "nobody") == {}


async def test_another_school_sees_nothing_of_it(furnished: Database) -> None:
    await noted(furnished, BLUE, 900, "mia", adding=0.2)
    assert await Knowledge(furnished).of(SOUTH, "mia") == {}
    async with furnished.driver() as driver:
        assert await driver.fetch("SELECT * FROM noted_knowledge('{mia}')") == []


async def test_nobody_elses_notes_are_read_to_find_it(database_url: str) -> None:
    """Below row-level security the index could not look into the document: every note of every
    school would be read whenever somebody enters."""
    connection = await asyncpg.connect(database_url)
    try:
        body = await connection.fetchval(
            "SELECT prosrc FROM pg_proc WHERE proname = 'noted_knowledge'"
        )
        asked = body.replace("(people)", "('{mia}'::text[])")
        async with connection.transaction():
            await connection.execute("SET LOCAL enable_seqscan = off")
            plan = "\n".join(row[0] for row in await connection.fetch(f"EXPLAIN {asked}"))
    finally:
        await connection.close()
    assert "facts_knowledge" in plan
    assert "Index Cond: ((body ->> 'person'" in plan

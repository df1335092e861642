"""Problems that were there before versions: the first version of each, and back again."""

import asyncpg

from persistence import migrate
from persistence.database import Database
from persistence.library import PostgresLibrary, Wanted
from tests.fakes.house import PROBLEM
from tests.integration.postgres import Cluster

BEFORE = """
INSERT INTO problems (school_id, id, bank, title, subject, source, licence, steps, body,
    content_hash)
VALUES ('north', $1, 'tests', $2, 'arithmetic', 'Tests', 'CC0', 3, $3, '')
"""


async def test_problems_and_what_they_are_found_by_come_along(cluster: Cluster) -> None:
    name = await cluster.make("template0")
    url = cluster.url_of(name)
    await migrate.upgrade(url, "r0001")
    owner = await asyncpg.connect(url)
    await owner.execute("INSERT INTO schools VALUES ('north', 'North')")
    step = PROBLEM.steps[0].model_copy(update={"skills": ("times tables",)})
    was = PROBLEM.model_copy(update={"steps": (step, *PROBLEM.steps[1:])})
    body = was.model_dump_json(exclude={"level", "variant"})
    await owner.execute(BEFORE, was.id, was.title, body)

    await migrate.upgrade(url)
    database = await Database.connect(url)
    library = PostgresLibrary(database)
    assert await library.problem("north", was.id) == was
    assert await library.problem("north", was.id, as_of=0) == was
    for wanted in (Wanted(words="boxes"), Wanted(words="times"), Wanted(skill="times tables")):
        assert (await library.search("north", wanted)).total == 1
    edited = was.model_copy(update={"title": "Pears in boxes"})
    assert (await library.put("north", [edited], {}, "tests")).changed == 1
    await database.close()

    await migrate.downgrade(url, "r0001")
    assert await owner.fetchval("SELECT body ->> 'title' FROM problems") == "Pears in boxes"
    await owner.close()
    await cluster.drop(name)

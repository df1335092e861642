"""`/healthz` and `/readyz`: true at any time, and no more than a word for each thing."""

import asyncio
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.contract.bus.valkey import Valkey
from tests.integration.postgres import Cluster
from tests.integration.server.browser import Answer
from tests.integration.server.running import House, serving

READY = {"ready": True, "serving": True, "database": True, "migrations": True}


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


async def ready(house: House) -> Answer:
    return await house.browser().get("/readyz")


async def until_ready_is(house: House, status: int, **said: bool) -> None:
    answer = await ready(house)
    async with asyncio.timeout(20):
        while answer.json | said != answer.json:
            answer = await ready(house)
    assert answer.status == status
    assert all(isinstance(each, bool) for each in answer.json.values())


async def set_version(cluster: Cluster, url: str, version: str) -> None:
    """Another schema version, as a release before or after this one leaves it."""
    change = "UPDATE alembic_version SET version_num = "
    await cluster.execute(change + version, urlsplit(url).path.strip("/"))


async def test_without_redis_in_its_settings_there_is_no_word_of_it(house: House) -> None:
    answer = await ready(house)
    assert (answer.status, answer.json) == (200, READY)
    alive = await house.browser().get("/healthz")
    assert (alive.status, alive.json) == (200, {"alive": True})


async def test_a_redis_that_is_away_is_named_and_takes_no_process_away(
    filled_url: str, valkey: Valkey
) -> None:
    async with serving(filled_url, redis_url=valkey.url) as house:
        await until_ready_is(house, 200, redis=True)
        valkey.kill()
        await until_ready_is(house, 200, redis=False, ready=True)
        valkey.start()
        await until_ready_is(house, 200, redis=True)


async def test_a_process_is_not_ready_before_every_migration_has_run_but_afterwards_it_is(
    filled_url: str, cluster: Cluster
) -> None:
    await set_version(cluster, filled_url, "'before ' || version_num")
    async with serving(filled_url) as house:
        await until_ready_is(house, 503, ready=False, database=True, migrations=False)
        await set_version(cluster, filled_url, "substr(version_num, 8)")
        await until_ready_is(house, 200, **READY)
        # The next release has migrated, and this one serves until it is replaced.
        await set_version(cluster, filled_url, "'after ' || version_num")
        answers = [await ready(house) for _ in range(3)]
        assert [each.status for each in answers] == [200] * 3


async def test_a_database_that_is_away_is_named_and_nothing_else_is(
    filled_url: str, cluster: Cluster
) -> None:
    async with serving(filled_url) as house:
        await until_ready_is(house, 200, **READY)
        await cluster.drop(urlsplit(filled_url).path.strip("/"))
        await until_ready_is(house, 503, ready=False, database=False, serving=True)
        assert (await house.browser().get("/healthz")).status == 200

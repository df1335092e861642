"""Personal data in a held text is looked for everywhere it must not be: invariant 10."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from redis.asyncio import Redis
from sqlalchemy import text

from persistence.database import Database
from tests.contract.bus.valkey import Valkey
from tests.integration.server.running import House, serving
from tests.integration.server.school import ROOM, SCHOOL

PLANTED = "hold 0170 5550132 mia-privat"
NEEDLES = ("5550132", "mia-privat")

ELSEWHERE = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture
async def house(filled_url: str, valkey: Valkey) -> AsyncIterator[House]:
    """A server on Valkey."""
    async with serving(filled_url, redis_url=valkey.url, snapshot_every=10) as running:
        yield running


async def overheard(redis: Redis, heard: list[bytes], ready: asyncio.Event) -> None:
    """Write down everything that anybody publishes."""
    async with redis.pubsub() as ears:
        await ears.psubscribe("*")
        async for message in ears.listen():
            ready.set()
            heard.append(repr(message).encode())


async def rows_of(database: Database) -> dict[str, str]:
    """Every table that the application can read, as text."""
    found: dict[str, str] = {}
    async with database.transaction(SCHOOL) as connection:
        tables = [row[0] for row in await connection.execute(text(ELSEWHERE))]
        readable = text("SELECT has_table_privilege(current_user, :table, 'SELECT')")
        for table in tables:
            if await connection.scalar(readable, {"table": table}):
                rows = await connection.execute(text(f'SELECT t::text FROM "{table}" AS t'))  # noqa: S608 - names from the catalogue
                found[table] = "\n".join(row[0] for row in rows)
    return found


async def test_what_is_held_is_nowhere_but_in_its_evidence(
    house: House, valkey: Valkey, database: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    redis, heard, ready = Redis.from_url(valkey.url), [], asyncio.Event()
    listening = asyncio.create_task(overheard(redis, heard, ready))
    await ready.wait()
    tutor, mia, tom = [await house.enter(who, ROOM) for who in ("tina", "mia", "tom")]
    await tutor.do("session.start")
    await mia.do("chat.post", text=PLANTED)
    shape = {"kind": "note", "x": 1, "y": 1, "w": 100, "h": 100, "text": PLANTED}
    shape |= {"colour": "ink", "size": "m"}
    await mia.do("board.create", elements=[{"id": "n1", "page": "p1", "shape": shape}])
    for number in range(20):
        await mia.do("chat.post", text=f"harmless {number}")
    last = house.services.rooms.loaded(ROOM).state.seq
    for client in (tutor, mia, tom):
        await client.stands_at(last)

    tables = await rows_of(database)
    assert all(needle in tables.pop("held") for needle in NEEDLES[:1])
    assert "chat.held" in tables["facts"]
    assert "board.held" in tables["facts"]
    assert tables["snapshots"]
    metrics = await (await house.signed_in("ada")).get("/metrics")
    keys = [key async for key in redis.scan_iter("*")]
    sent = [str(client.received) for client in (tutor, mia, tom)]
    logged = "".join(capfd.readouterr())
    assert any(b"harmless 19" in each for each in heard), "the ears heard nothing"
    for needle in NEEDLES:
        for table, rows in tables.items():
            assert needle not in rows, table
        assert all(needle.encode() not in each for each in heard)
        assert needle not in str(keys) + logged + str(metrics)
        assert all(needle not in each for each in sent)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await redis.aclose()

"""Two processes of which one is cut off from Redis for a while, by itself."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.contract.bus.valkey import Valkey
from tests.contract.bus.wire import Wire
from tests.integration.server.running import House, serving
from tests.integration.server.school import ROOM


@dataclass
class Town:
    """Two servers; the wire of one of them can be held and cut."""

    here: House
    there: House
    wire: Wire


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture
async def town(filled_url: str, valkey: Valkey) -> AsyncIterator[Town]:
    async with (
        Wire(valkey.port).laid() as wire,
        serving(filled_url, redis_url=valkey.url) as here,
        serving(filled_url, redis_url=wire.url) as there,
    ):
        yield Town(here, there, wire)


def present(**people: int) -> dict[str, list[dict[str, object]]]:
    return {"people": [{"person": p, "connections": n} for p, n in sorted(people.items())]}


async def test_while_it_is_cut_off_facts_come_from_the_log_either_way(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    town.wire.close()
    await mia.stands_at((await tina.do("chat.post", text="Do you read me?"))["seq"])
    seq = (await mia.do("chat.post", text="I do"))["seq"]
    town.wire.open()
    # The process that was not cut off learns of it as soon as it can be told.
    await tina.stands_at(seq)


async def test_once_it_is_back_presence_and_signals_are_right_again(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    await tina.until(lambda client: present(tina=1, mia=1) in client.of("presence"))
    town.wire.close()
    await town.there.enter("tom", ROOM)
    await town.here.enter("mia", ROOM)
    assert present(tina=1, mia=1, tom=1) not in tina.of("presence")
    town.wire.open()
    everybody = present(tina=1, mia=2, tom=1)
    await tina.until(lambda client: client.of("presence")[-1] == everybody)
    await mia.until(lambda client: client.of("presence")[-1] == everybody)
    await mia.signal({"kind": "typing", "on": True})
    await tina.until(lambda client: bool(client.of("signal")))


async def test_what_is_held_up_for_a_moment_is_not_lost(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    await tina.until(lambda client: present(tina=1, mia=1) in client.of("presence"))
    town.wire.hold()
    seq = (await tina.do("chat.post", text="Late"))["seq"]
    await mia.signal({"kind": "typing", "on": True})
    town.wire.release()
    await mia.stands_at(seq)
    await tina.until(lambda client: bool(client.of("signal")))
    assert town.there.services.bus.lost_connections == 0  # type: ignore[attr-defined]  # a RedisBus

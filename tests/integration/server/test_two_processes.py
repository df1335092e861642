"""Two processes over one database and one Valkey: a room is one room."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.contract.bus.valkey import Valkey
from tests.integration.server.running import House, serving
from tests.integration.server.school import ROOM


@dataclass
class Town:
    """Two servers, and the Valkey between them."""

    here: House
    there: House
    valkey: Valkey


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture
async def town(filled_url: str, valkey: Valkey) -> AsyncIterator[Town]:
    async with (
        serving(filled_url, redis_url=valkey.url) as here,
        serving(filled_url, redis_url=valkey.url) as there,
    ):
        yield Town(here, there, valkey)


async def test_what_is_said_on_one_process_is_read_on_the_other(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await tina.do("session.start")
    seq = (await mia.do("chat.post", text="From there"))["seq"]
    await tina.stands_at(seq)
    assert "From there" in str(tina.facts)
    assert {each["seq"] for each in tina.facts} >= {each["seq"] for each in mia.facts}


async def test_presence_and_signals_cross_processes(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    both = {"people": [{"person": p, "connections": 1} for p in ("mia", "tina")]}
    await tina.until(lambda client: both in client.of("presence"))
    await mia.until(lambda client: both in client.of("presence"))
    await mia.signal({"kind": "typing", "on": True})
    await tina.until(lambda client: bool(client.of("signal")))
    assert tina.of("signal")[0]["sender"] == "mia"


async def test_signing_out_on_one_process_closes_the_sockets_on_the_other(town: Town) -> None:
    mia = await town.there.enter("mia", ROOM)
    browser = await town.here.signed_in("mia")
    assert (await browser.post("/api/sign-out", {"everywhere": True})).status == 204
    await mia.until_closed()
    assert mia.of("gone")[0]["reason"] == "signed_out"


async def test_what_is_adjusted_on_one_process_is_heard_on_the_other(town: Town) -> None:
    mia = await town.there.enter("mia", ROOM)
    browser = await town.here.signed_in("mia")
    wanted = {"version": 0, "accommodations": {"theme": "dark"}}
    assert (await browser.ask("PUT", "/api/people/mia/accommodations", wanted)).status == 200
    await mia.until(lambda client: 1 in [each["version"] for each in client.of("accommodations")])
    assert mia.of("accommodations")[-1]["accommodations"]["theme"] == "dark"


async def test_reading_a_snapshot_elsewhere_sends_nobody_out_of_the_attendance(
    town: Town,
) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.here.enter("mia", ROOM)
    await tina.do("session.start")
    await tina.until(lambda client: client.kinds().count("attendance.joined") == 2)
    browser = await town.there.signed_in("tina")
    assert (await browser.get(f"/api/rooms/{ROOM}/snapshot")).status == 200
    # Facts are in one order: if the other process had let somebody leave, it would stand before.
    seq = (await mia.do("chat.post", text="Still here"))["seq"]
    await tina.stands_at(seq)
    assert "attendance.left" not in tina.kinds()


async def test_a_client_resumes_on_another_process(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.here.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    stood_at = mia.last
    await mia.leave()
    seq = (await tina.do("chat.post", text="Meanwhile"))["seq"]
    again = await (await town.there.enter("mia", ROOM, stood_at)).stands_at(seq)
    assert "Meanwhile" in str(again.facts)


async def test_a_command_sent_again_to_another_process_has_the_same_answer(town: Town) -> None:
    tina, twin = await town.here.enter("tina", ROOM), await town.there.enter("tina", ROOM)
    await tina.do("session.start")
    hello = {"id": "once", "kind": "chat.post", "text": "Once"}
    first = await tina.send(hello)
    assert await twin.send(hello) == first
    await twin.stands_at(first["seq"])
    assert twin.kinds().count("chat.posted") == 1


async def test_without_redis_what_is_said_still_arrives(town: Town) -> None:
    tina, mia = await town.here.enter("tina", ROOM), await town.there.enter("mia", ROOM)
    await mia.stands_at((await tina.do("session.start"))["seq"])
    town.valkey.kill()
    seq = (await tina.do("chat.post", text="Into the silence"))["seq"]
    await mia.stands_at(seq)
    answer = await mia.do("chat.post", text="And back")
    await tina.stands_at(answer["seq"])

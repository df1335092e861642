"""What every bus does, as `rooms.ports.Bus` promises it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
import pytest_asyncio

from realtime.fanout.memory import MemoryBus
from realtime.fanout.redis import RedisBus
from rooms.ports import Bus
from tests.contract.bus.valkey import Valkey

MakeBus = Callable[[], Awaitable[Bus]]


class Ear:
    """Remembers what it hears, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._news = asyncio.Event()

    def __call__(self, message: bytes) -> None:
        if message:
            self.heard.append(message)
            self._news.set()

    async def until(self, count: int) -> list[bytes]:
        async with asyncio.timeout(5):
            while len(self.heard) < count:
                self._news.clear()
                await self._news.wait()
        return self.heard


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture(params=["memory", "redis"])
async def make_bus(request: pytest.FixtureRequest, valkey: Valkey) -> AsyncIterator[MakeBus]:
    made: list[Bus] = []

    async def make() -> Bus:
        if request.param == "memory":
            made.append(MemoryBus(made[0] if made else None))  # type: ignore[arg-type]  # all alike
            return made[-1]
        bus = RedisBus(valkey.url)
        await bus.start()
        await soon(bus.connected)
        made.append(bus)
        return bus

    yield make
    for each in made:
        await each.close()


async def soon(event: asyncio.Event) -> None:
    """Wait for something that is about to happen."""
    async with asyncio.timeout(10):
        await event.wait()


async def test_what_one_process_publishes_another_hears_in_order(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    sent = [b"%d" % n for n in range(500)]
    for message in sent:
        here.publish("room", message)
    assert await ear.until(500) == sent


async def test_a_sender_does_not_hear_itself(make_bus: MakeBus) -> None:
    here, there, own, other = await make_bus(), await make_bus(), Ear(), Ear()
    await here.subscribe("room", own)
    await there.subscribe("room", other)
    here.publish("room", b"mine")
    there.publish("room", b"theirs")
    assert await other.until(1) == [b"mine"]
    assert await own.until(1) == [b"theirs"]


async def test_a_room_hears_nothing_of_another(make_bus: MakeBus) -> None:
    here, there, ear, elsewhere = await make_bus(), await make_bus(), Ear(), Ear()
    await there.subscribe("room", ear)
    await there.subscribe("room-2", elsewhere)
    here.publish("room-2", b"not for room")
    here.publish("room", b"for room")
    assert await elsewhere.until(1) == [b"not for room"]
    assert await ear.until(1) == [b"for room"]


async def test_all_listeners_of_a_process_hear_until_they_stop(make_bus: MakeBus) -> None:
    here, there, stays, goes = await make_bus(), await make_bus(), Ear(), Ear()
    await there.subscribe("room", stays)
    subscription = await there.subscribe("room", goes)
    here.publish("room", b"both")
    await goes.until(1)
    await stays.until(1)
    await subscription.close()
    await subscription.close()
    here.publish("room", b"one")
    assert await stays.until(2) == [b"both", b"one"]
    assert goes.heard == [b"both"]


async def test_a_room_that_was_left_can_be_entered_again(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await (await there.subscribe("room", Ear())).close()
    await there.subscribe("room", ear)
    here.publish("room", b"again")
    assert await ear.until(1) == [b"again"]


async def test_binary_and_large_messages_arrive_whole(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    messages = [bytes(range(256)), b"x" * 1_000_000]
    for message in messages:
        here.publish("room", message)
    assert await ear.until(2) == messages


async def test_publishing_where_nobody_listens_is_nothing(make_bus: MakeBus) -> None:
    (await make_bus()).publish("nobody", b"hello")

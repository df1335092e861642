"""What every bus does, as `rooms.ports.Bus` promises it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
import pytest_asyncio

from realtime.fanout.memory import MemoryBus
from realtime.fanout.redis import RedisBus
from tests.contract.bus.valkey import Valkey, ValkeyNode

AnyBus = MemoryBus | RedisBus
MakeBus = Callable[[], Awaitable[AnyBus]]


class Ear:
    """Remembers what it hears, and lets a test wait for it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.lost = 0
        self._news = asyncio.Event()

    def __call__(self, message: bytes) -> None:
        if message:
            self.heard.append(message)
        else:
            self.lost += 1
        self._news.set()

    async def until(self, count: int) -> list[bytes]:
        return await self.such_that(lambda: len(self.heard) >= count)

    async def such_that(self, is_so: Callable[[], bool]) -> list[bytes]:
        async with asyncio.timeout(10):
            while not is_so():
                self._news.clear()
                await self._news.wait()
        return self.heard


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def node() -> Iterator[Valkey]:
    server = ValkeyNode()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture(params=["memory", "redis", "cluster"])
async def make_bus(
    request: pytest.FixtureRequest, valkey: Valkey, node: Valkey
) -> AsyncIterator[MakeBus]:
    made: list[AnyBus] = []

    async def make() -> AnyBus:
        if request.param == "memory":
            beside = made[0] if made else None
            made.append(MemoryBus(beside if isinstance(beside, MemoryBus) else None))
            return made[-1]
        bus = RedisBus((valkey if request.param == "redis" else node).url)
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


async def until(is_so: Callable[[], object]) -> None:
    """Wait for something that nobody tells of."""
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110 - it is another process's doing
            await asyncio.sleep(0.01)


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


async def test_a_room_hears_nothing_of_another_nor_of_another_kind(make_bus: MakeBus) -> None:
    here, there, ear, elsewhere = await make_bus(), await make_bus(), Ear(), Ear()
    await there.subscribe("room", ear)
    await there.subscribe("room-2", elsewhere)
    here.publish("room-2", b"not for room")
    here.publish("signals/room", b"nobody wants this")
    here.publish("signals/room-2", b"nor this", may_drop=True)
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


async def test_one_listener_may_listen_twice_and_stop_once(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    twice = await there.subscribe("room", ear)
    here.publish("room", b"twice")
    assert await ear.until(2) == [b"twice", b"twice"]
    await twice.close()
    here.publish("room", b"once")
    here.publish("room", b"end")
    assert await ear.until(4) == [b"twice", b"twice", b"once", b"end"]


async def test_a_listener_that_stops_while_it_is_told_is_told_no_more(make_bus: MakeBus) -> None:
    here, there, ear, end = await make_bus(), await make_bus(), Ear(), Ear()
    closing: list[asyncio.Task[None]] = []

    def hears_one(message: bytes) -> None:
        ear(message)
        closing.append(asyncio.create_task(subscription.close()))

    subscription = await there.subscribe("room", hears_one)
    await there.subscribe("end", end)
    here.publish("room", b"one")
    await ear.until(1)
    await asyncio.gather(*closing)
    here.publish("room", b"two")
    here.publish("end", b"end")
    await end.until(1)
    assert ear.heard == [b"one"]


async def test_a_room_that_was_left_can_be_entered_again(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await (await there.subscribe("room", Ear())).close()
    await there.subscribe("room", ear)
    here.publish("room", b"again")
    assert await ear.until(1) == [b"again"]


async def test_many_subscribe_at_once_and_each_hears_from_when_it_returns(
    make_bus: MakeBus,
) -> None:
    here, there = await make_bus(), await make_bus()
    ears = [Ear() for _ in range(200)]

    async def enter(number: int) -> None:
        await there.subscribe(f"room-{number % 50}", ears[number])
        here.publish(f"room-{number % 50}", b"%d" % number)

    await asyncio.gather(*(enter(number) for number in range(200)))
    for number, ear in enumerate(ears):
        await ear.such_that(lambda ear=ear, own=b"%d" % number: own in ear.heard)  # type: ignore[misc]  # defaults bind the loop's values
        assert ear.lost == 0


async def test_what_may_be_dropped_and_what_may_not_both_arrive_when_there_is_room(
    make_bus: MakeBus,
) -> None:
    here, there, news, signals = await make_bus(), await make_bus(), Ear(), Ear()
    await there.subscribe("room", news)
    await there.subscribe("signals/room", signals)
    for number in range(20):
        here.publish("signals/room", b'{"sender":"mia","n":%d}' % number, may_drop=True)
        here.publish("room", b"%d" % number)
    assert await news.until(20) == [b"%d" % number for number in range(20)]
    assert await signals.until(20) == [b'{"sender":"mia","n":%d}' % number for number in range(20)]
    assert (here.published, there.received) == (40, 40)
    assert here.dropped_signals == here.dropped_news == here.waiting == here.lost_connections == 0


async def test_an_empty_message_is_one_that_says_read_the_log(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    here.publish("room", b"")
    await ear.such_that(lambda: ear.lost == 1)


async def test_binary_and_large_messages_arrive_whole(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    messages = [bytes(range(256)), b"\r\n$5\r\n", b"x" * 1_000_000, b"y" * 3_000_000]
    for message in messages:
        here.publish("room", message)
    assert await ear.until(4) == messages


async def test_a_listener_that_fails_does_not_silence_the_others(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()

    def broken(message: bytes) -> None:
        raise RuntimeError

    await there.subscribe("room", broken)
    await there.subscribe("room", ear)
    here.publish("room", b"still")
    here.publish("room", b"there")
    assert await ear.until(2) == [b"still", b"there"]


async def test_publishing_where_nobody_listens_is_nothing(make_bus: MakeBus) -> None:
    (await make_bus()).publish("nobody", b"hello")


async def test_what_was_published_before_closing_arrives(make_bus: MakeBus) -> None:
    here, there, ear = await make_bus(), await make_bus(), Ear()
    await there.subscribe("room", ear)
    for number in range(50):
        here.publish("room", b"%d" % number)
    await here.close()
    assert len(await ear.until(50)) == 50

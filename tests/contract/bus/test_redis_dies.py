"""Redis may vanish at any time: it costs news, never the bus, and whoever missed some is told."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from realtime.fanout.redis import RedisBus
from realtime.fanout.redis_outbox import SIGNALS_EACH
from realtime.fanout.redis_peer import AWAY_S
from tests.contract.bus.test_bus import Ear, soon, until
from tests.contract.bus.valkey import Valkey
from tests.contract.bus.wire import Wire


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@asynccontextmanager
async def bus_on(url: str) -> AsyncIterator[RedisBus]:
    """A bus that is connected."""
    bus = RedisBus(url)
    await bus.start()
    await soon(bus.connected)
    yield bus
    await bus.close()


@pytest_asyncio.fixture
async def buses(valkey: Valkey) -> AsyncIterator[tuple[RedisBus, RedisBus]]:
    async with bus_on(valkey.url) as here, bus_on(valkey.url) as there:
        yield here, there


async def test_listeners_are_told_of_the_loss_and_hear_again_after_it(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    ear = Ear()
    await there.subscribe("room", ear)
    valkey.kill()
    await soon(here.lost)
    await soon(there.lost)
    await ear.such_that(lambda: ear.lost > 0)
    valkey.start()
    await soon(here.connected)
    await soon(there.connected)
    told = ear.lost
    # Once more when it hears again: only then nothing more is missed.
    await ear.such_that(lambda: ear.lost > told)
    here.publish("room", b"heard")
    assert await ear.until(1) == [b"heard"]
    assert here.lost_connections == there.lost_connections == 1


async def test_what_was_published_while_redis_was_away_is_said_to_be_lost(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    _, there = buses
    async with Wire(valkey.port).laid() as wire, bus_on(wire.url) as far:
        ear, other = Ear(), Ear()
        await there.subscribe("room", ear)
        await there.subscribe("room-2", other)
        wire.close()
        await soon(far.lost)
        for number in range(1_000):
            far.publish("room", b"%d" % number)
            far.publish("signals/room", b"%d" % number, may_drop=True)
        assert far.waiting == 1
        assert far.dropped_signals == 1_000
        assert ear.lost == 0
        wire.open()
        await ear.such_that(lambda: ear.lost == 1)
        assert (ear.heard, other.lost) == ([], 0)
        assert far.dropped_news == 1_000


async def test_a_publisher_that_is_cut_off_says_so_to_those_who_were_not(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    _, there = buses
    async with Wire(valkey.port).laid() as wire, bus_on(wire.url) as far:
        ear = Ear()
        await there.subscribe("room", ear)
        wire.hold()
        far.publish("room", b"on its way")
        await asyncio.sleep(0)
        wire.cut()
        wire.release()
        await ear.such_that(lambda: ear.lost == 1)
        assert ear.heard == []
        assert there.lost_connections == 0


async def test_while_redis_is_away_every_listener_reads_its_log_now_and_then(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    _, there = buses
    ear = Ear()
    await there.subscribe("room", ear)
    valkey.kill()
    async with asyncio.timeout(4 * AWAY_S):
        await ear.such_that(lambda: ear.lost >= 3)


async def test_of_a_thousand_rooms_each_is_told(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    _, there = buses
    ears = [Ear() for _ in range(1_000)]
    await asyncio.gather(*(there.subscribe(f"room-{n}", ear) for n, ear in enumerate(ears)))
    valkey.ask("CLIENT", "KILL", "TYPE", "pubsub")
    for ear in ears:
        await ear.such_that(lambda ear=ear: ear.lost > 0)  # type: ignore[misc]  # the loop's value
    await soon(there.connected)
    assert valkey.calls("subscribe") == 2_000


async def test_without_redis_subscribing_and_publishing_come_back_at_once(valkey: Valkey) -> None:
    valkey.kill()
    bus = RedisBus(valkey.url)
    await bus.start()
    async with asyncio.timeout(1):
        subscription = await bus.subscribe("room", Ear())
        for _ in range(20_000):
            bus.publish("room", b"nobody hears this")
        await subscription.close()
    assert bus.waiting == 1
    await bus.close()


async def test_a_bus_that_was_there_before_redis_connects_when_it_comes(valkey: Valkey) -> None:
    valkey.kill()
    early, ear = RedisBus(valkey.url), Ear()
    await early.start()
    await early.subscribe("room", ear)
    valkey.start()
    await soon(early.connected)
    # Whatever was published before it was heard is in the log.
    await ear.such_that(lambda: ear.lost > 0)
    async with bus_on(valkey.url) as late:
        late.publish("room", b"welcome")
        assert await ear.until(1) == [b"welcome"]
    await early.close()


# -- a Redis that stands still


async def test_a_short_stall_costs_no_news_and_only_old_signals(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    news, signals = Ear(), Ear()
    await there.subscribe("room", news)
    await there.subscribe("signals/room", signals)
    valkey.pause()
    for number in range(5_000):
        here.publish("room", b"%d" % number)
        here.publish("signals/room", b'{"sender":"mia","n":%d}' % number, may_drop=True)
        if number == 0:
            await asyncio.sleep(0.01)
    assert here.waiting <= 5_000 + SIGNALS_EACH
    valkey.go_on()
    assert await news.until(5_000) == [b"%d" % number for number in range(5_000)]
    last = b'{"sender":"mia","n":4999}'
    await signals.such_that(lambda: last in signals.heard)
    assert news.lost == here.lost_connections == 0
    assert len(signals.heard) + here.dropped_signals == 5_000


async def test_a_stall_blocks_nobody_and_fills_nothing(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    ear = Ear()
    await there.subscribe("room", ear)
    valkey.pause()
    for number in range(50):
        for room in range(20):
            here.publish(f"room-{room}", b"%d" % number + b"x" * 10_000)
        here.publish("room", b"%d" % number)
        await asyncio.sleep(0)
    assert sum(map(len, here._seed.outbox._news.values())) <= here.published
    await soon(here.lost)
    await soon(there.lost)
    assert here.waiting <= 21
    async with asyncio.timeout(1):
        await here.subscribe("room-7", Ear())
    told = ear.lost
    valkey.go_on()
    async with asyncio.timeout(5):
        await here.connected.wait()
        await there.connected.wait()
        await ear.such_that(lambda: ear.lost > told)
        here.publish("room", b"again")
        await ear.such_that(lambda: b"again" in ear.heard)


# -- subscribing


async def test_subscribing_is_done_when_it_is_acknowledged(valkey: Valkey) -> None:
    async with Wire(valkey.port).laid() as wire, bus_on(wire.url) as bus:
        wire.hold()
        subscribing = [asyncio.create_task(bus.subscribe("room", Ear())) for _ in range(3)]
        await asyncio.wait(subscribing, timeout=0.1)
        assert not any(task.done() for task in subscribing)
        wire.release()
        await asyncio.gather(*subscribing)
        assert dict([valkey.ask("PUBSUB", "NUMSUB", "studyhall:{room}")]) == {
            b"studyhall:{room}": 1
        }


async def test_a_subscription_that_is_late_says_so_when_it_hears(valkey: Valkey) -> None:
    async with (
        Wire(valkey.port).laid() as wire,
        bus_on(wire.url) as bus,
        bus_on(valkey.url) as other,
    ):
        ear = Ear()
        wire.hold()
        await bus.subscribe("room", ear)
        assert ear.lost == 0
        wire.release()
        await ear.such_that(lambda: ear.lost == 1)
        other.publish("room", b"now")
        assert await ear.until(1) == [b"now"]


async def test_whoever_gives_up_subscribing_hears_nothing(valkey: Valkey) -> None:
    async with (
        Wire(valkey.port).laid() as wire,
        bus_on(wire.url) as bus,
        bus_on(valkey.url) as other,
    ):
        gave_up, ear = Ear(), Ear()
        wire.hold()
        subscribing = asyncio.create_task(bus.subscribe("room", gave_up))
        await asyncio.wait([subscribing], timeout=0.05)
        subscribing.cancel()
        await asyncio.wait([subscribing])
        wire.release()
        await bus.subscribe("room", ear)
        other.publish("room", b"hello")
        assert await ear.until(1) == [b"hello"]
        assert gave_up.heard == []


async def test_a_room_that_flaps_costs_one_round_trip(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    for _ in range(50):
        await (await there.subscribe("room", Ear())).close()
    ear = Ear()
    await there.subscribe("room", ear)
    here.publish("room", b"hello")
    assert await ear.until(1) == [b"hello"]
    assert valkey.calls("subscribe") == 1
    assert valkey.calls("unsubscribe") == 0


async def test_a_room_that_stays_left_is_heard_no_more(valkey: Valkey) -> None:
    bus = RedisBus(valkey.url, linger_s=0.05)
    await bus.start()
    await soon(bus.connected)
    for _ in range(3):
        await (await bus.subscribe("room", Ear())).close()
        await until(lambda: not valkey.ask("PUBSUB", "CHANNELS"))
    assert not bus._seed.channels
    await bus.close()


# -- ways to a server


async def test_credentials_are_those_of_the_url_and_need_few_rights(valkey: Valkey) -> None:
    rights = ("on", ">s3cr/t", "resetchannels", "&studyhall:*", "+@connection", "+@pubsub")
    valkey.ask("ACL", "SETUSER", "bus", *rights)
    url = valkey.url.replace("//", "//bus:s3cr%2Ft@")
    async with bus_on(url) as here, bus_on(url) as there:
        ear = Ear()
        await there.subscribe("room", ear)
        here.publish("room", b"hello")
        assert await ear.until(1) == [b"hello"]
    stranger = RedisBus(valkey.url.replace("//", "//bus:wrong@"))
    await stranger.start()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await stranger.connected.wait()
    await stranger.close()


async def test_a_unix_socket_is_a_server_too(tmp_path: Path) -> None:
    path = tmp_path / "valkey.sock"
    server = Valkey(unixsocket=path)
    server.start()
    try:
        async with bus_on(f"unix://{path}") as here, bus_on(server.url) as there:
            ear = Ear()
            await there.subscribe("room", ear)
            here.publish("room", b"hello")
            assert await ear.until(1) == [b"hello"]
    finally:
        server.kill()


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"+OK\r\n", None])
async def test_what_is_no_redis_is_no_harm(says: bytes | None) -> None:
    asked = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        asked.set()
        if says is None:
            writer.transport.abort()
        else:
            writer.write(says)
            await reader.read()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    bus = RedisBus(f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await bus.start()
    for _ in range(1 if says == b"" else 3):
        await soon(asked)
        asked.clear()
    async with asyncio.timeout(1):
        await bus.subscribe("room", Ear())
        bus.publish("room", b"hello")
    assert not bus.connected.is_set()
    await bus.close()
    server.close()


@pytest.mark.parametrize("url", ["http://example.org", "redis://host:port", "six"])
def test_what_is_no_url_of_a_redis_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        RedisBus(url)

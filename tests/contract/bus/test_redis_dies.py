"""Redis may vanish at any time: it costs news, never the bus."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from realtime.fanout.redis import RedisBus
from tests.contract.bus.test_bus import Ear, soon
from tests.contract.bus.valkey import Valkey


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest_asyncio.fixture
async def buses(valkey: Valkey) -> AsyncIterator[tuple[RedisBus, RedisBus]]:
    here, there = RedisBus(valkey.url), RedisBus(valkey.url)
    for bus in (here, there):
        await bus.start()
        await soon(bus.connected)
    yield here, there
    for bus in (here, there):
        await bus.close()


async def test_listeners_are_told_of_the_loss_and_hear_again_after_it(
    valkey: Valkey, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    ear, told = Ear(), asyncio.Event()

    def listen(message: bytes) -> None:
        ear(message)
        if not message:
            told.set()

    await there.subscribe("room", listen)
    valkey.kill()
    await soon(here.lost)
    await soon(there.lost)
    await soon(told)
    here.publish("room", b"lost")
    valkey.start()
    await soon(here.connected)
    await soon(there.connected)
    here.publish("room", b"heard")
    # What was published meanwhile may have come through as well, if Redis was back quickly.
    while (await ear.until(1))[-1] != b"heard":
        await ear.until(len(ear.heard) + 1)


async def test_without_redis_subscribing_and_publishing_come_back_at_once(valkey: Valkey) -> None:
    valkey.kill()
    bus = RedisBus(valkey.url)
    await bus.start()
    async with asyncio.timeout(1):
        subscription = await bus.subscribe("room", Ear())
        for _ in range(20_000):
            bus.publish("room", b"nobody hears this")
        await subscription.close()
    await bus.close()


async def test_a_bus_that_was_there_before_redis_connects_when_it_comes(valkey: Valkey) -> None:
    valkey.kill()
    early, ear = RedisBus(valkey.url), Ear()
    await early.start()
    await early.subscribe("room", ear)
    valkey.start()
    await soon(early.connected)
    late = RedisBus(valkey.url)
    await late.start()
    await soon(late.connected)
    late.publish("room", b"welcome")
    assert await ear.until(1) == [b"welcome"]
    await early.close()
    await late.close()


async def test_a_listener_that_fails_does_not_silence_the_others(
    buses: tuple[RedisBus, RedisBus],
) -> None:
    here, there = buses
    ear = Ear()

    def broken(message: bytes) -> None:
        raise RuntimeError

    await there.subscribe("room", broken)
    await there.subscribe("room", ear)
    here.publish("room", b"still")
    assert await ear.until(1) == [b"still"]

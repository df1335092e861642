"""A cluster of two servers: a channel is where its slot is, also when that moves."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from redis.crc import key_slot

from realtime.fanout.redis import RedisBus
from realtime.fanout.redis_wire import channel_of
from tests.contract.bus.test_bus import Ear, soon, until
from tests.contract.bus.valkey import SLOTS, ValkeyNode

HALF = SLOTS // 2
ROOMS = [f"room-{number}" for number in range(8)]


class Town:
    """Two servers that know of each other, half of the slots each."""

    def __init__(self) -> None:
        self.low, self.high = ValkeyNode(), ValkeyNode()

    def start(self) -> None:
        self.low.start(0, HALF - 1)
        self.high.start(HALF, SLOTS - 1)
        self.low.meet(self.high)
        self.low.wait_until_whole()
        self.high.wait_until_whole()

    def stop(self) -> None:
        self.low.kill()
        self.high.kill()

    def move(self, slot: int, to: ValkeyNode) -> None:
        """Give a slot to one of them; nothing is kept in it."""
        name = to.ask("CLUSTER", "MYID")
        for node in (to, self.low if to is self.high else self.high):
            node.ask("CLUSTER", "SETSLOT", slot, "NODE", name)


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    town.start()
    yield town
    town.stop()


@pytest_asyncio.fixture
async def buses(town: Town) -> AsyncIterator[tuple[RedisBus, RedisBus]]:
    here, there = RedisBus(town.low.url), RedisBus(town.high.url)
    for bus in (here, there):
        await bus.start()
        await soon(bus.connected)
    yield here, there
    for bus in (here, there):
        await bus.close()


async def test_every_room_is_heard_and_only_its_own_server_carries_it(
    town: Town, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    ears = {room: Ear() for room in ROOMS}
    for room, ear in ears.items():
        await there.subscribe(room, ear)
    for room in ROOMS:
        here.publish(room, room.encode())
    for room, ear in ears.items():
        assert await ear.until(1) == [room.encode()]
    on_low = {room for room in ROOMS if key_slot(channel_of(room)) < HALF}
    assert 0 < len(on_low) < len(ROOMS)
    assert town.low.calls("spublish") == len(on_low)
    assert town.high.calls("spublish") == len(ROOMS) - len(on_low)
    assert town.low.calls("publish") == town.high.calls("publish") == 0


async def test_all_that_is_about_a_room_is_on_one_server() -> None:
    slots = {key_slot(channel_of(kind + "room-1")) for kind in ("", "signals/", "presence/")}
    assert len(slots) == 1


async def test_a_channel_moves_with_its_slot(town: Town, buses: tuple[RedisBus, RedisBus]) -> None:
    here, there = buses
    room = next(room for room in ROOMS if key_slot(channel_of(room)) < HALF)
    ear = Ear()
    await there.subscribe(room, ear)
    town.move(key_slot(channel_of(room)), town.high)
    # Whoever was subscribed may have missed something while it moved.
    await ear.such_that(lambda: ear.lost > 0)
    count = 0

    def says_hello() -> bool:
        nonlocal count
        count += 1
        here.publish(room, b"%d" % count)
        return bool(ear.heard)

    await until(says_hello)
    await until(lambda: dict(town.high.channels()) == {channel_of(room): 1})


async def test_a_server_that_dies_costs_the_rooms_of_the_other_nothing(
    town: Town, buses: tuple[RedisBus, RedisBus]
) -> None:
    here, there = buses
    # Else the one that is left refuses everything.
    town.low.ask("CONFIG", "SET", "cluster-require-full-coverage", "no")
    mine, theirs = Ear(), Ear()
    low = next(room for room in ROOMS if key_slot(channel_of(room)) < HALF)
    high = next(room for room in ROOMS if key_slot(channel_of(room)) >= HALF)
    await there.subscribe(low, mine)
    await there.subscribe(high, theirs)
    town.high.kill()
    await soon(there.lost)
    await theirs.such_that(lambda: theirs.lost > 0)
    for number in range(100):
        here.publish(low, b"%d" % number)
        here.publish(high, b"%d" % number)
    assert await mine.until(100) == [b"%d" % number for number in range(100)]
    assert mine.lost == 0
    assert here.waiting == 1

"""Whatever is subscribed, left, published, held up and cut, in whatever order: nothing is lost in
silence.

Who listens hears every message that was published since, each sender's in order and once; or is
told, after it was published, that something was lost. Where no connection was cut, only the first.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from realtime.fanout.memory import MemoryBus
from realtime.fanout.redis import RedisBus
from rooms.ports import Subscription
from tests.contract.bus.test_bus import AnyBus, soon, until
from tests.contract.bus.valkey import Valkey, ValkeyNode
from tests.contract.bus.wire import Wire

BUSES, ROOMS = 3, ("room-1", "room-2")
LINGER_S = 0.002
"""So short that channels are left and asked for again in the middle of everything."""

bus, room = st.integers(0, BUSES - 1), st.sampled_from(ROOMS)
CALM = (
    st.tuples(st.just("subscribe"), bus, room),
    st.tuples(st.just("leave"), bus, room),
    st.tuples(st.just("publish"), bus, room),
    st.tuples(st.just("publish"), bus, room),
    st.tuples(st.just("wait"), st.sampled_from([0, 1, 1, 3, 3, 30]), st.just("")),
)
ROUGH = (
    st.tuples(st.sampled_from(["hold", "release", "cut"]), bus, st.just("")),
    st.tuples(st.just("subscribe slowly"), bus, room),
)

# What fails is waited for in vain: to make it shorter would take minutes.
CAREFULLY = settings(deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))

Step = tuple[str, int, str]


def steps(*kinds: st.SearchStrategy[Step]) -> st.SearchStrategy[list[Step]]:
    """Many: short plays hold no surprise."""
    return st.lists(st.one_of(*kinds), min_size=25, max_size=80)


@dataclass
class Listener:
    """What one subscription heard, and what it might have."""

    bus: int
    room: str
    heard: list[tuple[int, int]] = field(default_factory=list)
    """(sender, number) of each message."""
    due: dict[tuple[int, int], int] = field(default_factory=dict)
    """What was published since it was subscribed, and how often it had been told of a loss."""
    lost: int = 0
    subscription: Subscription | None = None
    is_gone: bool = False

    def __call__(self, message: bytes) -> None:
        assert not self.is_gone
        if message:
            sender, _, number = message.partition(b":")
            self.heard.append((int(sender), int(number)))
        else:
            self.lost += 1

    @property
    def missing(self) -> set[tuple[int, int]]:
        """What it neither heard nor knows to be lost."""
        silent = {message for message, lost in self.due.items() if lost == self.lost}
        return silent - set(self.heard)


@dataclass
class Play:
    """One run of the steps."""

    buses: Sequence[AnyBus]
    wires: Sequence[Wire] = ()
    listeners: list[Listener] = field(default_factory=list)
    number: int = 0
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def step(self, what: str, which: int, room: str) -> None:
        if what == "subscribe":
            self.tasks.append(asyncio.create_task(self._subscribe(Listener(which, room))))
        elif what == "subscribe slowly":
            self.wires[which].hold()
            self.tasks.append(asyncio.create_task(self._subscribe(Listener(which, room))))
            await asyncio.sleep(0.003)
            self._publish((which + 1) % BUSES, room)
            await asyncio.sleep(0.003)
            self.wires[which].release()
        elif what == "leave":
            await self._leave(which, room)
        elif what == "publish":
            self._publish(which, room)
        elif what == "wait":
            await asyncio.sleep(which / 1_000)
        elif what == "hold":
            self.wires[which].hold()
        elif what == "release":
            self.wires[which].release()
        elif what == "cut":
            self.wires[which].cut()

    async def _subscribe(self, listener: Listener) -> None:
        bus = self.buses[listener.bus]
        listener.subscription = await bus.subscribe(listener.room, listener)
        self.listeners.append(listener)

    async def _leave(self, which: int, room: str) -> None:
        for each in self.listeners:
            if (each.bus, each.room, each.is_gone) == (which, room, False) and each.subscription:
                await each.subscription.close()
                each.is_gone = True
                return

    def _publish(self, which: int, room: str) -> None:
        self.number += 1
        for each in self.listeners:
            if each.room == room and each.bus != which and not each.is_gone:
                each.due[which, self.number] = each.lost
        self.buses[which].publish(room, b"%d:%d" % (which, self.number))

    async def end(self) -> None:
        """All is mended, and everything has come."""
        for wire in self.wires:
            wire.release()
        await asyncio.gather(*self.tasks)
        for bus in self.buses:
            if isinstance(bus, RedisBus):
                await soon(bus.connected)
        # Two of each: the first may be told together with what was lost.
        for _ in range(2):
            for which in range(BUSES):
                for room in ROOMS:
                    self._publish(which, room)
            await until(lambda: not any(each.missing for each in self.present))

    @property
    def present(self) -> list[Listener]:
        return [each for each in self.listeners if not each.is_gone]

    def check(self) -> None:
        for each in self.listeners:
            for sender in range(BUSES):
                numbers = [number for who, number in each.heard if who == sender]
                assert numbers == sorted(set(numbers)), (sender, each)
            assert all(sender != each.bus for sender, _ in each.heard)


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def node() -> Iterator[ValkeyNode]:
    server = ValkeyNode()
    server.start()
    yield server
    server.kill()


async def played(steps: Sequence[Step], server: Valkey | None) -> Play:
    async with AsyncExitStack() as stack:
        if server is None:
            first = MemoryBus()
            running = Play([first, MemoryBus(first), MemoryBus(first)])
        else:
            wires = [
                await stack.enter_async_context(Wire(server.port).laid()) for _ in range(BUSES)
            ]
            buses = [RedisBus(wire.url, linger_s=LINGER_S) for wire in wires]
            for each in buses:
                await each.start()
                stack.push_async_callback(each.close)
            for each in buses:
                await soon(each.connected)
            running = Play(buses, wires)
        for step in steps:
            await running.step(*step)
        await running.end()
    running.check()
    return running


def heard_everything(ended: Play) -> None:
    for each in ended.present:
        assert each.lost == 0
        assert set(each.heard) >= set(each.due)


@settings(CAREFULLY, max_examples=25)
@given(play=steps(*CALM))
def test_a_bus_in_memory_loses_nothing(play: list[Step]) -> None:
    heard_everything(asyncio.run(played(play, None)))


@settings(CAREFULLY, max_examples=25)
@given(play=steps(*CALM))
def test_redis_loses_nothing_while_connections_stand(valkey: Valkey, play: list[Step]) -> None:
    heard_everything(asyncio.run(played(play, valkey)))


@settings(CAREFULLY, max_examples=50)
@given(play=steps(*CALM, *ROUGH))
def test_redis_loses_nothing_in_silence(valkey: Valkey, play: list[Step]) -> None:
    asyncio.run(played(play, valkey))


@settings(CAREFULLY, max_examples=20)
@given(play=steps(*CALM, *ROUGH))
def test_a_server_of_a_cluster_loses_nothing_in_silence(node: ValkeyNode, play: list[Step]) -> None:
    asyncio.run(played(play, node))

"""The hubs of two processes: opened once, closed behind the last, and signals in between."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count

import pytest
import pytest_asyncio

from realtime.fanout.frames import Frame
from realtime.fanout.hub import Member
from realtime.fanout.memory import MemoryBus
from realtime.fanout.opening import FollowedRooms
from realtime.fanout.presence import HEARTBEAT_S, Presence
from realtime.fanout.presence_told import EXPIRY_S
from realtime.sockets.hubs import Hubs
from rooms.commands import SessionStart
from rooms.live.world import Patience, World
from rooms.ports import LogUnavailable
from tests.fakes.house import MIA, TUTOR
from tests.fakes.log import MemoryLog
from tests.fakes.world import FakeTime, ObedientScreen, Shelf, settle

SCHOOL, ROOM = MIA.school, "r"
GRACE_S = Patience().grace_s


class Bus(MemoryBus):
    """A bus that lets go of a subscription when its gate is open."""

    def __init__(self, beside: "Bus | None" = None) -> None:
        super().__init__(beside)
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_dead = False

    def publish(self, room: str, message: bytes, *, may_drop: bool = False) -> None:
        if not self.is_dead:
            super().publish(room, message, may_drop=may_drop)

    async def subscribe(self, room: str, received):  # type: ignore[no-untyped-def]  # as the port's
        await self.gate.wait()
        return await super().subscribe(room, received)


class Line:
    """A client that keeps what it is sent."""

    def __init__(self) -> None:
        self.signals: list[bytes] = []

    def facts(self, frame: Frame) -> bool:
        return True

    def signal(self, frame: Frame) -> None:
        self.signals.append(frame.packet)

    def say(self, frame: Frame) -> None:
        pass

    async def drained(self) -> None:
        pass

    def cut(self, reason: str) -> None:
        pass


class Process:
    """One process: its rooms, who is there, and the hubs."""

    _ids = count(1)

    def __init__(self, log: MemoryLog, time: FakeTime, beside: "Process | None" = None) -> None:
        self.bus = Bus(beside.bus if beside else None)
        self.presence = Presence(
            self.bus,
            str(id(self)),
            lambda room: self.rooms.loaded(room),
            clock=lambda: time.now_ms / 1_000,
            sleep=time.sleep,
        )
        self.rooms = FollowedRooms(
            World(
                log=log,
                library=Shelf(),
                screen=ObedientScreen(),
                bus=self.bus,
                clock=time.clock,
                sleep=time.sleep,
                mint=lambda: f"m{next(self._ids)}",
                patience=Patience(linger_s=60),
                is_elsewhere=self.presence.is_elsewhere,
            ),
            self.presence,
        )
        self.hubs = Hubs(self.rooms, self.presence, self.bus, lambda member, why: None)

    async def enter(self, actor, sid: str) -> Line:  # type: ignore[no-untyped-def]  # an Actor
        """A socket that has joined."""
        hub, line = await self.hubs.expect(SCHOOL, ROOM), Line()
        await hub.join(Member(sid, actor, line), 0)
        hub.live.attendance.arrived(actor)
        self.hubs.seated(hub)
        return line

    async def die(self) -> None:
        """As by kill -9: not another word to anybody."""
        self.bus.is_dead = True
        for task in self.presence._tasks:
            task.cancel()
        await self.rooms.abandon()

    def topics(self) -> set[str]:
        return set(self.bus._listeners)


@pytest_asyncio.fixture
async def town() -> AsyncIterator[tuple[Process, Process, FakeTime]]:
    log, time = MemoryLog(), FakeTime()
    here = Process(log, time)
    there = Process(log, time, here)
    for each in (here, there):
        await each.rooms.start()
        await each.presence.start()
    yield here, there, time
    for each in (here, there):
        await each.hubs.close()
        await each.presence.close()
        await each.rooms.abandon()


async def test_all_who_come_at_once_come_into_one_hub(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, _, _ = town
    # None of them has joined yet when the next one comes.
    hubs = await asyncio.gather(*(here.hubs.expect(SCHOOL, ROOM) for _ in range(8)))
    assert len({id(hub) for hub in hubs}) == 1
    assert await here.hubs.expect(SCHOOL, ROOM) is hubs[0]


async def test_signals_reach_everybody_elsewhere_and_nobody_twice(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, there, _ = town
    sender = await here.enter(TUTOR, "a")
    beside = await here.enter(MIA, "b")
    far = await asyncio.gather(*(there.enter(MIA, f"far-{n}") for n in range(4)))
    await settle()
    here.hubs.pass_on(await here.hubs.expect(SCHOOL, ROOM), b'{"sender":"tina"}', "a")
    await settle()
    assert sender.signals == []
    assert [len(line.signals) for line in (beside, *far)] == [1] * 5


async def test_where_nobody_is_no_signal_is_told(town: tuple[Process, Process, FakeTime]) -> None:
    here, there, _ = town
    await here.enter(TUTOR, "a")
    hub = await here.hubs.expect(SCHOOL, ROOM)
    # Loaded for a snapshot: that is news and who is there, and no signals.
    await there.rooms.open(SCHOOL, ROOM)
    await settle()
    published = here.bus.published
    here.hubs.pass_on(hub, b"{}", "a")
    assert here.bus.published == published
    assert f"signals/{ROOM}" in here.topics()
    assert f"signals/{ROOM}" not in there.topics()


async def test_the_last_one_out_closes_the_hub(town: tuple[Process, Process, FakeTime]) -> None:
    here, _, _ = town
    hub = await here.hubs.expect(SCHOOL, ROOM)
    await here.hubs.expect(SCHOOL, ROOM)
    await here.hubs.release(ROOM)
    assert f"signals/{ROOM}" in here.topics()
    await here.hubs.release(ROOM)
    assert f"signals/{ROOM}" not in here.topics()
    assert hub.live.is_idle
    assert await here.hubs.expect(SCHOOL, ROOM) is not hub


async def test_a_room_is_not_unloaded_under_a_hub_that_is_being_opened(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, _, time = town
    await here.rooms.open(SCHOOL, ROOM)
    await time.pass_by(60)
    here.bus.gate.clear()
    expecting = asyncio.create_task(here.hubs.expect(SCHOOL, ROOM))
    await settle()
    await time.pass_by(120)
    here.bus.gate.set()
    hub = await expecting
    assert here.rooms.loaded(ROOM) is hub.live


async def test_whoever_gives_up_waiting_leaves_nothing_behind(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, _, _ = town
    here.bus.gate.clear()
    expecting = asyncio.create_task(here.hubs.expect(SCHOOL, ROOM))
    await settle()
    expecting.cancel()
    here.bus.gate.set()
    await asyncio.wait([expecting])
    await settle()
    assert f"signals/{ROOM}" not in here.topics()
    assert not here.hubs._expected
    assert not here.hubs._turns


async def test_a_log_out_of_reach_opens_nothing_and_the_next_try_does(
    town: tuple[Process, Process, FakeTime], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _, _ = town

    async def unavailable(*_: object) -> None:
        raise LogUnavailable

    with monkeypatch.context() as patch:
        patch.setattr(MemoryLog, "snapshot", unavailable)
        with pytest.raises(LogUnavailable):
            await here.hubs.expect(SCHOOL, ROOM)
    assert f"signals/{ROOM}" not in here.topics()
    assert len(await here.hubs.expect(SCHOOL, ROOM)) == 0


async def test_who_was_on_a_process_that_died_has_left_when_the_grace_is_over(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, there, time = town
    await here.enter(TUTOR, "a")
    await there.enter(MIA, "b")
    live = here.rooms.loaded(ROOM)
    assert live is not None
    await live.do(TUTOR, SessionStart(id="start"))
    await time.pass_by(GRACE_S * 2)
    assert set(live.state.attending) == {"tina", "mia"}
    await there.die()
    await time.pass_by(EXPIRY_S + HEARTBEAT_S)
    assert set(live.state.attending) == {"tina", "mia"}
    await time.pass_by(GRACE_S)
    assert set(live.state.attending) == {"tina"}
    assert here.presence.everybody(ROOM) == {"tina": 1}


async def test_who_comes_back_here_from_a_process_that_died_never_left(
    town: tuple[Process, Process, FakeTime],
) -> None:
    here, there, time = town
    await here.enter(TUTOR, "a")
    await there.enter(MIA, "b")
    live = here.rooms.loaded(ROOM)
    assert live is not None
    await live.do(TUTOR, SessionStart(id="start"))
    await time.pass_by(GRACE_S * 2)
    await there.die()
    await time.pass_by(3)
    await here.enter(MIA, "c")
    await time.pass_by(EXPIRY_S + HEARTBEAT_S + GRACE_S * 2)
    assert set(live.state.attending) == {"tina", "mia"}
    assert here.presence.everybody(ROOM) == {"tina": 1, "mia": 1}

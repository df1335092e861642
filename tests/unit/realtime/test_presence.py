from dataclasses import dataclass, field

from realtime.fanout.memory import MemoryBus
from realtime.fanout.presence import EXPIRY_S, HEARTBEAT_S, Presence
from rooms.state import RoomState
from tests.fakes.world import FakeTime, settle


@dataclass
class FakeRoom:
    """A loaded room that remembers whether it was told to catch up."""

    state: RoomState = field(default_factory=RoomState)
    caught_up: int = 0

    def catch_up(self) -> None:
        self.caught_up += 1


class Process:
    """One process that follows the room "r"."""

    def __init__(self, bus: MemoryBus, name: str, time: FakeTime) -> None:
        self.room: FakeRoom | None = FakeRoom()
        self.told: list[dict[str, int]] = []
        self.presence = Presence(
            bus, name, lambda room: self.room, clock=lambda: time.now_ms / 1_000, sleep=time.sleep
        )

    async def follow(self) -> "Process":
        await self.presence.start()
        await self.presence.follow("r")
        self.presence.tell("r", self.told.append)
        await settle()
        return self


async def two() -> tuple[Process, Process, FakeTime]:
    time, bus = FakeTime(), MemoryBus()
    here = await Process(bus, "here", time).follow()
    there = await Process(MemoryBus(bus), "there", time).follow()
    return here, there, time


async def test_who_comes_is_told_on_every_process() -> None:
    here, there, _ = await two()
    here.presence.set_here("r", {"mia": 2})
    there.presence.set_here("r", {"mia": 1, "tom": 1})
    await settle()
    assert here.told[-1] == there.told[-1] == {"mia": 3, "tom": 1}
    assert here.presence.is_elsewhere("r", "tom")
    assert not there.presence.is_elsewhere("r", "tom")


async def test_a_newcomer_learns_who_is_there_already() -> None:
    here, there, time = await two()
    here.presence.set_here("r", {"mia": 1})
    await settle()
    late = Process(MemoryBus(there.presence._bus), "late", time)  # type: ignore[arg-type]  # a MemoryBus
    await late.follow()
    assert late.presence.everybody("r") == {"mia": 1}


async def test_a_process_that_falls_silent_takes_its_people_with_it() -> None:
    here, there, time = await two()
    there.presence.set_here("r", {"mia": 1})
    await settle()
    there.presence._task.cancel()  # type: ignore[union-attr]  # it was started
    await time.pass_by(EXPIRY_S + HEARTBEAT_S)
    assert here.told[-1] == {}
    assert not here.presence.is_elsewhere("r", "mia")


async def test_a_heartbeat_keeps_people_present() -> None:
    here, there, time = await two()
    there.presence.set_here("r", {"mia": 1})
    await time.pass_by(EXPIRY_S * 4)
    assert here.presence.is_elsewhere("r", "mia")


async def test_a_process_that_closes_says_goodbye() -> None:
    here, there, _ = await two()
    there.presence.set_here("r", {"mia": 1})
    await settle()
    await there.presence.close()
    await settle()
    assert here.told[-1] == {}


async def test_a_room_that_is_behind_catches_up_at_the_next_heartbeat() -> None:
    here, there, time = await two()
    assert there.room is not None
    there.room.state = RoomState(seq=9)
    await time.pass_by(HEARTBEAT_S)
    assert here.room is not None
    assert here.room.caught_up > 0
    assert there.room.caught_up == 0


async def test_a_room_that_was_unloaded_is_no_longer_followed() -> None:
    here, there, time = await two()
    here.room = None
    await time.pass_by(HEARTBEAT_S * 3)
    there.presence.set_here("r", {"mia": 1})
    await settle()
    assert here.presence.everybody("r") == {}


async def test_news_that_nobody_can_read_harms_nobody() -> None:
    here, there, _ = await two()
    bus = there.presence._bus
    for junk in (b"{", b"[]", b'{"process":1}', b'{"process":"x","people":3,"asks":0,"seq":0}'):
        bus.publish("presence/r", junk)
    here.presence.set_here("r", {"mia": 1})
    await settle()
    assert there.told[-1] == {"mia": 1}

"""Who is where, on several processes that hear each other, or do not."""

import asyncio
from dataclasses import dataclass, field

import orjson
from hypothesis import example, given
from hypothesis import strategies as st

from realtime.fanout.bus import LOST, say
from realtime.fanout.memory import MemoryBus
from realtime.fanout.presence import GATHER_S, HEARTBEAT_S, SLICES, Presence
from realtime.fanout.presence_told import EXPIRY_S
from rooms.state import RoomState
from tests.fakes.world import FakeTime, settle


@dataclass
class FakeAttendance:
    """Counts how often it was asked to let those leave who are nowhere."""

    resumed: int = 0

    def resume(self) -> None:
        self.resumed += 1


@dataclass
class FakeRoom:
    """A loaded room that remembers whether it was told to catch up."""

    state: RoomState = field(default_factory=RoomState)
    attendance: FakeAttendance = field(default_factory=FakeAttendance)
    caught_up: int = 0

    def catch_up(self) -> None:
        self.caught_up += 1


class CutBus(MemoryBus):
    """A bus whose process can be cut off from the others; told of the loss when it is back."""

    is_cut = False

    def publish(self, room: str, message: bytes, *, may_drop: bool = False) -> None:
        if not self.is_cut:
            super().publish(room, message, may_drop=may_drop)

    def _hear(self, room: str, message: bytes) -> None:
        if not self.is_cut:
            super()._hear(room, message)

    def heal(self) -> None:
        if self.is_cut:
            self.is_cut = False
            for listeners in tuple(self._listeners.values()):
                say(listeners, LOST)


class Process:
    """One process that follows the room "r"."""

    def __init__(self, name: str, time: FakeTime, beside: "Process | None" = None) -> None:
        self.bus = CutBus(beside.bus if beside else None)
        self.room: FakeRoom | None = FakeRoom()
        self.told: list[dict[str, int]] = []
        self.here: dict[str, int] = {}
        self.presence = Presence(
            self.bus,
            name,
            lambda room: self.room,
            clock=lambda: time.now_ms / 1_000,
            sleep=time.sleep,
        )

    async def follow(self) -> "Process":
        await self.presence.start()
        with self.presence.opening("r") as followed:
            await followed
        self.presence.tell("r", self.told.append)
        await settle()
        return self

    def has(self, people: dict[str, int]) -> None:
        """These people are connected to this process now."""
        self.here = people
        self.presence.set_here("r", people)

    async def die(self) -> None:
        """As by kill -9: not another word."""
        self.bus.is_cut = True
        for task in self.presence._tasks:
            task.cancel()
        await settle()


async def two() -> tuple[Process, Process, FakeTime]:
    time = FakeTime()
    here = await Process("here", time).follow()
    there = await Process("there", time, here).follow()
    return here, there, time


async def test_who_comes_is_told_on_every_process() -> None:
    here, there, time = await two()
    here.has({"mia": 2})
    there.has({"mia": 1, "tom": 1})
    await time.pass_by(GATHER_S)
    assert here.told[-1] == there.told[-1] == {"mia": 3, "tom": 1}
    assert here.presence.is_elsewhere("r", "tom")
    assert not there.presence.is_elsewhere("r", "tom")


async def test_the_first_change_is_told_at_once_and_a_crowd_in_a_few_goes() -> None:
    here, there, time = await two()
    there.has({"p0": 1})
    await settle()
    assert here.told == [{"p0": 1}]
    crowd: dict[str, int] = {}
    for number in range(100):
        crowd = {**crowd, f"p{number}": 1}
        there.has(crowd)
        await settle()
    await time.pass_by(GATHER_S)
    assert here.told[-1] == crowd
    assert len(here.told) <= 3


async def test_a_newcomer_learns_who_is_there_already() -> None:
    here, there, time = await two()
    here.has({"mia": 1})
    await settle()
    late = await Process("late", time, there).follow()
    assert late.presence.everybody("r") == {"mia": 1}


async def test_two_that_start_at_once_learn_of_each_other() -> None:
    time = FakeTime()
    here = Process("here", time)
    there = Process("there", time, here)
    await asyncio.gather(here.follow(), there.follow())
    here.has({"mia": 1})
    there.has({"tom": 1})
    await settle()
    everybody = {"mia": 1, "tom": 1}
    assert here.presence.everybody("r") == there.presence.everybody("r") == everybody


async def test_a_process_that_falls_silent_takes_its_people_with_it() -> None:
    here, there, time = await two()
    there.has({"mia": 1})
    await settle()
    await there.die()
    await time.pass_by(EXPIRY_S - HEARTBEAT_S)
    assert here.told[-1] == {"mia": 1}
    await time.pass_by(HEARTBEAT_S + HEARTBEAT_S / SLICES)
    assert here.told[-1] == {}
    assert not here.presence.is_elsewhere("r", "mia")
    assert not here.presence.is_shared("r")


async def test_the_people_of_a_dead_process_are_seen_off_and_its_last_facts_are_read() -> None:
    here, there, time = await two()
    there.has({"mia": 1})
    await settle()
    assert here.room is not None
    assert here.room.attendance.resumed == 0
    await there.die()
    await time.pass_by(EXPIRY_S + HEARTBEAT_S)
    assert here.room.attendance.resumed == 1
    assert here.room.caught_up == 1


async def test_a_heartbeat_keeps_people_present() -> None:
    here, there, time = await two()
    there.has({"mia": 1})
    await time.pass_by(EXPIRY_S * 4)
    assert here.presence.is_elsewhere("r", "mia")


async def test_a_process_that_closes_says_goodbye_for_its_people() -> None:
    here, there, time = await two()
    there.has({"mia": 1})
    await time.pass_by(GATHER_S)
    await there.presence.close()
    await settle()
    assert here.told[-1] == {}
    assert here.room is not None
    assert here.room.attendance.resumed == 1


async def test_a_room_that_is_merely_unloaded_elsewhere_sees_nobody_off() -> None:
    here, there, time = await two()
    there.room = None
    await time.pass_by(HEARTBEAT_S * 3)
    assert here.room is not None
    assert here.room.attendance.resumed == 0


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
    there.has({"mia": 1})
    await settle()
    assert here.presence.everybody("r") == {}


async def test_a_room_is_followed_however_long_it_takes_to_load() -> None:
    here, there, time = await two()
    late = Process("late", time, here)
    late.room = None
    await late.presence.start()
    with late.presence.opening("r") as followed:
        await followed
        await time.pass_by(HEARTBEAT_S * 5)
        late.room = FakeRoom()
    there.has({"mia": 1})
    await time.pass_by(HEARTBEAT_S * 5)
    assert late.presence.is_elsewhere("r", "mia")


async def test_a_room_that_could_not_be_loaded_is_forgotten() -> None:
    here, _, time = await two()
    late = Process("late", time, here)
    late.room = None
    await late.presence.start()
    with late.presence.opening("r"):
        pass
    await time.pass_by(HEARTBEAT_S * 3)
    assert not late.presence._rooms


async def test_a_process_that_is_cut_off_is_right_again_as_soon_as_it_is_back() -> None:
    here, there, time = await two()
    here.has({"mia": 1})
    there.has({"tom": 1})
    await settle()
    there.bus.is_cut = True
    await time.pass_by(EXPIRY_S + HEARTBEAT_S)
    assert here.told[-1] == {"mia": 1}
    assert there.told[-1] == {"tom": 1}
    here.has({"mia": 2})
    there.has({"tom": 2})
    there.bus.heal()
    await time.pass_by(GATHER_S)
    assert here.told[-1] == there.told[-1] == {"mia": 2, "tom": 2}


async def test_a_process_that_stood_still_takes_nobody_for_dead() -> None:
    here, there, time = await two()
    here.has({"mia": 1})
    there.has({"tom": 1})
    await time.pass_by(GATHER_S)
    told = len(here.told)
    # As if stopped: the time goes on, and what came meanwhile has not been read yet.
    time.now_ms += int(EXPIRY_S * 4 * 1_000)
    await time.pass_by(HEARTBEAT_S)
    assert here.told[told:] == []
    assert here.presence.everybody("r") == {"mia": 1, "tom": 1}


async def test_news_that_nobody_can_read_harms_nobody() -> None:
    here, there, _ = await two()
    junk: list[bytes] = [
        b"{",
        b"[]",
        b"7",
        b'{"process":1}',
        b'{"process":"x","people":3,"asks":0,"seq":0}',
        b'{"process":"x","people":{"mia":"many"},"asks":0,"seq":0}',
        orjson.dumps({"process": "x", "people": {"mia": [1]}, "asks": 0, "seq": 0}),
    ]
    for message in junk:
        there.bus.publish("presence/r", message)
    here.has({"mia": 1})
    await settle()
    assert there.told[-1] == {"mia": 1}
    assert not here.presence.is_shared("r")


async def test_whoever_fails_to_be_told_stops_no_heartbeat() -> None:
    here, there, time = await two()

    def broken(people: dict[str, int]) -> None:
        raise RuntimeError

    here.presence.tell("r", broken)
    there.has({"mia": 1})
    await time.pass_by(EXPIRY_S * 2)
    here.presence.tell("r", here.told.append)
    there.has({"mia": 1, "tom": 1})
    await time.pass_by(HEARTBEAT_S)
    assert here.told[-1] == {"mia": 1, "tom": 1}
    assert there.presence.everybody("r") == {"mia": 1, "tom": 1}


PEOPLE = st.dictionaries(st.sampled_from(["mia", "tom", "ada"]), st.integers(1, 3))
STEPS = st.one_of(
    st.tuples(st.just("has"), st.integers(0, 2), PEOPLE),
    st.tuples(st.sampled_from(["cut", "heal", "die", "start"]), st.integers(0, 2), st.none()),
    st.tuples(st.just("wait"), st.sampled_from([0, 1, 9, 30]), st.none()),
)


@given(steps=st.lists(STEPS, max_size=25))
@example(steps=[("start", 1, None), ("start", 2, None), ("has", 1, {"mia": 1}), ("start", 0, None)])
def test_whatever_happens_all_that_live_agree_in_the_end(
    steps: list[tuple[str, int, dict[str, int] | None]],
) -> None:
    asyncio.run(_play(steps))


async def _play(steps: list[tuple[str, int, dict[str, int] | None]]) -> None:
    time = FakeTime()
    root = await Process("root", time).follow()
    living: dict[int, Process] = {}
    for number, (what, which, people) in enumerate(steps):
        process = living.get(which)
        if what == "start" and process is None:
            living[which] = await Process(f"{which}-{number}", time, root).follow()
        elif what == "wait":
            await time.pass_by(which)
        elif process is not None:
            if what == "has":
                process.has(people or {})
            elif what == "cut":
                process.bus.is_cut = True
            elif what == "heal":
                process.bus.heal()
            elif what == "die":
                await living.pop(which).die()
    for process in living.values():
        process.bus.heal()
    await time.pass_by(EXPIRY_S + HEARTBEAT_S)
    everybody: dict[str, int] = {}
    for process in living.values():
        for person, count in process.here.items():
            everybody[person] = everybody.get(person, 0) + count
    all_that_live = (root, *living.values())
    assert [each.presence.everybody("r") for each in all_that_live] == [everybody] * len(
        all_that_live
    )
    for process in all_that_live:
        await process.presence.close()

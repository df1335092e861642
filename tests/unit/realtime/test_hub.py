"""Who is sent what, in which order, and what becomes of somebody who does not read."""

import asyncio
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from realtime.fanout.frames import Frame
from realtime.fanout.hub import Hub, Member
from rooms.facts import ChatHeld, ChatPosted, HandRaised, Recorded
from rooms.ports import LogUnavailable
from rooms.roles import Actor, Role


class Room:
    """A room whose facts are made by hand, and are in its log when they are heard."""

    def __init__(self) -> None:
        self.log: list[Recorded] = []
        self.state = SimpleNamespace(seq=0)
        self.listeners: list[Callable[[tuple[Recorded, ...]], None]] = []
        self.is_readable = True

    def listen(self, listener: Callable[[tuple[Recorded, ...]], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def happens(self, *facts: Any, by: str = "mia") -> None:
        new = tuple(
            Recorded(seq=len(self.log) + 1 + n, at=0, by=by, cmd="c", fact=fact)
            for n, fact in enumerate(facts)
        )
        self.log += new
        self.state.seq = len(self.log)
        for listener in self.listeners:
            listener(new)

    async def facts_after(self, seq: int) -> list[Recorded]:
        await asyncio.sleep(0)
        if not self.is_readable:
            raise LogUnavailable
        return self.log[seq : seq + 2]

    def catch_up(self) -> None:
        """Nothing is elsewhere."""


class Line:
    """A client that takes so many frames of facts before it has to read."""

    def __init__(self, room_for: int = 1_000_000) -> None:
        self.room_for = room_for
        self.frames: list[Any] = []
        self.read = asyncio.Event()
        self.cuts: list[str] = []

    def facts(self, frame: Frame) -> bool:
        if self.room_for == 0:
            return False
        self.room_for -= 1
        self.say(frame)
        return True

    def signal(self, frame: Frame) -> None:
        self.say(frame)

    def say(self, frame: Frame) -> None:
        self.frames.append(json.loads(frame.packet.removeprefix(b"42/room,")))

    async def drained(self) -> None:
        await self.read.wait()
        self.read.clear()
        if self.cuts:
            raise OSError("closed")

    def cut(self, reason: str) -> None:
        self.cuts.append(reason)
        self.read.set()

    def reads(self, room_for: int = 1_000_000) -> None:
        self.room_for = room_for
        self.read.set()

    def seqs(self) -> list[int]:
        """The facts that were sent; the frames stand without a gap, or this fails."""
        last, seqs = 0, []
        for event, data in self.frames:
            if event == "facts":
                assert data["after"] == last, "a gap, or twice the same"
                last = data["upto"]
                seqs += [each["seq"] for each in data["facts"]]
        return seqs


def hub_of(room: Room) -> Hub:
    any_room: Any = room
    return Hub(any_room, lambda member, why: member.line.cut(why.reason))


def member(person: str, line: Line, role: Role = Role.STUDENT) -> Member:
    return Member(f"socket-of-{person}", Actor(person, "school", role, person), line)


async def until(condition: Callable[[], bool]) -> None:
    for _ in range(1_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


def post(number: int) -> ChatPosted:
    return ChatPosted(text=f"message {number}")


async def test_a_latecomer_is_sent_everything_once_while_it_goes_on_happening() -> None:
    room, line = Room(), Line()
    hub = hub_of(room)
    for number in range(5):
        room.happens(post(number))
    joining = asyncio.create_task(hub.join(member("tom", line), 0))
    for number in range(5):
        await asyncio.sleep(0)
        room.happens(post(number))
    await joining
    room.happens(post(99))
    assert line.seqs() == list(range(1, 12))


async def test_each_view_is_sent_what_it_may_see_in_one_frame() -> None:
    room, lines = Room(), {name: Line() for name in ("mia", "tom", "tina")}
    hub = hub_of(room)
    for name, line in lines.items():
        await hub.join(member(name, line, Role.TUTOR if name == "tina" else Role.STUDENT), 0)
    room.happens(post(1), ChatHeld(), HandRaised(person="mia"), by="mia")
    assert lines["tina"].seqs() == lines["mia"].seqs() == [1, 2, 3]
    assert lines["tom"].seqs() == [1, 3]
    assert [len(line.frames) for line in lines.values()] == [1, 1, 1]


async def test_somebody_who_stalls_costs_nobody_else_anything_and_misses_nothing() -> None:
    room, slow, quick = Room(), Line(room_for=2), Line()
    hub = hub_of(room)
    await hub.join(member("tom", slow), 0)
    await hub.join(member("mia", quick), 0)
    for number in range(20):
        room.happens(post(number))
        assert quick.seqs()[-1] == number + 1
    assert slow.seqs() == [1, 2]
    slow.reads(room_for=3)
    await until(lambda: len(slow.seqs()) == 8)
    room.happens(post(20))
    slow.reads()
    await until(lambda: len(slow.seqs()) == 21)
    room.happens(post(21))
    assert slow.seqs() == quick.seqs() == list(range(1, 23))


async def test_a_signal_is_not_sent_to_its_sender_nor_to_somebody_who_is_behind() -> None:
    room, slow, quick, own = Room(), Line(room_for=0), Line(), Line()
    hub = hub_of(room)
    for name, line in (("tom", slow), ("mia", quick), ("zoe", own)):
        await hub.join(member(name, line), 0)
    room.happens(post(1))
    hub.signal(b'{"sender":"zoe"}', but="socket-of-zoe")
    assert [event for event, _ in quick.frames] == ["facts", "signal"]
    assert [event for event, _ in own.frames] == ["facts"]
    assert slow.frames == []


async def test_somebody_who_left_while_they_were_behind_does_not_come_back_as_a_ghost() -> None:
    room, slow = Room(), Line(room_for=0)
    hub = hub_of(room)
    await hub.join(member("tom", slow), 0)
    room.happens(post(1))
    hub.leave("socket-of-tom")
    slow.reads()
    await until(lambda: slow.seqs() == [1])
    room.happens(post(2))
    assert slow.seqs() == [1]
    assert len(hub) == 0


async def test_who_cannot_be_brought_up_is_cut_to_come_back() -> None:
    room, slow = Room(), Line(room_for=0)
    hub = hub_of(room)
    await hub.join(member("tom", slow), 0)
    room.happens(post(1))
    room.is_readable = False
    slow.reads()
    await until(lambda: slow.cuts == ["stalled"])


@given(
    st.lists(st.one_of(st.integers(0, 3), st.just("fact"), st.just("turn")), max_size=60),
)
def test_however_somebody_reads_they_are_sent_each_fact_once_in_order(acts: list[Any]) -> None:
    async def run() -> None:
        room, line = Room(), Line(room_for=1)
        hub = hub_of(room)
        await hub.join(member("tom", line), 0)
        for act in acts:
            if act == "fact":
                room.happens(post(0))
            elif act == "turn":
                await asyncio.sleep(0)
            else:
                line.reads(room_for=act)
            line.seqs()
        line.reads()
        await until(lambda: line.seqs() == list(range(1, len(room.log) + 1)))
        hub.close()

    asyncio.run(run())

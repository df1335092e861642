"""A closed loop has so many messages under way; an open loop counts from when they were due."""

import asyncio
from collections.abc import Callable

import pytest

from tests.bench import closed_loop, open_loop
from tests.bench.closed_loop import throughput
from tests.bench.crowd import Room, Work
from tests.bench.open_loop import latencies
from tests.bench.wire import Client, Place


class Member(Client):
    """A client without a network; what is sent is handed to `relay`."""

    def __init__(self, relay: Callable[[bytes], None]):
        """In the room."""
        super().__init__(Place(0, "room"))
        self.relay = relay

    def send(self, frame: bytes) -> None:
        """To the relay."""
        self.relay(frame)


WORK = Work(lambda room, moment: b"<t%d>" % moment, b"<t")
PROMPT_S = 0.05


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here has to warm up."""
    monkeypatch.setattr(closed_loop, "WARM_S", 0.01)


def room_of(members: int, relay: Callable[[bytes], None]) -> Room:
    return Room("room", [Member(relay) for _ in range(members)])


async def test_no_more_messages_are_under_way_than_the_window_holds() -> None:
    waiting: list[bytes] = []
    most = 0

    def relay(frame: bytes) -> None:
        nonlocal most
        waiting.append(frame)
        most = max(most, len(waiting))
        if len(waiting) == 1:
            asyncio.get_running_loop().call_soon(deliver)

    def deliver() -> None:
        frame = waiting[0]
        for each in room.clients[1:]:
            each.heard(frame)
        del waiting[0]
        if waiting:
            asyncio.get_running_loop().call_soon(deliver)

    room = room_of(4, relay)
    rate = await throughput([room], WORK, window=3, seconds=PROMPT_S)
    assert rate.heard > 100
    assert rate.heard == 3 * (room.sent - len(waiting))
    # The answer to the last delivery of one goes out before the relay has forgotten it.
    assert most == 4
    assert rate.lost == 0


async def test_a_loop_that_lost_everything_goes_on_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(closed_loop, "STUCK_S", 0.01)
    sent = 0

    def relay(frame: bytes) -> None:
        nonlocal sent
        sent += 1
        if sent > 3:
            room.clients[1].heard(frame) if sent < 20 else None

    room = room_of(2, relay)
    rate = await throughput([room], WORK, window=3, seconds=PROMPT_S)
    assert rate.heard == 16
    assert rate.lost >= 3


async def test_a_message_is_as_late_as_from_when_it_was_due() -> None:
    held: list[bytes] = []

    def relay(frame: bytes) -> None:
        held.append(frame)
        if len(held) == 10:
            for each in held:
                room.clients[1].heard(each)

    room = room_of(2, relay)
    found = await latencies([room], WORK, messages_per_s=1_000, seconds=0.01)
    assert found.missing == 0
    # The server came to all of them at once, when the last one was due: the first is 9 ms late.
    assert all(late >= (9 - number) / 1_000 for number, late in enumerate(found.seconds))
    assert len(found.seconds) == len(found.behind) == 10


async def test_what_never_comes_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_loop, "LATE_S", 0.05)
    room = room_of(3, lambda frame: room.clients[1].heard(frame))
    found = await latencies([room], WORK, messages_per_s=1_000, seconds=0.01)
    assert (len(found.seconds), found.missing) == (10, 10)
    assert found.at(0.5) < float("inf")
    assert found.at(0.99) == float("inf")

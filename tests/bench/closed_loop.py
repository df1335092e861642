"""Throughput: the next message goes out when one before it has arrived everywhere."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.crowd import Room, Work, everybody
from tests.bench.wire import Counter, now_us

WARM_S = 1.0
STUCK_S = 1.0
"""How long nothing arrives in a room whose messages were lost."""

_REFUSED = b'"refusal"'


@dataclass(frozen=True, slots=True)
class Rate:
    """What a closed loop did: per second, and in all, with the time before it was measured."""

    per_s: float
    """Deliveries and answers."""
    heard: int
    lost: int
    """What never came."""
    load: float
    """The share of its own core that the load generator used: near 1 it is what is measured."""


async def throughput(rooms: Sequence[Room], work: Work, *, window: int, seconds: float) -> Rate:
    """As fast as it goes, with so many messages of each sender under way.

    The next one goes out when everybody has one of those.
    """
    for room in rooms:
        _keep_busy(room, work, window)
    unsticking = asyncio.create_task(_unstick(rooms, work))
    await asyncio.sleep(WARM_S)
    before, since, busy = _heard(rooms), time.perf_counter(), time.process_time()
    await asyncio.sleep(seconds)
    heard, took = _heard(rooms) - before, time.perf_counter() - since
    load = (time.process_time() - busy) / took
    unsticking.cancel()
    for client in everybody(rooms):
        client.ignore()
    if refused := sum(room.refused for room in rooms):
        raise RuntimeError(f"{refused} messages were refused")
    return Rate(heard / took, _heard(rooms), sum(room.lost for room in rooms), load)


def _keep_busy(room: Room, work: Work, window: int) -> None:
    listeners = room.listeners(work)
    each = len(listeners)
    room.sent = room.heard = room.lost = 0
    first = now_us()

    def more() -> None:
        while room.sent * each - room.heard - room.lost < window * each:
            room.sender.send(work.framed(room.name, first + room.sent))
            room.sent += 1

    for client in room.clients:
        marks = [Counter(mark) for who, mark in listeners if who is client]
        client.heard = _counting(room, marks, more)
    room.more = more
    more()


async def _unstick(rooms: Sequence[Room], work: Work) -> None:
    """A room in which nothing arrives any more has lost what was under way, and goes on."""
    before: dict[str, int] = {}
    while True:
        await asyncio.sleep(STUCK_S)
        for room in rooms:
            if room.heard == before.get(room.name, 0):
                room.lost = room.sent * len(room.listeners(work)) - room.heard
                room.more()
            before[room.name] = room.heard


def _counting(
    room: Room, marks: Sequence[Counter], more: Callable[[], None]
) -> Callable[[bytes], None]:
    def one(chunk: bytes) -> None:
        if count := mark.count(chunk):
            room.heard += count
            more()

    def several(chunk: bytes) -> None:
        room.refused += chunk.count(_REFUSED)
        room.heard += sum(mark.count(chunk) for mark in marks)
        more()

    if len(marks) == 1:
        (mark,) = marks
        return one
    return several


def _heard(rooms: Sequence[Room]) -> int:
    return sum(room.heard for room in rooms)

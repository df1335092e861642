"""The loads: closed loops for throughput, open loops for latency."""

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.bench.wire import Client, Counter, Moments, Place, masked

WARM_S = 1.0
AT_ONCE = 40
"""Clients that connect at a time."""

AWAKE_NS = 2_000_000
"""The loop's own clock is coarse: what is so nearly due is waited for awake."""

Message = Callable[[str, int], bytes]
"""The text of a message, from its room and a number: a moment, or which one it is."""


@dataclass(slots=True)
class Room:
    """One room's clients; the first one sends."""

    name: str
    clients: list[Client]
    sent: int = 0
    heard: int = 0

    @property
    def sender(self) -> Client:
        """Who sends."""
        return self.clients[0]


@dataclass(slots=True)
class Latencies:
    """Seconds from when a message was due to when somebody had it."""

    seconds: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """The latency that this share of all did not exceed."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def enter(places: Sequence[Sequence[Place]]) -> list[Room]:
    """Everybody connects, room by room."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(place: Place) -> Client:
        async with turns:
            return await Client.enter(place)

    rooms = await asyncio.gather(*(asyncio.gather(*map(one, room)) for room in places))
    return [Room(room[0].place.room, list(room)) for room in rooms]


async def leave(rooms: Sequence[Room]) -> None:
    """Everybody hangs up."""
    for room in rooms:
        for client in room.clients:
            client.transport.close()
    await asyncio.sleep(0.3)


async def throughput(
    rooms: Sequence[Room],
    message: Message,
    marker: bytes,
    *,
    window: int,
    seconds: float,
    echoed: bool = False,
) -> float:
    """Deliveries a second, with so many messages of each sender under way.

    The next one goes out when everybody has one of those. `echoed`: the sender hears its own.
    """
    for room in rooms:
        _keep_busy(room, message, marker, window, echoed=echoed)
    await asyncio.sleep(WARM_S)
    before, since = sum(room.heard for room in rooms), time.perf_counter()
    await asyncio.sleep(seconds)
    heard, took = sum(room.heard for room in rooms) - before, time.perf_counter() - since
    for room in rooms:
        for client in room.clients:
            client.heard = lambda chunk: None
    return heard / took


def _keep_busy(room: Room, message: Message, marker: bytes, window: int, *, echoed: bool) -> None:
    receivers = room.clients if echoed else room.clients[1:]
    room.sent, room.heard = 0, 0
    # Moments of its own for each message: what is drawn has to be new.
    first = time.perf_counter_ns()

    def more() -> None:
        while room.sent * len(receivers) - room.heard < window * len(receivers):
            room.sender.send(masked(message(room.name, first + room.sent * 1_000)))
            room.sent += 1

    def listener() -> Callable[[bytes], None]:
        counter = Counter(marker)

        def heard(chunk: bytes) -> None:
            if count := counter.count(chunk):
                room.heard += count
                more()

        return heard

    for client in receivers:
        client.heard = listener()
    more()


async def latencies(
    rooms: Sequence[Room],
    message: Message,
    marker: bytes,
    *,
    messages_per_s: float,
    seconds: float,
    listeners: Callable[[Room], Sequence[Client]] = lambda room: room.clients[1:],
    unit_ns: int = 1,
) -> Latencies:
    """How long deliveries take at a fixed rate.

    A message counts from the moment at which it was due, whenever the generator or the server came
    to it: what waits behind a pause is as late as it is. `unit_ns`: what its moment is written in.
    """
    found = Latencies()

    def listener() -> Callable[[bytes], None]:
        moments = Moments(marker)

        def heard(chunk: bytes) -> None:
            now = time.perf_counter_ns()
            found.seconds += [(now - due * unit_ns) / 1e9 for due in moments.find(chunk)]

        return heard

    for room in rooms:
        for client in listeners(room):
            client.heard = listener()
    await _send_on_time(rooms, message, messages_per_s, seconds)
    await asyncio.sleep(0.5)
    for room in rooms:
        for client in room.clients:
            client.heard = lambda chunk: None
    return found


async def _send_on_time(
    rooms: Sequence[Room], message: Message, per_s: float, seconds: float
) -> None:
    gap, origin = 1e9 / per_s, time.perf_counter_ns()
    senders = itertools.cycle(rooms)
    for number in range(int(per_s * seconds)):
        due = origin + int(number * gap)
        await _until(due)
        room = next(senders)
        room.sender.send(masked(message(room.name, due)))


async def _until(due: int) -> None:
    if (wait := due - time.perf_counter_ns() - AWAKE_NS) > 0:
        await asyncio.sleep(wait / 1e9)
    for _ in iter(lambda: time.perf_counter_ns() < due, False):
        await asyncio.sleep(0)

"""What is measured, one function each: a server under one load, once."""

import asyncio
from dataclasses import dataclass

from tests.bench.load import Room, enter, latencies, leave, throughput
from tests.bench.measure import cpu_s, resident_kb
from tests.bench.servers import Running

SIGNAL = (
    b'42/room,["signal",{"kind":"ink","element":"t%015d","page":"p1","pen":"pen","colour":"ink",'
    b'"size":"m","start":0,"points":[100,200,50,110,210,50]}]'
)
SIGNAL_MARK = b'"element":"t'
STROKE = (
    b'42/room,%015d["do",{"id":"b%015d","kind":"board.create","elements":[{"id":"t%015d",'
    b'"page":"p1","shape":{"kind":"stroke","x":100,"y":100,"w":200,"h":100,"pw":200,"ph":100,'
    b'"points":[0,0,50,10,10,50,20,15,50,200,100,50]}}]}]'
)
MESSAGE = (
    b'42/room,%015d["do",{"id":"c%015d","kind":"chat.post",'
    b'"text":"I think x is %d, because 3x + 4 = 19. Is that right?"}]'
)
FACT_MARK, ANSWER_MARK = b'"cmd":"', b"43/room,"

US = 1_000
"""Moments are written in microseconds: an acknowledgement's number has 15 digits."""


def signal(room: str, moment: int) -> bytes:
    """The next points of a line that is being drawn."""
    return SIGNAL % (moment // US)


def stroke(room: str, moment: int) -> bytes:
    """A finished stroke, to be committed."""
    at = moment // US
    return STROKE % (at, at, at)


def chat(room: str, moment: int) -> bytes:
    """A message, to be moderated and committed."""
    at = moment // US
    return MESSAGE % (at, at, moment % 997)


@dataclass(frozen=True, slots=True)
class Rate:
    """Deliveries a second, and what each cost the server, in microseconds of processor time."""

    per_s: float
    cpu_us: float


@dataclass(frozen=True, slots=True)
class Late:
    """Latencies in milliseconds, and what a delivery cost, in microseconds of processor time."""

    p50: float
    p99: float
    p999: float
    cpu_us: float
    count: int


async def relayed(server: Running, shape: tuple[int, int], window: int, seconds: float) -> Rate:
    """Signals as fast as they go, from one sender in each room to all others."""
    rooms = await enter(await server.rooms(*shape))
    await asyncio.sleep(0.5)
    before = cpu_s(server.pids)
    per_s = await throughput(rooms, signal, SIGNAL_MARK, window=window, seconds=seconds)
    cost = (cpu_s(server.pids) - before) / sum(room.heard for room in rooms)
    await leave(rooms)
    return Rate(per_s, cost * 1e6)


async def committed(server: Running, kind: str, window: int, seconds: float) -> Rate:
    """Facts as fast as they go; a fact counts when all 8 of its room have it."""
    rooms = await enter(await server.rooms(20, 8))
    await asyncio.sleep(0.5)
    before = cpu_s(server.pids)
    message = stroke if kind == "strokes" else chat
    per_s = await throughput(rooms, message, FACT_MARK, window=window, seconds=seconds, echoed=True)
    cost = (cpu_s(server.pids) - before) / sum(room.heard for room in rooms)
    await leave(rooms)
    return Rate(per_s / 8, cost * 8 * 1e6)


async def signals_late(
    server: Running, shape: tuple[int, int], deliveries_per_s: float, seconds: float
) -> Late:
    """How late signals are at a fixed rate of deliveries."""
    rooms = await enter(await server.rooms(*shape))
    await asyncio.sleep(0.5)
    late = await _late(server, rooms, deliveries_per_s / (shape[1] - 1), seconds)
    await leave(rooms)
    return late


async def answers_late(server: Running, per_s: float, seconds: float) -> Late:
    """How late acknowledgements of committed strokes are, at a fixed rate."""
    rooms = await enter(await server.rooms(20, 8))
    await asyncio.sleep(0.5)
    before = cpu_s(server.pids)
    found = await latencies(
        rooms,
        stroke,
        ANSWER_MARK,
        messages_per_s=per_s,
        seconds=seconds,
        listeners=lambda room: room.clients[:1],
        unit_ns=US,
    )
    cost = (cpu_s(server.pids) - before) / max(1, len(found.seconds))
    await leave(rooms)
    return Late(*(found.at(p) * 1e3 for p in (0.5, 0.99, 0.999)), cost * 1e6, len(found.seconds))


async def beside_a_stalled_one(
    server: Running, *, stalled: bool, seconds: float
) -> tuple[Late, int]:
    """How late signals are for six, while a seventh does or does not read; the server's growth."""
    (room,) = await enter((await server.rooms(1, 8))[:1])
    await asyncio.sleep(0.5)
    held = resident_kb(server.pids)
    if stalled:
        room.clients[-1].transport.pause_reading()
    others = Room(room.name, room.clients[:-1])
    late = await _late(server, [others], 1_500.0, seconds)
    grown = resident_kb(server.pids) - held
    await leave([room])
    return late, grown


async def held_by_idle(server: Running, shape: tuple[int, int]) -> float:
    """Kilobytes for each connection that is open and silent."""
    places = await server.rooms(*shape)
    first = await enter(places)
    await asyncio.sleep(1)
    before = resident_kb(server.pids)
    rest = [room for _ in range(2) for room in await enter(places)]
    await asyncio.sleep(1)
    held = (resident_kb(server.pids) - before) / (2 * shape[0] * shape[1])
    await leave([*first, *rest])
    return held


async def _late(server: Running, rooms: list[Room], messages_per_s: float, seconds: float) -> Late:
    before = cpu_s(server.pids)
    found = await latencies(
        rooms,
        signal,
        SIGNAL_MARK,
        messages_per_s=messages_per_s,
        seconds=seconds,
        unit_ns=US,
    )
    cost = (cpu_s(server.pids) - before) / max(1, len(found.seconds))
    return Late(*(found.at(p) * 1e3 for p in (0.5, 0.99, 0.999)), cost * 1e6, len(found.seconds))

"""What is measured, one function each: a server under one load, once."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from tests.bench.closed_loop import throughput
from tests.bench.crowd import Room, Work, enter, leave
from tests.bench.measure import cpu_s, percentile, resident_kb
from tests.bench.messages import SIGNAL
from tests.bench.open_loop import Latencies, latencies
from tests.bench.servers import Running
from tests.bench.wire import Client

SETTLE_S = 0.5
Shape = tuple[int, int]
"""Rooms, and members of each."""
Figures = dict[str, float]
"""By name and unit."""

STALLED_BUFFER = 4_096
"""Bytes that the system takes for a client that does not read."""


@asynccontextmanager
async def people(server: Running, shape: Shape) -> AsyncIterator[list[Room]]:
    """Everybody is there; everybody leaves."""
    rooms = await enter(await server.rooms(*shape), server.client)
    await asyncio.sleep(SETTLE_S)
    try:
        yield rooms
    finally:
        await leave(rooms)


async def relayed(server: Running, shape: Shape, window: int, seconds: float) -> Figures:
    """Signals as fast as they go, from one sender in each room to all others."""
    return await _busy(server, SIGNAL, shape, window, seconds, "deliveries/s", 1)


async def committed(server: Running, work: Work, window: int, seconds: float) -> Figures:
    """Facts as fast as they go; one counts when all 8 of its room have it, and it is answered."""
    return await _busy(server, work, (20, 8), window, seconds, "facts/s", 8 + bool(work.answer))


async def _busy(
    server: Running, work: Work, shape: Shape, window: int, seconds: float, name: str, each: int
) -> Figures:
    async with people(server, shape) as rooms:
        before = cpu_s(server.pids)
        rate = await throughput(rooms, work, window=window, seconds=seconds)
        cost = (cpu_s(server.pids) - before) / max(1, rate.heard) * each
    missing = 100 * rate.lost / (rate.heard + rate.lost)
    busy = {"CPU µs": cost * 1e6, "load %": rate.load * 100, "missing %": missing}
    return {name: rate.per_s / each, **busy}


async def signals_late(server: Running, shape: Shape, per_s: float, seconds: float) -> Figures:
    """How late signals are at a fixed rate of deliveries."""
    async with people(server, shape) as rooms:
        return await _late(server, rooms, SIGNAL, per_s / (shape[1] - 1), seconds)


async def facts_late(
    server: Running, work: Work, per_s: float, seconds: float, *, answers: bool = False
) -> Figures:
    """How late facts (or only the answers to who sent them) are, at a fixed rate of them."""
    async with people(server, (20, 8)) as rooms:
        return await _late(server, rooms, work, per_s, seconds, answers=answers)


async def beside_one(server: Running, *, stalled: bool, per_s: float, seconds: float) -> Figures:
    """How late signals are for six, while a seventh does or does not read; the server's growth.

    A closed loop comes first, which fills whatever can be filled.
    """
    place = (await server.rooms(1, 8))[0]
    (room,) = await enter([place[:-1]])
    last = await Client.enter(place[-1], receive_buffer=STALLED_BUFFER)
    await asyncio.sleep(SETTLE_S)
    before = resident_kb(server.pids)
    if stalled:
        last.transport.pause_reading()
    await throughput([room], SIGNAL, window=8, seconds=seconds / 3)
    await asyncio.sleep(SETTLE_S)
    figures = await _late(server, [room], SIGNAL, per_s / 6, seconds)
    grown = resident_kb(server.pids) - before
    last.transport.abort()
    await leave([room])
    return {**figures, "kB grown": grown}


async def held_by_idle(server: Running, shape: Shape) -> Figures:
    """Kilobytes for each connection that is open and silent, with all that it brings with it.

    The rooms are new to the server: what it keeps of each is among it.
    """
    places = await server.rooms(*shape)
    first = await enter(places[:1])
    await asyncio.sleep(1)
    before = resident_kb(server.pids)
    rest = await enter(places[1:])
    await asyncio.sleep(2)
    held = (resident_kb(server.pids) - before) / ((shape[0] - 1) * shape[1])
    await leave([*first, *rest])
    return {"kB each": held}


async def _late(
    server: Running,
    rooms: Sequence[Room],
    work: Work,
    messages_per_s: float,
    seconds: float,
    *,
    answers: bool = False,
) -> Figures:
    before = cpu_s(server.pids)
    found = await latencies(
        rooms, work, messages_per_s=messages_per_s, seconds=seconds, answers=answers
    )
    cost = (cpu_s(server.pids) - before) / max(1, len(found.seconds))
    behind = percentile(found.behind, 0.99) * 1e3
    return {**lateness(found), "CPU µs": cost * 1e6, "sent late, p99 ms": behind}


_SHARES = {"p50 ms": 0.5, "p99 ms": 0.99, "p99.9 ms": 0.999}


def lateness(found: Latencies) -> Figures:
    """Percentiles in milliseconds, and what never came, in percent."""
    all_of_them = len(found.seconds) + found.missing
    figures = {name: found.at(share) * 1e3 for name, share in _SHARES.items()}
    return {**figures, "missing %": 100 * found.missing / all_of_them}

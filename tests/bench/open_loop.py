"""Latency: messages go out when they are due, whatever became of those before them."""

import asyncio
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.bench.crowd import Room, Work, everybody
from tests.bench.measure import percentile
from tests.bench.wire import Moments, now_us

LATE_S = 5.0
"""How long behind the last message deliveries are waited for."""

_AWAKE_US = 2_000
"""The loop's own clock is coarse: what is so nearly due is waited for awake."""


@dataclass(slots=True)
class Latencies:
    """Seconds from when a message was due to when somebody had it."""

    seconds: list[float] = field(default_factory=list)
    missing: int = 0
    """Deliveries that never came."""
    behind: list[float] = field(default_factory=list)
    """Seconds from when a message was due to when it was sent: the generator's own part."""

    def at(self, share: float) -> float:
        """The latency that this share of all did not exceed; what never came is the latest."""
        return percentile(self.seconds, share, self.missing)


async def latencies(
    rooms: Sequence[Room],
    work: Work,
    *,
    messages_per_s: float,
    seconds: float,
    answers: bool = False,
) -> Latencies:
    """How long deliveries (or only the answers to the senders) take at a fixed rate.

    A message counts from the moment at which it was due, whenever the generator or the server came
    to it: what waits behind a pause is as late as it is.
    """
    found = Latencies()
    for room in rooms:
        for client, mark in room.listeners(work):
            if (mark == work.answer) == answers:
                client.heard = _timing(found, mark)
    each = 1 if answers else len(rooms[0].clients) - (not work.echoed)
    found.behind = await _send_on_time(rooms, work, messages_per_s, seconds)
    expected = len(found.behind) * each
    await _until_heard(found, expected)
    for client in everybody(rooms):
        client.ignore()
    found.missing = expected - len(found.seconds)
    return found


def _timing(found: Latencies, mark: bytes) -> Callable[[bytes], None]:
    moments = Moments(mark)

    def heard(chunk: bytes) -> None:
        now = now_us()
        found.seconds += [(now - due) / 1e6 for due in moments.find(chunk)]

    return heard


async def _send_on_time(
    rooms: Sequence[Room], work: Work, per_s: float, seconds: float
) -> list[float]:
    gap, origin = 1e6 / per_s, now_us()
    senders, behind = itertools.cycle(rooms), []
    for number in range(int(per_s * seconds)):
        due = origin + int(number * gap)
        await _until(due)
        room = next(senders)
        room.sender.send(work.framed(room.name, due))
        behind.append((now_us() - due) / 1e6)
    return behind


async def _until(due_us: int) -> None:
    if (wait := due_us - now_us() - _AWAKE_US) > 0:
        await asyncio.sleep(wait / 1e6)
    for _ in iter(lambda: now_us() < due_us, False):
        await asyncio.sleep(0)


async def _until_heard(found: Latencies, expected: int) -> None:
    for _ in range(int(LATE_S / 0.05)):
        if len(found.seconds) < expected:
            await asyncio.sleep(0.05)

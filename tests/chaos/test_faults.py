"""Under a steady load things break, one after the other; nothing is lost, doubled or out of order.

After each fault: every acknowledged fact is in the log exactly once, `seq` has no gap, everybody
ends in the state that a newcomer is given, all of it within five seconds of the fault's end, and
the servers hold no more than before.
"""

import asyncio
import os
import random
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.chaos.crowd import STROKE, Crowd, Fault, at_work
from tests.chaos.stand import Stand
from tests.integration.postgres import reachable_folder

GROWS_MB, GROWS_FILES = 100.0, 20
LARGE_STROKE = STROKE | {"points": [0, 0, 50, 200, 100, 50] * 2_000}
MOST_LARGE = 400
MIXED_FAULTS = 8


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    """One stand for all faults: what one of them leaves behind the next one meets."""
    with reachable_folder() as folder:
        running = Stand(Path(folder) / "data")
        try:
            yield running
        finally:
            running.close()


@asynccontextmanager
async def surviving(stand: Stand) -> AsyncIterator[Crowd]:
    """A crowd at work; when the fault is over, everything that was promised holds."""
    async with at_work(stand) as crowd:
        held = [worker.resident_mb() for worker in stand.workers]
        files = [worker.connections() for worker in stand.workers]
        yield crowd
        await crowd.recovers()
        await crowd.has_worked()
        await crowd.proves()
    for worker, before, opened in zip(stand.workers, held, files, strict=True):
        assert worker.resident_mb() < before + GROWS_MB
        assert worker.connections() < opened + GROWS_FILES


async def a_process_is_killed(crowd: Crowd) -> None:
    worker = crowd.stand.workers[0]
    worker.kill()
    await crowd.has_worked(30)
    await asyncio.to_thread(worker.start)


async def redis_is_killed(crowd: Crowd) -> None:
    await asyncio.to_thread(crowd.stand.valkey.kill)
    await crowd.has_worked(30)
    await asyncio.to_thread(crowd.stand.valkey.start)


async def redis_stands_still(crowd: Crowd) -> None:
    crowd.stand.valkey.pause()
    try:
        await asyncio.sleep(10)
    finally:
        crowd.stand.valkey.go_on()


async def postgres_is_restarted(crowd: Crowd) -> None:
    await asyncio.to_thread(crowd.stand.restart_postgres)


async def postgres_is_killed(crowd: Crowd) -> None:
    await asyncio.to_thread(crowd.stand.kill_postgres)


async def a_network_is_cut(crowd: Crowd) -> None:
    for _ in range(3):
        crowd["mia"].proxy.cut()
        await asyncio.sleep(0.3)
        crowd["mia"].proxy.mend()
        await asyncio.sleep(0.3)


async def a_network_is_slow(crowd: Crowd) -> None:
    crowd["tom"].proxy.delay_s = 0.4
    await asyncio.sleep(3)
    crowd["tom"].proxy.mend()


async def a_buffer_is_full(crowd: Crowd) -> None:
    """One client takes nothing, until the server stops sending to it; the others go on as ever."""
    before = await crowd.stand.told("facts_late_total")
    crowd["mia"].proxy.stall()
    for number in range(MOST_LARGE):
        await crowd["tom"].draw(f"large-{number}-{before:.0f}", LARGE_STROKE)
        if await crowd.stand.told("facts_late_total") > before:
            break
    else:
        raise AssertionError("nobody's buffer was full")
    await crowd.has_worked(but="mia")
    crowd["mia"].proxy.mend()


FAULTS: tuple[Fault, ...] = (
    a_process_is_killed,
    redis_is_killed,
    redis_stands_still,
    postgres_is_restarted,
    postgres_is_killed,
    a_network_is_cut,
    a_network_is_slow,
    a_buffer_is_full,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_nothing_is_lost_when(stand: Stand, fault: Fault) -> None:
    async with surviving(stand) as crowd:
        await fault(crowd)


async def test_nothing_is_lost_when_much_goes_wrong_at_once(stand: Stand) -> None:
    seed = os.environ.get("STUDYHALL_CHAOS_SEED") or secrets.token_hex(4)
    print(f"STUDYHALL_CHAOS_SEED={seed}")
    draw = random.Random(seed)
    quick = [each for each in FAULTS if each is not redis_stands_still]
    async with surviving(stand) as crowd:
        for _ in range(MIXED_FAULTS // 2):
            network = draw.choice(quick[-3:])
            # A process that dies would take the full buffer with it; and who takes nothing hears
            # of nobody's work, which both of these wait for.
            spared = (a_process_is_killed, redis_is_killed) if network is a_buffer_is_full else ()
            machine = draw.choice([each for each in quick[:-3] if each not in spared])
            await asyncio.gather(network(crowd), machine(crowd))

"""`studyhall worker`: what has to be done now and then, and by no request.

A plain schedule: deleting what has expired is the same however often and by however many workers it
is done, so there is no queue, no lock and no broker here.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from persistence.audit import Audit
from persistence.cases import CaseStore
from persistence.database import Database, is_unreachable
from persistence.judgements import Judgements
from persistence.people import People
from persistence.sessions import Sessions
from realtime.settings import Settings

_log = structlog.get_logger()

DAY_MS = 86_400_000


def _now() -> int:
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to do, and how long to wait (seconds) until it is done again."""

    name: str
    every_s: float
    work: Callable[[], Awaitable[int]]
    """Does it; returns how many rows or rooms it changed, for the log."""


async def run_worker(settings: Settings, stop: asyncio.Event) -> None:
    """Do the jobs, each at once and then again, until told to stop."""
    database = await Database.connect(
        settings.database_url, pool_size=2, command_timeout_s=settings.database_timeout_s
    )
    try:
        await keep_doing(jobs(settings, database), stop)
    finally:
        await database.close()


def jobs(settings: Settings, database: Database) -> tuple[Job, ...]:
    """Everything that is done now and then."""
    sessions = Sessions(database)

    async def purge() -> int:
        # Failed sign-ins count for one window; kept for two, for clocks differ.
        kept_ms = 2 * settings.attempts_window_s * 1_000
        return await sessions.purge(time.time_ns() // 1_000_000, kept_ms)

    cases, audit = CaseStore(database), Audit(database)

    async def forget() -> int:
        return await cases.forget(time.time_ns() // 1_000_000, settings.evidence_days * DAY_MS)

    async def tell_heads() -> int:
        """Log each school's newest hash: kept elsewhere, it shows when an audit's end was cut."""
        for school, _ in await People(database).schools():
            if (newest := await audit.newest(school)) is not None:
                _log.info("audit.head", school=school, seq=newest.seq, hash=newest.hash.hex())
        return 0

    return (
        Job("purge", 60.0, purge),
        Job("evidence", 3_600.0, forget),
        Job("audit", 3_600.0, tell_heads),
        Job("judgements", 3_600.0, Judgements(database, _now).forget),
    )


async def keep_doing(jobs: tuple[Job, ...], stop: asyncio.Event) -> None:
    """Run every job by its own schedule until `stop` is set; then let what has begun finish."""
    await asyncio.gather(*(_repeat(job, stop) for job in jobs))


async def _repeat(job: Job, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await _once(job)
        try:
            async with asyncio.timeout(job.every_s):
                await stop.wait()
        except TimeoutError:
            continue


async def _once(job: Job) -> None:
    try:
        changed = await job.work()
    except Exception as failure:
        # One failure is no reason to leave the others undone: the next round tries again.
        away = is_unreachable(failure)
        _log.warning("job.failed", job=job.name, failure=type(failure).__name__, away=away)
        return
    if changed:
        _log.info("job.done", job=job.name, changed=changed)

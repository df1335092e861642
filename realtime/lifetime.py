"""Whether this process is to serve on, and how long it may take to end."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

_log = structlog.get_logger()


class Lifetime:
    """Serving; then not ready any more, but serving still; then ending, within a time."""

    def __init__(self) -> None:
        """Serving, until told otherwise."""
        self.is_ready = True
        """Whether balancers are to send anybody here."""
        self._until: float | None = None

    def end(self, within_s: float) -> None:
        """From now on only what has begun is finished; the first call says within which time."""
        self.is_ready = False
        if self._until is None:
            self._until = asyncio.get_running_loop().time() + within_s

    @property
    def left_s(self) -> float | None:
        """What is left of the time to end in, in seconds; None while it is not to end."""
        if self._until is None:
            return None
        return max(0.0, self._until - asyncio.get_running_loop().time())


async def finish(what: str, work: Coroutine[Any, Any, None], within_s: float | None) -> bool:
    """Let something end within a time; False where it did not, or failed.

    What is late is told to stop, and not waited for: a database that does not answer does not
    answer to that either.
    """
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait({task}, timeout=within_s)
    if not done:
        task.add_done_callback(_passed_over)
        task.cancel()
        _log.warning("end.late", what=what)
    elif (failure := task.exception()) is not None:
        _log.error("end.failed", what=what, failure=type(failure).__name__)
    return bool(done) and task.exception() is None


def _passed_over(late: asyncio.Task[None]) -> None:
    if not late.cancelled():
        late.exception()

"""How many cases wait, for `/metrics`: asked of the database now and then, not for every reader."""

import asyncio

import structlog

from persistence.review_numbers import ReviewStatistics

_log = structlog.get_logger()

EVERY_S = 15.0


class CaseCounts:
    """By category, as of a moment ago; over all schools, and so the same on every process."""

    def __init__(self, statistics: ReviewStatistics):
        """Nothing is counted yet."""
        self._statistics = statistics
        self.waiting: dict[str, int] = {}
        self.decided: dict[str, int] = {}

    async def run(self) -> None:
        """Count for as long as the process serves."""
        while True:
            try:
                await self.count()
            except Exception as failure:
                _log.warning("review.uncounted", failure=type(failure).__name__)
            await asyncio.sleep(EVERY_S)

    async def count(self) -> None:
        """Count now."""
        rows = await self._statistics.counts()
        self.waiting = {row["category"]: row["open"] for row in rows}
        self.decided = {row["category"]: row["decided"] for row in rows}

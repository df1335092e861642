"""The log and the screen as they are, with a watch on them."""

from collections.abc import Sequence
from time import perf_counter

from persistence.database import Database
from persistence.log import PostgresLog
from persistence.sealing import UNSEALED, Seal
from realtime.metrics.meters import Meters
from rooms.ports import Appended, Batch, Committed, Screen, Screening, Utterance


class MeasuredLog(PostgresLog):
    """`PostgresLog`, of which it is known how long a commit takes."""

    def __init__(self, database: Database, meters: Meters, seal: Seal = UNSEALED):
        """On this database."""
        super().__init__(database, seal)
        self._meters = meters

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        """As the port says."""
        began = perf_counter()
        answers = await super().append(batches)
        facts = sum(
            len(entry.facts)
            for batch, answer in zip(batches, answers, strict=True)
            if isinstance(answer, Committed)
            for entry in batch.entries
        )
        self._meters.committed(facts, began)
        return answers


class MeasuredScreen:
    """A screen, of which it is known how long it takes and what it finds."""

    def __init__(self, screen: Screen, meters: Meters):
        """Watches this screen."""
        self._screen, self._meters = screen, meters

    async def judge(self, utterance: Utterance) -> Screening:
        """As the port says."""
        began, verdict = perf_counter(), "failed"
        try:
            screening = await self._screen.judge(utterance)
            verdict = screening.finding.value
            return screening
        finally:
            # Cut off in the middle, for it was late, it counts as well.
            self._meters.screenings.add(perf_counter() - began)
            self._meters.verdicts[verdict] += 1

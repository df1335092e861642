"""The numbers that are kept between two questions."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter

QUICK_S = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Upper bounds for what takes milliseconds, in seconds."""


class Histogram:
    """How many durations were how long; adding one costs less than a microsecond."""

    __slots__ = ("counts", "total_s")

    def __init__(self) -> None:
        """Nothing was measured."""
        self.counts = [0] * (len(QUICK_S) + 1)
        """For each bound of `QUICK_S` those up to it and over the one before; then the others."""
        self.total_s = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.counts[bisect_left(QUICK_S, seconds)] += 1
        self.total_s += seconds


@dataclass(slots=True)
class Meters:
    """Totals of one process since it started."""

    facts: int = 0
    """Facts that were committed here."""
    commits: Histogram = field(default_factory=Histogram)
    """How long the log took for a round."""
    fanouts: Histogram = field(default_factory=Histogram)
    """From a commit until the frames of one room were written to the sockets here."""
    screenings: Histogram = field(default_factory=Histogram)
    """How long the screen took for a text."""
    verdicts: Counter[str] = field(default_factory=Counter)
    """Texts by what the screen found; "failed" where it found nothing in time."""
    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    """Answered requests by method, route (as a pattern, never an address) and status."""
    answers: Histogram = field(default_factory=Histogram)
    """How long requests took; those of sockets, which stay open, are not in it."""
    lags: Histogram = field(default_factory=Histogram)
    """How late the event loop came round."""
    _committed_at: float = 0.0

    def committed(self, facts: int, began: float) -> None:
        """The log answered a round that began then (`perf_counter`)."""
        self._committed_at = perf_counter()
        self.facts += facts
        self.commits.add(self._committed_at - began)

    def told(self) -> None:
        """As `rooms.live.world.Watch` says."""
        self.fanouts.add(perf_counter() - self._committed_at)

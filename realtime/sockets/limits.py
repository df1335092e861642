"""Limits on what one person may send."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Bucket:
    """A token bucket: `rate` a second on average, twice as many at once."""

    rate: float
    clock: Callable[[], float]
    level: float = 0.0
    at: float = 0.0

    def take(self) -> float:
        """Take one; 0 if it was there, else how many seconds until it is."""
        now = self.clock()
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        if self.level + 1 > 2 * self.rate:
            return (self.level + 1 - 2 * self.rate) / self.rate
        self.level += 1
        return 0.0

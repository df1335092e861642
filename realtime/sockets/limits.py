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

    def take(self, count: float = 1) -> float:
        """Take so many; 0 if they were there, else how many seconds until they are."""
        now = self.clock()
        self.level = max(0.0, self.level - (now - self.at) * self.rate)
        self.at = now
        # One alone is always had in the end, however low the rate.
        most = max(2 * self.rate, count)
        if self.level + count > most:
            return (self.level + count - most) / self.rate
        self.level += count
        return 0.0

"""What a process costs, and what a figure is over several rounds."""

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def cpu_s(pids: Sequence[int]) -> float:
    """The processor time that these processes have used, in seconds."""
    return sum(_cpu_s(pid) for pid in pids)


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def resident_kb(pids: Sequence[int]) -> int:
    """The memory that these processes hold, in kilobytes."""
    return sum(_resident_kb(pid) for pid in pids)


def _resident_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def percentile(figures: Sequence[float], share: float, missing: int = 0) -> float:
    """The figure that this share of all did not exceed, by nearest rank.

    `missing` more have no figure: they exceed everything.
    """
    rank = max(1, math.ceil(share * (len(figures) + missing)))
    return sorted(figures)[rank - 1] if rank <= len(figures) else math.inf


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over the rounds."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        """Of at least one."""
        ordered = sorted(figures)
        middle = len(ordered) // 2
        even = len(ordered) % 2 == 0
        median = (ordered[middle - 1] + ordered[middle]) / 2 if even else ordered[middle]
        return cls(ordered[0], median, ordered[-1])


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Ours by theirs, round by round: what disturbed a round disturbed both."""
    return Spread.of([mine / other for mine, other in zip(ours, theirs, strict=True)])

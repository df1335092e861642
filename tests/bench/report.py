"""The table: figures by work and server, over the rounds, and the ratios that are aimed at."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from tests.bench.measure import Spread, ratios

OURS = "studyhall"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a work is to reach: `figure` of ours by that of `against`, or by itself."""

    work: str
    figure: str
    against: str
    least: float | None = None
    most: float | None = None

    def met(self, value: float) -> bool:
        """Whether the median is good enough."""
        above = self.least is None or value >= self.least
        return above and (self.most is None or value <= self.most)

    @property
    def aim(self) -> str:
        """In a few signs."""
        return f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"


@dataclass(slots=True)
class Report:
    """Everything that was measured: (work, server, figure) → one value for each round."""

    machine: str
    figures: dict[tuple[str, str, str], list[float]] = field(default_factory=dict)

    def add(self, work: str, server: str, **figures: float) -> None:
        """One round's figures of one server under one load."""
        for figure, value in figures.items():
            self.figures.setdefault((work, server, figure), []).append(value)

    def reached(self, goal: Goal) -> Spread | None:
        """The ratio that a goal is about, or the figure itself; None if it was not measured."""
        ours = self.figures.get((goal.work, OURS, goal.figure))
        if not goal.against:
            return Spread.of(ours) if ours else None
        work, _, server = goal.against.rpartition("/")
        theirs = self.figures.get((work or goal.work, server, goal.figure))
        return ratios(ours, theirs) if ours and theirs else None

    def markdown(self, goals: Sequence[Goal]) -> str:
        """Both tables."""
        lines = [self.machine, "", "| work | server | figure | median | least to most |"]
        lines.append("|---|---|---|---:|---:|")
        for (work, server, figure), values in self.figures.items():
            spread = Spread.of(values)
            ends = f"{_short(spread.least)} to {_short(spread.most)}"
            lines.append(f"| {work} | {server} | {figure} | {_short(spread.median)} | {ends} |")
        lines += ["", "| work | figure | against | aim | median | least to most | |"]
        lines.append("|---|---|---|---|---:|---:|---|")
        for goal in goals:
            if (spread := self.reached(goal)) is not None:
                ends = f"{_short(spread.least)} to {_short(spread.most)}"
                lines.append(
                    f"| {goal.work} | {goal.figure} | {goal.against or '(itself)'} | {goal.aim} "
                    f"| {_short(spread.median)} | {ends} "
                    f"| {'reached' if goal.met(spread.median) else 'missed'} |"
                )
        return "\n".join(lines)

    def json(self, goals: Sequence[Goal]) -> str:
        """The same for programs, every round's value among it."""
        measured = [
            {"work": work, "server": server, "figure": figure, "rounds": values}
            for (work, server, figure), values in self.figures.items()
        ]
        reached = [
            {**asdict(goal), **asdict(spread), "met": goal.met(spread.median)}
            for goal in goals
            if (spread := self.reached(goal)) is not None
        ]
        return json.dumps({"machine": self.machine, "figures": measured, "goals": reached})


def _short(value: float) -> str:
    if value >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"

"""The tables: figures by work and server, over the rounds, and the ratios that are aimed at.

`python -m tests.bench.report FILE` makes them of what `--json` printed.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.measure import Spread, ratios

OURS = "studyhall"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a work is to reach: `figure` of ours by that of `against`, or by itself.

    `against` is a server under the same work, or `work/server`.
    """

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
        return f"≥ {self.least:,.4g}" if self.least is not None else f"≤ {self.most:,.4g}"


@dataclass(slots=True)
class Report:
    """Everything that was measured: work → server → figure → one value for each round."""

    machine: str
    figures: dict[str, dict[str, dict[str, list[float]]]] = field(default_factory=dict)

    def add(self, work: str, server: str, figures: Mapping[str, float]) -> None:
        """One round's figures of one server under one load."""
        kept = self.figures.setdefault(work, {}).setdefault(server, {})
        for figure, value in figures.items():
            kept.setdefault(figure, []).append(value)

    def reached(self, goal: Goal) -> Spread | None:
        """The ratio that a goal is about, or the figure itself; None if it was not measured."""
        ours = self._of(goal.work, OURS, goal.figure)
        if not goal.against:
            return Spread.of(ours) if ours else None
        work, _, server = goal.against.rpartition("/")
        theirs = self._of(work or goal.work, server, goal.figure)
        return ratios(ours, theirs) if ours and theirs else None

    def _of(self, work: str, server: str, figure: str) -> list[float]:
        return self.figures.get(work, {}).get(server, {}).get(figure, [])

    def markdown(self, goals: Sequence[Goal]) -> str:
        """The machine, the goals, and every figure: the median, and the least to the most."""
        lines = [self.machine, "", *self._aims(goals)]
        for work, servers in self.figures.items():
            names = list(next(iter(servers.values())))
            lines += ["", f"### {work[0].upper()}{work[1:]}", ""]
            lines += ["| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
            for server, figures in servers.items():
                cells = [_cell(figures[name]) if name in figures else "" for name in names]
                lines.append(f"| {server} | " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def _aims(self, goals: Sequence[Goal]) -> list[str]:
        lines = ["| work | figure | against | aim | reached | |", "|---|---|---|---|---:|---|"]
        reached = [(goal, spread) for goal in goals if (spread := self.reached(goal)) is not None]
        return lines + [
            f"| {goal.work} | {goal.figure} | {goal.against or '–'} | {goal.aim} "
            f"| {_spread(spread)} | {'yes' if goal.met(spread.median) else '**no**'} |"
            for goal, spread in reached
        ]

    def json(self, goals: Sequence[Goal]) -> str:
        """The same for programs, every round's value among it."""
        reached = [(goal, self.reached(goal)) for goal in goals]
        return json.dumps(
            {
                "machine": self.machine,
                "figures": self.figures,
                "goals": [
                    {
                        "work": goal.work,
                        "figure": goal.figure,
                        "against": goal.against,
                        "aim": goal.aim,
                        "median": spread.median,
                        "least": spread.least,
                        "most": spread.most,
                        "met": goal.met(spread.median),
                    }
                    for goal, spread in reached
                    if spread is not None
                ],
            }
        )


def _cell(values: Sequence[float]) -> str:
    return _spread(Spread.of(values))


def _spread(spread: Spread) -> str:
    if spread.least == spread.most:
        return _short(spread.median)
    return f"{_short(spread.median)} ({_short(spread.least)}–{_short(spread.most)})"


def _short(value: float) -> str:
    if value == 0:
        return "0"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main(file: str) -> None:
    """Print the tables of a run."""
    from tests.bench.runs import GOALS

    kept = json.loads(Path(file).read_text())
    print(Report(kept["machine"], kept["figures"]).markdown(GOALS))


if __name__ == "__main__":
    main(sys.argv[1])

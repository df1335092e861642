"""What every importer hands over, whatever the format it read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from persistence.problems.report import Ledger, Report
from rooms.base import Id
from rooms.scaffolding.parts import parts_of
from rooms.scaffolding.problem import Problem


@dataclass(frozen=True, slots=True)
class FigureFile:
    """An image: its media type, and its bytes."""

    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ProblemSet:
    """Problems that belong together, in the order in which they are worked on."""

    id: Id
    name: str
    problems: tuple[Id, ...]


Figures = Mapping[tuple[Id, str], FigureFile]
"""Images by problem and name, the name as it stands in the problem's prose."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Problems with their figures and sets, and the report on how they came in."""

    problems: tuple[Problem, ...]
    figures: Figures
    sets: tuple[ProblemSet, ...]
    report: Report


def imported(
    source: str,
    found: int,
    problems: Sequence[Problem],
    figures: Figures,
    sets: Sequence[ProblemSet],
    ledger: Ledger,
) -> Imported:
    """Bundle an import, with everything in it counted."""
    steps = [step for problem in problems for step in problem.steps]
    help_ = [hint for step in steps for hint in parts_of(step)]
    scaffolds = sum(hint.question is not None for hint in help_)
    report = Report(
        source=source,
        found=found,
        problems=len(problems),
        steps=len(steps),
        hints=len(help_) - scaffolds,
        scaffolds=scaffolds,
        figures=len(figures),
        sets=len(sets),
        defects=tuple(ledger.defects),
    )
    return Imported(tuple(problems), figures, tuple(sets), report)

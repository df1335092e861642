"""What every importer hands over, whatever the format it read."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import eq
from pathlib import Path
from typing import overload

from persistence.problems.report import Ledger, Report
from rooms.base import Id
from rooms.mastery.tracing import Parameters
from rooms.scaffolding.parts import parts_of
from rooms.scaffolding.problem import Problem


@dataclass(frozen=True, slots=True)
class FigureFile:
    """An image: its media type, and its bytes."""

    content_type: str
    data: bytes

    def name_of_content(self, ending: str) -> str:
        """A name that no other image has: it follows from what is in it."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}.{ending}"


@dataclass(frozen=True, slots=True)
class ProblemSet:
    """Problems that belong together, in the order in which they are worked on."""

    id: Id
    name: str
    problems: tuple[Id, ...]


Figures = Mapping[tuple[Id, str], FigureFile]
"""Images by problem and name, the name as it stands in the problem's prose."""


class PackedProblems(Sequence[Problem]):
    """Problems, each as its JSON until it is asked for: a whole bank fits into little memory."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        """These problems, in this order."""
        self._packed = [problem.model_dump_json().encode() for problem in problems]

    def append(self, problem: Problem) -> None:
        """Add one behind the others."""
        self._packed.append(problem.model_dump_json().encode())

    @overload
    def __getitem__(self, index: int) -> Problem: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Problem]: ...

    def __getitem__(self, index: int | slice) -> Problem | Sequence[Problem]:
        """One problem, or some, made anew."""
        if isinstance(index, slice):
            return [Problem.model_validate_json(packed) for packed in self._packed[index]]
        return Problem.model_validate_json(self._packed[index])

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same problems in the same order."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # it can grow


@dataclass(frozen=True, slots=True, eq=False)
class FolderFigures(Figures):
    """Images that were looked at, and are read again when they are asked for."""

    read: Callable[[Path], FigureFile | None]
    paths: dict[tuple[Id, str], Path] = field(default_factory=dict)

    def __getitem__(self, key: tuple[Id, str]) -> FigureFile:
        """The image; raises OSError where it is not any more what it was."""
        found = self.read(self.paths[key])
        if found is None:
            raise OSError(f"{self.paths[key].name} has changed while it was imported")
        return found

    def __iter__(self) -> Iterator[tuple[Id, str]]:
        """The problem and the name of each."""
        return iter(self.paths)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.paths)


@dataclass(frozen=True, slots=True)
class Imported:
    """Problems with their figures and sets, and the report on how they came in."""

    problems: Sequence[Problem]
    figures: Figures
    sets: tuple[ProblemSet, ...]
    report: Report
    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    """What the bank says of its skills, by skill, where it is not what everybody begins with."""


def imported(
    source: str,
    found: int,
    problems: Sequence[Problem],
    figures: Figures,
    sets: Sequence[ProblemSet],
    ledger: Ledger,
    parameters: Mapping[str, Parameters] | None = None,
) -> Imported:
    """Bundle an import, with everything in it counted."""
    counts = Counter[str]()
    for problem in problems:
        counts["steps"] += len(problem.steps)
        for step in problem.steps:
            counts.update("hints" if h.question is None else "scaffolds" for h in parts_of(step))
    report = Report(
        source=source,
        found=found,
        problems=len(problems),
        steps=counts["steps"],
        hints=counts["hints"],
        scaffolds=counts["scaffolds"],
        figures=len(figures),
        sets=len(sets),
        defects=tuple(ledger.defects),
    )
    return Imported(problems, figures, tuple(sets), report, parameters or {})

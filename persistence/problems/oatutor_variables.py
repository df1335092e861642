"""The variables of an OATutor problem: lists of values that one index picks from together."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persistence.problems.oatutor_parts import ProblemFolder, as_list, as_text
from persistence.problems.report import Flaw

DRAWINGS = 100
"""The most sets of values that are kept."""


def values_of(place: ProblemFolder, problem: dict[str, Any]) -> tuple[dict[str, str], ...]:
    """All sets of values, in order; empty if nothing varies.

    The same name with other values further in is one variable too: the problem's own count.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for part, found in _declared(place, problem):
        for name, values in found.items():
            listed = tuple(as_text(value) for value in as_list(values))
            if listed and lists.setdefault(name, listed) != listed:
                place.note(Flaw.UNEVEN_VARIABLES, part, f"{name} has other values", "first kept")
    if not lists:
        return ()
    if len({len(values) for values in lists.values()}) > 1:
        place.note(Flaw.UNEVEN_VARIABLES, "", "lists of different length", "short ones repeated")
    drawings = min(DRAWINGS, max(len(values) for values in lists.values()))
    return tuple(
        {name: values[index % len(values)] for name, values in lists.items()}
        for index in range(drawings)
    )


def _declared(
    place: ProblemFolder, problem: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every place that declares variables: the problem, its steps, their hints."""
    yield from _own("", problem)
    for step in place.folder.listing(place.path / "steps"):
        for file in _files(step):
            if file.is_file() and (found := _quietly(place, file)) is not None:
                for entry in found if isinstance(found, list) else [found]:
                    yield from _own(step.name, entry)


def _files(step: Path) -> tuple[Path, Path]:
    return step / f"{step.name}.json", step / "tutoring" / f"{step.name}DefaultPathway.json"


def _own(part: str, found: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(found, dict):
        return
    if isinstance(found.get("variabilization"), dict):
        yield part, found["variabilization"]
    for hint in as_list(found.get("subHints")):
        yield from _own(part, hint)


def _quietly(place: ProblemFolder, file: Path) -> Any | None:
    """A file's content; what is wrong with it is noted when its parts are read."""
    noted = len(place.folder.ledger.defects)
    found = place.folder.json(file)
    del place.folder.ledger.defects[noted:]
    return found

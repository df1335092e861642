"""Our own format: one JSON file a problem, its figures beside it, and sets of problems.

    bank/problems/<id>.json            a `Problem`, answers and all; the file has the id's name
    bank/figures/<id>/<name>           its images, named as in its prose: ![what it shows](name)
    bank/sets.json                     [{"id", "name", "problems": [ids in order]}]
    bank/skills.json                   {skill: {"prior", "learn", "guess", "slip"}}

A single problem's file can be read too; its figures are then looked for in `figures/<id>` beside
it, or beside the folder it is in. docs/problems.md says what a problem may hold.

Nothing is mended here: a problem comes in exactly as it was written, or is left out with every
fault and its place. So what is exported and read again is the same.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from persistence.problems.faults import Fault, faults, malformed
from persistence.problems.files import Folder, parse_strictly
from persistence.problems.imported import (
    FigureFile,
    FolderFigures,
    Imported,
    PackedProblems,
    ProblemSet,
    imported,
)
from persistence.problems.naming import is_file_name
from persistence.problems.report import Flaw, Ledger
from persistence.problems.skills import as_plain, of_native
from rooms.mastery.tracing import Parameters
from rooms.scaffolding.parts import parts_of, questions_of
from rooms.scaffolding.problem import PickingAsk, Problem

BANK = Path(__file__).parent / "bank"

PROBLEM_BYTES = 4 * 1024 * 1024
"""The largest file of a problem."""
TOLD = 20
"""How many faults of one file a report tells."""

_FIGURE = re.compile(r"!\[[^\]\n]*\]\(([^()\n]*)\)")
_SETS = TypeAdapter(tuple[ProblemSet, ...])


def packaged_bank() -> Imported:
    """The problems of our own writing that come with Studyhall."""
    return read_native(BANK)


def read_native(path: Path) -> Imported:
    """Read a folder in our format, or one problem's file. The same each time."""
    root = path if path.is_dir() else _home(path)
    reading = _Reading(Folder(root, Ledger()))
    entries = reading.folder.listing(root / "problems") if path.is_dir() else [path]
    for entry in entries:
        reading.take(entry)
    sets = reading.sets() if path.is_dir() else []
    parameters = of_native(reading.folder) if path.is_dir() else {}
    problems, ledger = reading.problems, reading.folder.ledger
    source = problems[0].credit.source if problems else "Native"
    return imported(source, reading.found, problems, reading.figures, sets, ledger, parameters)


def write_native(bundle: Imported, folder: Path) -> None:
    """Write problems, figures and sets so that `read_native` reads the same again."""
    for problem in bundle.problems:
        write_problem(problem, folder)
    for (problem_id, name), file in bundle.figures.items():
        write_figure(problem_id, name, file, folder)
    write_sets(bundle.sets, folder)
    write_skills(bundle.parameters, folder)


def write_problem(problem: Problem, folder: Path) -> None:
    """Write one problem's file."""
    _write(folder / "problems" / f"{problem.id}.json", as_json(problem))


def write_figure(problem: str, name: str, file: FigureFile, folder: Path) -> None:
    """Write one image. A name that is no plain file name is left out: it could lead elsewhere."""
    if is_file_name(name):
        _write(folder / "figures" / problem / name, file.data)


def write_sets(sets: Sequence[ProblemSet], folder: Path) -> None:
    """Write the sets, if there are any."""
    if sets:
        _write(folder / "sets.json", _indented(_SETS.dump_python(tuple(sets), mode="json")))


def write_skills(parameters: Mapping[str, Parameters], folder: Path) -> None:
    """Write what is said of skills, if there is anything."""
    if parameters:
        _write(folder / "skills.json", _indented(as_plain(parameters)))


def as_json(problem: Problem) -> bytes:
    """One problem as its file: what nobody set is left out, but for the kinds."""
    return _indented(_plain(problem))


class _Reading:
    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.found = 0
        self.known: set[str] = set()
        self.problems = PackedProblems()
        self.figures = FolderFigures(folder.figure)

    def take(self, path: Path) -> None:
        """Read one problem's file; if it cannot be used, say so."""
        ledger, name = self.folder.ledger, self.folder.name(path)
        if path.suffix != ".json" or path.is_dir():
            ledger.note(Flaw.OTHER_FILE, name, "problems are files that end in .json", "not read")
            return
        self.found += 1
        content = self.folder.json(path, PROBLEM_BYTES, parse_strictly)
        if content is None:
            ledger.note(Flaw.LEFT_OUT, name, "its file is broken", "left out")
            return
        found, wrong = examined(content)
        if found is not None and found.id in self.known:
            wrong = [Fault(("id",), f"The id {found.id} is used by a file before.")]
        for fault in wrong[:TOLD]:
            ledger.note(Flaw.FAULT, name, str(fault), "to be mended in the file")
        if wrong or found is None:
            ledger.note(
                Flaw.LEFT_OUT, name, f"{len(wrong)} faults, the first: {wrong[0]}", "left out"
            )
            return
        self.known.add(found.id)
        self.problems.append(found)
        for figure in dict.fromkeys(figure_names(found)):
            self._figure(found.id, figure)

    def _figure(self, problem: str, name: str) -> None:
        path = self.folder.root / "figures" / problem / name
        if not is_file_name(name) or self.folder.figure(path) is None:
            self.folder.ledger.note(Flaw.MISSING_FIGURE, problem, name, "shown as its description")
            return
        self.figures.paths[problem, name] = path

    def sets(self) -> list[ProblemSet]:
        """The sets of the folder, less the problems that are not there."""
        path = self.folder.root / "sets.json"
        if not path.is_file():
            return []
        try:
            sets = _SETS.validate_python(self.folder.json(path))
        except ValidationError as error:
            self.folder.ledger.note(Flaw.BROKEN_FILE, path.name, str(error), "not read")
            return []
        return [self._known(one) for one in sets]

    def _known(self, one: ProblemSet) -> ProblemSet:
        for problem in one.problems:
            if problem not in self.known:
                self.folder.ledger.note(
                    Flaw.UNKNOWN_PROBLEM, one.id, problem, "left out of the set"
                )
        return ProblemSet(one.id, one.name, tuple(p for p in one.problems if p in self.known))


def examined(content: Any) -> tuple[Problem | None, list[Fault]]:
    """What was written as a problem, and every fault in it; without faults it can be used."""
    try:
        problem = Problem.model_validate(content)
    except ValidationError as error:
        return None, malformed(error)
    return problem, faults(problem)


def figure_names(problem: Problem) -> Iterator[str]:
    """Every figure that the prose of a problem shows, in order."""
    for text in _texts(problem):
        yield from _FIGURE.findall(text)


def _texts(problem: Problem) -> Iterator[str]:
    yield from (problem.body, problem.plain_body)
    for step in problem.steps:
        yield from (step.title, step.body, step.plain_title, step.plain_body)
        for hint in parts_of(step):
            yield from (hint.title, hint.text, hint.plain_text)
    for found in questions_of(problem):
        if isinstance(found.question.ask, PickingAsk):
            yield from (option.text for option in found.question.ask.options)


def _home(path: Path) -> Path:
    return path.parent.parent if path.parent.name == "problems" else path.parent


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _plain(part: Any) -> Any:
    """A model as plain data, without what is left at its default; a kind always says itself."""
    match part:
        case BaseModel():
            return {
                name: _plain(value)
                for name, value in part
                if name == "kind" or value != type(part).model_fields[name].default
            }
        case tuple():
            return [_plain(inner) for inner in part]
        case _:
            return part


def _indented(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()

"""Importing a folder of OATutor content: content-pool, skillModel.json and coursePlans.json.

The format: github.com/CAHLR/OATutor-Content. Whatever is wrong in one problem is reported, and
the rest comes in.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from persistence.problems.examining import mended, unaccepted
from persistence.problems.files import Folder
from persistence.problems.imported import (
    FolderFigures,
    Imported,
    PackedProblems,
    ProblemSet,
    imported,
)
from persistence.problems.naming import ID_LENGTH, digest, free_id, safe_id
from persistence.problems.oatutor_parts import ProblemFolder, as_list, as_text
from persistence.problems.oatutor_variables import values_of
from persistence.problems.report import Flaw, Ledger
from persistence.problems.skills import of_oatutor
from rooms.scaffolding.problem import Credit, Problem

_NOT_CONTENT: Any = {
    **dict.fromkeys(("id", "course", "lesson", "credit"), True),
    "steps": {"__all__": {"skills"}},
}
"""What two copies of a problem may differ in."""
_CREDITED = re.compile(r"(?P<url>[^<>]*)<(?P<name>[^<>]+)>")
_SUBJECTS = (
    ("algebra", "algebra"),
    ("statistics", "statistics"),
    ("stats", "statistics"),
    ("calculus", "calculus"),
    ("physics", "physics"),
    ("chemistry", "chemistry"),
    ("trigonometry", "geometry"),
)


def read_oatutor(root: Path) -> Imported:
    """Read a folder of OATutor content. Two reads of the same folder give the same."""
    reading = _Reading(Folder(root, Ledger()))
    for path in reading.folder.listing(root / "content-pool"):
        if path.is_dir():
            reading.take(path)
    return reading.result()


class _Reading:
    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.found = 0
        self.taken: set[str] = set()
        self.problems = PackedProblems()
        self.figures = FolderFigures(folder.figure)
        self.lessons: dict[str, tuple[str, str]] = {}
        self.seen: dict[str, str] = {}
        skills = folder.json(folder.root / "skillModel.json")
        self.skills: Mapping[str, Any] = skills if isinstance(skills, dict) else {}
        plans = as_list(folder.json(folder.root / "coursePlans.json"))
        self.plans = [plan for plan in plans if isinstance(plan, dict)]

    def take(self, path: Path) -> None:
        """Read one problem; if it cannot be used, say so."""
        self.found += 1
        try:
            why = self.problem(path)
        except (ValidationError, OSError, RecursionError) as error:
            why = type(error).__name__
        if why:
            self.folder.ledger.note(Flaw.LEFT_OUT, path.name, why, "left out")

    def problem(self, path: Path) -> str:
        """Read one problem; why it cannot be used, or empty."""
        found = self.folder.json(path / f"{path.name}.json")
        if not isinstance(found, dict):
            return "its file is missing or broken"
        place = ProblemFolder(self.folder, path, self.id_for(path.name))
        place.values = values_of(place, found)
        steps = tuple(
            step
            for entry in sorted(self.steps(path), key=lambda p: (len(p.name), p.name))
            if (step := place.step(entry, self.skills))
        )
        if not steps:
            return "no step can be asked"
        problem = Problem(
            id=place.id,
            title=place.prose(found.get("title"), ""),
            body=place.prose(found.get("body"), ""),
            subject=_subject(as_text(found.get("courseName"))),
            course=as_text(found.get("courseName")),
            lesson=as_text(found.get("lesson")),
            steps=steps,
            credit=self.credit(place, found),
            variables=tuple(dict(values) for values in place.values),
        )
        return self.keep(mended(problem, self.folder.ledger), place, found)

    def keep(self, problem: Problem, place: ProblemFolder, found: dict[str, Any]) -> str:
        """Keep a problem that can be solved; why it cannot, or empty."""
        wrong = next(unaccepted(problem), None)
        if wrong:
            return f"does not accept its own answer {wrong}"
        told = problem.model_dump_json(exclude=_NOT_CONTENT)
        told = told.replace(place.path.name, "").replace(place.id, "")
        content = digest("".join(told.split()), 32)
        if content in self.seen:
            place.note(Flaw.DUPLICATE_PROBLEM, "", f"the same as {self.seen[content]}", "kept")
        self.seen.setdefault(content, problem.id)
        self.taken.add(problem.id)
        self.problems.append(problem)
        self.figures.paths.update({(problem.id, name): p for name, p in place.figures.items()})
        self.lessons[problem.id] = (problem.course, as_text(found.get("lessonId")))
        return ""

    def steps(self, path: Path) -> list[Path]:
        """The folders of a problem's steps."""
        return [entry for entry in self.folder.listing(path / "steps") if entry.is_dir()]

    def id_for(self, name: str) -> str:
        """The id of a problem; noted where it differs from its folder's name."""
        fresh = free_id(safe_id(name), self.taken, ID_LENGTH)
        if fresh != name:
            self.folder.ledger.note(
                Flaw.CHANGED_ID, name, "characters that an id cannot have", f"named {fresh}"
            )
        return fresh

    def credit(self, place: ProblemFolder, found: dict[str, Any]) -> Credit:
        """Whose work a problem is, as its file says."""
        licence_url, licence = _credited(as_text(found.get("license")))
        url, source = _credited(as_text(found.get("oer")))
        if not licence:
            place.note(Flaw.BLANK_LICENCE, "", "no licence is stated", "marked as not stated")
        return Credit(
            source=f"OATutor: {source}" if source else "OATutor",
            author="OATutor (hints and scaffolds)" + (f", {source} (problem text)" * bool(source)),
            licence=licence or "Not stated",
            licence_url=licence_url,
            url=url,
        )

    def sets(self) -> list[ProblemSet]:
        """One set for each course, its problems in the order of the course's lessons."""
        order = {
            as_text(lesson.get("id")): place
            for place, lesson in enumerate(
                lesson
                for plan in self.plans
                for lesson in as_list(plan.get("lessons"))
                if isinstance(lesson, dict)
            )
        }
        for problem, (_, lesson) in self.lessons.items():
            if lesson not in order:
                self.folder.ledger.note(
                    Flaw.UNKNOWN_LESSON, problem, f"lesson {lesson!r} is in no course", "put last"
                )
        ranked = sorted(self.lessons, key=lambda p: (order.get(self.lessons[p][1], len(order)), p))
        courses = Counter(course for course, _ in self.lessons.values())
        return [
            ProblemSet(
                id=safe_id(f"oatutor-{course or 'other'}"),
                name=course or "OATutor",
                problems=tuple(p for p in ranked if self.lessons[p][0] == course),
            )
            for course in sorted(courses)
        ]

    def result(self) -> Imported:
        """Everything that came in."""
        sets, parameters = self.sets(), of_oatutor(self.folder)
        ledger = self.folder.ledger
        return imported(
            "OATutor", self.found, self.problems, self.figures, sets, ledger, parameters
        )


def _subject(course: str) -> str:
    lowered = course.lower()
    return next((name for word, name in _SUBJECTS if word in lowered), "mathematics")


def _credited(text: str) -> tuple[str, str]:
    """The address and the name in `https://… <name>`; a text of another form is the name."""
    found = _CREDITED.match(text)
    if found:
        return found["url"].strip(), found["name"].strip()
    bare = text.strip()
    return (bare, bare) if bare.startswith("https://") else ("", bare)

"""One OATutor problem: its folder of steps and pathways as our steps, hints and scaffolds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from persistence.problems.faults import DEPTH
from persistence.problems.files import Folder
from persistence.problems.naming import PART_LENGTH, is_file_name, safe_id
from persistence.problems.oatutor_answers import Asked, Values, question
from persistence.problems.oatutor_prose import prose
from persistence.problems.report import Flaw
from rooms.scaffolding.problem import Hint, Question, Step


@dataclass(slots=True)
class ProblemFolder:
    """One problem being read: where it is, what its variables are, which figures it uses."""

    folder: Folder
    path: Path
    id: str
    values: Values = ()
    figures: dict[str, Path] = field(default_factory=dict)

    def note(self, kind: Flaw, part: str, detail: str, done: str) -> None:
        """Write down a defect of this problem."""
        self.folder.ledger.note(kind, f"{self.id}/{part}" if part else self.id, detail, done)

    def prose(self, text: object, part: str, home: Path | None = None) -> str:
        """A text as our prose; images stand in the step's own folder or in the problem's."""
        shown, balanced = prose(as_text(text), lambda name: self.figure(name, part, home))
        if not balanced:
            self.note(Flaw.UNBALANCED_MATHS, part, as_text(text), "the odd sign taken out")
        return shown

    def figure(self, name: str, part: str, home: Path | None) -> str | None:
        """Keep an image and say its name; None, noted, if there is none that can be shown."""
        if not is_file_name(name):
            self.note(Flaw.REFUSED_FIGURE, part, f"the name {name!r}", "left out")
            return None
        for owner, prefix in ((home, part + "-"), (self.path, "")):
            path = owner / "figures" / name if owner else None
            if path is not None and self.folder.figure(path):
                self.figures[prefix + name] = path
                return prefix + name
        self.note(Flaw.MISSING_FIGURE, part, name, "said so in its place")
        return None

    def step(self, path: Path, skills: Mapping[str, Any]) -> Step | None:
        """The step in a folder; None, noted, if it cannot be asked."""
        found = self.folder.json(path / f"{path.name}.json")
        part = safe_id(path.name, PART_LENGTH)
        if not isinstance(found, dict):
            self.note(Flaw.UNUSABLE_PART, part, "its file is missing or broken", "left out")
            return None
        if part != path.name:
            self.note(Flaw.CHANGED_ID, path.name, "characters that an id cannot have", part)
        taught = tuple(text for text in as_list(skills.get(path.name)) if isinstance(text, str))
        if not taught:
            self.note(Flaw.NO_SKILLS, part, "the skill model does not name it", "without skills")
        return self._step(found, path, part, taught)

    def _step(
        self, found: dict[str, Any], path: Path, part: str, skills: tuple[str, ...]
    ) -> Step | None:
        title = self.prose(found.get("stepTitle"), part, path)
        body = self.prose(found.get("stepBody"), part, path)
        asked = self.question(found, "stepAnswer", part, f"{title} {body}", path)
        if asked is None:
            self.note(Flaw.NO_ANSWER, part, "no answer is stored", "step left out")
            return None
        hints = self.pathway(path, part)
        try:
            return Step(id=part, title=title, body=body, question=asked, hints=hints, skills=skills)
        except ValidationError as error:
            self.note(Flaw.UNUSABLE_PART, part, str(error.errors()[0]["msg"]), "left out")
            return None

    def pathway(self, path: Path, part: str) -> tuple[Hint, ...]:
        """The hints of a step's default pathway; others are noted."""
        default = f"{path.name}DefaultPathway.json"
        entries = self.folder.listing(path / "tutoring")
        for entry in entries:
            if entry.name != default:
                self.note(Flaw.OTHER_PATHWAY, part, entry.name, "the default one taken")
        if default not in {entry.name for entry in entries}:
            return ()
        return self.hints(self.folder.json(path / "tutoring" / default), path, 1)

    def hints(self, found: object, home: Path, depth: int) -> tuple[Hint, ...]:
        """A list of hints; those that stand under a plain hint are moved behind it."""
        hints: list[Hint] = []
        for entry in as_list(found):
            hint = self.hint(entry, home, depth) if isinstance(entry, dict) else None
            if hint is None:
                self.note(Flaw.UNUSABLE_PART, as_text(entry)[:40], "not a hint", "left out")
                continue
            hints.append(hint)
            if hint.question is None and hint.hints:
                hints[-1:] = [hint.model_copy(update={"hints": ()}), *hint.hints]
                self.note(
                    Flaw.HINTS_UNDER_A_HINT, hint.id, f"{len(hint.hints)} hints", "moved behind it"
                )
        return tuple(hints)

    def hint(self, found: dict[str, Any], home: Path, depth: int) -> Hint | None:
        """One hint or scaffold with what is under it; None if it cannot be one."""
        part = safe_id(as_text(found.get("id")), PART_LENGTH)
        title = self.prose(found.get("title"), part, home)
        text = self.prose(found.get("text"), part, home)
        asked = None
        if found.get("type") == "scaffold":
            asked = self.question(found, "hintAnswer", part, f"{title} {text}", home)
            if asked is None:
                self.note(Flaw.NO_ANSWER, part, "no answer is stored", "kept as a plain hint")
        under = self._under(found, part, home, depth)
        builds_on = tuple(
            safe_id(name, PART_LENGTH)
            for name in as_list(found.get("dependencies"))
            if isinstance(name, str)
        )
        try:
            return Hint(
                id=part, title=title, text=text, depends_on=builds_on, question=asked, hints=under
            )
        except ValidationError:
            return None

    def _under(self, found: dict[str, Any], part: str, home: Path, depth: int) -> tuple[Hint, ...]:
        """The hints of a scaffold; noted where they stand deeper than any problem may go."""
        inner = found.get("subHints")
        if depth < DEPTH:
            return self.hints(inner, home, depth + 1)
        if inner:
            self.note(Flaw.UNUSABLE_PART, part, f"hints more than {DEPTH} deep", "left out")
        return ()

    def question(
        self, found: dict[str, Any], answers: str, part: str, words: str, home: Path
    ) -> Question | None:
        """What a step or scaffold asks; None if it has no answer that can be used."""
        asked = Asked(
            where=f"{self.id}/{part}",
            answers=tuple(as_text(answer) for answer in as_list(found.get(answers))),
            choices=tuple(as_text(choice) for choice in as_list(found.get("choices"))),
            is_choice=found.get("problemType") == "MultipleChoice",
            is_maths=found.get("answerType") == "arithmetic",
            prose=words,
        )
        try:
            return question(
                asked, self.values, lambda text: self.prose(text, part, home), self.folder.ledger
            )
        except ValidationError as error:
            self.note(Flaw.UNUSABLE_ANSWER, part, str(error.errors()[0]["msg"]), "not used")
            return None


def as_text(value: object) -> str:
    """The text itself; a number as written; empty for anything else."""
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, str | int | float) else ""


def as_list(value: object) -> list[Any]:
    """The list itself; empty for anything else."""
    return value if isinstance(value, list) else []

"""What an import found, what it brought in, and every defect with what was done about it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Flaw(StrEnum):
    """The kinds of defects. Stable names: reports are compared between imports."""

    LEFT_OUT = "left_out"
    """A whole problem could not be used; exactly one of these for each that is missing."""
    FAULT = "fault"
    """One thing in a file of our own format that whoever wrote it has to mend, with its place."""
    BROKEN_FILE = "broken_file"
    OTHER_FILE = "other_file"
    LINK_OUT_OF_FOLDER = "link_out_of_folder"
    UNSTORABLE_CHARACTERS = "unstorable_characters"
    NO_ANSWER = "no_answer"
    UNUSABLE_ANSWER = "unusable_answer"
    UNUSABLE_PART = "unusable_part"
    ANSWER_NOT_A_CHOICE = "answer_not_a_choice"
    ANSWER_MATCHED_LOOSELY = "answer_matched_loosely"
    DUPLICATE_CHOICE = "duplicate_choice"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_PROBLEM = "duplicate_problem"
    CHANGED_ID = "changed_id"
    DANGLING_DEPENDENCY = "dangling_dependency"
    CIRCULAR_DEPENDENCY = "circular_dependency"
    HINTS_UNDER_A_HINT = "hints_under_a_hint"
    STEP_WITHOUT_HINTS = "step_without_hints"
    OTHER_PATHWAY = "other_pathway"
    MISSING_FIGURE = "missing_figure"
    REFUSED_FIGURE = "refused_figure"
    UNBALANCED_MATHS = "unbalanced_maths"
    UNKNOWN_VARIABLE = "unknown_variable"
    UNEVEN_VARIABLES = "uneven_variables"
    BLANK_LICENCE = "blank_licence"
    UNKNOWN_LESSON = "unknown_lesson"
    UNKNOWN_PROBLEM = "unknown_problem"
    NO_SKILLS = "no_skills"
    UNUSABLE_PARAMETERS = "unusable_parameters"
    WRONG_ARITHMETIC = "wrong_arithmetic"
    JOINED_TO_NEXT = "joined_to_next"
    ROUNDED_RESULT = "rounded_result"
    RESULTS_DIFFER = "results_differ"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that was not as it should be."""

    kind: Flaw
    where: str
    """A problem, a part, a file relative to what was imported, or a line."""
    detail: str
    done: str
    """What the import did about it."""


@dataclass(frozen=True, slots=True)
class Report:
    """One import, counted. `found` is `problems` and those left out."""

    source: str
    found: int
    problems: int
    steps: int
    hints: int
    scaffolds: int
    figures: int
    sets: int
    defects: tuple[Defect, ...]

    @property
    def left_out(self) -> int:
        """How many problems could not be used."""
        return self.found - self.problems

    def by_kind(self) -> dict[Flaw, int]:
        """How often each kind of defect was found, most often first."""
        return dict(Counter(defect.kind for defect in self.defects).most_common())

    def as_json(self) -> dict[str, Any]:
        """The report as plain data, ready for JSON."""
        return {**asdict(self), "left_out": self.left_out, "by_kind": self.by_kind()}

    def __str__(self) -> str:
        """The report as lines for a terminal: counts, kinds, then every defect."""
        return "\n".join([*self._counts(), *(_line(defect) for defect in self.defects)])

    def _counts(self) -> list[str]:
        return [
            f"{self.source}: {self.problems} of {self.found} problems imported, "
            f"{self.left_out} left out",
            f"{self.steps} steps, {self.hints} hints, {self.scaffolds} scaffolds, "
            f"{self.figures} figures, {self.sets} sets",
            f"{len(self.defects)} defects"
            + "".join(f"\n  {count:5} {kind}" for kind, count in self.by_kind().items()),
        ]


@dataclass(slots=True)
class Ledger:
    """Collects the defects of one import as they are met."""

    defects: list[Defect] = field(default_factory=list)

    def note(self, kind: Flaw, where: str, detail: str, done: str) -> None:
        """Write one defect down. Texts from a file are cut: a report is read by people."""
        self.defects.append(Defect(kind, _short(where), _short(detail), done))


def _short(text: str) -> str:
    flat = " ".join(text.encode("utf-8", "replace").decode("utf-8").split()).replace("\0", "")
    return flat if len(flat) <= 160 else flat[:159] + "…"


def _line(defect: Defect) -> str:
    return f"{defect.where}: {defect.kind}: {defect.detail} ({defect.done})"

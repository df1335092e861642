"""Finding one's way in a problem: its steps, and the hints and scaffolds within them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rooms.scaffolding.problem import Hint, PartId, Problem, Question, Step


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part that can be answered: a step (`hint` is None) or a scaffold within it."""

    step: Step
    hint: Hint | None
    question: Question

    @property
    def asked(self) -> str:
        """What the student is asked here, in words."""
        part = self.hint.title + "\n" + self.hint.text if self.hint else ""
        return part or self.step.title + "\n" + self.step.body


def parts_of(owner: Step | Hint) -> Iterator[Hint]:
    """Every hint and scaffold under a step or scaffold, at any depth, parents first."""
    for hint in owner.hints:
        yield hint
        yield from parts_of(hint)


def find_part(problem: Problem, part: PartId) -> FoundPart | None:
    """The step or scaffold with this id; None if there is none, or it asks nothing."""
    return next((found for found in questions_of(problem) if _id_of(found) == part), None)


def questions_of(problem: Problem) -> Iterator[FoundPart]:
    """Everything in a problem that can be answered, in order."""
    for step in problem.steps:
        yield FoundPart(step, None, step.question)
        for hint in parts_of(step):
            if hint.question is not None:
                yield FoundPart(step, hint, hint.question)


def _id_of(found: FoundPart) -> PartId:
    return found.hint.id if found.hint else found.step.id

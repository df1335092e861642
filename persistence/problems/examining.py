"""The last gate of every import: what comes through can be solved, hint by hint.

Ids are unique in their problem, no hint waits for something that cannot happen, and each stored
answer is accepted by its own question, for every drawing of the variables.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persistence.problems.naming import PART_LENGTH, free_id
from persistence.problems.report import Flaw, Ledger
from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.parts import questions_of
from rooms.scaffolding.problem import FreeAsk, Hint, PartId, PickingAsk, Problem, Question, Step
from rooms.scaffolding.publish import draw


def unaccepted(problem: Problem) -> Iterator[str]:
    """The stored answers that their own question does not take, each in words."""
    for seed in range(max(1, len(problem.variables))):
        for found in questions_of(draw(problem, seed)):
            part = found.hint.id if found.hint else found.step.id
            yield from (f"{part}: {answer}" for answer in refused_answers(found.question))


def refused_answers(question: Question) -> list[str]:
    """The accepted answers of a question that checking does not call correct."""
    return [answer for answer in question.key.accepted if not _is_accepted(question, answer)]


def _is_accepted(question: Question, answer: str) -> bool:
    """Whether checking calls an answer correct; what only a tutor can judge is taken."""
    judged = check(question, answer)
    wanted = Verdict.WAITING if isinstance(question.ask, FreeAsk) else Verdict.CORRECT
    return not isinstance(judged, Refusal) and judged.verdict is wanted


def repeated_options(question: Question) -> bool:
    """Whether two options of a choice share an id."""
    if not isinstance(question.ask, PickingAsk):
        return False
    ids = [option.id for option in question.ask.options]
    return len(ids) != len(set(ids))


@dataclass(slots=True)
class Mending:
    """Mends the hints of one problem: unique ids, and dependencies that can be met."""

    problem: str
    ledger: Ledger
    taken: set[PartId]

    def step(self, step: Step) -> Step:
        """The step with its hints mended."""
        self.taken.add(step.id)
        return step.model_copy(update={"hints": self.hints(step.hints, (), {})})

    def hints(
        self,
        hints: Iterable[Hint],
        above: tuple[PartId, ...],
        before: dict[PartId, PartId],
    ) -> tuple[Hint, ...]:
        """Mend one list of hints.

        `above` are the scaffolds it is under; `before` maps what stands before it, as named in
        the file, to what a hint of this list may depend on.
        """
        whole = tuple(hints)
        names = {inner for hint in whole for inner in (hint.id, *_names(hint))}
        known = dict(before)
        mended = []
        for hint in whole:
            kept = self._dependencies(hint, known, names | set(above))
            fresh = self.free(hint.id)
            inside = self.hints(hint.hints, (*above, hint.id), known)
            mended.append(
                hint.model_copy(update={"id": fresh, "depends_on": kept, "hints": inside})
            )
            known.update(dict.fromkeys(_names(hint), fresh))
            known[hint.id] = fresh
        return tuple(mended)

    def free(self, wanted: PartId) -> PartId:
        """`wanted`, or where another part has that id, one like it; then noted."""
        fresh = free_id(wanted, self.taken, PART_LENGTH)
        self.taken.add(fresh)
        if fresh != wanted:
            self._note(Flaw.DUPLICATE_ID, wanted, "used before", f"named {fresh}")
        return fresh

    def _dependencies(
        self, hint: Hint, known: dict[PartId, PartId], names: set[PartId]
    ) -> tuple[PartId, ...]:
        kept: dict[PartId, None] = {}
        for wanted in hint.depends_on:
            if wanted not in known:
                flaw = Flaw.CIRCULAR_DEPENDENCY if wanted in names else Flaw.DANGLING_DEPENDENCY
                self._note(flaw, hint.id, f"depends on {wanted}", "dependency dropped")
                continue
            kept[known[wanted]] = None
        return tuple(kept)

    def _note(self, kind: Flaw, part: str, detail: str, done: str) -> None:
        self.ledger.note(kind, f"{self.problem}/{part}", detail, done)


def mended(problem: Problem, ledger: Ledger) -> Problem:
    """The problem with unique part ids and dependencies that can be met; changes are noted."""
    mending = Mending(problem.id, ledger, set())
    steps = []
    for step in problem.steps:
        fresh = mending.free(step.id)
        steps.append(mending.step(step.model_copy(update={"id": fresh})))
        if not step.hints:
            ledger.note(
                Flaw.STEP_WITHOUT_HINTS, f"{problem.id}/{fresh}", "has no hints", "kept as it is"
            )
    return problem.model_copy(update={"steps": tuple(steps)})


def _names(hint: Hint) -> Iterator[PartId]:
    for inner in hint.hints:
        yield inner.id
        yield from _names(inner)

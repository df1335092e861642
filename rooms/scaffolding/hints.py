"""Which hint comes next: in the order of the problem, as far as what they build on is done."""

from rooms.refusals import Code, Refusal
from rooms.scaffolding.parts import parts_of
from rooms.scaffolding.problem import Hint, PartId, Step

ALL_OPEN = "You have opened every hint here."
SOLVE_FIRST = "The next hint builds on a smaller question that is still open. Answer that first."


def next_hint(
    step: Step, under: PartId, opened: tuple[PartId, ...], solved: frozenset[PartId]
) -> Hint | Refusal:
    """The first hint of `under` (the step, or a scaffold in it) that is not open yet.

    A hint waits until those it depends on are done: a scaffold when it is solved, any other hint
    when it is open. Refused with NO_MORE_HINTS when all are open, NOT_YET when the rest waits.
    """
    left = [hint for hint in hints_under(step, under) if hint.id not in opened]
    if not left:
        return Refusal(code=Code.NO_MORE_HINTS, message=ALL_OPEN)
    inside = {hint.id: hint for hint in parts_of(step)}
    for hint in left:
        if all(_is_done(inside.get(part), opened, solved) for part in hint.depends_on):
            return hint
    return Refusal(code=Code.NOT_YET, message=SOLVE_FIRST)


def hints_under(step: Step, under: PartId) -> tuple[Hint, ...]:
    """The hints directly under a step or one of its scaffolds; empty for any other part."""
    if under == step.id:
        return step.hints
    return next((hint.hints for hint in parts_of(step) if hint.id == under), ())


def _is_done(hint: Hint | None, opened: tuple[PartId, ...], solved: frozenset[PartId]) -> bool:
    """Whether a hint that others build on is done; one that does not exist holds nothing up."""
    if hint is None:
        return True
    return hint.id in (solved if hint.question else opened)

"""Whether the hints of a problem can be opened at all: what they wait for has to come to pass."""

from collections.abc import Iterator, Mapping

from persistence.problems.places import At, placed_parts
from rooms.scaffolding.problem import Hint, PartId, Problem


def hint_faults(problem: Problem) -> Iterator[tuple[At, str]]:
    """What is wrong with the order of hints, each with its place."""
    by_step: dict[int, dict[PartId, tuple[At, Hint]]] = {}
    for at, part in placed_parts(problem):
        if isinstance(part, Hint):
            by_step.setdefault(int(at[1]), {})[part.id] = at, part
            if part.hints and part.question is None:
                yield (*at, "hints"), "Only a hint that asks something can have hints of its own."
    for hints in by_step.values():
        yield from _unknown(hints)
        yield from _never(hints)


def _unknown(hints: Mapping[PartId, tuple[At, Hint]]) -> Iterator[tuple[At, str]]:
    for at, hint in hints.values():
        for index, wanted in enumerate(hint.depends_on):
            if wanted not in hints:
                where = (*at, "depends_on", index)
                yield where, f"There is no hint {wanted} in this step to wait for."


def _never(hints: Mapping[PartId, tuple[At, Hint]]) -> Iterator[tuple[At, str]]:
    """The hints that wait, directly or through others, for themselves."""
    inside = {inner.id: hint.id for _, hint in hints.values() for inner in hint.hints}
    waits = {
        name: {wanted for wanted in (*hint.depends_on, inside.get(name)) if wanted in hints}
        for name, (_, hint) in hints.items()
    }
    while ready := {name for name, wanted in waits.items() if not wanted}:
        waits = {name: wanted - ready for name, wanted in waits.items() if name not in ready}
    for name, wanted in waits.items():
        at, hint = hints[name]
        for index, each in enumerate(hint.depends_on):
            if each in wanted:
                yield (*at, "depends_on", index), f"{each} can never be open before {name}."

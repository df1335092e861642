"""What a problem still lacks before it is published: it would work, but not for people."""

import re
from collections.abc import Iterator

from persistence.problems.faults import Fault
from persistence.problems.places import placed_parts, placed_texts
from rooms.scaffolding.problem import Problem, Step

_VARIABLE = re.compile(r"@\{(\w{1,40})\}")
_NAME = re.compile(r"\w{1,40}")


def unfinished(problem: Problem) -> list[Fault]:
    """Each thing that is missing, with its place."""
    return [*_empty(problem), *_variables(problem)]


def _empty(problem: Problem) -> Iterator[Fault]:
    if not problem.title.strip():
        yield Fault(("title",), "Give it a title, by which it is found.")
    if not problem.subject.strip():
        yield Fault(("subject",), "Say which subject it is from.")
    for name, words in (("source", "whose work this is"), ("licence", "under which licence")):
        if not getattr(problem.credit, name).strip():
            yield Fault(("credit", name), f"Say {words}: it is shown with the problem.")
    for at, part in placed_parts(problem):
        texts = (part.title, part.body if isinstance(part, Step) else part.text)
        if not any(text.strip() for text in texts):
            words = "Say what is asked here." if part.question else "Say what helps here."
            yield Fault((*at, "title"), words)


def _variables(problem: Problem) -> Iterator[Fault]:
    names = {name for row in problem.variables for name in row}
    for index, row in enumerate(problem.variables):
        for name in sorted(names - row.keys()):
            yield Fault(("variables", index), f"{name} has no value in this row.")
        for name in row:
            if not _NAME.fullmatch(name):
                yield Fault(("variables", index), f"{name!r} cannot be a name: use letters.")
    for at, text in placed_texts(problem):
        if at[0] != "variables":
            for name in dict.fromkeys(_VARIABLE.findall(text)):
                if name not in names:
                    yield Fault(at, f"There is no variable {name}.")

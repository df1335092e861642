"""The places in a problem: every part, question and text with the path that leads to it."""

from collections.abc import Iterator
from typing import Any

from rooms.scaffolding.problem import Hint, Problem, Question, Step

At = tuple[str | int, ...]
"""Names and indexes from the problem down, as in its JSON: `("steps", 0, "title")`."""


def written(at: At) -> str:
    """A place for people: `steps[0].hints[1].id`; the whole document is `the problem`."""
    shown = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in at)
    return shown.removeprefix(".") or "the problem"


def placed_parts(problem: Problem) -> Iterator[tuple[At, Step | Hint]]:
    """Every step and hint, parents first. Without recursion: the depth may be a hostile one."""
    waiting: list[tuple[At, Step | Hint]] = []
    waiting += [(("steps", index), step) for index, step in enumerate(problem.steps)]
    waiting.reverse()
    while waiting:
        at, part = waiting.pop()
        yield at, part
        inner = [((*at, "hints", index), hint) for index, hint in enumerate(part.hints)]
        waiting += reversed(inner)


def placed_questions(problem: Problem) -> Iterator[tuple[At, Question]]:
    """Everything that can be answered."""
    for at, part in placed_parts(problem):
        if part.question is not None:
            yield (*at, "question"), part.question


def placed_texts(problem: Problem) -> Iterator[tuple[At, str]]:
    """Every text of a problem, names of variables included."""
    yield from _texts((), problem.model_dump())


def _texts(at: At, part: Any) -> Iterator[tuple[At, str]]:
    match part:
        case str():
            yield at, part
        case dict():
            for name, inner in part.items():
                yield (*at, name), str(name)
                yield from _texts((*at, name), inner)
        case list() | tuple():
            for index, inner in enumerate(part):
                yield from _texts((*at, index), inner)
        case _:
            return

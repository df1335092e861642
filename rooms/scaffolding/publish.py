"""What of a problem may leave the server, and one drawing of a problem with variables."""

import re
from typing import Any

from rooms.scaffolding.parts import FoundPart, find_part
from rooms.scaffolding.problem import (
    Ask,
    Hint,
    PickingAsk,
    Problem,
    PublicHint,
    PublicProblem,
    PublicStep,
    Step,
)

__all__ = [
    "FoundPart",
    "draw",
    "find_part",
    "in_words",
    "public_hint",
    "public_problem",
    "public_step",
]

_VARIABLE = re.compile(r"@\{(\w{1,40})\}")


def public_problem(problem: Problem) -> PublicProblem:
    """A problem without its keys and hints."""
    return PublicProblem(
        id=problem.id,
        title=problem.title,
        body=problem.body,
        plain_body=problem.plain_body,
        subject=problem.subject,
        steps=tuple(public_step(step) for step in problem.steps),
        credit=problem.credit,
    )


def public_hint(hint: Hint) -> PublicHint:
    """A hint without its key and what is under it."""
    return PublicHint(
        id=hint.id,
        title=hint.title,
        text=hint.text,
        plain_text=hint.plain_text,
        ask=hint.question.ask if hint.question else None,
        hints=len(hint.hints),
    )


def in_words(ask: Ask, answer: str) -> str:
    """An answer as a person reads it: options by their texts, anything else as it is."""
    if not isinstance(ask, PickingAsk):
        return answer
    texts = {option.id: option.text for option in ask.options}
    return ", ".join(texts.get(each.strip(), each) for each in answer.split(","))


def draw(problem: Problem, seed: int) -> Problem:
    """The problem with one set of values for its variables; the same seed gives the same set.

    Names without a value stay as they are. Raises ValueError if the values make it no problem
    any more (a text beyond its bound).
    """
    if not problem.variables:
        return problem
    index = seed % len(problem.variables)
    if (drawn := problem.drawings.get(index)) is None:
        filled: dict[str, Any] = _filled(
            problem.model_dump(exclude={"variables"}), problem.variables[index]
        )
        drawn = problem.drawings[index] = Problem.model_validate(filled)
    return drawn


def _filled(part: Any, values: dict[str, str]) -> Any:
    match part:
        case str():
            return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), part)
        case dict():
            return {name: _filled(inner, values) for name, inner in part.items()}
        case list() | tuple():
            return tuple(_filled(inner, values) for inner in part)
        case _:
            return part


def public_step(step: Step) -> PublicStep:
    """A step without its key and hints."""
    return PublicStep(
        id=step.id,
        title=step.title,
        body=step.body,
        plain_title=step.plain_title,
        plain_body=step.plain_body,
        ask=step.question.ask,
        hints=len(step.hints),
    )

"""What keeps a problem from being used: each fault with its place, in words.

`malformed` is about the shape (a field that is missing, a number that is none), `faults` about what
the parts say together (an answer that its own question refuses, hints that wait for each other).
Both are for whoever writes a problem, in a file or in the browser: the place leads to the field.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from persistence.problems.examining import repeated_options
from persistence.problems.hint_order import hint_faults
from persistence.problems.places import At, placed_parts, placed_questions, placed_texts, written
from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.problem import FreeAsk, Problem, Question
from rooms.scaffolding.publish import draw

DEPTH = 50
"""How deep hints may stand within hints. No lesson comes near it; a hostile file goes beyond."""
PARTS = 2_000
"""How many steps and hints a problem may have together."""
CHECKS = 10_000
"""How many answers are checked, over all drawings: some seconds for the slowest kind."""
MOST = 50
"""How many faults of one problem are told; more are not read by anybody."""

_WORDS = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no field of this name.",
    "string_type": "This has to be a text.",
    "string_unicode": "This holds half a character. Write it again.",
    "string_too_long": "This is too long: {max_length} characters at most.",
    "string_pattern_mismatch": "Only letters, digits, - and _ can stand here, and at least one.",
    "too_short": "At least one is needed here.",
    "too_long": "These are too many: {max_length} at most.",
    "union_tag_invalid": "There is no such kind. The kinds are {expected_tags}.",
    "union_tag_not_found": "Say which kind it is.",
    "literal_error": "This has to be one of {expected}.",
    "bool_type": "This has to be yes or no.",
    "bool_parsing": "This has to be yes or no.",
    "int_type": "This has to be a whole number.",
    "int_parsing": "This has to be a whole number.",
    "int_from_float": "This has to be a whole number.",
    "float_type": "This has to be a number.",
    "float_parsing": "This has to be a number.",
    "greater_than_equal": "This has to be {ge} or more.",
    "less_than_equal": "This has to be {le} or less.",
    "finite_number": "This has to be a number.",
    "tuple_type": "This has to be a list.",
    "dict_type": "This has to be an object with names and values.",
    "model_type": "This has to be an object with names and values.",
    "model_attributes_type": "This has to be an object with names and values.",
    "recursion_loop": "This contains itself.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. `at` leads to the field, names and indexes from the problem down."""

    at: At
    message: str

    def __str__(self) -> str:
        """As a line of a report: `steps[0].hints[1].id: …`."""
        return f"{written(self.at)}: {self.message}"


def malformed(error: ValidationError) -> list[Fault]:
    """The faults of what is not even shaped like a problem."""
    return [
        Fault(_field(each["loc"]), _say(each["type"], each.get("ctx", {}), each["msg"]))
        for each in error.errors(include_url=False, include_input=False)[:MOST]
    ]


def faults(problem: Problem) -> list[Fault]:
    """Why a well-formed problem cannot be worked on; empty if it can. Never raises."""
    found = list(_size_faults(problem))
    if not found:
        found = [*_texts(problem), *_ids(problem)]
        found += [Fault(at, message) for at, message in hint_faults(problem)]
        found += _answers(problem)
    return list(dict.fromkeys(found))[:MOST]


def _size_faults(problem: Problem) -> Iterator[Fault]:
    for count, (at, _) in enumerate(placed_parts(problem), 1):
        if at.count("hints") > DEPTH:
            yield Fault(at, f"Hints may stand {DEPTH} deep within hints, and no deeper.")
            return
        if count > PARTS:
            yield Fault(at, f"A problem may have {PARTS} steps and hints, and no more.")
            return


def _texts(problem: Problem) -> Iterator[Fault]:
    for at, text in placed_texts(problem):
        if "\0" in text:
            yield Fault(at, "This holds a character that cannot be stored (NUL).")


def _ids(problem: Problem) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, part in placed_parts(problem):
        if part.id in seen:
            yield Fault((*at, "id"), f"The id {part.id} is used before in this problem.")
        seen.add(part.id)
    for at, question in placed_questions(problem):
        if repeated_options(question):
            yield Fault((*at, "ask", "options"), "Two options have the same id.")


def _answers(problem: Problem) -> Iterator[Fault]:
    """Of every drawing, what the checker makes of the key."""
    answers = sum(
        len(question.key.accepted) + len(question.key.wrong)
        for _, question in placed_questions(problem)
    )
    if answers * max(1, len(problem.variables)) > CHECKS:
        yield Fault(("variables",), f"Over all rows these are more than {CHECKS} answers to check.")
        return
    for seed in range(max(1, len(problem.variables))):
        try:
            drawn = draw(problem, seed)
        except ValidationError as error:
            field = written(_field(error.errors()[0]["loc"]))
            yield Fault(("variables", seed), f"With these values {field} cannot be used.")
            continue
        values = f" (with the values of row {seed + 1})" if problem.variables else ""
        for at, question in placed_questions(drawn):
            for inside, message in _key_faults(question):
                yield Fault((*at, "key", *inside), message + values)


def _key_faults(question: Question) -> Iterator[tuple[At, str]]:
    free = isinstance(question.ask, FreeAsk)
    for index, answer in enumerate(question.key.accepted):
        said = check(question, answer)
        if isinstance(said, Refusal):
            yield ("accepted", index), f"This answer cannot be read: {said.message}"
        elif said.verdict is not (Verdict.WAITING if free else Verdict.CORRECT):
            words = said.feedback or "it takes it for wrong."
            yield ("accepted", index), f"The checker does not take this for right: {words}"
    for index, mistake in enumerate(() if free else question.key.wrong):
        said = check(question, mistake.answer)
        if isinstance(said, Refusal):
            yield ("wrong", index, "answer"), f"This answer cannot be read: {said.message}"
        elif said.verdict is Verdict.CORRECT:
            yield ("wrong", index, "answer"), "The checker takes this for a right answer."


def _field(location: tuple[str | int, ...]) -> At:
    """A place as the document has it: behind `ask` pydantic names the kind, which is no field."""
    return tuple(
        each
        for index, each in enumerate(location)
        if index == 0 or location[index - 1] != "ask" or isinstance(each, int) or each == "kind"
    )


def _say(kind: str, context: dict[str, Any], otherwise: str) -> str:
    words = _WORDS.get(kind)
    return words.format(**context) if words else f"{otherwise}."

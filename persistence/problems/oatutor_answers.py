"""OATutor's answers as our questions: an option, a number, another kind of maths, or text."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from persistence.problems.oatutor_kinds import kinds
from persistence.problems.oatutor_prose import bare_maths
from persistence.problems.report import Flaw, Ledger
from rooms.facts import Verdict
from rooms.scaffolding.algebra.exact import as_float
from rooms.scaffolding.checking import check
from rooms.scaffolding.judgement import Judgement
from rooms.scaffolding.kinds.numbers import evaluate
from rooms.scaffolding.problem import ChoiceAsk, Key, NumberAsk, Option, Question, TextAsk
from rooms.scaffolding.unread import Unread
from rooms.scaffolding.wording import mathematical, plain

Values = Sequence[Mapping[str, str]]

_NAMED = re.compile(r"[A-Za-z]\s*=\s*(?P<value>.+)")
_DECIMAL = re.compile(r"-?\d*\.(?P<places>\d+)")
_MATHS = re.compile(r"[\d=^()\[\]{}\\]")
_DECIMALS = re.compile(r"\d*\.\d+")
_ROUNDED = re.compile(r"\bround|\bapprox|\bnearest\b|decimal place|\bestimat", re.IGNORECASE)
_VARIABLE = re.compile(r"@\{(\w{1,40})\}")
_SURELY_ROUNDED = 3
"""From this many decimal places on, a stored decimal is taken for a rounded one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it stands in a file."""

    where: str
    answers: tuple[str, ...]
    choices: tuple[str, ...]
    is_choice: bool
    is_maths: bool
    prose: str


def question(
    asked: Asked, values: Values, shown: Callable[[str], str], ledger: Ledger
) -> Question | None:
    """The question, or None where there is no answer. `shown` turns a choice into our prose."""
    if not any(answer.strip() for answer in asked.answers):
        return None
    if asked.is_choice and asked.choices:
        return _choice(asked, shown, ledger)
    return _number(asked, values) or _maths(asked, values) or _text(asked)


def _choice(asked: Asked, shown: Callable[[str], str], ledger: Ledger) -> Question:
    choices = list(dict.fromkeys(asked.choices))
    if len(choices) < len(asked.choices):
        ledger.note(
            Flaw.DUPLICATE_CHOICE,
            asked.where,
            f"{len(asked.choices) - len(choices)} of the choices stand twice",
            "kept once",
        )
    right = tuple(dict.fromkeys(_place(asked, answer, choices, ledger) for answer in asked.answers))
    options = tuple(Option(id=f"c{n}", text=shown(text)) for n, text in enumerate(choices, 1))
    key = Key(accepted=tuple(f"c{place + 1}" for place in right))
    return Question(ask=ChoiceAsk(options=options), key=key)


def _place(asked: Asked, answer: str, choices: list[str], ledger: Ledger) -> int:
    """Where the answer stands among the choices; an answer that is none of them is added."""
    if answer in choices:
        return choices.index(answer)
    for read in (plain, mathematical):
        alike = [
            i for i, c in enumerate(choices) if read(bare_maths(c)) == read(bare_maths(answer))
        ]
        if len(alike) == 1:
            ledger.note(
                Flaw.ANSWER_MATCHED_LOOSELY, asked.where, answer, f"taken as {choices[alike[0]]}"
            )
            return alike[0]
    ledger.note(Flaw.ANSWER_NOT_A_CHOICE, asked.where, answer, "added to the choices")
    choices.append(answer)
    return len(choices) - 1


def _number(asked: Asked, values: Values) -> Question | None:
    accepted = tuple(_value_text(answer) for answer in asked.answers if answer.strip())
    if not all(_is_number(answer, values) for answer in accepted):
        return None
    unit = "%" if all(answer.endswith("%") for answer in accepted) else None
    if unit:
        accepted = tuple(answer.removesuffix("%").rstrip("\\ ") for answer in accepted)
    tolerance = max(_tolerance(answer, asked.prose) for answer in accepted)
    return Question(ask=NumberAsk(unit=unit), key=Key(accepted=accepted, tolerance=tolerance))


def _maths(asked: Asked, values: Values) -> Question | None:
    """A question of a kind that takes every one of its own answers; None if there is none."""
    accepted = tuple(dict.fromkeys(bare_maths(a) for a in asked.answers if a.strip()))
    if not _is_maths(asked, accepted):
        return None
    drawings = [tuple(_drawn(a, each) for a in accepted) for each in values or [{}]]
    for ask in kinds(drawings[0], asked.prose):
        tolerance = _tolerance_within(accepted[0], asked.prose)
        found = Question(ask=ask, key=Key(accepted=accepted, tolerance=tolerance))
        if all(_takes_its_own(found, drawn, asked.prose) for drawn in drawings):
            return found
    return None


def _takes_its_own(question: Question, answers: tuple[str, ...], prose: str) -> bool:
    drawn = question.model_copy(update={"key": Key(accepted=answers)})
    judged = (check(drawn, answer, prose) for answer in answers)
    return all(isinstance(j, Judgement) and j.verdict is Verdict.CORRECT for j in judged)


def _text(asked: Asked) -> Question:
    accepted = tuple(dict.fromkeys(bare_maths(a) for a in asked.answers if a.strip()))
    return Question(ask=TextAsk(maths=_is_maths(asked, accepted)), key=Key(accepted=accepted))


def _is_maths(asked: Asked, accepted: tuple[str, ...]) -> bool:
    return asked.is_maths or any(_MATHS.search(answer) for answer in accepted)


def _value_text(answer: str) -> str:
    """The answer without its signs for maths, and without `z =` in front of a number."""
    bare = bare_maths(answer)
    named = _NAMED.fullmatch(bare)
    if named and not isinstance(evaluate(named["value"]), Unread):
        return named["value"]
    return bare


def _is_number(answer: str, values: Values) -> bool:
    return not any(isinstance(evaluate(_drawn(answer, v)), Unread) for v in values or [{}])


def _drawn(answer: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), answer)


def _tolerance_within(answers: str, prose: str) -> float:
    """The tolerance for several values in one answer: that of the most roundly written one."""
    return max((_tolerance(found[0], prose) for found in _DECIMALS.finditer(answers)), default=0.0)


def _tolerance(answer: str, prose: str) -> float:
    """Half a unit of the last place that a rounded decimal shows, relative to it; else 0."""
    found, value = _DECIMAL.fullmatch(answer), evaluate(answer)
    if not found or isinstance(value, Unread) or value == 0:
        return 0.0
    places = len(found["places"])
    if places < _SURELY_ROUNDED and not _ROUNDED.search(prose):
        return 0.0
    return min(1.0, round(0.5 / 10.0**places / abs(as_float(value)), 9))

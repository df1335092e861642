"""Judging an answer: right, wrong, or not readable (which is not an attempt).

Nothing here raises for any answer, and the longest or most twisted answer takes milliseconds:
see the bounds of `arithmetic` and `exact`.
"""

import re
import unicodedata
from fractions import Fraction
from typing import assert_never

from rooms.facts import Verdict
from rooms.refusals import Code, Refusal
from rooms.scaffolding.arithmetic import LENGTH, evaluate
from rooms.scaffolding.exact import TooLarge, same
from rooms.scaffolding.problem import ChoiceAsk, Key, NumberAsk, Question, TextAsk
from rooms.scaffolding.unread import EMPTY, TOO_LONG, Unread
from rooms.scaffolding.wording import TEXT_LENGTH, mathematical, plain

_LEAD = re.compile(r"\s*(?:[A-Za-z]?\s*=)?\s*[-−+]?\s*(?P<currency>\\?\$|£|€)?")
_NAMED = re.compile(r"\s*[A-Za-z]?\s*=")

PASTED = "That is the question as it was asked. Work it out, then type what it comes to."
CHOOSE = "Choose one of the answers in the list."


def check(question: Question, answer: str, asked: str = "") -> Verdict | Refusal:
    """Judge an answer to a question; `UNREADABLE` with the place where it stops making sense.

    For a choice the answer is an option's id. `asked` is what the student was asked, in words:
    given that, an expression copied from it is not taken for its own result.
    """
    match question.ask:
        case ChoiceAsk() as ask:
            return _choice(ask, question.key, answer)
        case NumberAsk() as ask:
            return _number(ask, question.key, answer, asked)
        case TextAsk() as ask:
            return _text(ask, question.key, answer)
        case _ as never:
            assert_never(never)


def _choice(ask: ChoiceAsk, key: Key, answer: str) -> Verdict | Refusal:
    if answer not in {option.id for option in ask.options}:
        return _unreadable(0, CHOOSE)
    return _verdict(answer in key.accepted)


def _number(ask: NumberAsk, key: Key, answer: str, asked: str) -> Verdict | Refusal:
    if len(answer) > LENGTH:
        return _unreadable(LENGTH, TOO_LONG)
    bare, offset = _bare(answer, ask.unit)
    value = evaluate(bare)
    if isinstance(value, Unread):
        return _unreadable(value.at + offset, value.message)
    tolerance = Fraction(repr(key.tolerance))
    right = any(_agrees(value, accepted, tolerance) for accepted in key.accepted)
    if right and _is_pasted(bare, key, asked):
        return _unreadable(0, PASTED)
    return _verdict(right)


def _agrees(value: Fraction | float, accepted: str, tolerance: Fraction) -> bool:
    expected = evaluate(accepted)
    if isinstance(expected, Unread):
        return False
    try:
        return same(value, expected, tolerance)
    except TooLarge:
        return False


def _text(ask: TextAsk, key: Key, answer: str) -> Verdict | Refusal:
    if len(answer) > TEXT_LENGTH:
        return _unreadable(TEXT_LENGTH, TOO_LONG)
    if not answer.strip():
        return _unreadable(0, EMPTY)
    written = mathematical if ask.maths else plain
    return _verdict(written(answer) in {written(accepted) for accepted in key.accepted})


def _bare(answer: str, unit: str | None) -> tuple[str, int]:
    """The number alone, and how many characters went from its front.

    `x = 5`, `$5` and `5 cm` (where the field says cm) are kind ways to write 5.
    """
    end = len(answer) if unit is None else _unit_start(answer, unit)
    named = _NAMED.match(answer, 0, end)
    start = named.end() if named else 0
    lead = _LEAD.match(answer, start, end)
    if lead is None or lead["currency"] is None:
        return answer[start:end], start
    gap = " " * (lead.end("currency") - lead.start("currency"))
    return answer[start : lead.start("currency")] + gap + answer[lead.end("currency") : end], start


def _unit_start(answer: str, unit: str) -> int:
    """Where the unit begins at the end of the answer; the answer's length if it is not there."""
    wanted = {_squeezed(unit), _squeezed(unit).removesuffix("s")} - {""}
    for start in range(len(answer) - 1, 0, -1):
        if _squeezed(answer[start:]).rstrip(".") in wanted and _squeezed(answer[:start]):
            return start
    return len(answer)


def _squeezed(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\\", "")
    return "".join(folded.split()).replace("^", "")


def _is_pasted(answer: str, key: Key, asked: str) -> bool:
    """Whether the answer is an expression that stands, just so, in the question."""
    written = mathematical(answer)
    if not asked or re.fullmatch(r"[-+]?[\d.,]*", written):
        return False
    if written in {mathematical(accepted) for accepted in key.accepted}:
        return False
    edge = r"[\d.,+*/^%-]"
    bare = mathematical(re.sub(r"\\[()]|[.,;:?!](?=\s|$)", " | ", asked))
    return re.search(rf"(?<!{edge}){re.escape(written)}(?!{edge})", bare) is not None


def _verdict(right: bool) -> Verdict:
    return Verdict.CORRECT if right else Verdict.INCORRECT


def _unreadable(at: int, message: str) -> Refusal:
    return Refusal(code=Code.UNREADABLE, message=message, at=at)

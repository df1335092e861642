"""The lines of a GSM8K answer: a sub-question, its working, and what it comes to."""

import re
from dataclasses import dataclass

from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.kinds.numbers import evaluate
from rooms.scaffolding.unread import Unread

_MARKED = re.compile(r"<<([^<>]*)>>")
_AMOUNT = r"-?\d{1,3}(?: \d{3})+(?!\d)|-?\d[\d,]*(?:\.\d+)?(?: \d+/\d+)?(?:/\d+)?|-?\.\d+"
_NUMBER = re.compile(rf"(?<![\w.])(?:{_AMOUNT})")
_EQUALS = re.compile(rf"=\s*\$?\s*(?P<amount>{_AMOUNT})(?![\d/*+(])")
_UNKNOWN = re.compile(r"(?<![A-Za-z’'])(?:[b-hj-zA-HJ-Z])(?![A-Za-z’'])")
_TIMES = re.compile(r"(?<=[\d\s)])[xX](?=\s*\$?[\d(])")
_GROUPING = re.compile(r",|(?<=\d) (?=\d{3}(?!\d|/))")
_PERCENTAGE = re.compile(r"\bpercent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What a line comes to: the answers that count."""

    accepted: tuple[str, ...]
    is_percentage: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is asked, and the working with its marked calculations."""

    asked: str
    working: str

    @property
    def calculations(self) -> tuple[tuple[str, str], ...]:
        """Each `<<calculation=result>>` that has both."""
        found = (mark.rpartition("=") for mark in _MARKED.findall(self.working))
        return tuple((left.strip(), right.strip()) for left, sign, right in found if left and right)

    @property
    def shown(self) -> str:
        """The working as people read it, without the marks."""
        return " ".join(_MARKED.sub("", self.working).split())

    @property
    def is_percentage(self) -> bool:
        """Whether the result is a number of per cent, and not a fraction of a hundred."""
        amounts = list(_NUMBER.finditer(self.shown))
        after = self.shown[amounts[-1].end() :].lstrip() if amounts else ""
        return after.startswith("%") or (_PERCENTAGE.search(self.asked) is not None and not after)


def lines_of(answer: str) -> tuple[list[Line], str | None]:
    """The lines of an answer, and its stated end; None if it states none that is a number."""
    body, _, end = answer.rpartition("####")
    final = end.strip().lstrip("$").replace(",", "")
    lines = []
    for text in body.split("\n"):
        asked, sign, working = text.partition("**")
        if text.strip():
            lines.append(Line(*((asked.strip(), working.strip()) if sign else ("", text.strip()))))
    return lines, final if body and value_of(final) is not None else None


def plain_result(line: Line) -> Result | None:
    """What a line without marks comes to, where its words leave no doubt."""
    text = line.shown
    if _UNKNOWN.search(_TIMES.sub("*", text)):
        return None
    stated = [found["amount"] for found in _EQUALS.finditer(text)]
    amounts = stated or [found[0] for found in _NUMBER.finditer(text)]
    if not stated and len(amounts) != 1:
        return None
    amount = _GROUPING.sub("", amounts[-1].rstrip(","))
    return None if value_of(amount) is None else Result((amount,), line.is_percentage)


def value_of(text: str) -> Value | None:
    """The value of an amount or a calculation; None where it has none."""
    value = evaluate(text)
    return None if isinstance(value, Unread) else value

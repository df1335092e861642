"""A number, or arithmetic that has one value."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.algebra.values import Unworkable, value_of
from rooms.scaffolding.asks import NumberAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.kinds.number_forms import digits_fault, form_fault, place_of
from rooms.scaffolding.kinds.pasting import stands_in
from rooms.scaffolding.kinds.rounding import ROUNDING, apart, is_close
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import read_expression
from rooms.scaffolding.reading.style import NUMBERS, Locale, Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import NO_VALUE, NOT_A_NUMBER, TOO_LARGE, Unread

ALONE = "The answer is in {unit} here. Type the number alone."

_CURRENCY = r"(?:\\?\$|£|€)"
_NAME = re.compile(r"\s*[A-Za-z]?\s*=")
_SIGNED = re.compile(rf"\s*[-−+]?\s*({_CURRENCY})")
_BEHIND = re.compile(rf"\s*{_CURRENCY}\s*$")


@dataclass(frozen=True, slots=True)
class Worked:
    """A number as it was written, and its value."""

    node: Expression
    value: Value


def evaluate(answer: str, style: Style = NUMBERS) -> Value | Unread:
    """The value of a typed number or expression, or where it stopped making sense."""
    found = worked(answer, style)
    return found if isinstance(found, Unread) else found.value


def worked(answer: str, style: Style = NUMBERS) -> Worked | Unread:
    """A typed number or expression with its value, or where it stopped making sense."""
    node = read_expression(answer, style)
    if isinstance(node, Unread):
        return node
    bare = node.of if isinstance(node, tree.Negative) else node
    if bare == tree.Constant("∞"):
        return Worked(node, math.inf if bare is node else -math.inf)
    try:
        return Worked(node, value_of(node))
    except Unworkable as found:
        return Unread(found.at, TOO_LARGE if found.is_large else NO_VALUE)


class Numbers(Kind[NumberAsk, Worked]):
    """A number, or arithmetic that has one value."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Worked | Unread]:
        found = worked(_bare(text, self.ask.unit), Style(locale, variables=False))
        if (
            self.ask.unit
            and isinstance(found, Unread)
            and found.message == NOT_A_NUMBER
            and found.at
        ):
            return (Unread(found.at, ALONE.format(unit=self.ask.unit)),)
        return (found,)

    def _same(self, given: Worked, key: Worked) -> bool:
        place = place_of(key.value, self.ask.places, self.ask.figures)
        return any(is_close(one, other, self.sheet, place) for one, other in _angles(given, key))

    def _fault(self, given: Worked, key: Worked) -> str:
        ask = self.ask
        if ask.form and (found := form_fault(given.node, ask.form)):
            return found
        return digits_fault(given.node, ask.places, ask.figures)

    def _near(self, given: Worked) -> Judgement | None:
        for key in self.keys:
            place = place_of(key.value, self.ask.places, self.ask.figures)
            if place is not None and apart(given.value, key.value) <= place:
                return incorrect(ROUNDING)
        return None

    def _is_pasted(self, given: Worked) -> bool:
        return stands_in(given.node, (key.node for key in self.keys), self.sheet.asked)


def _angles(given: Worked, key: Worked) -> list[tuple[Value, Value]]:
    """The values to compare. A sign for degrees that only one side has makes no difference."""
    pairs = [(given.value, key.value)]
    one, other = _in_degrees(given.node), _in_degrees(key.node)
    if one is not None and other is None:
        pairs.append((one, key.value))
    elif other is not None and one is None:
        pairs.append((given.value, other))
    return pairs


def _in_degrees(node: Expression) -> Value | None:
    """How many degrees an angle is; None if it is not in degrees."""
    return value_of(node.of) if isinstance(node, tree.Degrees) else None


def _bare(answer: str, unit: str | None) -> str:
    """The number alone; what goes with it becomes spaces, so that all places stay the same.

    `x = 5`, `$5`, `5 €` and `5 cm` (where the field says cm) are kind ways to write 5.
    """
    end = len(answer) if unit is None else _unit_start(answer, unit)
    text = answer[:end].ljust(len(answer))
    for found in (_NAME.match(text), _BEHIND.search(text)):
        text = text if found is None else _blanked(text, *found.span())
    currency = _SIGNED.match(text)
    return text if currency is None else _blanked(text, *currency.span(1))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _unit_start(answer: str, unit: str) -> int:
    """Where the unit begins at the end of the answer; the answer's length if it is not there."""
    wanted = {_squeezed(unit), _squeezed(unit).removesuffix("s")} - {""}
    for start in range(len(answer) - 1, max(0, len(answer) - 2 * len(unit) - 10), -1):
        if _squeezed(answer[start:]).rstrip(".") in wanted and _squeezed(answer[:start]):
            return start
    return len(answer)


def _squeezed(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\\", "")
    return "".join(folded.split()).replace("^", "")

"""A number with its unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose

from rooms.facts import Verdict
from rooms.scaffolding.algebra import units
from rooms.scaffolding.algebra.exact import TooLarge, Value, as_float, divide
from rooms.scaffolding.algebra.units import BARE, Amount, Unit
from rooms.scaffolding.asks import QuantityAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.kinds.number_forms import digits_fault, place_of
from rooms.scaffolding.kinds.numbers import worked
from rooms.scaffolding.kinds.rounding import ROUNDING, apart, is_close
from rooms.scaffolding.reading.style import Locale, Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.reading.units import plainly, read_unit
from rooms.scaffolding.unread import Unread

NO_UNIT = "The number is right. Write its unit too."
OTHER_UNIT = "The number is right. Look at the unit again."
IN_UNIT = "The amount is right. Give it in {unit}."
CONVERTED = "Look again at how many of one unit make one of the other."
UNIT_FITS = "The unit fits. Look at the number again."

CANDIDATES = 20
"""At how many places a unit is looked for."""

_START = re.compile(r"(?<![A-Za-z\\°])(?:[^\W\d_]|[°%€£$¢])|\\[dt]?frac|/\s*(?=[^\W\d_])")
_BEFORE = re.compile(r"\s*([-+−]?)\s*([€£$])\s*(?=[\d.,])")
_NAME = re.compile(r"\s*[A-Za-z]{1,2}\s*=")
_STEPS = (10, 12, 24, 60, 100, 1000, 3600, 10**4, 10**6)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, and its number as it was written."""

    node: Expression
    amount: Amount


class Quantities(Kind[QuantityAsk, Quantity]):
    """A number with its unit; right in any unit of the same kind, unless one is asked for."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Quantity | Unread]:
        return (quantity(text, locale),)

    @cached_property
    def wanted(self) -> Unit | None:
        """The unit that is asked for."""
        found = None if self.ask.unit is None else read_unit(plainly(self.ask.unit))
        return None if isinstance(found, Unread) else found

    def _same(self, given: Quantity, key: Quantity) -> bool:
        value = _value_in(given.amount, key.amount.unit)
        if value is None:
            return False
        place = place_of(key.amount.value, None, self.ask.figures)
        if place is None or given.amount.unit == key.amount.unit:
            return is_close(value, key.amount.value, self.sheet, place)
        # Rounded in another unit it has its last place there.
        other = _value_in(key.amount, given.amount.unit)
        place = None if other is None else place_of(other, None, self.ask.figures)
        return other is not None and is_close(given.amount.value, other, self.sheet, place)

    def _fault(self, given: Quantity, key: Quantity) -> str:
        if self.wanted is not None and given.amount.unit != self.wanted:
            return IN_UNIT.format(unit=self.ask.unit)
        return digits_fault(given.node, None, self.ask.figures)

    def _near(self, given: Quantity) -> Judgement | None:
        return next((near for key in self.keys if (near := self._near_to(given, key))), None)

    def _near_to(self, given: Quantity, key: Quantity) -> Judgement | None:
        one, other = given.amount, key.amount
        place = place_of(other.value, None, self.ask.figures)
        if is_close(one.value, other.value, self.sheet, place) and one.unit != other.unit:
            return Judgement(Verdict.WRONG_UNIT, NO_UNIT if one.unit == BARE else OTHER_UNIT)
        value = _value_in(one, other.unit)
        if value is None or one.unit == BARE:
            return None
        if place is not None and apart(value, other.value) <= place:
            return incorrect(ROUNDING)
        if one.unit != other.unit and _is_step(value, other.value):
            return incorrect(CONVERTED)
        return incorrect(UNIT_FITS)


def quantity(text: str, locale: Locale = "en") -> Quantity | Unread:
    """A typed number with its unit, or where it stopped making sense. Without one it is bare."""
    text = text if (named := _NAME.match(text)) is None else _blank(text, 0, named.end())
    style = Style(locale, variables=False)
    if money := _BEFORE.match(text):
        found = worked(_blank(text, *money.span(2)), style)
        unit = read_unit(money[2])
        if isinstance(found, Unread):
            return found
        if isinstance(unit, Unread):
            return unit
        return Quantity(found.node, Amount(found.value, unit))
    return _split(text, plainly(text), style)


def _split(text: str, plain: str, style: Style) -> Quantity | Unread:
    """Where the number ends and its unit begins: at the first place where both make sense."""
    unread: Unread | None = None
    starts = [found.start() for found in _START.finditer(plain)][:CANDIDATES]
    for start in starts:
        found = worked(text[: _outside(text, start)], style)
        if isinstance(found, Unread):
            continue
        unit = read_unit(plain[start:])
        if not isinstance(unit, Unread):
            return Quantity(found.node, Amount(found.value, unit))
        unread = unread or Unread(start + unit.at, unit.message)
    found = worked(text, style)
    if isinstance(found, Unread):
        return unread or found
    return Quantity(found.node, Amount(found.value, BARE))


_OPENING = re.compile(r"(?:\\[A-Za-z]+\s*\{|\^\s*\{|\\(?:left|mleft))\s*$|\\$|\^\s*$")


def _outside(text: str, start: int) -> int:
    """Where the number before a unit ends: a command that dresses the unit is none of it."""
    opened = _OPENING.search(text, 0, start)
    return start if opened is None else opened.start()


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _value_in(amount: Amount, unit: Unit) -> Value | None:
    try:
        found = units.value_in(amount, unit)
        # What one unit has of another may be known to sixteen digits only.
        return found if found is None or amount.unit == unit else as_float(found)
    except TooLarge:
        return None


def _is_step(value: Value, key: Value) -> bool:
    """Whether a number is away from another by what one unit has of the next."""
    if not value or not key:
        return False
    ratio = as_float(divide(value, key))
    return any(isclose(each, step, rel_tol=1e-6) for each in (ratio, 1 / ratio) for step in _STEPS)

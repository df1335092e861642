"""How close a number has to come to the key's: exactly, within an error, or rightly rounded."""

import math
from fractions import Fraction

from rooms.scaffolding.algebra import exact
from rooms.scaffolding.algebra.exact import TooLarge, Value
from rooms.scaffolding.kinds.base import Sheet

ROUNDING = "That is close. Look at the rounding again."


def is_close(given: Value, key: Value, sheet: Sheet, place: Fraction | None = None) -> bool:
    """Whether a number counts as the key's; `place` is one unit of the last place of its rounding.

    A rounded number counts within half of that. Any other has to lie within the key's tolerance or
    its absolute error.
    """
    if place is not None:
        return apart(given, key) <= place / 2
    try:
        if exact.same(given, key, sheet.tolerance):
            return True
    except TooLarge:
        return False
    return bool(sheet.error) and apart(given, key) <= sheet.error


def apart(one: Value, other: Value) -> Fraction | float:
    """How far two numbers are from each other."""
    try:
        return abs(Fraction(one) - Fraction(other))
    except (OverflowError, ValueError):  # infinite
        return math.inf

"""Arithmetic on values whose size is bounded: exact where it can be, floating where it must.

A value is a Fraction as long as every operation on it was exact. An irrational root or π makes it
a float. Nothing here takes long: every exact value has at most `BITS` bits, checked before it is
computed where an operation could outgrow that.
"""

import math
from fractions import Fraction

Value = Fraction | float

BITS = 4_096
"""The most bits a numerator or a denominator may have."""

POWER = 64
"""The largest exponent, either way."""

NEAR = Fraction(1, 1_000)
"""How far beside a number one looks for what is close to it."""

CLOSE = 1e-9
"""The relative difference at which two floats count as the same number."""


class TooLarge(ArithmeticError):
    """A value outgrew what is computed here."""


class NoValue(ArithmeticError):
    """The operation has no real value: a division by zero, a root of a negative number."""


def add(left: Value, right: Value) -> Value:
    """Their sum."""
    return bounded(left + right)


def multiply(left: Value, right: Value) -> Value:
    """Their product."""
    return bounded(left * right)


def divide(left: Value, right: Value) -> Value:
    """Their quotient; raises NoValue for a zero divisor."""
    if right == 0:
        raise NoValue
    return bounded(left / right)


def power(base: Value, exponent: Value) -> Value:
    """`base` to the `exponent`; raises NoValue or TooLarge."""
    if not -POWER <= exponent <= POWER:
        raise TooLarge
    if base == 0 and exponent <= 0:
        raise NoValue
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        _refuse_growth(base, abs(exponent.numerator))
        return bounded(base**exponent.numerator)
    if isinstance(exponent, Fraction) and exponent.denominator <= POWER:
        return root(power(base, Fraction(exponent.numerator)), exponent.denominator)
    if base < 0:
        raise NoValue
    return bounded(as_float(base) ** as_float(exponent))


def root(value: Value, index: int = 2) -> Value:
    """The real root of this index (1 or more): exact if there is an exact one."""
    if not 1 <= index <= POWER:
        raise TooLarge
    if value < 0:
        if index % 2 == 0:
            raise NoValue
        return -root(-value, index)
    if isinstance(value, Fraction):
        top, bottom = _whole_root(value.numerator, index), _whole_root(value.denominator, index)
        if top is not None and bottom is not None:
            return Fraction(top, bottom)
    return bounded(as_float(value) ** (1 / index))


def same(left: Value, right: Value, tolerance: Fraction = Fraction(0)) -> bool:
    """Whether `left` is `right`, or no further from it than `tolerance` times its size."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return abs(left - right) <= tolerance * abs(right)
    return math.isclose(
        as_float(left), as_float(right), rel_tol=max(CLOSE, float(tolerance)), abs_tol=1e-12
    )


def size(value: Value) -> Value:
    """The value without its sign."""
    return value if value >= 0 else -value


def bounded(value: Value) -> Value:
    """The value itself; raises TooLarge if it is beyond what is computed here."""
    if isinstance(value, float):
        if not math.isfinite(value):
            raise TooLarge
    elif max(value.numerator.bit_length(), value.denominator.bit_length()) > BITS:
        raise TooLarge
    return value


def as_float(value: Value) -> float:
    """The nearest float; raises TooLarge where there is none."""
    try:
        return float(value)
    except OverflowError:
        raise TooLarge from None


def _refuse_growth(base: Value, exponent: int) -> None:
    if isinstance(base, Fraction):
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if bits * exponent > 2 * BITS:
            raise TooLarge


def _whole_root(number: int, index: int) -> int | None:
    """The whole root of a whole number that is not negative, or None if it has none."""
    if index == 2:
        guess = math.isqrt(number)
    elif number.bit_length() > 1_000:
        return None
    else:
        guess = round(number ** (1 / index))
    return guess if guess**index == number else None

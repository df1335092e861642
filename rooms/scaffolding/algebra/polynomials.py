"""Polynomials in a bounded number of terms, for what values at points cannot tell: the form."""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from math import gcd

from rooms.scaffolding.algebra.values import constant_value
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

TERMS = 60
DEGREE = 64

Monomial = tuple[tuple[str, int], ...]
"""Letters with their exponents, in order."""

Polynomial = Mapping[Monomial, Fraction]
"""What each monomial is multiplied by; none is 0. The monomial of a bare number is ()."""


class _NoPolynomial(Exception):
    """Unwinds the reading; never leaves this module."""


def polynomial(node: Expression) -> Polynomial | None:
    """The expression multiplied out; None if it is no polynomial, or one that is too large."""
    try:
        return _read(node)
    except _NoPolynomial:
        return None


def content(terms: Polynomial) -> Fraction:
    """The largest number that can be taken out of all terms; 0 if there are none."""
    tops = reduce(gcd, (value.numerator for value in terms.values()), 0)
    bottoms = reduce(
        lambda one, other: one * other // gcd(one, other),
        (value.denominator for value in terms.values()),
        1,
    )
    return Fraction(tops, bottoms)


def linear(node: Expression, name: str) -> tuple[Fraction, Fraction] | None:
    """`(a, b)` where the expression is a·name + b with a ≠ 0 and numbers a, b; else None."""
    terms = polynomial(node)
    if terms is None or not set(terms) <= {(), ((name, 1),)}:
        return None
    slope = terms.get(((name, 1),), Fraction(0))
    return (slope, terms.get((), Fraction(0))) if slope else None


def _read(node: Expression) -> Polynomial:
    match node:
        case tree.Number(value=value):
            return {(): value} if value else {}
        case tree.Variable(name=name) | tree.Constant(name=("π" | "e" | "i") as name):
            return {((name, 1),): Fraction(1)}
        case tree.Sum(terms=terms):
            return reduce(_added, map(_read, terms))
        case tree.Product(factors=factors):
            return reduce(_multiplied, map(_read, factors))
        case tree.Negative(of=of):
            return _multiplied({(): Fraction(-1)}, _read(of))
        case tree.Power(base=base, exponent=exponent):
            return _raised(_read(base), _whole(exponent))
        case _:
            return _by_value(node)


def _by_value(node: Expression) -> Polynomial:
    if isinstance(node, tree.Quotient):
        bottom = constant_value(node.bottom)
        if isinstance(bottom, Fraction) and bottom:
            return _multiplied({(): 1 / bottom}, _read(node.top))
    value = constant_value(node)
    if not isinstance(value, Fraction):
        raise _NoPolynomial
    return {(): value} if value else {}


def _whole(exponent: Expression) -> int:
    value = constant_value(exponent)
    if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= DEGREE:
        raise _NoPolynomial
    return value.numerator


def _added(one: Polynomial, other: Polynomial) -> Polynomial:
    total = dict(one)
    for monomial, value in other.items():
        total[monomial] = total.get(monomial, Fraction(0)) + value
    return _bounded(total)


def _multiplied(one: Polynomial, other: Polynomial) -> Polynomial:
    if len(one) * len(other) > 4 * TERMS:
        raise _NoPolynomial
    total: dict[Monomial, Fraction] = {}
    for left, a in one.items():
        for right, b in other.items():
            exponents = dict(left)
            for name, exponent in right:
                exponents[name] = exponents.get(name, 0) + exponent
            monomial = tuple(sorted(exponents.items()))
            total[monomial] = total.get(monomial, Fraction(0)) + a * b
    return _bounded(total)


def _raised(base: Polynomial, exponent: int) -> Polynomial:
    if len(base) == 1 and exponent > 1:
        ((monomial, value),) = base.items()
        if value.numerator.bit_length() * exponent > 4_096:
            raise _NoPolynomial
        powered = tuple((name, each * exponent) for name, each in monomial)
        return _bounded({powered: value**exponent})
    return reduce(_multiplied, [base] * exponent, {(): Fraction(1)})


def _bounded(terms: dict[Monomial, Fraction]) -> Polynomial:
    kept = {monomial: value for monomial, value in terms.items() if value}
    if len(kept) > TERMS or any(e > DEGREE for monomial in kept for _, e in monomial):
        raise _NoPolynomial
    return kept

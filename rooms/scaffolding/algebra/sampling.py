"""Whether two expressions are the same, by their values at seeded points.

Where both are made of `+ - * /` and whole powers the points are fractions and the comparison is
exact: two different ones agree at twelve such points only by a miracle. Elsewhere the values are
floating; points where one side has no value, or where rounding leaves a doubt, do not count.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from rooms.scaffolding.algebra import exact
from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.algebra.floating import Point
from rooms.scaffolding.algebra.values import Unworkable, constant_value, value_of
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

POINTS = 12
"""How many points at which both sides have the same value make them the same."""

FEW = 4
"""How many do where more could not be found."""

_TRIES = 72
_SPANS = (10, 100, 1000)
_SEED = 0x5DEECE66D
_MASK = 2**64 - 1

_EQUAL = 1e-9
_APART = 1e-6
_ROUNDING = 1e-13
"""What rounding may add up to, relative to the largest number met on the way."""


def same(
    one: Expression, other: Expression, tolerance: Fraction = Fraction(0), *, positive: bool = False
) -> bool | None:
    """Whether two expressions have the same value wherever both have one.

    None if that cannot be said by trying. `tolerance` is relative to `other`. `positive` says that
    the variables stand for positive numbers only.
    """
    if one == other:
        return True
    if tree.contains(one, tree.Either) or tree.contains(other, tree.Either):
        return _same_alternatives(one, other, tolerance, positive=positive)
    names = sorted(tree.variables(one) | tree.variables(other))
    is_complex = _has_imaginary(one) or _has_imaginary(other)
    if not names and not is_complex:
        return _same_constants(one, other, tolerance)
    if not tolerance and is_rational(one) and is_rational(other):
        return _same_exactly(one, other, names, positive=positive)
    return _same_floating(one, other, names, float(tolerance), (positive, is_complex))


def _same_constants(one: Expression, other: Expression, tolerance: Fraction) -> bool | None:
    try:
        return exact.same(value_of(one), value_of(other), tolerance)
    except Unworkable as unworkable:
        return None if unworkable.is_large else False
    except exact.TooLarge:
        return None


def alternatives(node: Expression) -> tuple[Expression, ...]:
    """What an expression with `±` stands for: with all upper signs, then with all lower ones."""
    if not tree.contains(node, tree.Either):
        return (node,)
    return (_chosen(node, upper=True), _chosen(node, upper=False))


def _chosen(node: Expression, *, upper: bool) -> Expression:
    def choose(part: Expression) -> Expression | None:
        if not isinstance(part, tree.Either):
            return None
        inner = _chosen(part.of, upper=upper)
        return inner if upper else tree.Negative(inner, part.at)

    return tree.changed(node, choose)


def _same_alternatives(
    one: Expression, other: Expression, tolerance: Fraction, *, positive: bool
) -> bool | None:
    ones, others = alternatives(one), alternatives(other)
    if len(ones) != len(others) or any(tree.contains(e, tree.Either) for e in ones + others):
        return False
    table = [[same(a, b, tolerance, positive=positive) for b in others] for a in ones]
    found = [any(row) for row in chain(table, zip(*table, strict=True))]
    return True if all(found) else None if any(None in row for row in table) else False


def is_rational(node: Expression) -> bool:
    """Whether it is made only of numbers, letters, `+ - * /`, `| |` and whole powers."""
    match node:
        case tree.Number() | tree.Variable() | tree.Mixed():
            return True
        case tree.Constant(name=name):
            return name in "πe"
        case tree.Power(base=base, exponent=exponent):
            raised = constant_value(exponent)
            is_whole = isinstance(raised, Fraction) and raised.denominator == 1
            return is_whole and is_rational(base)
        case tree.Root() | tree.Degrees() | tree.Either():
            return False
        case tree.Call(function=function) if function != "abs":
            return False
        case _:
            return all(is_rational(part) for part in tree.parts(node))


def _has_imaginary(node: Expression) -> bool:
    return node == tree.Constant("i") or any(map(_has_imaginary, tree.parts(node)))


def _mixed_bits(number: int) -> int:
    """A well-spread number from any other: one step of the splitmix64 generator."""
    number = (number * 0x9E3779B97F4A7C15 + _SEED) & _MASK
    number = ((number ^ number >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ number >> 27) * 0x94D049BB133111EB) & _MASK
    return number ^ number >> 31


def points(names: list[str], *, positive: bool, tries: int = _TRIES) -> Iterator[dict[str, Value]]:
    """Points to try: thirds in ranges of 10, 100 and 1000 in turn, at the end of 1. Never whole."""
    for turn in range(tries):
        span = _SPANS[turn % 3] if turn < tries * 2 // 3 else 1
        yield {
            name: _coordinate(_mixed_bits(turn * 101 + place), span, positive=positive)
            for place, name in enumerate(names)
        }


def _coordinate(bits: int, span: int, *, positive: bool) -> Fraction:
    if span == 1:
        value = Fraction(bits % 997 * 2 - 997, 1009)
    else:
        value = Fraction(bits % (2 * span) - span) + Fraction(1 + (bits >> 40) % 2, 3)
    return abs(value) if positive else value


def _same_exactly(
    one: Expression, other: Expression, names: list[str], *, positive: bool
) -> bool | None:
    # π and e are like letters of their own: no sum or product of fractions makes them equal.
    agreed = 0
    for values in points([*names, "π", "e"], positive=positive):
        try:
            if value_of(one, values) != value_of(other, values):
                return False
        except Unworkable:
            continue
        agreed += 1
        if agreed == POINTS:
            return True
    return True if agreed >= FEW else None


def _same_floating(
    one: Expression,
    other: Expression,
    names: list[str],
    tolerance: float,
    world: tuple[bool, bool],
) -> bool | None:
    positive, is_complex = world
    agreed = 0
    for values in points(names, positive=positive):
        found = _agree(one, other, {n: float(v) for n, v in values.items()}, tolerance, is_complex)
        if found is False:
            return False
        agreed += found is True
        if agreed == POINTS or (agreed and not names):
            return True
    return True if agreed >= FEW else None


def _agree(
    one: Expression,
    other: Expression,
    values: dict[str, float],
    tolerance: float,
    is_complex: bool,
) -> bool | None:
    point = Point(values, is_complex=is_complex)
    left, right = point.value_of(one), point.value_of(other)
    if left is None or right is None:
        return None
    size, apart = max(abs(left), abs(right)), abs(left - right)
    doubt = _ROUNDING * point.scale
    if apart <= max(_EQUAL, tolerance) * size:
        return True if doubt < _APART * size or apart == 0 else None
    return False if apart > max(_APART * size, 10 * doubt) or tolerance else None

"""Whether two equations say the same."""

from collections.abc import Iterator
from fractions import Fraction
from math import isfinite

from rooms.scaffolding.algebra import sampling
from rooms.scaffolding.algebra.comparing import Comparing
from rooms.scaffolding.algebra.values import Unworkable, value_of
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.relations import Relation
from rooms.scaffolding.reading.tree import Expression, substituted


def same_equation(one: Relation, other: Relation, comparing: Comparing) -> bool:
    """Whether two equations have the same solutions.

    They have if one is a multiple of the other, or if one says what a letter is, and putting that
    into the other, which holds each letter only once, makes it true.
    """
    if factor(one, other, comparing) is not None:
        return True
    return _follows(one, other, comparing) or _follows(other, one, comparing)


def factor(one: Relation, other: Relation, comparing: Comparing) -> Fraction | None:
    """By what `other` is multiplied to give `one`, right side taken from left; None if it is not.

    It is never 0.
    """
    left, right = difference(one), difference(other)
    ratio = _ratio(left, right)
    if not ratio or not comparing.same(left, tree.Product((_number(ratio), right))):
        return None
    return ratio


def difference(relation: Relation) -> Expression:
    """The left side of the first sign less the right one."""
    left, right = relation.sides[:2]
    return tree.Sum((left, tree.Negative(right)))


def _ratio(one: Expression, other: Expression) -> Fraction | None:
    """The ratio of two expressions at the first point where it has one."""
    names = sorted(tree.variables(one) | tree.variables(other))
    for values in sampling.points(names, positive=False):
        try:
            above, below = value_of(one, values), value_of(other, values)
        except Unworkable:
            continue
        if below and (isinstance(below, Fraction) or abs(below) > 1e-9) and isfinite(above):
            return Fraction(above) / Fraction(below)
    return None


def _number(value: Fraction) -> Expression:
    bare = tree.Number(abs(value))
    return tree.Negative(bare) if value < 0 else bare


def _follows(solved: Relation, other: Relation, comparing: Comparing) -> bool:
    """Whether one equation says what a letter is, and the other says the same of that letter."""
    for name, value in solutions(solved):
        if name in tree.variables(difference(other)) and _holds_once(other, name, comparing):
            left, right = (substituted(side, {name: value}) for side in other.sides[:2])
            if comparing.same(left, right):
                return True
    return False


def solutions(relation: Relation) -> Iterator[tuple[str, Expression]]:
    """The letters that stand alone on one side, and not on the other, with what they are."""
    one, other = relation.sides[:2]
    for alone, value in ((one, other), (other, one)):
        if isinstance(alone, tree.Variable) and alone.name not in tree.variables(value):
            yield alone.name, value


def _holds_once(relation: Relation, name: str, comparing: Comparing) -> bool:
    """Whether a letter has at most one solution: both sides change with it in a straight line."""
    sides = difference(relation)
    low, middle, high = (substituted(sides, {name: tree.Number(Fraction(n))}) for n in (1, 2, 3))
    twice = tree.Product((tree.Number(Fraction(2)), middle))
    return comparing.same(tree.Sum((low, high)), twice) and not comparing.same(low, high)

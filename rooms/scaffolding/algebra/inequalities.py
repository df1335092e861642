"""What inequalities with one letter say: the numbers for which they hold."""

import math
from fractions import Fraction
from functools import reduce
from itertools import pairwise

from rooms.scaffolding.algebra import exact, regions
from rooms.scaffolding.algebra.comparing import Comparing
from rooms.scaffolding.algebra.equations import factor
from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.algebra.polynomials import linear
from rooms.scaffolding.algebra.regions import Region
from rooms.scaffolding.algebra.values import Unworkable, constant_value, value_of
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.relations import Relation, Statement
from rooms.scaffolding.reading.tree import Expression

_TURNED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "=": "=", "≠": "≠"}


def letters(statement: Statement) -> frozenset[str]:
    """The variables of a statement."""
    sides = (side for relation in statement.relations for side in relation.sides)
    return frozenset().union(*map(tree.variables, sides))


def region_of(statement: Statement) -> Region | None:
    """The numbers for which a statement about one letter holds.

    None if it is about more letters, or not in straight lines.
    """
    names = letters(statement)
    if len(names) != 1:
        return None
    (name,) = names
    found = []
    for relation in statement.relations:
        region = _of_relation(relation, name)
        if region is None:
            return None
        found.append(region)
    if statement.joined == "or":
        return regions.union(*found)
    return reduce(regions.intersection, found)


def _of_relation(relation: Relation, name: str) -> Region | None:
    found: Region = regions.EVERYTHING
    for (left, right), sign in zip(pairwise(relation.sides), relation.signs, strict=True):
        region = _of_pair(left, right, sign, name)
        if region is None:
            return None
        found = regions.intersection(found, region)
    return found


def _of_pair(left: Expression, right: Expression, sign: str, name: str) -> Region | None:
    for alone, other, turned in ((left, right, sign), (right, left, _TURNED[sign])):
        if alone == tree.Variable(name):
            bound = _bound(other)
            return None if bound is None else _on_one_side(bound, turned)
    line = linear(tree.Sum((left, tree.Negative(right))), name)
    if line is None:
        return None
    slope, start = line
    return _on_one_side(-start / slope, sign if slope > 0 else _TURNED[sign])


def _bound(node: Expression) -> Value | None:
    if node in (tree.Constant("∞"), tree.Negative(tree.Constant("∞"))):
        return math.inf if isinstance(node, tree.Constant) else -math.inf
    return constant_value(node)


def _on_one_side(bound: Value, sign: str) -> Region:
    if sign in ("=", "≠"):
        alone = regions.single(bound)
        return alone if sign == "=" else regions.complement(alone)
    if not math.isfinite(bound):
        return regions.EVERYTHING if (bound > 0) == (sign in "<≤") else regions.NOTHING
    side = regions.at_most if sign in "<≤" else regions.at_least
    return side(bound, strict=sign in "<>")


def holds_on(statement: Statement, region: Region) -> bool:
    """Whether a statement about one letter holds on a region and nowhere else, tried at points."""
    (name,) = letters(statement)
    return all(
        _holds(statement, name, value) is regions.holds(region, value)
        for value in regions.probes(region)
    )


def _holds(statement: Statement, name: str, value: Value) -> bool:
    each = (_relation_holds(relation, {name: value}) for relation in statement.relations)
    return any(each) if statement.joined == "or" else all(each)


def _relation_holds(relation: Relation, values: dict[str, Value]) -> bool:
    try:
        found = [value_of(side, values) for side in relation.sides]
        return all(
            _pair_holds(left, right, sign)
            for (left, right), sign in zip(pairwise(found), relation.signs, strict=True)
        )
    except (Unworkable, exact.TooLarge):
        return False


def _pair_holds(left: Value, right: Value, sign: str) -> bool:
    if exact.same(left, right):
        return sign in "=≤≥"
    return left < right if sign in "<≤" else sign == "≠" or (sign in ">≥" and left > right)


def same_relation(one: Relation, other: Relation, comparing: Comparing) -> bool:
    """Whether two inequalities with any number of letters are multiples of each other."""
    if len(one.signs) != 1 or len(other.signs) != 1:
        return False
    ratio = factor(one, other, comparing)
    if ratio is None:
        return False
    return one.signs[0] == (other.signs[0] if ratio > Fraction(0) else _TURNED[other.signs[0]])

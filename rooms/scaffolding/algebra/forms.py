"""The form of an expression: simplified, factored or expanded.

What is looked for is what a teacher would still ask for. Whoever asks compares with the key: a form
that the key itself has is never at fault.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from math import gcd, isqrt

from rooms.scaffolding.algebra.polynomials import content, polynomial
from rooms.scaffolding.algebra.shape import factors, shape
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

LIKE_TERMS = "The value is right. Some terms can still be put together."
ARITHMETIC = "The value is right. Some numbers can still be worked out."
REDUCE = "The value is right. The fraction can still be reduced."
ROOTS = "The value is right. The root can still be made simpler."
POWERS = "The value is right. Powers of the same base can still be put together."
SHORTER = "The value is right. It can still be written in a simpler way."
FACTORS = "The value is right. It can still be factored further."
AS_PRODUCT = "The value is right. Write it as a product of factors."
TAKE_OUT = "The value is right. A number can still be taken out of a bracket."
MULTIPLY_OUT = "The value is right. The brackets can still be multiplied out."


def simplified_fault(node: Expression) -> str:
    """What can still be made simpler, in words; empty if nothing is seen."""
    for part in _everything(node):
        if found := _loose_end(part):
            return found
    return ""


def _everything(node: Expression) -> Iterator[Expression]:
    yield node
    for part in tree.parts(node):
        yield from _everything(part)


def _loose_end(node: Expression) -> str:
    match node:
        case tree.Sum(terms=terms):
            return like_terms_fault(terms)
        case tree.Product() | tree.Quotient():
            return _product_fault(node)
        case tree.Power(base=base, exponent=exponent):
            return _power_fault(base, exponent)
        case tree.Root(of=tree.Number(value=value), index=2):
            return ROOTS if _has_square(value) else ""
        case tree.Negative(of=tree.Negative()) | tree.Percent():
            return SHORTER
        case _:
            return ""


def like_terms_fault(terms: tuple[Expression, ...]) -> str:
    """Whether two terms differ only in the number before them."""
    kinds: Counter[object] = Counter()
    for term in terms:
        tops, bottoms, _ = factors(term)
        rest = (_lettered(tops), _lettered(bottoms))
        kinds[rest] += 1
    if kinds[((), ())] > 1:
        return ARITHMETIC
    return LIKE_TERMS if any(count > 1 for count in kinds.values()) else ""


def _lettered(parts: list[Expression]) -> tuple[object, ...]:
    """What a term is made of besides numbers, in an order of its own."""
    return tuple(sorted((shape(part) for part in parts if not _is_number(part)), key=repr))


def _is_number(node: Expression) -> bool:
    return isinstance(node, tree.Number | tree.Mixed)


def _product_fault(node: Expression) -> str:
    tops, bottoms, _ = factors(node)
    numbers = [part for part in tops if _is_number(part)]
    below = [part.value for part in bottoms if isinstance(part, tree.Number)]
    if len(numbers) > 1 or len(below) > 1:
        return ARITHMETIC
    if any(isinstance(part, tree.Quotient) for part in bottoms):
        return REDUCE
    if Fraction(1) in below or (numbers and below and _reduces(numbers[0], below[0])):
        return REDUCE
    return _letters_fault(tops, bottoms)


def _reduces(top: Expression, bottom: Fraction) -> bool:
    if not isinstance(top, tree.Number) or not top.is_whole or bottom.denominator != 1:
        return False
    return gcd(top.value.numerator, bottom.numerator) > 1


def _letters_fault(tops: list[Expression], bottoms: list[Expression]) -> str:
    above, below = (Counter(map(_base, parts)) for parts in (tops, bottoms))
    if above.keys() & below.keys() - {None}:
        return REDUCE
    if any(count > 1 for bases in (above, below) for base, count in bases.items() if base):
        return POWERS
    return ""


def _base(node: Expression) -> object:
    """What a factor is a power of; None for a number."""
    if isinstance(node, tree.Power):
        return _base(node.base)
    return None if _is_number(node) else shape(node)


def _power_fault(base: Expression, exponent: Expression) -> str:
    if isinstance(base, tree.Power):
        return POWERS
    if isinstance(exponent, tree.Number) and exponent.value in (0, 1):
        return SHORTER
    both = isinstance(base, tree.Number) and isinstance(exponent, tree.Number)
    return ARITHMETIC if both else ""


def _has_square(value: Fraction) -> bool:
    """Whether a number under a square root has a square in it that can come out."""
    if value.denominator != 1:
        return False
    number = value.numerator
    return any(number % (n * n) == 0 for n in range(2, min(isqrt(number), 1_000) + 1))


def factor_count(node: Expression) -> int:
    """How many factors with letters an expression is a product of, powers counted in full."""
    tops, bottoms, _ = factors(node)
    return sum(_multiplicity(part) for part in (*tops, *bottoms) if tree.variables(part))


def _multiplicity(node: Expression) -> int:
    match node:
        case tree.Power(base=base, exponent=tree.Number(value=value)) if value.denominator == 1:
            return min(value.numerator, 100) * _multiplicity(base)
        case tree.Product() | tree.Quotient():
            return factor_count(node)
        case _:
            return 1


def factored_fault(node: Expression, key: Expression) -> str:
    """What is left to factor, seen against a key that is factored completely."""
    count, wanted = factor_count(node), factor_count(key)
    if count < wanted:
        return AS_PRODUCT if count <= 1 else FACTORS
    if _largest_content(node) > max(Fraction(1), _largest_content(key)):
        return TAKE_OUT
    tops, bottoms, _ = factors(node)
    numbers = [part for part in (*tops, *bottoms) if isinstance(part, tree.Number)]
    return ARITHMETIC if len(numbers) > 2 else ""


def _largest_content(node: Expression) -> Fraction:
    tops, bottoms, _ = factors(node)
    largest = Fraction(0)
    for part in (*tops, *bottoms):
        bare = part.base if isinstance(part, tree.Power) else part
        terms = polynomial(bare) if isinstance(bare, tree.Sum) else None
        largest = max(largest, content(terms) if terms else Fraction(0))
    return largest


def expanded_fault(node: Expression) -> str:
    """What is left to multiply out or to put together."""
    for part in _everything(node):
        tops = factors(part)[0] if isinstance(part, tree.Product | tree.Quotient) else []
        if len(tops) > 1 and any(isinstance(top, tree.Sum) for top in tops):
            return MULTIPLY_OUT
        if isinstance(part, tree.Power) and isinstance(part.base, tree.Sum | tree.Product):
            return MULTIPLY_OUT
        if isinstance(part, tree.Negative) and isinstance(part.of, tree.Sum):
            return MULTIPLY_OUT
    return like_terms_fault(node.terms) if isinstance(node, tree.Sum) else ""

"""How an expression is written, apart from the order of terms and factors.

Two expressions of the same shape differ in nothing that a teacher would call another form: `5 + 2x`
and `2x + 5`, `x/2` and `(1/2)x`. `2(x + 1)` and `2x + 2` have the same value, but not the same
shape; nor have `√x` and `x^(1/2)`.
"""

from collections.abc import Iterable
from fractions import Fraction

from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

Shape = tuple[object, ...]

_ONE: Shape = ("number", Fraction(1))


def shape(node: Expression) -> Shape:
    """The shape of an expression: equal for two that are written the same, but for order."""
    match node:
        case tree.Number(value=value):
            return ("number", value)
        case tree.Mixed(whole=whole, top=top, bottom=bottom):
            return ("mixed", whole.value, top.value, bottom.value)
        case tree.Variable(name=name) | tree.Constant(name=name):
            return (type(node).__name__, name)
        case tree.Sum():
            return ("sum", *_ordered(shape(term) for term in _terms(node)))
        case tree.Product() | tree.Quotient() | tree.Negative():
            return _product(node)
        case tree.Power(base=base, exponent=exponent):
            return ("power", shape(base), shape(exponent))
        case tree.Root(of=of, index=index):
            return ("root", index, shape(of))
        case tree.Call(function=function, arguments=arguments):
            return ("call", function, *map(shape, arguments))
        case _:
            return (type(node).__name__, *map(shape, tree.parts(node)))


def _terms(node: Expression) -> Iterable[Expression]:
    if isinstance(node, tree.Sum):
        for term in node.terms:
            yield from _terms(term)
    else:
        yield node


def _product(node: Expression) -> Shape:
    tops, bottoms, negative = factors(node)
    above = _ordered(found for found in map(shape, tops) if found != _ONE)
    below = _ordered(found for found in map(shape, bottoms) if found != _ONE)
    if not negative and not below and len(above) == 1:
        return above[0]
    return ("product", negative, above or (_ONE,), below)


def factors(node: Expression) -> tuple[list[Expression], list[Expression], bool]:
    """The factors above and below the line of a product or quotient, and whether it is negative."""
    match node:
        case tree.Negative(of=of):
            tops, bottoms, negative = factors(of)
            return tops, bottoms, not negative
        case tree.Product(factors=inner):
            found = [factors(each) for each in inner]
            tops = [top for each in found for top in each[0]]
            bottoms = [bottom for each in found for bottom in each[1]]
            return tops, bottoms, sum(each[2] for each in found) % 2 == 1
        case tree.Quotient(top=top, bottom=bottom):
            tops, below, negative = factors(top)
            bottoms, above, other = factors(bottom)
            if above:  # a fraction under a fraction is a form of its own
                return tops, [*below, bottom], negative
            return tops, [*below, *bottoms], negative ^ other
        case _:
            return [node], [], False


def _ordered(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    return tuple(sorted(shapes, key=repr))


def weight(node: Expression) -> int:
    """How much there is to write: numbers, letters and the operations between them."""
    match node:
        case tree.Negative(of=of):
            return weight(of)
        case tree.Number() | tree.Variable() | tree.Constant():
            return 1
        case _:
            inner = tree.parts(node)
            return sum(map(weight, inner)) + max(1, len(inner) - 1)

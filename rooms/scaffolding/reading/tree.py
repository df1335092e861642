"""Expressions as trees: small, immutable, and as they were written.

Nothing is worked out or put in order here: `6/8` stays a quotient and `2 + 3` a sum, because the
form of an answer matters as well as its value. `at` is the index of the character where a part
begins; it does not count when two trees are compared.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits. `digits` is how it was written, without grouping, with a point."""

    value: Fraction
    digits: str = field(default="", compare=False)
    at: int = field(default=0, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether it was written without a decimal point or an exponent."""
        return self.digits.isdigit() if self.digits else self.value.denominator == 1


@dataclass(frozen=True, slots=True)
class Constant:
    """π, e, i or ∞."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """A letter, or a name with a subscript such as `x_1`."""

    name: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Two or more terms; what is subtracted is `Negative`."""

    terms: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Product:
    """Two or more factors."""

    factors: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of something."""

    of: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """`±` something: both signs are meant."""

    of: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quotient:
    """A fraction or a division."""

    top: "Expression"
    bottom: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Mixed:
    """A mixed number such as `1 1/2`."""

    whole: Number
    top: Number
    bottom: Number
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Power:
    """A base raised to an exponent."""

    base: "Expression"
    exponent: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Root:
    """The root of something; `index` is 2 for a square root."""

    of: "Expression"
    index: int = 2
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Percent:
    """So many hundredths."""

    of: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Degrees:
    """An angle in degrees; its value is in radians."""

    of: "Expression"
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function of something. A logarithm's base is its second argument."""

    function: str
    arguments: "tuple[Expression, ...]"
    at: int = field(default=0, compare=False)


Expression = (
    Number
    | Constant
    | Variable
    | Sum
    | Product
    | Negative
    | Either
    | Quotient
    | Mixed
    | Power
    | Root
    | Percent
    | Degrees
    | Call
)


def parts(node: Expression) -> tuple[Expression, ...]:
    """What a node directly consists of; empty for a leaf."""
    match node:
        case Sum(terms=inner) | Product(factors=inner) | Call(arguments=inner):
            return inner
        case Negative(of=of) | Either(of=of) | Root(of=of) | Percent(of=of) | Degrees(of=of):
            return (of,)
        case Quotient(top=one, bottom=other) | Power(base=one, exponent=other):
            return (one, other)
        case Mixed(whole=whole, top=top, bottom=bottom):
            return (whole, top, bottom)
        case _:
            return ()


def variables(node: Expression) -> frozenset[str]:
    """The names of all variables in it."""
    if isinstance(node, Variable):
        return frozenset((node.name,))
    return frozenset().union(*(variables(part) for part in parts(node)))


def contains(node: Expression, *kinds: type) -> bool:
    """Whether it, or anything in it, is of one of these kinds."""
    return isinstance(node, kinds) or any(contains(part, *kinds) for part in parts(node))


def with_parts(node: Expression, inner: tuple[Expression, ...]) -> Expression:
    """The same node over other parts, which come in the order of `parts`."""
    match node:
        case Sum() | Product():
            return type(node)(inner, node.at)
        case Call():
            return Call(node.function, inner, node.at)
        case Negative() | Either() | Percent() | Degrees():
            return type(node)(inner[0], node.at)
        case Root():
            return Root(inner[0], node.index, node.at)
        case Quotient() | Power():
            return type(node)(inner[0], inner[1], node.at)
        case _:
            return node


def changed(node: Expression, change: Callable[[Expression], Expression | None]) -> Expression:
    """The tree with every part replaced for which `change` answers with another."""
    found = change(node)
    if found is not None:
        return found
    return with_parts(node, tuple(changed(part, change) for part in parts(node)))


def substituted(node: Expression, values: Mapping[str, Expression]) -> Expression:
    """The tree with expressions in the place of some of its variables."""
    return changed(node, lambda part: values.get(part.name) if isinstance(part, Variable) else None)

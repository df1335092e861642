"""The value of an expression: exact as long as it can be, in a bounded time whatever it says."""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from typing import NoReturn

from rooms.scaffolding.algebra import exact
from rooms.scaffolding.algebra.exact import NoValue, TooLarge, Value
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

FACTORIAL = 300
"""The largest number whose factorial is worked out."""

Values = Mapping[str, Value]
"""What the variables stand for, by name."""


class Unworkable(ArithmeticError):
    """An expression has no value here."""

    def __init__(self, at: int, *, is_large: bool) -> None:
        """`at` is the index of what has none; `is_large` says that it is only too large."""
        super().__init__(at)
        self.at = at
        self.is_large = is_large


def value_of(node: Expression, values: Values | None = None) -> Value:
    """The value of an expression; raises Unworkable where it has none.

    A constant that stands in `values` has the value that it has there.
    """
    return _RULES[type(node)](node, values or {})


def constant_value(node: Expression) -> Value | None:
    """The value of an expression without variables; None for any other, or where it has none."""
    if tree.variables(node):
        return None
    try:
        return value_of(node)
    except Unworkable:
        return None


def _worked(
    node: Expression, operation: Callable[..., Value], *given: Value | int, at: int | None = None
) -> Value:
    where = node.at if at is None else at
    try:
        return exact.bounded(operation(*given))
    except NoValue:
        raise Unworkable(where, is_large=False) from None
    except (ArithmeticError, ValueError) as error:
        # TooLarge, or a float that grew to infinity; ValueError is how `math` says no value.
        raise Unworkable(where, is_large=not isinstance(error, ValueError)) from None


def _number(node: tree.Number, _: Values) -> Value:
    return node.value


def _variable(node: tree.Variable, values: Values) -> Value:
    return values[node.name] if node.name in values else _nothing(node)


def _constant(node: tree.Constant, values: Values) -> Value:
    if node.name in values:
        return values[node.name]
    return {"π": math.pi, "e": math.e}[node.name] if node.name in "πe" else _nothing(node)


def _nothing(node: Expression) -> NoReturn:
    raise Unworkable(node.at, is_large=False)


def _sum(node: tree.Sum, values: Values) -> Value:
    terms = [value_of(term, values) for term in node.terms]
    return reduce(lambda one, other: _worked(node, exact.add, one, other), terms)


def _product(node: tree.Product, values: Values) -> Value:
    factors = [value_of(factor, values) for factor in node.factors]
    return reduce(lambda one, other: _worked(node, exact.multiply, one, other), factors)


def _quotient(node: tree.Quotient, values: Values) -> Value:
    top, bottom = value_of(node.top, values), value_of(node.bottom, values)
    return _worked(node, exact.divide, top, bottom, at=node.bottom.at)


def _mixed(node: tree.Mixed, values: Values) -> Value:
    part = _worked(node, exact.divide, node.top.value, node.bottom.value, at=node.bottom.at)
    return _worked(node, exact.add, node.whole.value, part)


def _power(node: tree.Power, values: Values) -> Value:
    return _worked(node, exact.power, value_of(node.base, values), value_of(node.exponent, values))


def _root(node: tree.Root, values: Values) -> Value:
    return _worked(node, exact.root, value_of(node.of, values), node.index)


def _percent(node: tree.Percent, values: Values) -> Value:
    return _worked(node, exact.divide, value_of(node.of, values), Fraction(100))


def _degrees(node: tree.Degrees, values: Values) -> Value:
    return _worked(node, exact.multiply, value_of(node.of, values), math.pi / 180)


def _call(node: tree.Call, values: Values) -> Value:
    given = [value_of(argument, values) for argument in node.arguments]
    if node.function == "abs":
        return exact.size(given[0])
    if node.function == "factorial":
        return _worked(node, _factorial, *given)
    function = FUNCTIONS[node.function]
    return _worked(node, lambda *of: function(*map(exact.as_float, of)), *given)


def _factorial(value: Value) -> Value:
    if not isinstance(value, Fraction) or value.denominator != 1 or value < 0:
        raise NoValue
    if value > FACTORIAL:
        raise TooLarge
    return Fraction(math.factorial(value.numerator))


def _logarithm(value: float, base: float = 10) -> float:
    return math.log10(value) if base == 10 else math.log(value, base)


def _tangent(value: float) -> float:
    if abs(math.cos(value)) < 1e-14:
        raise NoValue
    return math.tan(value)


FUNCTIONS: dict[str, Callable[..., float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": _tangent,
    "cot": lambda value: math.cos(value) / math.sin(value),
    "sec": lambda value: 1 / math.cos(value),
    "csc": lambda value: 1 / math.sin(value),
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "ln": math.log,
    "log": _logarithm,
    "exp": math.exp,
}
"""What a function does with real numbers; raises ArithmeticError or ValueError where nothing."""

_RULES: dict[type, Callable[..., Value]] = {
    tree.Number: _number,
    tree.Variable: _variable,
    tree.Constant: _constant,
    tree.Sum: _sum,
    tree.Product: _product,
    tree.Negative: lambda node, values: -value_of(node.of, values),
    tree.Either: lambda node, values: _nothing(node),
    tree.Quotient: _quotient,
    tree.Mixed: _mixed,
    tree.Power: _power,
    tree.Root: _root,
    tree.Percent: _percent,
    tree.Degrees: _degrees,
    tree.Call: _call,
}

"""The value of an expression at one point in floating numbers, real or complex, and how sure it is.

Rounding in a double is about 1e-16 of the largest number met on the way, so the size of that is
kept: a difference that rounding alone could make says nothing.
"""

import cmath
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from rooms.scaffolding.algebra.exact import NoValue
from rooms.scaffolding.algebra.values import FUNCTIONS, constant_value
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

Floating = Any
"""A float, or a complex number where i stands in the expression; one code works with both."""

_COMPLEX: dict[str, Callable[..., complex]] = {
    **{name: getattr(cmath, name) for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "exp")},
    **{"arc" + name: getattr(cmath, "a" + name) for name in ("sin", "cos", "tan")},
    "cot": lambda value: cmath.cos(value) / cmath.sin(value),
    "sec": lambda value: 1 / cmath.cos(value),
    "csc": lambda value: 1 / cmath.sin(value),
    "ln": cmath.log,
    "log": lambda value, base=10: cmath.log(value, base),
}


class Point:
    """Values for the variables."""

    __slots__ = ("is_complex", "scale", "values")

    def __init__(self, values: Mapping[str, float], *, is_complex: bool) -> None:
        """A point. Its `scale` is the largest size that is met while values are worked out."""
        self.values = values
        self.is_complex = is_complex
        self.scale = 0.0

    def value_of(self, node: Expression) -> Floating | None:
        """The value here; None where the expression has none, or none that a double can hold."""
        try:
            value = self._of(node)
        except (ArithmeticError, ValueError):
            return None
        return value if cmath.isfinite(value) else None

    def _of(self, node: Expression) -> Floating:
        value = _RULES[type(node)](self, node)
        size = abs(value)
        if size > self.scale:
            self.scale = size
        return value

    def _number(self, node: tree.Number) -> Floating:
        return float(node.value)

    def _variable(self, node: tree.Variable) -> Floating:
        return self.values[node.name]

    def _constant(self, node: tree.Constant) -> Floating:
        if node.name == "i" and self.is_complex:
            return 1j
        if node.name == "∞":
            raise NoValue
        return math.pi if node.name == "π" else math.e

    def _sum(self, node: tree.Sum) -> Floating:
        return sum(map(self._of, node.terms))

    def _product(self, node: tree.Product) -> Floating:
        value: Floating = 1.0
        for factor in node.factors:
            value *= self._of(factor)
        return value

    def _mixed(self, node: tree.Mixed) -> Floating:
        return float(node.whole.value + node.top.value / node.bottom.value)

    def _power(self, node: tree.Power) -> Floating:
        base, exponent = self._of(node.base), self._of(node.exponent)
        if self.is_complex or base >= 0 or exponent == int(exponent):
            return base**exponent
        # A negative base has a real power where the exponent is a fraction with an odd bottom.
        fraction = constant_value(node.exponent)
        if not isinstance(fraction, Fraction) or fraction.denominator % 2 == 0:
            raise NoValue
        return (-1) ** fraction.numerator * (-base) ** exponent

    def _root(self, node: tree.Root) -> Floating:
        of = self._of(node.of)
        if not self.is_complex and of < 0:
            if node.index % 2 == 0:
                raise NoValue
            return -((-of) ** (1 / node.index))
        return of ** (1 / node.index)

    def _call(self, node: tree.Call) -> Floating:
        given = [self._of(argument) for argument in node.arguments]
        if node.function == "abs":
            return abs(given[0])
        if node.function == "factorial":
            raise NoValue
        return (_COMPLEX if self.is_complex else FUNCTIONS)[node.function](*given)


def _either(point: Point, node: tree.Either) -> Floating:
    raise NoValue


_RULES: dict[type, Callable[[Point, Any], Floating]] = {
    tree.Number: Point._number,
    tree.Variable: Point._variable,
    tree.Constant: Point._constant,
    tree.Sum: Point._sum,
    tree.Product: Point._product,
    tree.Negative: lambda point, node: -point._of(node.of),
    tree.Either: _either,
    tree.Quotient: lambda point, node: point._of(node.top) / point._of(node.bottom),
    tree.Mixed: Point._mixed,
    tree.Power: Point._power,
    tree.Root: Point._root,
    tree.Percent: lambda point, node: point._of(node.of) / 100,
    tree.Degrees: lambda point, node: point._of(node.of) * math.pi / 180,
    tree.Call: Point._call,
}

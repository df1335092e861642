"""The form of a number: how it is written, apart from its value."""

from collections.abc import Callable
from fractions import Fraction
from math import floor, gcd, log10

from rooms.scaffolding.algebra import exact
from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.algebra.forms import simplified_fault
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression

AS_FRACTION = "The value is right. Write it as one fraction, like 3/4."
AS_LOWEST = "The value is right. Write it as a fraction in lowest terms."
AS_MIXED = "The value is right. Write it as a mixed number, like 1 1/2, in lowest terms."
AS_DECIMAL = "The value is right. Write it as a decimal."
AS_SCIENTIFIC = "The value is right. Write it as a number from 1 to below 10, times a power of 10."


def form_fault(node: Expression, form: str) -> str:
    """What is wrong with the form of a number; empty if it is the one that was asked for."""
    bare = node.of if isinstance(node, tree.Negative) else node
    return _FORMS[form](bare)


def _fraction(node: Expression) -> str:
    is_whole = isinstance(node, tree.Number) and node.is_whole
    return "" if is_whole or _terms(node) else AS_FRACTION


def _lowest(node: Expression) -> str:
    if isinstance(node, tree.Number):
        return "" if node.is_whole else AS_LOWEST
    terms = _terms(node)
    return "" if terms and gcd(*terms) == 1 and terms[1] != 1 else AS_LOWEST


def _mixed(node: Expression) -> str:
    if isinstance(node, tree.Mixed):
        top, bottom = node.top.value, node.bottom.value
        return "" if top < bottom and gcd(int(top), int(bottom)) == 1 else AS_MIXED
    terms = _terms(node)
    if terms:
        return "" if terms[0] < terms[1] and gcd(*terms) == 1 else AS_MIXED
    return "" if isinstance(node, tree.Number) and node.is_whole else AS_MIXED


def _terms(node: Expression) -> tuple[int, int] | None:
    """Top and bottom of a plain fraction, less its signs; None for anything else."""
    if not isinstance(node, tree.Quotient):
        return None
    sides = [
        side.of if isinstance(side, tree.Negative) else side for side in (node.top, node.bottom)
    ]
    if not all(isinstance(side, tree.Number) and side.is_whole for side in sides):
        return None
    top, bottom = (side.value.numerator for side in sides if isinstance(side, tree.Number))
    return top, bottom


def _decimal(node: Expression) -> str:
    is_plain = isinstance(node, tree.Number) and "e" not in node.digits.lower()
    return "" if is_plain else AS_DECIMAL


def _scientific(node: Expression) -> str:
    found = mantissa(node)
    return "" if found and 1 <= abs(found.value) < 10 else AS_SCIENTIFIC


def mantissa(node: Expression) -> tree.Number | None:
    """The number before the power of ten in scientific notation; None in any other."""
    match node:
        case tree.Number(digits=digits, at=at) if "e" in digits.lower():
            before = digits.lower().partition("e")[0]
            return tree.Number(Fraction(f"0{before}"), before, at)
        case tree.Product(factors=(tree.Number() as number, tree.Power(base=base))):
            return number if base == tree.Number(Fraction(10)) else None
        case _:
            return None


_FORMS: dict[str, Callable[[Expression], str]] = {
    "simplified": simplified_fault,
    "fraction": _fraction,
    "lowest_terms": _lowest,
    "mixed": _mixed,
    "decimal": _decimal,
    "scientific": _scientific,
}


def place_of(value: Value, places: int | None, figures: int | None) -> Fraction | None:
    """One unit of the last place that a rounded value shows; None where nothing is rounded."""
    if places is not None:
        return Fraction(1, 10**places)
    if figures is None or value == 0:
        return None
    power = floor(log10(exact.size(value))) - figures + 1
    return Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)


def digits_fault(node: Expression, places: int | None, figures: int | None) -> str:
    """What is wrong with how many digits a rounded number shows; empty if nothing is."""
    bare = node.of if isinstance(node, tree.Negative) else node
    number = mantissa(bare) or bare
    if places is not None:
        return (
            ""
            if isinstance(number, tree.Number) and _places(number) == places
            else (f"Look at the rounding. Give it to {_counted(places, 'decimal place')}.")
        )
    if figures is not None:
        return (
            ""
            if isinstance(number, tree.Number) and _has_figures(number, figures)
            else (f"Look at the rounding. Give it to {_counted(figures, 'significant figure')}.")
        )
    return ""


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" + "s" * (count != 1)


def _places(number: tree.Number) -> int:
    return len(number.digits.partition(".")[2])


def _has_figures(number: tree.Number, figures: int) -> bool:
    """Zeros at the end of a whole number may count or not: nobody can see which."""
    digits = number.digits.replace(".", "").lstrip("0")
    least = len(digits if "." in number.digits else digits.rstrip("0"))
    return least <= figures <= len(digits)

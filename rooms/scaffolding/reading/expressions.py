"""Reading one expression by precedence climbing.

    sum      product ((+|-|±) product)*
    product  signed ((*|/) signed | power)*          juxtaposition multiplies: 2x, 3(x+1), x sin x
    signed   (+|-|±)* power
    power    postfix (^ exponent)?                    -2^2 is -4, 2^-1 is a half, 2^3^2 is 2^9
    postfix  primary (% | ° )*
    primary  number | mixed | name | ( sum ) | |sum| | fraction | root | function

A division goes on from left to right, so `1/2x` is half of x, as a calculator reads it.
"""

import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.reader import Reader, Stopped, unread_or
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import (
    COMMA,
    MATHS_ONLY,
    NOT_A_NUMBER,
    POINT,
    SIGN_MISSING,
    TOO_DEEP,
    TOO_LARGE,
    UNFINISHED,
    UNKNOWN,
)

NESTING = 20
"""How deep brackets, powers, fractions and functions may stand in each other."""

DIVISIONS = 20
"""The most divisions in one product: each makes the tree one deeper."""

EXPONENT = 300
"""The largest exponent in `2e3` notation."""

_CLOSING = {"(": (")",), "{": ("}",), "[": ("]",), "|": ("|", "|>"), "|<": ("|>", "|")}


class ExpressionReader(Reader):
    """Reads expressions, one after the other, from the tokens of a text."""

    starts = frozenset(
        {"name", "constant", "function", "frac", "root", "vulgar", "(", "[", "{", "|<"}
    )
    """What may follow a factor without a sign between them."""

    depth = 0
    bars = 0
    """How many `|` are open, so that the next one closes."""

    def end(self) -> None:
        """Raise Stopped unless everything has been read."""
        if self.next.kind != "end":
            raise self.stuck()

    def stuck(self) -> Stopped:
        """Why nothing can go on at the next token, in the words of whoever typed it."""
        return Stopped(self.next.at, self._why())

    def _why(self) -> str:
        token, before = self.next, self.tokens[self.index - 1]
        if token.kind in ("end", "gap"):
            return UNFINISHED
        if token.kind == ",":
            return COMMA if self.style.locale == "en" else POINT
        if not self.style.variables:
            return NOT_A_NUMBER
        if token.kind == "number" and before.kind in ("name", "constant", ")", "}", "]"):
            return SIGN_MISSING
        return UNKNOWN if token.kind == "\\" else MATHS_ONLY

    def sum(self) -> Expression:
        """A whole expression."""
        start = self.next.at
        terms = [self.product()]
        while sign := self.take("+", "-", "±"):
            term = self.product()
            if sign.kind == "-":
                term = tree.Negative(term, sign.at)
            elif sign.kind == "±":
                term = tree.Either(term, sign.at)
            terms.append(term)
        return terms[0] if len(terms) == 1 else tree.Sum(tuple(terms), start)

    def product(self) -> Expression:
        """One term of a sum."""
        start, divisions = self.next.at, 0
        factors = [self.signed()]
        while True:
            if self.take("*"):
                factors.append(self.signed())
            elif self.take("/", ":"):
                divisions += 1
                if divisions > DIVISIONS:
                    raise Stopped(self.next.at, TOO_DEEP)
                factors = [tree.Quotient(_product(factors, start), self.signed(), start)]
            elif self._starts_factor():
                factors.append(self.power())
            else:
                return _product(factors, start)

    def _starts_factor(self) -> bool:
        return self.next.kind in self.starts or (self.next.kind == "|" and not self.bars)

    def signed(self) -> Expression:
        """A factor with its signs."""
        start, negative = self.next.at, False
        while sign := self.take("+", "-", "±"):
            if sign.kind == "±":
                return tree.Either(self.deeper(self.signed), start)
            negative ^= sign.kind == "-"
        value = self.power()
        return tree.Negative(value, start) if negative else value

    def power(self) -> Expression:
        """A factor without signs: its base, and what it is raised to."""
        base = self.postfix()
        if not self.take("^"):
            return base
        return tree.Power(base, self.deeper(self.exponent), base.at)

    def exponent(self) -> Expression:
        """What stands behind `^`."""
        return self.braced() if self.next.kind == "{" else self.signed()

    def postfix(self) -> Expression:
        """A primary with the signs behind it."""
        value = self.primary()
        while sign := self.take("%", "°", "!"):
            if sign.kind == "!":
                value = tree.Call("factorial", (value,), value.at)
            else:
                value = (tree.Percent if sign.kind == "%" else tree.Degrees)(value, value.at)
        return value

    def primary(self) -> Expression:
        """The smallest whole thing."""
        token = self.next
        read = _PRIMARIES.get(token.kind)
        if read is None or (token.kind == "name" and not self.style.variables):
            raise self.stuck()
        return read(self)

    def name(self) -> Expression:
        """A variable, with its strokes; `i` where that is a number."""
        token = self.tokens[self.index]
        self.index += 1
        if token.text == "i" and self.style.complex:
            return tree.Constant("i", token.at)
        name = token.text
        while self.take("'"):
            name += "'"
        return tree.Variable(self._applied(name), token.at)

    def _applied(self, name: str) -> str:
        """The name with the letter it is a function of: `f(x)`, where that is a known name."""
        opened, of, closed = self.next, self.ahead(), self.ahead(2)
        applied = f"{name}({of.text})"
        if (opened.kind, closed.kind) != ("(", ")") or applied not in self.style.names:
            return name
        self.index += 3
        return applied

    def constant(self) -> Expression:
        """π, e or ∞."""
        token = self.tokens[self.index]
        self.index += 1
        return tree.Constant(token.text, token.at)

    def braced(self) -> Expression:
        """Something in brackets of any kind."""
        opened = self.tokens[self.index]
        self.index += 1
        bars, self.bars = self.bars, 0
        value = self.deeper(self.sum)
        self.bars = bars
        self.close(opened, *_CLOSING[opened.kind])
        return value

    def absolute(self) -> Expression:
        """Something between bars."""
        opened = self.tokens[self.index]
        self.index += 1
        self.bars += 1
        value = self.deeper(self.sum)
        self.close(opened, *_CLOSING[opened.kind])
        self.bars -= 1
        return tree.Call("abs", (value,), opened.at)

    def fraction(self) -> Expression:
        """`\\frac` and its two arguments."""
        start = self.next.at
        self.index += 1
        top = self.argument()
        return tree.Quotient(top, self.argument(), start)

    def argument(self) -> Expression:
        """What a fraction is of: a bracket, or as in `\\frac12` a single digit or letter."""
        if self.next.kind in ("{", "("):
            return self.braced()
        self.split_digits()
        return self.deeper(self.primary_without_mixing)

    def split_digits(self) -> None:
        """Make the first digit of the number that comes next one of its own."""
        token = self.next
        if token.kind == "number" and token.text.isdigit() and len(token.text) > 1:
            first = token._replace(text=token.text[0], end=token.at + 1)
            rest = token._replace(text=token.text[1:], at=token.at + 1, is_apart=False)
            self.tokens[self.index : self.index + 1] = [first, rest]

    def primary_without_mixing(self) -> Expression:
        """A primary, but that a number stays alone."""
        return self.digits() if self.next.kind == "number" else self.primary()

    def root(self) -> Expression:
        """`√`, `\\sqrt`, `\\sqrt[3]` and what they are of."""
        token = self.tokens[self.index]
        self.index += 1
        index = {"∛": 3, "cbrt": 3, "∜": 4}.get(token.text, 2)
        if self.next.kind == "[" and token.text.endswith("sqrt"):
            index = self.root_index()
        if self.next.kind in ("{", "("):
            return tree.Root(self.braced(), index, token.at)
        return tree.Root(self.deeper(self.primary_without_mixing), index, token.at)

    def root_index(self) -> int:
        """The whole number in `\\sqrt[3]`."""
        opened = self.next
        found = self.braced()
        if not isinstance(found, tree.Number) or not found.is_whole or found.value < 1:
            raise Stopped(opened.at + 1, NOT_A_NUMBER)
        return min(found.value.numerator, 10**6)

    def call(self) -> Expression:
        """A function of what follows it: `sin 2x`, `sin(x)`, `sin^2 x`, `log_2 8`."""
        token = self.tokens[self.index]
        self.index += 1
        base = self.subscript() if token.text == "log" and self.take("_") else None
        raised = self.deeper(self.exponent) if self.take("^") else None
        of = self.deeper(self.braced if self.next.kind in ("(", "{", "[") else self.operand)
        name = token.text
        if raised == tree.Negative(tree.Number(Fraction(1))) and name in ("sin", "cos", "tan"):
            name, raised = "arc" + name, None
        arguments = (of,) if base is None else (of, base)
        value = tree.Call(name, arguments, token.at)
        return value if raised is None else tree.Power(value, raised, token.at)

    def subscript(self) -> Expression:
        """The base of a logarithm."""
        return self.argument() if self.next.kind != "number" else self.digits()

    def operand(self) -> Expression:
        """What a function without brackets is of: `2x` in `sin 2x cos x`."""
        start = self.next.at
        factors = [self.signed()]
        while self._starts_factor() and self.next.kind != "function":
            factors.append(self.power())
        return _product(factors, start)

    def vulgar(self) -> Expression:
        """A fraction that is one character."""
        start = self.next.at
        return tree.Quotient(*self.ratio(), start)

    def ratio(self) -> tuple[tree.Number, tree.Number]:
        """Top and bottom of a fraction that is one character."""
        token = self.tokens[self.index]
        self.index += 1
        top, _, bottom = unicodedata.normalize("NFKC", token.text).partition("⁄")
        return _whole(top, token.at), _whole(bottom or "1", token.at)

    def number(self) -> Expression:
        """A number, or a mixed number."""
        value = self.digits()
        return value if not value.is_whole else self.mixed(value)

    def digits(self) -> tree.Number:
        """A number in digits."""
        token = self.tokens[self.index]
        if token.kind != "number":
            raise self.stuck()
        self.index += 1
        digits, _, exponent = token.text.lower().partition("e")
        if len(exponent) > 5 or abs(int(exponent or 0)) > EXPONENT:
            raise Stopped(token.at, TOO_LARGE)
        value = Fraction(f"0{digits}") * Fraction(10) ** int(exponent or 0)
        return tree.Number(value, token.text, token.at)

    def mixed(self, whole: tree.Number) -> Expression:
        """`1 1/2`, `1½` and `1\\frac{1}{2}` are one and a half."""
        if self.next.kind == "vulgar":
            return tree.Mixed(whole, *self.ratio(), whole.at)
        if self.next.kind == "frac" and self._is_plain_fraction():
            self.index += 1
            return tree.Mixed(whole, self.plain(), self.plain(), whole.at)
        if self.next.is_apart and self._is_plain_division():
            top = self.digits()
            self.take("/")
            return tree.Mixed(whole, top, self.digits(), whole.at)
        return whole

    def plain(self) -> tree.Number:
        """A whole number, braced or one digit, as `_is_plain_fraction` has seen it."""
        if self.take("{"):
            number = self.digits()
            self.take("}")
            return number
        self.split_digits()
        return self.digits()

    def _is_plain_division(self) -> bool:
        one, sign, other = self.next, self.ahead(), self.ahead(2)
        return sign.kind == "/" and all(each.text.isdigit() for each in (one, other))

    def _is_plain_fraction(self) -> bool:
        """Whether the `\\frac` that comes next is of two whole numbers."""
        ahead, digits = 1, ""
        while len(digits) < 2:
            if self.ahead(ahead).kind == "{" and self.ahead(ahead + 2).kind == "}":
                found, ahead = self.ahead(ahead + 1), ahead + 3
                digits += found.text[:1] if found.text.isdigit() else "."
            else:
                found, ahead = self.ahead(ahead), ahead + 1
                digits += found.text if found.text.isdigit() else ".."
        return digits[:2].isdigit()

    def deeper(self, inner: Callable[[], Expression]) -> Expression:
        """Read something inside; raises Stopped where that is too deep."""
        self.depth += 1
        if self.depth > NESTING:
            raise Stopped(self.next.at, TOO_DEEP)
        value = inner()
        self.depth -= 1
        return value


_PRIMARIES: dict[str, Callable[[ExpressionReader], Expression]] = {
    "number": ExpressionReader.number,
    "vulgar": ExpressionReader.vulgar,
    "name": ExpressionReader.name,
    "constant": ExpressionReader.constant,
    "function": ExpressionReader.call,
    "frac": ExpressionReader.fraction,
    "root": ExpressionReader.root,
    "(": ExpressionReader.braced,
    "[": ExpressionReader.braced,
    "{": ExpressionReader.braced,
    "|": ExpressionReader.absolute,
    "|<": ExpressionReader.absolute,
}


def _product(factors: list[Expression], at: int) -> Expression:
    return factors[0] if len(factors) == 1 else tree.Product(tuple(factors), at)


def _whole(digits: str, at: int) -> tree.Number:
    return tree.Number(Fraction(int(digits)), digits, at)


@lru_cache(maxsize=4096)
@unread_or
def read_expression(text: str, style: Style) -> Expression:
    """The expression that a text is, or where it stops making sense."""
    reader = ExpressionReader(text, style)
    found = reader.sum()
    reader.end()
    return found

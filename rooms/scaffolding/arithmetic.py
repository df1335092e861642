"""Reading a typed number, or simple arithmetic, into its value.

A recursive descent over at most `LENGTH` characters and `NESTING` levels, written for this alone:
what a student types never reaches a general parser, let alone `eval`. The grammar, after folding:

    sum      product (+|- product)*
    product  signed ((*|/) signed | power)*          juxtaposition multiplies: 2(3), 3π
    signed   (+|-)* power
    power    percent (^ signed)?                     -2^2 is -4, 2^-1 is a half
    percent  primary %*
    primary  number | mixed | ( sum ) | ƒ argument argument | √ [whole]? argument | π
"""

import re
from collections.abc import Callable
from fractions import Fraction
from math import pi

from rooms.scaffolding.exact import (
    NoValue,
    Value,
    add,
    bounded,
    divide,
    multiply,
    power,
    root,
)
from rooms.scaffolding.folding import FRACTION, PI, ROOT, Folded, fold
from rooms.scaffolding.unread import (
    COMMA,
    EMPTY,
    NO_VALUE,
    NOT_A_NUMBER,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    UNCLOSED,
    UNFINISHED,
    Unread,
)

LENGTH = 200
NESTING = 20
EXPONENT = 300
"""The largest exponent in `2e3` notation."""

_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d ]*[/\d])|\d+)?"
    r"(?P<part>\.\d*)?(?:[eE](?P<exponent>[+-]?\d+))?",
    re.ASCII,
)
_MIXED = re.compile(r" *(?P<top>\d+) */ *(?P<bottom>\d+)(?![\d.,])", re.ASCII)
_CLOSING = {"(": ")", "{": "}", "[": "]"}


class _Stopped(Exception):
    """Unwinds the reader; never leaves this module."""

    def __init__(self, index: int, message: str) -> None:
        super().__init__(message)
        self.index = index
        self.message = message


def evaluate(answer: str) -> Value | Unread:
    """The value of a typed number or expression, or where it stopped making sense."""
    if len(answer) > LENGTH:
        return Unread(LENGTH, TOO_LONG)
    folded = fold(answer)
    if not folded.text.strip():
        return Unread(0, EMPTY)
    try:
        return _Reader(folded).read()
    except _Stopped as stopped:
        return Unread(folded.place(stopped.index), stopped.message)


class _Reader:
    def __init__(self, folded: Folded) -> None:
        self.text = folded.text
        self.at = 0
        self.depth = 0

    def read(self) -> Value:
        value = self.sum()
        if self.at < len(self.text):
            raise _Stopped(self.at, COMMA if self.text[self.at] == "," else NOT_A_NUMBER)
        return value

    def peek(self) -> str:
        """The next character that is not a space; empty at the end."""
        while self.text.startswith(" ", self.at):
            self.at += 1
        return self.text[self.at : self.at + 1]

    def take(self, wanted: str) -> str:
        """The next character if it is one of `wanted`, else empty."""
        found = self.peek()
        if not found or found not in wanted:
            return ""
        self.at += 1
        return found

    def sum(self) -> Value:
        value = self.product()
        while sign := self.take("+-"):
            term = self.product()
            value = self.work(add, value, term if sign == "+" else -term)
        return value

    def product(self) -> Value:
        value = self.signed()
        while True:
            if sign := self.take("*/"):
                value = self.work(multiply if sign == "*" else divide, value, self.signed())
            elif self.peek() and self.peek() in f"({ROOT}{PI}{FRACTION}":
                value = self.work(multiply, value, self.power())
            else:
                return value

    def signed(self) -> Value:
        negative = False
        while sign := self.take("+-"):
            negative ^= sign == "-"
        value = self.power()
        return -value if negative else value

    def power(self) -> Value:
        value = self.percent()
        if not self.take("^"):
            return value
        return self.work(power, value, self.deeper(self.exponent))

    def exponent(self) -> Value:
        if self.peek() == "{":
            return self.bracketed()
        return self.signed()

    def percent(self) -> Value:
        value = self.primary()
        while self.take("%"):
            value = self.work(divide, value, Fraction(100))
        return value

    def primary(self) -> Value:
        found = self.peek()
        if found and found in "({[":
            return self.bracketed()
        if self.take(FRACTION):
            top = self.argument()
            return self.work(divide, top, self.argument())
        if self.take(ROOT):
            return self.root()
        if self.take(PI):
            return pi
        return self.number()

    def bracketed(self) -> Value:
        start = self.at
        closing = _CLOSING[self.take("({[")]
        value = self.deeper(self.sum)
        if not self.take(closing):
            raise _Stopped(*((start, UNCLOSED) if not self.peek() else (self.at, NOT_A_NUMBER)))
        return value

    def root(self) -> Value:
        index = Fraction(2)
        if self.peek() == "[":
            found = self.bracketed()
            if not isinstance(found, Fraction) or found.denominator != 1 or found < 1:
                raise _Stopped(self.at - 1, NOT_A_NUMBER)
            index = found
        return self.work(lambda value, n: root(value, int(n)), self.argument(), index)

    def argument(self) -> Value:
        """What a fraction or a root is of: a bracket, or as in `\\frac12` a single digit."""
        found = self.peek()
        if found and found in "({":
            return self.bracketed()
        if found in (ROOT, FRACTION, PI):
            return self.deeper(self.primary)
        if self.text[self.at - 1 : self.at] == ROOT:
            return self.number()
        if not (found.isascii() and found.isdigit()):
            raise self.stuck()
        self.at += 1
        return Fraction(int(found))

    def number(self) -> Value:
        self.peek()
        found = _NUMBER.match(self.text, self.at)
        if not found or not (found["whole"] or (found["part"] or ".") != "."):
            raise self.stuck()
        start, self.at = self.at, found.end()
        exponent = int(found["exponent"] or 0) if len(found["exponent"] or "") < 5 else EXPONENT + 1
        if abs(exponent) > EXPONENT:
            raise _Stopped(start, TOO_LARGE)
        whole = (found["whole"] or "0").replace(",", "").replace(" ", "")
        value = Fraction(f"{whole}{found['part'] or ''}") * Fraction(10) ** exponent
        return self.mixed(value) if found["whole"] == found[0] else value

    def mixed(self, whole: Fraction) -> Value:
        """`1 1/2` and `1\\frac{1}{2}` are one and a half."""
        if self.peek() == FRACTION:
            self.at += 1
            top = self.argument()
            return self.work(add, whole, self.work(divide, top, self.argument()))
        found = _MIXED.match(self.text, self.at)
        if not found or self.text[self.at - 1] != " ":
            return whole
        self.at = found.end()
        part = self.work(divide, Fraction(int(found["top"])), Fraction(int(found["bottom"])))
        return self.work(add, whole, part)

    def deeper(self, inner: Callable[[], Value]) -> Value:
        self.depth += 1
        if self.depth > NESTING:
            raise _Stopped(self.at, TOO_DEEP)
        value = inner()
        self.depth -= 1
        return value

    def work(self, operation: Callable[[Value, Value], Value], left: Value, right: Value) -> Value:
        try:
            return bounded(operation(left, right))
        except NoValue:
            raise _Stopped(self.at - 1, NO_VALUE) from None
        except ArithmeticError:  # TooLarge, and a float that grew to infinity or shrank to nothing
            raise _Stopped(self.at - 1, TOO_LARGE) from None

    def stuck(self) -> _Stopped:
        return _Stopped(self.at, NOT_A_NUMBER if self.peek() else UNFINISHED)

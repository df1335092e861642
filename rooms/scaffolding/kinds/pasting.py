"""Whether an answer only says again what the question said."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from rooms.scaffolding.algebra.shape import Shape, shape
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import read_expression
from rooms.scaffolding.reading.style import EXPRESSIONS
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import Unread

_MATHS = re.compile(r"\\\((.{1,400}?)\\\)", re.DOTALL)
_SIGN = r"[-+*/=−×·÷^]"
_RUN = re.compile(rf"(?:[\w^²³()\[\].%√π{{}}\\]|{_SIGN}|\s(?={_SIGN})|(?<={_SIGN})\s){{2,200}}")
_RELATION = re.compile(r"[=<>≤≥≠,;]|\\(?:leq?|geq?|neq?|lt|gt)(?![A-Za-z])")
_DIGITS = re.compile(r"\d")

LOOKED_AT = 4_000
"""How many characters of a question are looked at."""

CANDIDATES = 60


def stands_in(given: Expression, keys: Iterable[Expression], asked: str) -> bool:
    """Whether an expression stands in a question as it is, and none of the keys is written so.

    A bare number never counts as copied: it can stand in its own question by chance.
    """
    if not asked or is_bare_number(given):
        return False
    found = shape(given)
    if found in map(shape, keys):
        return False
    return found in islice(_shapes(asked, _digits_of(given)), CANDIDATES)


def is_bare_number(node: Expression) -> bool:
    """Whether it is one number in digits, with a sign or without."""
    return isinstance(node.of if isinstance(node, tree.Negative) else node, tree.Number)


def maths_in(asked: str) -> Iterator[str]:
    """Whatever in a question may be maths: what is marked so, and runs that look like it."""
    seen = asked[:LOOKED_AT]
    yield from _MATHS.findall(seen)
    for run in _RUN.finditer(_MATHS.sub(" | ", seen)):
        yield run[0].strip().rstrip(".?")


def _shapes(asked: str, digits: str) -> Iterator[Shape]:
    for maths in maths_in(asked):
        for part in dict.fromkeys((maths, *_RELATION.split(maths))):
            # Reading is only worth its time where the same digits stand in it.
            if "".join(sorted(_DIGITS.findall(part))) == digits:
                read = read_expression(part.strip(), EXPRESSIONS)
                if not isinstance(read, Unread):
                    yield shape(read)


def _digits_of(node: Expression) -> str:
    if isinstance(node, tree.Number):
        return "".join(sorted(_DIGITS.findall(node.digits)))
    name = node.name if isinstance(node, tree.Variable) else ""
    return "".join(
        sorted("".join(_DIGITS.findall(name)) + "".join(map(_digits_of, tree.parts(node))))
    )

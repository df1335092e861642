"""Reading intervals: `(-inf, 2) U [5, inf)`, `]2;5[`, `{3}`, `∅`, `ℝ`."""

import math
from functools import lru_cache

from rooms.scaffolding.algebra import regions
from rooms.scaffolding.algebra.exact import Value
from rooms.scaffolding.algebra.regions import Interval, Region
from rooms.scaffolding.algebra.values import Unworkable, value_of
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import ExpressionReader
from rooms.scaffolding.reading.reader import Stopped, unread_or
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.unread import (
    NO_VALUE,
    NOT_AN_INTERVAL,
    TOO_LARGE,
    UNCLOSED,
    UPSIDE_DOWN,
)

_UNIONS = frozenset({"U", "u"})
_EVERYTHING = frozenset({"allrealnumbers", "allreals", "realnumbers", "allerealenzahlen"})
_NOTHING = frozenset({"nosolution", "empty", "emptyset", "none", "keinelösung", "leeremenge"})


class IntervalReader(ExpressionReader):
    """Reads intervals from the tokens of a text."""

    starts = ExpressionReader.starts - {"[", "("}
    """A bracket behind a number ends an interval, or begins another: `]2;5[`."""

    def region(self) -> Region:
        """Intervals with a sign of union between them, or of intersection."""
        if self.next.kind == "name" and self.ahead().kind == "∈":
            self.index += 2
        found = self.piece()
        while True:
            if self.take("∩", "and"):
                found = regions.intersection(found, self.piece())
            elif self._take_union():
                found = regions.union(found, self.piece())
            else:
                return found

    def _take_union(self) -> bool:
        if self.next.kind == "name" and self.next.text in _UNIONS:
            self.index += 1
            return True
        return self.take("∪", "or", "&") is not None

    def piece(self) -> Region:
        """One interval, or one of the other things that a union is made of."""
        if self.take("∅"):
            return regions.NOTHING
        if self.take("ℝ") or (self.next.text == "R" and self.take("name")):
            return regions.EVERYTHING
        if self.next.kind == "{":
            return self.numbers()
        return self.interval()

    def numbers(self) -> Region:
        """Single numbers in braces."""
        opened = self.tokens[self.index]
        self.index += 1
        found = regions.NOTHING
        while self.next.kind != "}":
            found = regions.union(found, regions.single(self.end_of_interval()))
            if not self.take(",", ";"):
                break
        self.close(opened, "}")
        return found

    def interval(self) -> Region:
        """Two ends in brackets, each of which is open or closed."""
        opened = self.take("(", "[", "]")
        if opened is None:
            raise Stopped(self.next.at, NOT_AN_INTERVAL)
        start = self.next.at
        low = self.end_of_interval()
        if not self.take(",", ";"):
            raise Stopped(self.next.at, NOT_AN_INTERVAL)
        high = self.end_of_interval()
        closed = self.take(")", "]", "[")
        if closed is None:
            raise Stopped(opened.at, UNCLOSED) if self.next.kind == "end" else self.stuck()
        if low > high:
            raise Stopped(start, UPSIDE_DOWN)
        left = opened.kind == "[" and math.isfinite(low)
        right = closed.kind == "]" and math.isfinite(high)
        return regions.union((Interval(low, high, left, right),)) if low < high else regions.NOTHING

    def end_of_interval(self) -> Value:
        """A number, or infinity with a sign."""
        start = self.next.at
        node = self.sum()
        bare = node.of if isinstance(node, tree.Negative) else node
        if bare == tree.Constant("∞"):
            return math.inf if bare is node else -math.inf
        try:
            return value_of(node)
        except Unworkable as why:
            raise Stopped(why.at or start, TOO_LARGE if why.is_large else NO_VALUE) from None


@lru_cache(maxsize=1024)
@unread_or
def read_region(text: str, style: Style) -> Region:
    """The intervals that a text is, or where it stops making sense."""
    words = "".join(text.lower().split()).strip(".")
    if words in _EVERYTHING or words in _NOTHING:
        return regions.EVERYTHING if words in _EVERYTHING else regions.NOTHING
    reader = IntervalReader(text, style)
    found = reader.region()
    reader.end()
    return found

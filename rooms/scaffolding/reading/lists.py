"""Reading several values: `1, 5, 9`, `{2, -3}`, `(4, 0)`, `x = 2 or x = -3`, `(1|2), (3|4)`."""

from dataclasses import dataclass
from functools import lru_cache

from rooms.scaffolding.reading.expressions import ExpressionReader
from rooms.scaffolding.reading.reader import Stopped, unread_or
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import TOO_MANY, UNFINISHED

ELEMENTS = 60
"""The most elements of one list."""

_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SEPARATORS = (",", ";", "and", "or")
_NOTHING = frozenset(
    {"nosolution", "nosolutions", "none", "empty", "keinelösung", "aucunesolution"}
)


@dataclass(frozen=True, slots=True)
class Element:
    """One value, or the values of a point; `name` is what stood before a `=`."""

    value: "Expression | tuple[Element, ...]"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Elements:
    """Values in the order in which they were written, and the bracket around them all."""

    each: tuple[Element, ...]
    bracket: str = ""


class ListReader(ExpressionReader):
    """Reads several values from the tokens of a text."""

    count = 0

    def elements(self) -> Elements:
        """All values, less the bracket around the whole."""
        self._skip_name()
        if self.take("∅"):
            return Elements(())
        last = self._closing(self.index)
        parting = "" if last is None else self._parting(self.index + 1, last)
        is_wrapped = last is not None and self.tokens[last + 1].kind == "end"
        if is_wrapped and (parting or self.next.kind == "{"):
            bracket = self.next.kind
            return Elements(self._inside(parting), bracket)
        return Elements(self._until("end"))

    def _skip_name(self) -> None:
        """Leave out `x ∈` and `x =` before a bracket, and a name such as the P of `P(1|2)`."""
        if self.next.kind == "name" and self.ahead().kind in ("∈", "="):
            if self.ahead(2).kind in ("{", "(", "[", "∅"):
                self.index += 2
        elif self.next.kind == "name" and self.ahead().kind == "(" and self.next.text.isupper():
            self.index += 1

    def _closing(self, start: int) -> int | None:
        """Where the bracket at a place closes; None if none opens there, or it does not close."""
        if self.tokens[start].kind not in _BRACKETS:
            return None
        depth = 0
        for place in range(start, len(self.tokens)):
            kind = self.tokens[place].kind
            depth += (kind in _BRACKETS) - (kind in _BRACKETS.values())
            if depth == 0:
                return place
        return None

    def _parting(self, start: int, end: int) -> str:
        """What parts the values between two places, outside of inner brackets; empty for nothing.

        That is a bar only if there is one: two of them make an absolute value.
        """
        depth, found = 0, []
        for token in self.tokens[start:end]:
            depth += (token.kind in _BRACKETS) - (token.kind in _BRACKETS.values())
            if depth == 0 and token.kind in (*_SEPARATORS, "|"):
                found.append(token.kind)
        if found == ["|"]:
            return "|"
        return next((kind for kind in found if kind != "|"), "")

    def _until(self, closing: str, parting: str = ",") -> tuple[Element, ...]:
        """Values up to a closing sign, which is left."""
        found: list[Element] = []
        bars, self.bars = self.bars, int(parting == "|")
        while self.next.kind != closing or found:
            found.append(self.element())
            self.count += 1
            if self.count > ELEMENTS:
                raise Stopped(self.next.at, TOO_MANY)
            if not self.take(*_SEPARATORS, *parting):
                break
        self.bars = bars
        return tuple(found)

    def element(self) -> Element:
        """One value with its name, or a point."""
        if self.next.kind in (*_SEPARATORS, "end"):
            raise Stopped(self.next.at, UNFINISHED)
        name = ""
        if self.next.kind == "name" and self.ahead().kind == "=":
            name = self.next.text
            self.index += 2
        end = self._closing(self.index)
        parting = "" if end is None else self._parting(self.index + 1, end)
        if not parting or self.next.kind == "{":
            return Element(self.sum(), name)
        return Element(self._inside(parting), name)

    def _inside(self, parting: str) -> tuple[Element, ...]:
        opened = self.tokens[self.index]
        self.index += 1
        found = self._until(_BRACKETS[opened.kind], parting)
        self.close(opened, _BRACKETS[opened.kind])
        return found


@lru_cache(maxsize=1024)
@unread_or
def read_elements(text: str, style: Style) -> Elements:
    """The values that a text is, or where it stops making sense."""
    if "".join(text.lower().split()).strip(".") in _NOTHING:
        return Elements(())
    reader = ListReader(text, style)
    found = reader.elements()
    reader.end()
    return found


def expressions(elements: tuple[Element, ...]) -> list[Expression]:
    """All expressions of a list, those of its points too."""
    found: list[Expression] = []
    for each in elements:
        if isinstance(each.value, tuple):
            found += expressions(each.value)
        else:
            found.append(each.value)
    return found

"""Several values: in a certain order, in any order, or in rows."""

from collections.abc import Sequence
from typing import TypeVar

from rooms.scaffolding.algebra.sampling import alternatives
from rooms.scaffolding.algebra.workable import unworkable
from rooms.scaffolding.asks import ListAsk, MatrixAsk, SetAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.reading.lists import Element, Elements, expressions, read_elements
from rooms.scaffolding.reading.matrices import Matrix, read_matrix
from rooms.scaffolding.reading.style import LIST_LENGTH, Locale, Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import Unread

MORE = "What you have is right. There is more to find."
TOO_MUCH = "Not all of these belong here."
IN_PART = "Part of this is right. Look at each of them again."
ORDER = "The values are right. Look at their order."
ROWS = "Look again at how many rows and columns it has."

AnyAsk = TypeVar("AnyAsk", ListAsk, SetAsk)


class _Several(Kind[AnyAsk, Elements]):
    """Values of which each is compared alone."""

    length = LIST_LENGTH

    def _style(self, locale: Locale) -> Style:
        return Style(locale).listing

    def _readings(self, text: str, locale: Locale) -> Sequence[Elements | Unread]:
        style = self._style(locale)
        return [_worked(read_elements(text, each)) for each in (style, style.splitting)]

    def _stored(self, text: str) -> Elements | Unread:
        return _worked(read_elements(text, self._style("en").splitting))

    def _alike(self, one: Element, other: Element) -> bool:
        """Whether two elements have the same value; points have it if all their parts do."""
        if isinstance(one.value, tuple) or isinstance(other.value, tuple):
            return (
                isinstance(one.value, tuple)
                and isinstance(other.value, tuple)
                and self._in_order(one.value, other.value)
            )
        return self.sheet.comparing.same(one.value, other.value, self.sheet.tolerance)

    def _in_order(self, given: Sequence[Element], key: Sequence[Element]) -> bool:
        if len(given) != len(key):
            return False
        if all(each.name for each in (*given, *key)) and _names(given) != _names(key):
            given, key = sorted(given, key=_name), sorted(key, key=_name)
            if _names(given) != _names(key):
                return False
        return all(map(self._alike, given, key))


class Lists(_Several[ListAsk]):
    """Values in a certain order."""

    def _same(self, given: Elements, key: Elements) -> bool:
        return self._in_order(given.each, key.each)

    def _near(self, given: Elements) -> Judgement | None:
        for key in self.keys:
            if len(key.each) == len(given.each) > 1 and all(
                any(self._alike(one, other) for one in given.each) for other in key.each
            ):
                return incorrect(ORDER)
        return None


class Sets(_Several[SetAsk]):
    """Values in any order, each however often."""

    def _style(self, locale: Locale) -> Style:
        return Style(locale, complex=self.ask.complex).listing

    def _same(self, given: Elements, key: Elements) -> bool:
        ones, others = _spread(given.each), _spread(key.each)
        return self._covers(ones, others) and self._covers(others, ones)

    def _covers(self, ones: Sequence[Element], others: Sequence[Element]) -> bool:
        return all(any(self._alike(one, other) for one in ones) for other in others)

    def _near(self, given: Elements) -> Judgement | None:
        ones = _spread(given.each)
        for key in self.keys:
            others = _spread(key.each)
            if ones and self._covers(others, ones):
                return incorrect(MORE)
            if others and self._covers(ones, others):
                return incorrect(TOO_MUCH)
            if any(self._covers(others, [one]) for one in ones):
                return incorrect(IN_PART)
        return None


class Matrices(Kind[MatrixAsk, Matrix]):
    """A matrix or a vector, entry by entry."""

    length = LIST_LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[Matrix | Unread]:
        style = Style(locale).listing
        return [_worked_matrix(read_matrix(text, each)) for each in (style, style.splitting)]

    def _stored(self, text: str) -> Matrix | Unread:
        return _worked_matrix(read_matrix(text, Style().listing.splitting))

    def _same(self, given: Matrix, key: Matrix) -> bool:
        return _shape(given) == _shape(key) and all(
            self.sheet.comparing.same(one, other, self.sheet.tolerance)
            for row, key_row in zip(given, key, strict=True)
            for one, other in zip(row, key_row, strict=True)
        )

    def _near(self, given: Matrix) -> Judgement | None:
        shapes = set(map(_shape, self.keys))
        return incorrect(ROWS) if shapes and _shape(given) not in shapes else None


def _shape(matrix: Matrix) -> tuple[int, int]:
    return len(matrix), len(matrix[0])


def _worked(found: Elements | Unread) -> Elements | Unread:
    if isinstance(found, Unread):
        return found
    return _first_unworkable(expressions(found.each)) or found


def _worked_matrix(found: Matrix | Unread) -> Matrix | Unread:
    if isinstance(found, Unread):
        return found
    return _first_unworkable([entry for row in found for entry in row]) or found


def _first_unworkable(found: Sequence[Expression]) -> Unread | None:
    return next((why for each in found if (why := unworkable(each))), None)


def _spread(elements: Sequence[Element]) -> list[Element]:
    """The elements of a set, with both values for each that has a `±`."""
    found: list[Element] = []
    for each in elements:
        if isinstance(each.value, tuple):
            found.append(each)
        else:
            found += [Element(value, each.name) for value in alternatives(each.value)]
    return found


def _name(element: Element) -> str:
    return element.name


def _names(elements: Sequence[Element]) -> list[str]:
    return [each.name for each in elements]

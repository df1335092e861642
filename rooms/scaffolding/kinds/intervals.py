"""Intervals and inequalities: two ways to say for which numbers something holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rooms.scaffolding.algebra import regions
from rooms.scaffolding.algebra.inequalities import (
    holds_on,
    letters,
    region_of,
    same_relation,
)
from rooms.scaffolding.algebra.regions import Region
from rooms.scaffolding.algebra.workable import unworkable
from rooms.scaffolding.asks import InequalityAsk, IntervalAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.kinds.expressions import as_in
from rooms.scaffolding.reading.intervals import read_region
from rooms.scaffolding.reading.relations import Relation, Statement, read_statement
from rooms.scaffolding.reading.style import LIST_LENGTH, Locale, Style
from rooms.scaffolding.unread import Unread

AS_INTERVAL = "The values are right. Write them as an interval, like (2, 5]."
AS_INEQUALITY = "The values are right. Write them as an inequality, like x > 2."
ENDS = "The numbers are right. Look again at which of the ends belong to it."


@dataclass(frozen=True, slots=True)
class Solution:
    """Numbers for which something holds, and how they were written."""

    region: Region | None
    statement: Statement | None = None
    """None if it was written as an interval."""


class Intervals(Kind[IntervalAsk, Solution]):
    """An interval, or a union of some."""

    length = LIST_LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[Solution | Unread]:
        style = Style(locale, variables=False).listing
        return (*intervals(text, style), *_statements(text, Style(locale), as_unread=False))

    def _stored(self, text: str) -> Solution | Unread:
        return intervals(text, Style(variables=False).listing)[-1]

    def _same(self, given: Solution, key: Solution) -> bool:
        return _same_solution(given, key, self.sheet.tolerance)

    def _fault(self, given: Solution, key: Solution) -> str:
        return AS_INTERVAL if given.statement else ""

    def _near(self, given: Solution) -> Judgement | None:
        return _ends_only(given, self.keys)


class Inequalities(Kind[InequalityAsk, Solution]):
    """Inequalities that hold for the same numbers as the accepted ones."""

    length = LIST_LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[Solution | Unread]:
        style = Style(locale, variables=False).listing
        found = _statements(text, Style(locale), as_unread=True)
        others = (each for each in intervals(text, style) if not isinstance(each, Unread))
        return (*found, *others)

    def _same(self, given: Solution, key: Solution) -> bool:
        if given.statement is None or key.statement is None:
            return _same_solution(given, key, self.sheet.tolerance)
        names = letters(key.statement)
        statement = _as_in(given.statement, names)
        if key.region is not None:
            found = Solution(given.region, statement)
            return letters(statement) == names and _same_solution(found, key, self.sheet.tolerance)
        ones, others = statement.relations, key.statement.relations
        return (statement.joined == key.statement.joined or len(ones) == 1) and (
            len(ones) == len(others)
            and all(
                any(same_relation(one, other, self.sheet.comparing) for one in ones)
                for other in others
            )
        )

    def _fault(self, given: Solution, key: Solution) -> str:
        return "" if given.statement else AS_INEQUALITY

    def _near(self, given: Solution) -> Judgement | None:
        return _ends_only(given, self.keys)


def intervals(text: str, style: Style) -> list[Solution | Unread]:
    """What a text may mean as intervals: a comma may stand in a number, or between two."""
    found = (read_region(text, each) for each in (style, style.splitting))
    return [each if isinstance(each, Unread) else Solution(each) for each in found]


def _statements(text: str, style: Style, *, as_unread: bool) -> list[Solution | Unread]:
    found = read_statement(text, style.listing)
    if isinstance(found, Unread):
        return [found] if as_unread else []
    sides = [side for relation in found.relations for side in relation.sides]
    if why := next((why for side in sides if (why := unworkable(side))), None):
        return [why]
    return [Solution(region_of(found), found)]


def _same_solution(given: Solution, key: Solution, tolerance: Fraction) -> bool:
    if key.region is None:
        return False
    if given.region is not None:
        return regions.same_region(given.region, key.region, tolerance)
    statement = given.statement
    return (
        statement is not None and len(letters(statement)) == 1 and holds_on(statement, key.region)
    )


def _ends_only(given: Solution, keys: Sequence[Solution]) -> Judgement | None:
    for key in keys:
        is_alike = not (given.statement and key.statement) or (
            letters(given.statement) == letters(key.statement)
        )
        one, other = given.region, key.region
        if is_alike and one and other and regions.same_but_for_ends(one, other):
            return incorrect(ENDS)
    return None


def _as_in(statement: Statement, names: frozenset[str]) -> Statement:
    relations = tuple(
        Relation(tuple(as_in(side, names) for side in relation.sides), relation.signs)
        for relation in statement.relations
    )
    return Statement(relations, statement.joined)

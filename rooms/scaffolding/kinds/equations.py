"""An equation: right is any with the same solutions."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from rooms.scaffolding.algebra.equations import same_equation, solutions
from rooms.scaffolding.algebra.shape import Shape, shape
from rooms.scaffolding.algebra.workable import unworkable
from rooms.scaffolding.asks import EquationAsk
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.kinds.expressions import as_in
from rooms.scaffolding.kinds.pasting import maths_in
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.relations import Relation, read_statement
from rooms.scaffolding.reading.style import EXPRESSIONS, Locale, Style
from rooms.scaffolding.unread import NOT_AN_EQUATION, ONE_EQUATION, Unread

SOLVED = "The equation is right. Write it so that {name} stands alone on one side."


class Equations(Kind[EquationAsk, Relation]):
    """An equation with the same solutions as an accepted one."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Relation | Unread]:
        names = frozenset(name for name in self.letters if len(name) > 1)
        found = equation(text, Style(locale, names=names))
        if isinstance(found, Unread):
            return (found,)
        return (self._renamed(found),)

    def _stored(self, text: str) -> Relation | Unread:
        return equation(text, EXPRESSIONS)

    @cached_property
    def letters(self) -> frozenset[str]:
        """The variables of the accepted answers."""
        sides = (side for key in self.keys for side in key.sides)
        return frozenset().union(*map(tree.variables, sides))

    def _renamed(self, found: Relation) -> Relation:
        """The equation with the key's letters; `y` and `f(x)` are the same where it has one."""
        values = [name for name in self.letters if "(" in name or name == "y"]
        names: dict[str, tree.Expression] = {}
        if len(values) == 1 and not {"y", *_called(found)} & self.letters - {values[0]}:
            names = dict.fromkeys(("y", *_called(found)), tree.Variable(values[0]))
        sides = (tree.substituted(side, names) for side in found.sides)
        return Relation(tuple(as_in(side, self.letters) for side in sides), found.signs)

    def _same(self, given: Relation, key: Relation) -> bool:
        return same_equation(given, key, self.sheet.comparing)

    def _fault(self, given: Relation, key: Relation) -> str:
        wanted = [name for name, _ in solutions(key)]
        if self.ask.form != "solved" or not wanted:
            return ""
        alone = [name for name, _ in solutions(given)]
        return "" if wanted[0] in alone else SOLVED.format(name=wanted[0])

    def _is_pasted(self, given: Relation) -> bool:
        shapes = {_shape(key) for key in self.keys}
        return _shape(given) not in shapes and _shape(given) in _equations_in(self.sheet.asked)


def equation(text: str, style: Style) -> Relation | Unread:
    """The one equation that a text is."""
    found = read_statement(text, style)
    if isinstance(found, Unread):
        return found
    first = found.relations[0]
    if first.signs[0] != "=":
        return Unread(first.sides[1].at - 1, NOT_AN_EQUATION)
    if len(found.relations) > 1 or len(first.signs) > 1:
        extra = found.relations[1].sides[0] if len(found.relations) > 1 else first.sides[2]
        return Unread(extra.at, ONE_EQUATION)
    return next((why for side in first.sides if (why := unworkable(side))), first)


def _called(relation: Relation) -> list[str]:
    """The values of functions in it, such as `g(x)`."""
    names = frozenset().union(*map(tree.variables, relation.sides))
    return [name for name in names if "(" in name]


def _shape(relation: Relation) -> frozenset[Shape]:
    return frozenset(map(shape, relation.sides))


def _equations_in(asked: str) -> Iterator[frozenset[Shape]]:
    for maths in maths_in(asked):
        found = read_statement(maths, EXPRESSIONS) if "=" in maths else None
        if found is not None and not isinstance(found, Unread):
            yield from map(_shape, found.relations)

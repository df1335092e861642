"""An expression, usually with letters."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from rooms.scaffolding.algebra.forms import (
    SHORTER,
    expanded_fault,
    factored_fault,
    simplified_fault,
)
from rooms.scaffolding.algebra.shape import shape, weight
from rooms.scaffolding.algebra.workable import unworkable
from rooms.scaffolding.asks import ExpressionAsk
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.kinds.pasting import stands_in
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import read_expression
from rooms.scaffolding.reading.style import Locale, Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import Unread

_NAMED = re.compile(r"\s*[A-Za-z](?:_\w)?'?\s*(?:(?:\\left)?\(\s*[a-z]\s*(?:\\right)?\))?\s*=(?!=)")


class Expressions(Kind[ExpressionAsk, Expression]):
    """An expression, usually with letters."""

    def _readings(self, text: str, locale: Locale) -> Sequence[Expression | Unread]:
        style = Style(locale, names=self.names, complex=self.ask.complex)
        found = worked(without_name(text), style)
        if isinstance(found, Unread):
            return (found,)
        return (as_in(found, self.letters),)

    def _stored(self, text: str) -> Expression | Unread:
        return worked(text, Style(complex=self.ask.complex))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The variables of the accepted answers."""
        return frozenset().union(*map(tree.variables, self.keys))

    @cached_property
    def names(self) -> frozenset[str]:
        """Those of more than one letter."""
        return frozenset(name for name in self.letters if len(name) > 1 and name.isalpha())

    def _same(self, given: Expression, key: Expression) -> bool:
        return self.sheet.comparing.same(
            given, key, self.sheet.tolerance, positive=self.ask.positive
        )

    def _fault(self, given: Expression, key: Expression) -> str:
        if self.ask.form is None or shape(given) == shape(key):
            return ""
        return _FAULTS[self.ask.form](given, key)

    def _is_pasted(self, given: Expression) -> bool:
        return stands_in(given, self.keys, self.sheet.asked)


def worked(text: str, style: Style) -> Expression | Unread:
    """An expression of which everything can be worked out that has a value."""
    found = read_expression(text, style)
    if isinstance(found, Unread):
        return found
    return unworkable(found) or found


def without_name(text: str) -> str:
    """The text with `y =` or `f(x) =` before it made spaces, so that all places stay the same."""
    named = _NAMED.match(text)
    return text if named is None else " " * named.end() + text[named.end() :]


def as_in(node: Expression, letters: Iterable[str]) -> Expression:
    """The expression with letters as the key writes them: `X` for `x` where there is only `x`."""
    known = frozenset(letters)
    other = {name: name.swapcase() for name in tree.variables(node) - known}
    folded = {name: tree.Variable(to) for name, to in other.items() if to in known}
    return tree.substituted(node, folded) if folded else node


def _simplified(given: Expression, key: Expression) -> str:
    found = simplified_fault(given)
    if found and found != simplified_fault(key):
        return found
    return SHORTER if weight(given) > weight(key) else ""


def _expanded(given: Expression, key: Expression) -> str:
    found = expanded_fault(given)
    return found if found != expanded_fault(key) else ""


_FAULTS = {"simplified": _simplified, "factored": factored_fault, "expanded": _expanded}

"""Whether everything in an expression that has a value can be worked out."""

from rooms.scaffolding.algebra.values import Unworkable, constant_value, value_of
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import NO_VALUE, TOO_LARGE, Unread


def unworkable(node: Expression) -> Unread | None:
    """Where an expression divides by 0 or grows too large, whatever its letters stand for."""
    if _is_constant(node):
        try:
            value_of(node)
        except Unworkable as why:
            return Unread(why.at, TOO_LARGE if why.is_large else NO_VALUE)
        return None
    if isinstance(node, tree.Quotient) and constant_value(node.bottom) == 0:
        return Unread(node.bottom.at, NO_VALUE)
    return next((found for part in tree.parts(node) if (found := unworkable(part))), None)


def _is_constant(node: Expression) -> bool:
    if isinstance(node, tree.Variable | tree.Either) or node in _UNREAL:
        return False
    return all(map(_is_constant, tree.parts(node)))


_UNREAL = (tree.Constant("i"), tree.Constant("∞"))

"""Reading equations and inequalities: `y = 2x + 3`, `-2 < x <= 5`, `x < 1 or x > 4`."""

from dataclasses import dataclass
from functools import lru_cache

from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import ExpressionReader
from rooms.scaffolding.reading.reader import Stopped, unread_or
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import NO_RELATION

SIGNS = ("=", "<", ">", "≤", "≥", "≠")

_JOINED = {"or": "or", "and": "and", ",": "and", ";": "and"}


@dataclass(frozen=True, slots=True)
class Relation:
    """Sides with signs between them: one side more than signs, and at least one sign."""

    sides: tuple[Expression, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation, or several of which all hold (`and`) or at least one does (`or`)."""

    relations: tuple[Relation, ...]
    joined: str = "and"


class RelationReader(ExpressionReader):
    """Reads relations from the tokens of a text."""

    def statement(self) -> Statement:
        """Relations, and how they are joined: by the first word or sign between two."""
        relations, joined = [self.relation()], ""
        while sign := self.take(*_JOINED):
            joined = joined or _JOINED[sign.kind]
            relations.append(self.relation())
        return Statement(tuple(relations), joined or "and")

    def relation(self) -> Relation:
        """Sides with signs between them."""
        sides, signs = [self.side()], []
        while sign := self.take(*SIGNS):
            signs.append(sign.kind)
            sides.append(self.side())
        if not signs:
            raise Stopped(self.next.at, NO_RELATION) if self._may_end() else self.stuck()
        return Relation(tuple(sides), tuple(signs))

    def _may_end(self) -> bool:
        return self.next.kind in ("end", *_JOINED)

    def side(self) -> Expression:
        """One side; `f(x)` alone is the value of a function, not a product."""
        kinds = tuple(self.ahead(n).kind for n in range(5))
        if kinds[:4] == ("name", "(", "name", ")") and kinds[4] in (*SIGNS, "end"):
            function, _, of, _ = self.tokens[self.index : self.index + 4]
            self.index += 4
            return tree.Variable(f"{function.text}({of.text})", function.at)
        return self.sum()


@lru_cache(maxsize=1024)
@unread_or
def read_statement(text: str, style: Style) -> Statement:
    """The equations or inequalities that a text is, or where it stops making sense."""
    reader = RelationReader(text, style)
    found = reader.statement()
    reader.end()
    return found

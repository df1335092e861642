"""Reading matrices: LaTeX with `&` and `\\\\`, `[[1, 2], [3, 4]]`, or `[1 2; 3 4]`."""

from functools import lru_cache

from rooms.scaffolding.reading.expressions import ExpressionReader
from rooms.scaffolding.reading.lists import ELEMENTS
from rooms.scaffolding.reading.reader import Stopped, unread_or
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.reading.tree import Expression
from rooms.scaffolding.unread import TOO_MANY, UNEVEN, UNFINISHED

Matrix = tuple[tuple[Expression, ...], ...]
"""Rows of equal length; at least one, and none empty."""

_CLOSING = {"[": "]", "(": ")", "{": "}", "begin": "end of rows"}
_OPERATORS = frozenset("+-*/^±")


class MatrixReader(ExpressionReader):
    """Reads a matrix from the tokens of a text."""

    starts = ExpressionReader.starts - {"["}

    def matrix(self) -> Matrix:
        """The rows, in whichever way they are written."""
        while self.next.kind in ("(", "[", "|<") and self.ahead().kind == "begin":
            self.index += 1
        if self.next.kind not in _CLOSING:
            return self.even(self.rows("end"))
        opened = self.tokens[self.index]
        self.index += 1
        nested = opened.kind != "begin" and self.next.kind in ("[", "(", "{")
        closing = _CLOSING[opened.kind]
        rows = self.bracketed_rows() if nested else self.rows(closing)
        self.close(opened, closing)
        while self.take(")", "]", "|>"):
            pass
        return self.even(rows)

    def bracketed_rows(self) -> list[tuple[Expression, ...]]:
        """Rows that each stand in brackets."""
        rows = []
        while opened := self.take("[", "(", "{"):
            rows.append(self.row(_CLOSING[opened.kind]))
            self.close(opened, _CLOSING[opened.kind])
            self.take(",", ";")
        return rows

    def rows(self, closing: str) -> list[tuple[Expression, ...]]:
        """Rows with `\\\\` or `;` between them."""
        rows = [self.row(closing)]
        while self.take("row", ";"):
            if self.next.kind == closing:
                break
            rows.append(self.row(closing))
        return rows

    def row(self, closing: str) -> tuple[Expression, ...]:
        """Entries with `&`, a comma or a space between them."""
        entries: list[Expression] = []
        while self.next.kind not in (closing, "row", ";"):
            entries.append(self.entry())
            if len(entries) > ELEMENTS:
                raise Stopped(self.next.at, TOO_MANY)
            if self.take("&", ",") and self.next.kind in (closing, "row", ";", "&", ","):
                raise Stopped(self.next.at, UNFINISHED)
        if not entries:
            raise Stopped(self.next.at, UNFINISHED)
        return tuple(entries)

    def entry(self) -> Expression:
        """One entry: up to a sign of separation, or a space that no operation goes across."""
        start, depth = self.index, 0
        end = start
        while end < len(self.tokens) - 1:
            token = self.tokens[end]
            if depth == 0 and end > start and (self._parts(end) or self._begins(end)):
                break
            depth += (token.kind in "([{") - (token.kind in ")]}")
            if depth < 0:
                break
            end += 1
        inner = ExpressionReader.__new__(ExpressionReader)
        inner.text, inner.style, inner.index = self.text, self.style, 0
        stop = self.tokens[end]._replace(kind="end", text="")
        inner.tokens = [*self.tokens[start:end], stop]
        found = inner.sum()
        inner.end()
        self.index = end
        return found

    def _parts(self, place: int) -> bool:
        return self.tokens[place].kind in ("&", ",", ";", "row", "end of rows", "end")

    def _begins(self, place: int) -> bool:
        """Whether a new entry begins at a place behind a space: `1 -2` is two, `1 - 2` one."""
        token, before, after = self.tokens[place], self.tokens[place - 1], self.tokens[place + 1]
        if not token.is_apart or before.kind in _OPERATORS:
            return False
        return token.kind not in _OPERATORS or (token.kind in "+-" and not after.is_apart)

    def even(self, rows: list[tuple[Expression, ...]]) -> Matrix:
        """The rows, if all are of the same length."""
        if not rows:
            raise self.stuck()
        if len({len(row) for row in rows}) > 1:
            raise Stopped(0, UNEVEN)
        return tuple(rows)


@lru_cache(maxsize=512)
@unread_or
def read_matrix(text: str, style: Style) -> Matrix:
    """The matrix that a text is, or where it stops making sense."""
    reader = MatrixReader(text, style)
    found = reader.matrix()
    reader.end()
    return found

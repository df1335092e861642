"""What every reader stands on: a place in a list of tokens, and a way to stop with a reason."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from rooms.scaffolding.reading.folding import fold
from rooms.scaffolding.reading.style import Style
from rooms.scaffolding.reading.tokens import Token, tokens
from rooms.scaffolding.unread import EMPTY, TOO_LONG, UNCLOSED, Unread

Given = ParamSpec("Given")
Read = TypeVar("Read")


class Stopped(Exception):
    """The text stops making sense here; never leaves this package."""

    def __init__(self, at: int, message: str) -> None:
        """Stop at the character with this index, for this reason."""
        super().__init__(message)
        self.unread = Unread(at, message)


class Reader:
    """Goes through the tokens of one text."""

    def __init__(self, text: str, style: Style) -> None:
        """Cut a text into tokens. Raises Stopped if it is empty or too long."""
        if len(text) > style.length:
            raise Stopped(style.length, TOO_LONG)
        self.text = text
        self.style = style
        self.tokens = tokens(fold(text), style)
        self.index = 0
        if len(self.tokens) == 1:
            raise Stopped(0, EMPTY)

    @property
    def next(self) -> Token:
        """The token that comes next; at the end the one of kind `end`, for ever."""
        return self.tokens[self.index]

    def ahead(self, count: int = 1) -> Token:
        """The token so many behind the next one."""
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    def take(self, *kinds: str) -> Token | None:
        """The next token if it is of one of these kinds, else None."""
        token = self.tokens[self.index]
        if token.kind not in kinds or token.kind == "end":
            return None
        self.index += 1
        return token

    def close(self, opened: Token, *kinds: str) -> Token:
        """The token that closes what was opened; raises Stopped if it is not there."""
        token = self.take(*kinds)
        if token is None:
            if self.next.kind == "end":
                raise Stopped(opened.at, UNCLOSED)
            raise self.stuck()
        return token

    def stuck(self) -> Stopped:
        """Why nothing can go on at the next token."""
        raise NotImplementedError


def unread_or(
    work: Callable[Concatenate[str, Style, Given], Read],
) -> Callable[Concatenate[str, Style, Given], Read | Unread]:
    """Turn a function that raises Stopped into one that answers with `Unread`."""

    @wraps(work)
    def reading(
        text: str, style: Style, /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Read | Unread:
        try:
            return work(text, style, *args, **kwargs)
        except Stopped as stopped:
            return stopped.unread

    return reading

"""Picking: one option, all that are right, or all in order. Answered by ids, never by words."""

from collections.abc import Sequence

from rooms.scaffolding.asks import ChoiceAsk, ChoicesAsk, OrderingAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import Kind
from rooms.scaffolding.reading.style import Locale
from rooms.scaffolding.unread import Unread

CHOOSE = "Choose one of the answers in the list."
CHOOSE_SOME = "Choose from the answers in the list."
ORDER_ALL = "Put all of the list in order."
IN_PART = "Part of this is right. Look at each of them again."
FIRST_RIGHT = "The beginning is right. Look at the rest again."

LENGTH = 3_000
"""Thirty ids with commas between them."""


class Choice(Kind[ChoiceAsk, str]):
    """One of the options."""

    def _readings(self, text: str, locale: Locale) -> Sequence[str | Unread]:
        known = {option.id for option in self.ask.options}
        return (text if text in known else Unread(0, CHOOSE),)

    def _same(self, given: str, key: str) -> bool:
        return given == key


class Choices(Kind[ChoicesAsk, frozenset[str]]):
    """All options that are right, and no other."""

    length = LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[frozenset[str] | Unread]:
        picked = _ids(text)
        known = {option.id for option in self.ask.options}
        if isinstance(picked, Unread) or not set(picked) <= known:
            return (Unread(0, CHOOSE_SOME),)
        return (frozenset(picked),)

    def _same(self, given: frozenset[str], key: frozenset[str]) -> bool:
        return given == key

    def _near(self, given: frozenset[str]) -> Judgement | None:
        return incorrect(IN_PART) if any(given & key for key in self.keys) else None


class Ordering(Kind[OrderingAsk, tuple[str, ...]]):
    """All options, in order."""

    length = LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[tuple[str, ...] | Unread]:
        ordered = _ids(text)
        known = sorted(option.id for option in self.ask.options)
        if isinstance(ordered, Unread) or sorted(ordered) != known:
            return (Unread(0, ORDER_ALL),)
        return (ordered,)

    def _same(self, given: tuple[str, ...], key: tuple[str, ...]) -> bool:
        return given == key

    def _near(self, given: tuple[str, ...]) -> Judgement | None:
        return incorrect(FIRST_RIGHT) if any(given[:2] == key[:2] for key in self.keys) else None


def _ids(text: str) -> tuple[str, ...] | Unread:
    picked = tuple(part.strip() for part in text.split(","))
    return picked if all(picked) and len(picked) == len(set(picked)) else Unread(0, CHOOSE_SOME)

"""Words: a short text that is compared as written, and free text that the tutor reads."""

from collections.abc import Sequence

from rooms.facts import Verdict
from rooms.scaffolding.asks import FreeAsk, TextAsk
from rooms.scaffolding.judgement import Judgement, incorrect
from rooms.scaffolding.kinds.base import WAITING, Kind
from rooms.scaffolding.reading.style import Locale
from rooms.scaffolding.unread import EMPTY, Unread
from rooms.scaffolding.wording import TEXT_LENGTH, is_nearly, mathematical, plain

SPELLING = "That is very close. Look at the spelling."


class ShortText(Kind[TextAsk, str]):
    """A word, a phrase, or an expression that is compared as written."""

    length = TEXT_LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[str | Unread]:
        if not text.strip():
            return (Unread(0, EMPTY),)
        return ((mathematical if self.ask.maths else plain)(text),)

    def _same(self, given: str, key: str) -> bool:
        return given == key

    def _near(self, given: str) -> Judgement | None:
        if self.ask.maths or not any(is_nearly(given, key) for key in self.keys):
            return None
        return incorrect(SPELLING)


class FreeText(Kind[FreeAsk, str]):
    """The student's own words. Nothing here pretends to understand them."""

    length = TEXT_LENGTH

    def _readings(self, text: str, locale: Locale) -> Sequence[str | Unread]:
        return (text.strip() or Unread(0, EMPTY),)

    def _same(self, given: str, key: str) -> bool:
        return False

    def _near(self, given: str) -> Judgement | None:
        return Judgement(Verdict.WAITING, WAITING)

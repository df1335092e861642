"""The way every answer goes, whatever its kind.

It is read; what cannot be read is refused and is no attempt. It is compared with every accepted
answer by value. What has the right value may still be the question copied back, or be in another
form than was asked for. What has not may be a common mistake that the key knows.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Generic, TypeVar

from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.algebra.comparing import Comparing
from rooms.scaffolding.asks import Ask
from rooms.scaffolding.judgement import (
    CORRECT,
    INCORRECT,
    Judgement,
    incorrect,
    unreadable,
    wrong_form,
)
from rooms.scaffolding.problem import Key
from rooms.scaffolding.reading.style import LENGTH, Locale
from rooms.scaffolding.unread import TOO_LONG, Unread

PASTED = "That is the question as it was asked. Work it out, then type what it comes to."
WAITING = "Your tutor will read this."

AnyAsk = TypeVar("AnyAsk", bound=Ask)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an answer is checked against."""

    key: Key
    asked: str
    """What the student was asked, in words; empty if that is not known."""
    locale: Locale
    comparing: Comparing

    @property
    def tolerance(self) -> Fraction:
        """The relative error that still counts, exactly as its decimal says."""
        return Fraction(repr(self.key.tolerance))

    @property
    def error(self) -> Fraction:
        """The absolute error that still counts."""
        return Fraction(repr(self.key.error))


@dataclass
class Kind(ABC, Generic[AnyAsk, Answer]):
    """One kind of answer, on its way to a judgement."""

    ask: AnyAsk
    sheet: Sheet

    length: ClassVar[int] = LENGTH
    """The most characters that an answer may have. Nothing is looked at in a longer one."""

    @abstractmethod
    def _readings(self, text: str, locale: Locale) -> Sequence[Answer | Unread]:
        """What a text may mean, the likeliest first; at least one."""

    @abstractmethod
    def _same(self, given: Answer, key: Answer) -> bool:
        """Whether an answer has the value of an accepted one."""

    def _fault(self, given: Answer, key: Answer) -> str:
        """What is wrong with the form of an answer whose value is right; empty if nothing is."""
        return ""

    def _near(self, given: Answer) -> Judgement | None:
        """What there is to say of an answer whose value is not right; None for nothing."""
        return None

    def _is_pasted(self, given: Answer) -> bool:
        """Whether an answer stands in the question as it is, and is no answer to it."""
        return False

    def _stored(self, text: str) -> Answer | Unread:
        """What a text of the key means."""
        return self._readings(text, "en")[0]

    @cached_property
    def keys(self) -> tuple[Answer, ...]:
        """The accepted answers, read; what cannot be read is never right."""
        stored = map(self._stored, self.sheet.key.accepted)
        return tuple(key for key in stored if not isinstance(key, Unread))

    def judge(self, text: str) -> Judgement | Refusal:
        """The judgement on an answer."""
        if len(text) > self.length:
            return unreadable(Unread(self.length, TOO_LONG))
        readings = self._readings(text, self.sheet.locale)
        readable = [each for each in readings if not isinstance(each, Unread)]
        if readable:
            return self._right(readable) or self._wrong(readable)
        # The reading that came furthest says best what was meant.
        unread = [each for each in readings if isinstance(each, Unread)]
        return unreadable(max(unread, key=lambda each: each.at))

    def _right(self, readings: list[Answer]) -> Judgement | Refusal | None:
        for given in readings:
            alike = [key for key in self.keys if self._same(given, key)]
            if alike and self._is_pasted(given):
                return unreadable(Unread(0, PASTED))
            if alike:
                faults = [self._fault(given, key) for key in alike]
                return CORRECT if "" in faults else wrong_form(faults[0])
        return None

    def _wrong(self, readings: list[Answer]) -> Judgement:
        for mistake in self.sheet.key.wrong:
            made = self._stored(mistake.answer)
            if not isinstance(made, Unread) and any(self._same(each, made) for each in readings):
                return incorrect(mistake.feedback)
        if self.sheet.comparing.in_doubt:
            return Judgement(Verdict.WAITING, WAITING)
        return next((near for given in readings if (near := self._near(given))), INCORRECT)

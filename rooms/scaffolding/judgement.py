"""What the checker says of an answer that it could read."""

from dataclasses import dataclass

from rooms.facts import Verdict
from rooms.refusals import Code, Refusal
from rooms.scaffolding.unread import Unread


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, and what there is to say about it."""

    verdict: Verdict
    feedback: str = ""
    """One or two sentences for the student; empty where the verdict says it all."""


CORRECT = Judgement(Verdict.CORRECT)
INCORRECT = Judgement(Verdict.INCORRECT)


def incorrect(feedback: str) -> Judgement:
    """Not right, with a word on why."""
    return Judgement(Verdict.INCORRECT, feedback)


def wrong_form(feedback: str) -> Judgement:
    """The value is right, but it was asked for in another form."""
    return Judgement(Verdict.WRONG_FORM, feedback)


def wrong_unit(feedback: str) -> Judgement:
    """The number is right, the unit is not."""
    return Judgement(Verdict.WRONG_UNIT, feedback)


def unreadable(unread: Unread) -> Refusal:
    """The refusal of what does not make sense: no attempt."""
    return Refusal(code=Code.UNREADABLE, message=unread.message, at=unread.at)

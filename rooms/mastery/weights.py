"""How much an answer says about the person who gave it: from 0 (nothing) to 1 (a full answer).

The weight is a product of three shares: whose answer it was, which attempt it was, and how much
help there had been. It does not depend on whether the answer was right: so a right answer never
leaves a person behind where a wrong one would have.
"""

from dataclasses import dataclass
from enum import StrEnum

from rooms.facts import AnswerJudged, Verdict


class Origin(StrEnum):
    """Whose an answer was."""

    OWN = "own"
    """Given by the person, before any other's answer to it could be seen."""
    PROPOSED = "proposed"
    """The group's answer, which this person proposed and others could comment on."""
    AGREED = "agreed"
    """The group's answer, which somebody else proposed."""
    SHOWN = "shown"
    """Given after an answer of others, or the solution, was shown to this person."""


_OF_ORIGIN = {Origin.OWN: 1.0, Origin.PROPOSED: 0.5, Origin.AGREED: 0.0, Origin.SHOWN: 0.0}
"""Agreeing and repeating can be done by somebody who knows nothing of the skill, so they say
nothing. What was proposed in a group may have been talked over before: it counts half."""

_OF_ATTEMPT = (1.0, 0.5, 0.25)
"""Only the first attempt counts fully; after "not yet" a person knows more than the skill. From
the fourth on nothing is counted. (Corbett and Anderson count the first alone.)"""

_OF_HINTS = (1.0, 0.7)
_OF_MORE_HINTS = 0.3
"""After the partial-credit scale of K. Ostrow, C. Donnelly, S. Adjei and N. Heffernan, "Improving
student modeling through partial credit and problem difficulty", Learning at Scale 2015: one hint
0.7, more 0.3, the answer itself 0. A scaffold is help like a hint."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an answer was given under."""

    attempt: int = 1
    """1 for the first at this part."""
    options: int | None = None
    """How many there were to choose from; None if the answer was typed."""
    hints: int = 0
    """How many hints and scaffolds of the step were open."""
    told: bool = False
    """Whether one of them gave the answer away."""
    origin: Origin = Origin.OWN


def weight(under: Circumstances) -> float:
    """How much an answer given under these circumstances counts, from 0 to 1."""
    return _OF_ORIGIN[under.origin] * of_attempt(under.attempt, under.options) * _of_help(under)


def of_attempt(attempt: int, options: int | None) -> float:
    """The share of the attempt. Of `options` to choose from, those tried before are out.

    A choice shrinks by (options − attempt) / (options − 1): with two, the second attempt is no
    choice any more.
    """
    if attempt > len(_OF_ATTEMPT):
        return 0.0
    share = _OF_ATTEMPT[attempt - 1]
    if options is None:
        return share
    return share * max(0, options - attempt) / (options - 1) if options > 1 else 0.0


def _of_help(under: Circumstances) -> float:
    if under.told:
        return 0.0
    return _OF_HINTS[under.hints] if under.hints < len(_OF_HINTS) else _OF_MORE_HINTS


def is_judged(fact: AnswerJudged) -> bool:
    """Whether there is a verdict already; one that waits for it is no attempt yet."""
    return fact.verdict != "waiting"


def speaks(verdict: Verdict) -> bool:
    """Whether a verdict says something about the skill: a right value in another form, or with
    another unit, is neither for it nor against it."""
    return verdict in (Verdict.CORRECT, Verdict.INCORRECT)


def origin_of(fact: AnswerJudged) -> Origin:
    """Whose this answer was. A fact that does not say was the person's own answer."""
    return Origin(getattr(fact, "origin", Origin.OWN))

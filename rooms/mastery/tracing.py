"""Bayesian knowledge tracing: how likely it is that a person knows a skill.

A. T. Corbett and J. R. Anderson, "Knowledge tracing: Modeling the acquisition of procedural
knowledge", User Modeling and User-Adapted Interaction 4 (1995), pp. 253–278. A skill is known or
not yet known; it can be learned at every opportunity to use it, and is not forgotten. All numbers
here are probabilities, from 0 to 1.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from rooms.base import Closed

Probability = Annotated[float, Field(ge=0, le=1)]

MASTERY = 0.95
"""From here on a skill counts as mastered (Corbett & Anderson 1995)."""

CERTAIN = 0.999
"""P(known) is never more than this. By the bare rule it rounds to 1 behind some sixteen right
answers in a row, and from 1 no wrong answer could ever bring it down again."""


class Parameters(Closed):
    """The four parameters of one skill."""

    prior: Annotated[float, Field(ge=0, le=CERTAIN)] = 0.1
    """P(L0): known before the first opportunity."""
    learn: Probability = 0.1
    """P(T): learned at an opportunity, if it was not known before."""
    guess: Probability = 0.1
    """P(G): right although it is not known."""
    slip: Probability = 0.1
    """P(S): wrong although it is known."""

    @model_validator(mode="after")
    def _right_answers_speak_for_knowing(self) -> Self:
        if self.guess + self.slip >= 1:
            # With these, a right answer would make it less likely that the skill is known.
            raise ValueError("guess and slip must come to less than 1")
        return self


DEFAULT = Parameters()
"""For a skill whose bank gives none: 0.1 each, the values that OATutor's bank starts with."""


def default_for(options: int | None) -> Parameters:
    """The default parameters; of `options` to choose from, a blind pick is right in 1/options."""
    if options is None or options < 2 or DEFAULT.guess >= 1 / options:
        return DEFAULT
    return DEFAULT.model_copy(update={"guess": 1 / options})


def expected(known: float, parameters: Parameters) -> float:
    """How likely the next answer is right: P(C) = P(L)·(1 − P(S)) + (1 − P(L))·P(G)."""
    return known * (1 - parameters.slip) + (1 - known) * parameters.guess


def given_answer(known: float, parameters: Parameters, *, right: bool) -> float:
    """How likely it was that the skill was known, now that there is an answer (Bayes' rule).

    P(L | right) = P(L)·(1 − P(S)) / (P(L)·(1 − P(S)) + (1 − P(L))·P(G))
    P(L | wrong) = P(L)·P(S) / (P(L)·P(S) + (1 − P(L))·(1 − P(G)))

    An answer that the parameters hold to be impossible changes nothing.
    """
    if right:
        by_knowing, otherwise = known * (1 - parameters.slip), (1 - known) * parameters.guess
    else:
        by_knowing, otherwise = known * parameters.slip, (1 - known) * (1 - parameters.guess)
    total = by_knowing + otherwise
    return by_knowing / total if total > 0 else known


def after_opportunity(known: float, parameters: Parameters) -> float:
    """How likely the skill is known after a chance to learn: P(L) + (1 − P(L))·P(T)."""
    return known + (1 - known) * parameters.learn


def traced(known: float, parameters: Parameters, *, right: bool, weight: float = 1.0) -> float:
    """P(L) after one answer that counts `weight` (0 to 1).

    With weight 1 this is the published rule: `given_answer`, then `after_opportunity`; up to
    `CERTAIN`. A smaller weight goes that share of the way: P(L) + weight·(published − P(L)). It is
    the chance that the answer was this person's own doing, and says something about them, against
    the chance that it says nothing. Weight 0 changes nothing: neither evidence nor learning.
    """
    published = after_opportunity(given_answer(known, parameters, right=right), parameters)
    return min(CERTAIN, max(0.0, known + weight * (published - known)))

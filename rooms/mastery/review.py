"""Spaced review: when a mastered skill is due again.

The intervals are those of ASSISTments' Automatic Reassessment and Relearning System: a week, two,
four and eight weeks after mastery (N. Heffernan et al., "Improving mathematical learning outcomes
through automatic reassessment and relearning", AERA 2012). Expanding intervals keep more of it
ready over the whole time than equal ones (S. Kang, R. Lindsey, M. Mozer and H. Pashler, Psychonomic
Bulletin & Review 21, 2014).
"""

from dataclasses import dataclass

from rooms.base import Millis
from rooms.mastery.tracing import MASTERY

DAY = 86_400_000
"""In milliseconds."""

INTERVALS = (7 * DAY, 14 * DAY, 28 * DAY, 56 * DAY)
"""From mastery, or the last review, to the next one; the last is repeated."""

EARLY = DAY // 2
"""A lesson at the same hour of the week, begun a little earlier, still finds a review due."""


@dataclass(frozen=True, slots=True)
class Review:
    """Where a mastered skill stands in its reviews."""

    passed: int
    """How many reviews went well in a row."""
    due_at: Millis


def reviewed(
    review: Review | None, known: float, at: Millis, *, right: bool, unaided: bool
) -> Review | None:
    """The reviews of a skill after an answer at `at` left it at P(known) = `known`.

    None as long as it is not mastered: then it is practised, not reviewed. If a review was due, a
    first attempt without help (`unaided`) is that review: a right one leads to the next interval,
    another begins anew.
    """
    if known < MASTERY:
        return None
    if review is None:
        return Review(0, _due(at, 0))
    if not unaided or at < review.due_at:
        return review
    passed = review.passed + 1 if right else 0
    return Review(passed, _due(at, passed))


def is_due(review: Review | None, now: Millis) -> bool:
    """Whether a review is due."""
    return review is not None and now >= review.due_at


def _due(at: Millis, passed: int) -> Millis:
    return at + INTERVALS[min(passed, len(INTERVALS) - 1)] - EARLY

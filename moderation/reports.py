"""What people can say of something that they report, and what it is then taken for."""

from enum import StrEnum

from moderation.findings import Category


class Reason(StrEnum):
    """Why somebody reports something. The values are kept: add, never rename."""

    UNSAFE = "unsafe"
    """Somebody may be in danger, or hurt themselves."""
    UNKIND = "unkind"
    PRIVATE = "private"
    """It gives away or asks for something private."""
    LEADING_AWAY = "leading_away"
    """Somebody wants to talk in another place, or in secret."""
    SEXUAL = "sexual"
    RUDE = "rude"
    OTHER = "other"


_CATEGORIES = {
    Reason.UNSAFE: Category.CRISIS,
    Reason.UNKIND: Category.BULLYING,
    Reason.PRIVATE: Category.PERSONAL_GIVEN,
    Reason.LEADING_AWAY: Category.GROOMING,
    Reason.SEXUAL: Category.SEXUAL,
    Reason.RUDE: Category.PROFANITY,
    Reason.OTHER: Category.UNKNOWN,
}


def category_of(reason: Reason) -> Category:
    """How a report for this reason is ordered among the others."""
    return _CATEGORIES[reason]


OPEN_MOST = 20
"""How many reports of one person may wait at once."""

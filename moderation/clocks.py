"""How grave a category is, and how soon somebody should look at it; per school."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from moderation.findings import Category, Severity
from rooms.base import Closed, Millis

MINUTE_MS = 60_000

_GRAVITY: dict[str, tuple[Severity, int]] = {
    # category → severity, and minutes until somebody should have looked
    Category.CRISIS: (Severity.SEVERE, 2),
    Category.DISCLOSURE: (Severity.SEVERE, 2),
    Category.GROOMING: (Severity.SEVERE, 10),
    Category.THREAT: (Severity.HIGH, 10),
    Category.SEXUAL: (Severity.HIGH, 30),
    Category.SLUR: (Severity.HIGH, 60),
    Category.BULLYING: (Severity.HIGH, 60),
    Category.CONTACT: (Severity.HIGH, 60),
    Category.PERSONAL_ASKED: (Severity.HIGH, 60),
    Category.PERSONAL_GIVEN: (Severity.MEDIUM, 120),
    Category.LINK: (Severity.MEDIUM, 240),
    Category.EVASION: (Severity.MEDIUM, 240),
    Category.UNKNOWN: (Severity.MEDIUM, 30),
    Category.PROFANITY: (Severity.LOW, 240),
    Category.SPAM: (Severity.LOW, 240),
}

OTHER = (Severity.MEDIUM, 120)
"""For categories that are not in the table: words that an older version kept."""

CATEGORIES = tuple(_GRAVITY)


def severity_of(category: str) -> Severity:
    """How grave a category is, where no finding says it more exactly."""
    return _GRAVITY.get(category, OTHER)[0]


class Clocks(Closed):
    """A school's own times, in minutes, by category; what is not in it has the usual time."""

    minutes: Mapping[Category, Annotated[int, Field(ge=1, le=10_080)]] = {}

    def due(self, category: str, opened_at: Millis) -> Millis:
        """When somebody should have looked at a case."""
        usual = _GRAVITY.get(category, OTHER)[1]
        own = self.minutes.get(Category(category)) if category in CATEGORIES else None
        return opened_at + (own or usual) * MINUTE_MS


USUAL = {category: minutes for category, (_, minutes) in _GRAVITY.items()}
"""The usual times in minutes, for the page on which a school changes them."""

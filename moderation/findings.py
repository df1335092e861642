"""What detectors find in a text: the vocabulary that the pipeline and the policy share."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Category(StrEnum):
    """What a finding is about. The values are kept in facts and policies: add, never rename."""

    PROFANITY = "profanity"
    SLUR = "slur"
    BULLYING = "bullying"
    THREAT = "threat"
    SEXUAL = "sexual"
    PERSONAL_GIVEN = "personal_given"
    PERSONAL_ASKED = "personal_asked"
    CONTACT = "contact"
    """Moving the talk to where nobody looks after it."""
    GROOMING = "grooming"
    CRISIS = "crisis"
    """Self-harm, suicide, or somebody in danger now."""
    DISCLOSURE = "disclosure"
    """Somebody tells of abuse or neglect."""
    LINK = "link"
    SPAM = "spam"
    EVASION = "evasion"
    """The text hides what it says from whoever reads it."""
    UNKNOWN = "unknown"
    """A detector failed or was late, or the text was too long to be read in full."""


class Severity(IntEnum):
    """How much harm a finding may do, if it is what it looks like."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    SEVERE = 4


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding: where, and by which rule; never the words themselves, so it can be logged.

    `start` and `end` count UTF-16 code units of the original text, as browsers do; `end` is behind
    the last. A finding about more than this text (a split, a flood) spans all of it.
    """

    category: Category
    severity: Severity
    rule: str
    """The rule's name, dotted: `contact.handle`."""
    start: int
    end: int
    earlier: tuple[int, ...] = ()
    """Which of the context's `recent` texts are parts of it too, and go where this one goes."""

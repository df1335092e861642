"""The reasons to look at somebody, named after what was seen, never after what a child is."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rooms.base import Id, Millis
from rooms.scaffolding.problem import PartId


class Kind(StrEnum):
    """Why somebody may need a tutor."""

    HAND = "hand"
    """Their hand is up."""
    STUCK = "stuck"
    """They told the tutor that they are stuck."""
    BREAK = "break"
    """They told the tutor that they need a break."""
    FEW_RIGHT = "few_right"
    """Few of their last answers were right."""
    LONG_PRACTICE = "long_practice"
    """They have met a skill many times, and it is not coming yet."""
    QUIET = "quiet"
    """Nothing has come from them for some time."""
    QUICK_ANSWERS = "quick_answers"
    """Several answers came right behind each other, and hardly differ."""
    QUICK_HINTS = "quick_hints"
    """Several hints were opened right behind each other."""
    HINT_UNREAD = "hint_unread"
    """A hint was left sooner than it can be read."""
    FINISHED = "finished"
    """They have solved everything and wait."""


class Severity(IntEnum):
    """What comes first in the queue."""

    WAITS = 1
    HURRIES = 2
    LONG_QUIET = 3
    STRUGGLES = 4
    ASKS = 5


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody has done on the step that they worked on last."""

    problem: Id
    step: PartId
    attempts: int = 0
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """One reason to look at one person. At most one of a kind is open for a person."""

    person: Id
    kind: Kind
    since: Millis
    """When its cause began; its age is the time since then."""
    level: int = 1
    """2 once it has lasted long, for `quiet` and `finished`."""
    skill: str = ""
    """For `long_practice`."""
    tried: Tried | None = None
    helped: int = 0
    """How often this person has been helped in this session while this kind was open."""

"""What a decision is made with, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rooms.accommodations import Adjustment
from rooms.base import Id, Millis, Place
from rooms.facts import Fact
from rooms.mastery.notes import SkillNote
from rooms.mastery.tracing import Parameters
from rooms.ports import Evidence, Finding, Screening, Surface
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.reading.style import Locale
from rooms.state import RoomState


@dataclass(frozen=True, slots=True)
class Said:
    """One text that others can read, and where it stands; empty where an adult asked something."""

    seq: int
    text: str = ""
    place: Place | None = None
    element: Id | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the world adds to a command: everything a decision may depend on besides the state."""

    at: Millis
    fresh: Id = "fresh"
    """A new identifier, for commands that name something; minted outside: deciding stays pure."""
    screening: Screening = field(default_factory=lambda: Screening(Finding.HOLD, "unscreened"))
    """The verdict on the command's words; a text that nobody screened is held."""
    problem: Problem | None = None
    """The problem that the command opens, whole."""
    locale: Locale = "en"
    """How the school writes numbers, for commands that open a problem."""
    problem_set: tuple[Id, ...] = ()
    parts: tuple[Said, ...] = ()
    """Earlier texts of the author that are parts of what was found in this one."""
    evidence: Evidence | None = None
    """The held text that the command decides on."""
    knowledge: Mapping[str, SkillNote] = field(default_factory=dict)
    """What the one who enters has practised in other rooms."""
    parameters: Mapping[str, Parameters] = field(default_factory=dict)
    """How the skills of the problem that the command opens are traced, where its bank says so."""
    adjustment: Adjustment | None = None
    """What is adjusted for the actor, for commands that say they are here; None if not known."""
    connected: frozenset[Id] = frozenset()
    """Who was connected, for commands that ask everybody who is here."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Words that the last fact of a decision keeps back."""

    surface: Surface
    category: str
    payload: str
    """The command, as JSON."""


@dataclass(frozen=True, slots=True)
class Settle:
    """A held text on which this decision settles."""

    place: Place
    released: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes so. No facts: it was so already, and the command is acknowledged as it is."""

    facts: tuple[Fact, ...] = ()
    hold: Hold | None = None
    settle: Settle | None = None
    flagged: bool = False
    """Its words passed, and a moderator should look at them; they stand at its first fact."""


NOTHING = Decision()


def refuse(code: Code, message: str) -> Refusal:
    """A refusal, in words that say what is so and what to do."""
    return Refusal(code=code, message=message)


def only_tutors(actor: Actor) -> Refusal | None:
    """A refusal unless the actor is a tutor."""
    if actor.role is Role.TUTOR:
        return None
    return refuse(Code.NOT_ALLOWED, "Only a tutor can do this.")


def only_students(actor: Actor) -> Refusal | None:
    """A refusal unless the actor is a student."""
    if actor.role is Role.STUDENT:
        return None
    return refuse(Code.NOT_ALLOWED, "This is for students.")


def only_in_session(state: RoomState) -> Refusal | None:
    """A refusal unless a session is under way."""
    if state.session is not None:
        return None
    return refuse(Code.NO_SESSION, "There is no session right now. What was done stays here.")


def blocked(screening: Screening) -> Refusal:
    """The refusal of words that may not be said here."""
    advice = screening.advice or "Say it in other words."
    return refuse(Code.BLOCKED, f"This cannot be said here. {advice}")

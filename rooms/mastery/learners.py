"""What is known of everybody's skills in one room: immutable values, added up from facts."""

from dataclasses import dataclass, field

from pydantic import TypeAdapter

from rooms.base import Id, Millis
from rooms.facts import Verdict
from rooms.mastery.elo import Ratings
from rooms.mastery.fading import MOST
from rooms.mastery.review import Review
from rooms.mastery.weights import Origin
from rooms.scaffolding.problem import PartId


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer, and what it did to P(known) of one skill."""

    seq: int
    """The fact that it was."""
    at: Millis
    problem: Id
    step: PartId
    verdict: Verdict
    before: float
    after: float
    weight: float = 1.0
    """How much it counted, from 0 to 1."""
    attempt: int = 1
    """1 for the first at this step."""
    hints: int = 0
    """How many hints and scaffolds of the step were open."""
    told: bool = False
    """Whether one of them gave the answer away."""
    origin: Origin = Origin.OWN


@dataclass(frozen=True, slots=True)
class Skill:
    """How well one person knows one skill."""

    known: float
    """P(known), from 0 to 1."""
    at_start: float
    """P(known) when the session began, or before the first answer if that came later."""
    opportunities: int = 0
    """First attempts at steps that need it, but for those in which others' answers were taken."""
    practised_at: Millis = 0
    support: int = MOST
    """How many hints are offered first: see `rooms.mastery.fading`."""
    review: Review | None = None
    """When it is due again; None until it is mastered."""
    evidence: tuple[Evidence, ...] = ()
    """The newest answers, oldest first. `rooms.mastery.trace` reads all of them from the log."""
    earlier: int = 0
    """How many answers came before those listed."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one person has done on one step in this session."""

    attempts: int = 0
    wrong: int = 0
    hints: int = 0
    """Hints and scaffolds that are open, at any depth."""
    told: bool = False
    """Whether one of them, or a worked solution, gave the answer away."""
    shown: bool = False
    """Whether answers of others to it have been shown."""
    solved: bool = False


@dataclass(frozen=True, slots=True)
class Learner:
    """One person's skills and work. Nothing in it depends on what anybody else did."""

    skills: dict[str, Skill] = field(default_factory=dict)
    steps: dict[Id, dict[PartId, Work]] = field(default_factory=dict)
    """This session's work: problem → step."""
    worked: dict[Id, Millis] = field(default_factory=dict)
    """When a problem was last worked on; the oldest are forgotten."""


def work_of(learner: Learner, problem: Id, step: PartId) -> Work:
    """What one person has done on a step in this session; nothing, if there is nothing yet."""
    return learner.steps.get(problem, {}).get(step, Work())


@dataclass(frozen=True, slots=True)
class Mastery:
    """Everybody's skills in one room, and the room's ratings."""

    started_at: Millis = 0
    """When the newest session began."""
    learners: dict[Id, Learner] = field(default_factory=dict)
    ratings: Ratings = field(default_factory=Ratings)


_MASTERY: TypeAdapter[Mastery] = TypeAdapter(Mastery)


def dump(mastery: Mastery) -> bytes:
    """The whole as JSON, less what is as it is at the beginning."""
    return _MASTERY.dump_json(mastery, exclude_defaults=True)


def load(data: bytes) -> Mastery:
    """What `dump` wrote; raises ValueError for anything else."""
    return _MASTERY.validate_json(data)

"""What is so with the modes of a room: part of its state, added up from facts."""

from dataclasses import dataclass, field

from rooms.base import Id, Place
from rooms.facts import ShownAnswer, Verdict
from rooms.scaffolding.asks import PartId
from rooms.scaffolding.modes.kinds import Lock, Mode, Origin, Solution
from rooms.scaffolding.problem import PublicStep


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that waits for the others to agree."""

    place: Place
    """The fact that it was: agreeing names it, so that nobody agrees to what they have not seen."""
    person: Id
    answer: str
    agreed: tuple[Id, ...]
    """Who agrees, its author first."""


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """The last answer of the group to a step, and what came of it."""

    answer: str
    verdict: Verdict
    feedback: str
    proposed_by: Id
    took_part: tuple[Id, ...]
    attempts: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept until the tutor shows it."""

    place: Place
    answer: str | None
    """None while its words are being checked."""
    origin: Origin = Origin.OWN


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the checker said of an answer that is not judged yet. For staff."""

    place: Place
    verdict: Verdict
    feedback: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The answers to a step that the tutor has shown."""

    answers: tuple[ShownAnswer, ...]
    unshown: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What a tutor has shown one student of one problem."""

    steps: dict[PartId, PublicStep] = field(default_factory=dict)
    solutions: dict[PartId, Solution] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Modes:
    """How the room works, in this session. Keyed by problem, then by step, unless it says else."""

    mode: Mode = Mode.OWN
    lock: Lock = Lock.FREE
    closed: dict[Id, tuple[PartId, ...]] = field(default_factory=dict)
    """The steps of a problem that are not open yet, where steps are locked."""
    answered: dict[Id, dict[PartId, tuple[Id, ...]]] = field(default_factory=dict)
    """Who has answered, as far as it is told: when somebody waits for it."""
    proposals: dict[Id, dict[PartId, Proposal]] = field(default_factory=dict)
    group: dict[Id, dict[PartId, GroupAnswer]] = field(default_factory=dict)
    shown: dict[Id, dict[PartId, Shown]] = field(default_factory=dict)
    solutions: dict[Id, dict[PartId, Solution]] = field(default_factory=dict)
    """The worked solutions that were shown to everybody."""
    aside: dict[Id, dict[Id, Aside]] = field(default_factory=dict)
    """Person → problem. Students have only their own."""
    kept: dict[Id, dict[Id, dict[PartId, Kept]]] = field(default_factory=dict)
    """Person → problem → step. Students have only their own."""
    weighed: dict[Id, dict[Id, dict[PartId, Weighed]]] = field(default_factory=dict)
    """Of kept answers: person → problem → step. Staff only."""
    proposed: dict[Id, dict[Id, dict[PartId, Weighed]]] = field(default_factory=dict)
    """Of proposals: person → problem → step. Staff only."""

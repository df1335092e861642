"""What a room's facts say about who may need a tutor: immutable values, one per student."""

from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from rooms.attention.kinds import Kind, Tried
from rooms.base import Id, Millis
from rooms.scaffolding.problem import PartId


@dataclass(frozen=True, slots=True)
class Try:
    """The last answer."""

    at: Millis
    problem: Id
    part: PartId
    answer: str | None
    """None while its words are being checked."""
    right: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The hint opened last, while nothing has followed it."""

    at: Millis
    characters: int


@dataclass(frozen=True, slots=True)
class Run:
    """Quick actions right behind each other."""

    signs: int = 0
    opened_at: Millis | None = None
    """When there were enough of them."""
    newest_at: Millis = 0


@dataclass(frozen=True, slots=True)
class Practice:
    """A skill that is not coming yet."""

    skill: str
    since: Millis


@dataclass(frozen=True, slots=True)
class Watched:
    """One student in this session."""

    pace: float = 1.0
    here: bool = False
    """Whether they are in the room: they attend, or have done something since they left."""
    quiet_since: Millis = 0
    """Their last action, or what they have to react to, if that is later."""
    problem: Id | None = None
    """What they work on."""
    steps: tuple[PartId, ...] = ()
    """Its steps."""
    solved: dict[Id, tuple[PartId, ...]] = field(default_factory=dict)
    """The steps solved in this session, by problem."""
    finished_at: Millis | None = None
    tried: Tried | None = None
    outcomes: tuple[bool, ...] = ()
    """Whether the last answers were right, oldest first."""
    acted_at: Millis | None = None
    """The last answer or hint on this problem."""
    last_try: Try | None = None
    reading: Reading | None = None
    quick_answers: Run = Run()
    quick_hints: Run = Run()
    unread_at: Millis | None = None
    """When they left a hint sooner than it can be read."""
    few_right_since: Millis | None = None
    practice: Practice | None = None
    hand_since: Millis | None = None
    stuck_since: Millis | None = None
    break_since: Millis | None = None
    helps: dict[Kind, int] = field(default_factory=dict)
    """How often they were helped while an alert of this kind was open."""


@dataclass(frozen=True, slots=True)
class Attention:
    """All students of one room."""

    in_session: bool = False
    problem: Id | None = None
    """What the room works on."""
    steps: tuple[PartId, ...] = ()
    opened_at: Millis = 0
    people: dict[Id, Watched] = field(default_factory=dict)


def with_person(attention: Attention, person: Id, watched: Watched) -> Attention:
    """The same, with this student as they are now."""
    return replace(attention, people={**attention.people, person: watched})


def newcomer(attention: Attention) -> Watched:
    """A student of whom nothing is known but what the room works on."""
    return Watched(
        quiet_since=attention.opened_at, problem=attention.problem, steps=attention.steps
    )


_ATTENTION: TypeAdapter[Attention] = TypeAdapter(Attention)


def dump(attention: Attention) -> bytes:
    """The whole as JSON, less what is as it is at the beginning."""
    return _ATTENTION.dump_json(attention, exclude_defaults=True)


def load(data: bytes) -> Attention:
    """What `dump` wrote; raises ValueError for anything else."""
    return _ATTENTION.validate_json(data)

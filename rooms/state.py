"""The state of a room: the facts of its log, added up.

Everything is immutable; `rooms.room.evolve` makes the next state from one fact. The public part
(`RoomState` less `server`) is what clients build too, from the facts that they may see: names and
shapes here are those of the client's state and of `tests/vectors`.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from rooms.accommodations import Adjustment
from rooms.base import Id, Millis, Place
from rooms.board.elements import Colour, Element, Patch
from rooms.facts import Verdict
from rooms.mastery.learners import Mastery
from rooms.mastery.tracing import Parameters
from rooms.nudges import Nudge
from rooms.persistent import PersistentMap
from rooms.roles import Role
from rooms.scaffolding.modes.state import Modes
from rooms.scaffolding.problem import PartId, Problem, PublicHint, PublicProblem
from rooms.scaffolding.reading.style import Locale


@dataclass(frozen=True, slots=True)
class Session:
    """The sitting that is under way."""

    id: Id
    started_at: Millis
    started_by: Id
    problems: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has been in the room; kept, for what they said and drew keeps their name."""

    name: str
    role: Role
    colour: Colour


@dataclass(frozen=True, slots=True)
class Pens:
    """Whether students may draw: `open` for all but `exceptions`, for whom it is the reverse."""

    open: bool = True
    exceptions: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A chat message at its place. `text` is None unless its status is `posted`."""

    place: Place
    author: Id
    at: Millis
    text: str | None
    reply_to: Place | None
    status: Literal["posted", "held", "deleted", "removed"]


@dataclass(frozen=True, slots=True)
class Held:
    """Words for the board or in an answer that are being checked. (Chat has its own status.)"""

    place: Place
    author: Id
    surface: Literal["board", "answer"]
    at: Millis


@dataclass(frozen=True, slots=True)
class Depth:
    """How many operations a person can undo and redo."""

    undo: int = 0
    redo: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """Pages in order, and the elements on them by id; an element's `z` says what is in front."""

    pages: tuple[Id, ...] = ("p1",)
    brought: Id = "p1"
    """The page that a tutor last brought everybody to; where newcomers start."""
    elements: PersistentMap[Id, Element] = field(default_factory=PersistentMap)
    depth: dict[Id, Depth] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Private:
    """What stands between one student and the adults of the room; no peer is told."""

    stuck: bool = False
    resting: bool = False
    nudge: Nudge | None = None
    """What an adult said to them last in this session."""
    nudged_in: Place | None = None
    help: Literal["", "crisis", "disclosure"] = ""
    """They may need somebody, and were shown where help is, in this session."""
    help_in: Place | None = None


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """How long a problem is planned to take, from when on. A pace is not in it."""

    problem: Id
    minutes: int
    since: Millis


@dataclass(frozen=True, slots=True)
class Part:
    """One person's work on one step or scaffold."""

    attempts: int = 0
    solved: bool = False
    alone: bool = False
    """Solved, and no hint of the step was open at that moment."""
    answer: str | None = None
    """The last answer; None while its words are being checked."""
    answered_in: Place | None = None
    verdict: Verdict | None = None
    feedback: str = ""
    """What the checker had to say about the last answer."""
    hints: tuple[PublicHint, ...] = ()
    """The hints that are open under this part, in the order they were taken."""


@dataclass(frozen=True, slots=True)
class ServerSide:
    """What decisions need and nobody is sent."""

    at: Millis = 0
    """When the newest fact happened."""
    keys: dict[Id, Problem] = field(default_factory=dict)
    """Problems opened in this session, whole."""
    parameters: dict[str, Parameters] = field(default_factory=dict)
    """How skills are traced, where the banks of the problems say so."""
    mastery: Mastery = field(default_factory=Mastery)
    """What everybody knows, by what they did here and what they brought."""
    drawn: dict[Id, dict[Id, int]] = field(default_factory=dict)
    """Which drawing of a problem each student has, where it is not the same for all."""
    locale: Locale = "en"
    """How numbers are written at this school."""
    undo: dict[Id, tuple["Inverse", ...]] = field(default_factory=dict)
    redo: dict[Id, tuple["Inverse", ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Restore:
    """One property of one element to set back: from what the operation left to what it found."""

    element: Id
    left: Patch
    found: Patch


@dataclass(frozen=True, slots=True)
class Inverse:
    """How to take back one operation."""

    drop: tuple[Id, ...] = ()
    put: tuple[Element, ...] = ()
    restore: tuple[Restore, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomState:
    """A room, whole, as of `seq`."""

    seq: int = 0
    session: Session | None = None
    sessions: int = 0
    """How many sittings have begun so far."""
    people: dict[Id, Person] = field(default_factory=dict)
    attending: dict[Id, Millis] = field(default_factory=dict)
    """Who attends, since when."""
    removed: tuple[Id, ...] = ()
    hands: tuple[Id, ...] = ()
    pens: Pens = Pens()
    muted: tuple[Id, ...] = ()
    chat: PersistentMap[Place, Message] = field(default_factory=PersistentMap)
    board: Board = field(default_factory=Board)
    held: dict[Place, Held] = field(default_factory=dict)
    problem: PublicProblem | None = None
    variants: dict[Id, PublicProblem] = field(default_factory=dict)
    """The open problem as it is drawn for each student, where they have numbers of their own."""
    work: dict[Id, dict[Id, dict[PartId, Part]]] = field(default_factory=dict)
    """This session's work: person → problem → part."""
    given: dict[Id, PublicProblem] = field(default_factory=dict)
    """The problem of those who have another one than the room."""
    offered: dict[Id, dict[Id, dict[PartId, int]]] = field(default_factory=dict)
    """How many hints are offered before somebody asks: person → problem → step."""
    planned: PlannedTime | None = None
    """How long the open problem is planned to take; None without a plan."""
    adjusted: dict[Id, Adjustment] = field(default_factory=dict)
    """What is adjusted for whom; kept over sessions, for it is a person's."""
    fewer: dict[Id, dict[Id, dict[PartId, tuple[PartId, ...]]]] = field(default_factory=dict)
    """Options that are left out: person → problem → part → ids of options."""
    private: dict[Id, Private] = field(default_factory=dict)
    modes: Modes = field(default_factory=Modes)
    server: ServerSide = field(default_factory=ServerSide)


_STATE: TypeAdapter[RoomState] = TypeAdapter(RoomState)
_BOARD: TypeAdapter[Board] = TypeAdapter(Board)


def dump(state: RoomState) -> bytes:
    """The whole state as JSON, for a snapshot in the database."""
    return _STATE.dump_json(state)


def public(state: RoomState) -> dict[str, Any]:
    """The state as clients hold it, ready for JSON: all but what is the server's.

    Who may see what of it is not decided here: pass what `rooms.room.project` returns.
    """
    public: dict[str, Any] = _STATE.dump_python(state, mode="json", exclude={"server"})
    return public


def public_head(state: RoomState) -> bytes:
    """`public` as JSON, up to where the members of the board's elements begin; see `PUBLIC_TAIL`.

    A large board is written apart: it is the same for all viewers.
    """
    rest = _STATE.dump_json(state, exclude={"server", "board"})
    board = _BOARD.dump_json(state.board, exclude={"elements"})
    return b'%b,"board":%b,"elements":{' % (rest[:-1], board[:-1])


PUBLIC_TAIL = b"}}}"
"""What stands behind the members of the elements: the end of them, of the board, of the state."""


def schema() -> dict[str, Any]:
    """The JSON Schema of the state as `public` writes it."""
    document: dict[str, Any] = _STATE.json_schema(mode="serialization")
    del document["properties"]["server"]
    return document


def load(data: bytes) -> RoomState:
    """The state that `dump` wrote; raises ValueError for anything else."""
    # No text in it can hold this: within a text the quotes would be escaped.
    if b'"mastery":{' not in data:
        raise ValueError("it was written before a room knew what its students know")
    return _STATE.validate_json(data)

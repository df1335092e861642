"""The ports: what a room needs from the world, as Protocols that adapters satisfy."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from rooms.accommodations import Adjustment
from rooms.base import Id, Millis, Place
from rooms.facts import Recorded
from rooms.mastery.notes import SkillNote
from rooms.mastery.tracing import Parameters
from rooms.refusals import Refusal
from rooms.roles import Role
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.reading.style import Locale

Surface = Literal["chat", "board", "answer", "name"]
"""Where a text would be read by others."""


class Finding(StrEnum):
    """What the screen says of a text."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    HOLD = "hold"
    BLOCK = "block"
    MASK = "mask"
    """It passes with dots where `Screening.spans` are."""


@dataclass(frozen=True, slots=True)
class Screening:
    """A text's verdict. `category` names the reason for staff, `advice` is for the author."""

    finding: Finding
    category: str = ""
    advice: str = ""
    severity: int = 0
    """From 1 to 4; 0 where nothing was found, or nobody says."""
    rules: tuple[str, ...] = ()
    """By which rules it was found."""
    policy: int = 0
    """The version of the policy that decided."""
    flagged: bool = False
    """It passes, and a moderator looks at it."""
    help: Literal["", "crisis", "disclosure"] = ""
    """Its author may need somebody: they are offered help, and the adults are told at once."""
    earlier: tuple[int, ...] = ()
    """Which of the author's `recent` texts are parts of it: they go where this one goes."""
    spans: tuple[tuple[int, int], ...] = ()
    """What is masked, in UTF-16 code units, of a text that is the only one of its command."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text, with what the screen may need to judge it."""

    text: str
    surface: Surface
    school: Id
    room: Id
    author: Id
    role: Role
    recent: tuple[str, ...] = ()
    """Their last texts here, the oldest first; empty where an adult asked something in between."""
    subject: str = ""
    """What the room works on, as its problem says: "biology"."""


class Screen(Protocol):
    """Judges every text before another person can read it."""

    async def judge(self, utterance: Utterance) -> Screening:
        """The verdict. May raise or take long: its caller then holds the text."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A held text, kept apart from the log: personal data in it must be in no fact."""

    place: Place
    author: Id
    surface: Surface
    category: str
    payload: str
    """The held command, as JSON."""
    written_at: Millis
    severity: int = 0
    rules: tuple[str, ...] = ()
    policy: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """A text that passed, and that a moderator should look at."""

    place: Place
    author: Id
    category: str
    written_at: Millis
    severity: int = 0
    rules: tuple[str, ...] = ()
    policy: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one command: the seq of its last fact, or the refusal.

    A command that was already so (raising a raised hand) has the seq that the room stood at.
    """

    seq: int
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One answered command, to be written with its facts."""

    person: Id
    command: Id
    outcome: Outcome
    facts: tuple[Recorded, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    settles: tuple[Place, ...] = ()
    """Held texts on which this command decided; their evidence is closed in the same commit."""
    released: bool = False
    """For `settles`: whether they were released."""
    flags: tuple[Flag, ...] = ()
    """What passed, and a moderator should look at."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one room wants to append: entries in order, and the seq that the room must stand at."""

    school: Id
    room: Id
    expected: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Committed:
    """The batch is durable."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Another process wrote first: catch up, and decide again. Nothing of the batch was written."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """Some commands were answered before. Nothing of the batch was written."""

    outcomes: dict[tuple[Id, Id], Outcome]
    """(person, command) → what it was answered with."""


Appended = Committed | Behind | Repeated


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A room's state at a seq, as `rooms.state.dump` wrote it."""

    seq: int
    state: bytes


class Log(Protocol):
    """The rooms' logs.

    Every method may raise `LogUnavailable`; the effect of an append is then unknown.
    """

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        """Write all batches in one transaction; one answer per batch, in order.

        A batch that answers `Behind` or `Repeated` leaves the others untouched.
        """
        ...

    async def read_after(
        self, school: Id, room: Id, seq: int, limit: int = 1_000
    ) -> Sequence[Recorded]:
        """The facts behind `seq`, in order, at most `limit`."""
        ...

    async def outcomes(
        self, school: Id, room: Id, commands: Sequence[tuple[Id, Id]]
    ) -> dict[tuple[Id, Id], Outcome]:
        """Which of these (person, command) were answered, and how."""
        ...

    async def snapshot(self, school: Id, room: Id) -> Snapshot | None:
        """The newest snapshot, or None."""
        ...

    async def save_snapshot(self, school: Id, room: Id, snapshot: Snapshot) -> None:
        """Keep a snapshot; older ones of the room may go."""
        ...

    async def evidence(
        self, school: Id, room: Id, place: Place, to: Id = "", *, appeal: bool = False
    ) -> Evidence | None:
        """A held text that is still open, or None: also where somebody else than `to` decided.

        On an `appeal` one that was removed, while its words are still kept.
        """
        ...


class LogUnavailable(Exception):
    """The log could not be reached, or did not answer in time."""


class Library(Protocol):
    """Where problems come from."""

    async def problem(self, school: Id, problem: Id, as_of: Millis | None = None) -> Problem | None:
        """A problem that this school may use: the newest version, or the newest as of a moment.

        Where there was none at that moment yet, the newest one.
        """
        ...

    async def problem_set(self, school: Id, room: Id) -> tuple[Id, ...]:
        """The problems set for a room, in order; empty if there is none."""
        ...

    async def parameters(self, school: Id, wanted: Iterable[str]) -> Mapping[str, Parameters]:
        """What the banks of this school say of these skills, where they say something."""
        ...

    async def locale(self, school: Id) -> Locale:
        """How numbers are written at a school."""
        ...


class Knowledge(Protocol):
    """What students know from other rooms."""

    async def of(self, school: Id, person: Id, room: Id) -> Mapping[str, SkillNote]:
        """Each skill as it was noted last in any other room. May raise `LogUnavailable`."""
        ...


class Adjustments(Protocol):
    """Where it is known what is adjusted for whom."""

    async def adjustment(self, school: Id, person: Id) -> Adjustment:
        """What is adjusted for somebody now. May raise `LogUnavailable`."""
        ...


Received = Callable[[bytes], None]


class Subscription(Protocol):
    """One room's news, as long as somebody here listens."""

    async def close(self) -> None:
        """Stop listening."""
        ...


class Bus(Protocol):
    """Carries news of rooms between processes. It may lose anything at any time."""

    async def subscribe(self, room: Id, received: Received) -> Subscription:
        """Hear what other processes publish on a room; active when this returns.

        An empty message says that news may have been lost: read the log.
        """
        ...

    def publish(self, room: Id, message: bytes, *, may_drop: bool = False) -> None:
        """Tell the other processes, in order; never blocks. Not heard by its sender.

        When it is too much, what `may_drop` goes first, but for the latest of each sender. Instead
        of anything else that cannot be told, an empty message is, as soon as that can be.
        """
        ...

    async def close(self) -> None:
        """Stop carrying anything."""
        ...


Clock = Callable[[], Millis]
Sleep = Callable[[float], Awaitable[None]]

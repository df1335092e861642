"""The bodies of HTTP requests and answers."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from realtime.protocol.frames import AtSeq
from rooms.accommodations import Accommodations
from rooms.attention.kinds import Kind
from rooms.attention.queue import Action
from rooms.base import Closed, Id, Millis, Name, Place
from rooms.facts import Verdict
from rooms.nudges import Nudge
from rooms.refusals import Refusal
from rooms.roles import Role
from rooms.scaffolding.modes.kinds import Origin
from rooms.scaffolding.problem import PartId

Secret = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Login = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
PublicState = Annotated[dict[str, Any], WithJsonSchema({"x-type": "RoomState"})]
"""A room's state without what is the server's, as `rooms.state.public` writes it."""

ChatMessage = Annotated[dict[str, Any], WithJsonSchema({"x-type": "Message"})]

ClassCode = Annotated[str, StringConstraints(min_length=4, max_length=20, pattern=r"^[^\x00]*$")]


class Problematic(Closed):
    """What went wrong, for the person and for programs."""

    code: str
    message: str
    field: str | None = None
    retry_after_s: int | None = None
    """Seconds to wait before trying again, where waiting helps."""


class ErrorBody(Closed):
    """The one shape of every error."""

    error: Problematic


class SignIn(Closed):
    """Staff and parents: name and password."""

    login: Login
    password: Secret


class ClassSignIn(Closed):
    """Students, first: the code of their class."""

    code: ClassCode


class NamedId(Closed):
    """Something by its id, with the name to show."""

    id: Id
    name: str


class ClassRoll(Closed):
    """The names to choose from."""

    class_id: Id
    class_name: str
    students: tuple[NamedId, ...]


class StudentSignIn(Closed):
    """Students, then: who they are, and their PIN."""

    code: ClassCode
    student: Id
    pin: Secret


class SignOut(Closed):
    """Leave this browser, or every browser."""

    everywhere: bool = False


class Myself(Closed):
    """The signed-in person."""

    id: Id
    name: str
    role: Role


class Me(Closed):
    """Who is signed in, and where."""

    person: Myself
    school: NamedId


class RoomCard(Closed):
    """A tutor's room, as their home shows it."""

    id: Id
    name: str
    classes: tuple[NamedId, ...]
    problem_set: NamedId | None
    live_since: Millis | None
    """When the session under way began; None without one."""
    here: int
    """How many students are connected now."""
    last_session: Millis | None
    """When the last session that ended began."""


class ProblemSetCard(Closed):
    """A problem set to choose."""

    id: Id
    name: str
    problems: int


class TutorHome(Closed):
    """A tutor's rooms, and what a new one can be made of."""

    role: Literal[Role.TUTOR] = Role.TUTOR
    rooms: tuple[RoomCard, ...]
    classes: tuple[NamedId, ...]
    problem_sets: tuple[ProblemSetCard, ...]


class AttentionItem(Closed):
    """One reason to look at one student."""

    room: Id
    room_name: str
    person: Id
    name: str
    kind: Kind
    since: Millis
    """When its cause began."""
    words: str
    """The reason, less its age."""
    tried: str
    """What they did on the step that they worked on last; empty for nothing."""
    problem: Id | None
    step: PartId | None
    helped: int
    """How often they were helped in this session while this was so."""
    suggested: Action


class AttentionQueue(Closed):
    """Who may need a tutor, the most urgent first."""

    version: str
    """Names what is listed: asked for with it, the answer waits until it is another one."""
    now: Millis
    rooms: int
    more: int
    """How many more there are than are listed."""
    items: tuple[AttentionItem, ...]


class NudgeNew(Closed):
    """Something to say to one student in private. The same `id` is said once."""

    id: Id
    person: Id
    nudge: Nudge


class NextHint(Closed):
    """Open the next hint of a step for one student. The same `id` opens one."""

    id: Id
    person: Id
    problem: Id
    step: PartId


class SimplerProblem(Closed):
    """Give one student a simpler problem. The same `id` gives one."""

    id: Id
    person: Id


class GivenProblem(Closed):
    """What a student was given, and why it was this one."""

    seq: int
    problem: Id | None
    """None if it was given before, and they have another one by now."""
    title: str
    why: str


class SuggestedProblem(Closed):
    """A problem that could come next, and why, in words for a tutor."""

    problem: Id
    title: str
    why: str


class SuggestedForOne(SuggestedProblem):
    """A problem for one student."""

    person: Id
    name: str


class Suggestions(Closed):
    """What could come next in a room: for everybody at once, and for each."""

    group: SuggestedProblem | None
    each: tuple[SuggestedForOne, ...]


class KnownSkill(Closed):
    """How well a student knows one skill, and every answer that it comes from."""

    skill: str
    headline: str
    known: float
    """P(known), from 0 to 1."""
    review_due: bool
    answers: tuple[str, ...]
    """In words, oldest first. Those that were given in other rooms say in which."""


class LookAgain(Closed):
    """What a student learned a while ago and might look at again, by the names of skills."""

    skills: tuple[str, ...]


class StudentLooksAgain(Closed):
    """What one student might look at again."""

    person: Id
    name: str
    skills: tuple[str, ...]


class StudentsLookAgain(Closed):
    """The students of a tutor who might look at something again."""

    students: tuple[StudentLooksAgain, ...]


class StudentRoom(Closed):
    """A room that a student may enter."""

    id: Id
    name: str
    tutor: str
    live_since: Millis | None


class PastSession(Closed):
    """A session that a student was in."""

    room: Id
    room_name: str
    session: Id
    started_at: Millis
    ended_at: Millis


class StudentHome(Closed):
    """A student's rooms: live ones first; then what was."""

    role: Literal[Role.STUDENT] = Role.STUDENT
    rooms: tuple[StudentRoom, ...]
    past: tuple[PastSession, ...]


class HeldItem(Closed):
    """A text that is being checked, as its author and staff may see it."""

    room: Id
    room_name: str
    place: Place
    author: NamedId
    surface: Literal["chat", "board", "answer", "name"]
    category: str
    """Why the screen held it; empty for the author."""
    written_at: Millis
    text: str
    element: Id | None = None
    """For the board: the element that the words belong to."""


class ModeratorHome(Closed):
    """A moderator's page is their queue: /api/review."""

    role: Literal[Role.MODERATOR] = Role.MODERATOR


class ChildSession(Closed):
    """What came of one session, for one child."""

    session: Id
    room_name: str
    tutor: str
    started_at: Millis
    ended_at: Millis | None
    attended_ms: int
    active_ms: int
    steps_alone: int
    steps_with_hint: int
    steps_together: int
    steps_tried: int
    """Steps begun and not solved."""
    problems: tuple[str, ...]
    """The titles of the problems that the child worked on."""


class Child(Closed):
    """A child, with their sessions, the newest first."""

    id: Id
    name: str
    sessions: tuple[ChildSession, ...]


class ParentHome(Closed):
    """A parent's children."""

    role: Literal[Role.PARENT] = Role.PARENT
    children: tuple[Child, ...]


class PersonRow(Closed):
    """Somebody of the school, as the admin's list shows them."""

    id: Id
    name: str
    role: Role
    login: str | None
    classes: tuple[str, ...]
    children: tuple[str, ...]


class AdminHome(Closed):
    """The people of the school."""

    role: Literal[Role.ADMIN] = Role.ADMIN
    people: tuple[PersonRow, ...]
    classes: tuple[NamedId, ...]


Home = Annotated[
    TutorHome | StudentHome | ModeratorHome | ParentHome | AdminHome, Field(discriminator="role")
]


class RoomNew(Closed):
    """A room to make."""

    name: Name
    classes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=20)]
    problem_set: Id | None = None


class RoomChange(Closed):
    """What to change of a room; what is left out, or None, stays.

    But for `problem_set`: None takes it away.
    """

    name: Name | None = None
    classes: Annotated[tuple[Id, ...], Field(min_length=1, max_length=20)] | None = None
    problem_set: Id | None = None


class SnapshotRoom(Closed):
    """The room of a snapshot."""

    id: Id
    name: str
    problems: tuple[NamedId, ...]
    """The problem set with titles, for staff; empty for students."""


class You(Closed):
    """The viewer of a snapshot."""

    person: Id
    role: Role


class Snapshot(Closed):
    """A room as its viewer may see it, at `seq`; the socket goes on from there."""

    room: SnapshotRoom
    you: You
    seq: AtSeq
    older_chat: bool
    """Whether there are messages before those in the state."""
    state: PublicState


class ChatPage(Closed):
    """Older messages, in order."""

    messages: tuple[ChatMessage, ...]
    more: bool


class HeldList(Closed):
    """Held texts of one room."""

    items: tuple[HeldItem, ...]


class HeldDecision(Closed):
    """What a moderator decides on a held text."""

    decision: Literal["release", "remove"]


class Done(Closed):
    """A command was done; the room stands at this seq."""

    seq: AtSeq


class RefusedBody(Closed):
    """A command was refused."""

    refusal: Refusal


class ProblemCard(Closed):
    """A problem in a list."""

    id: Id
    title: str
    subject: str
    steps: int
    source: str
    licence: str


class ProblemList(Closed):
    """Problems to choose from."""

    problems: tuple[ProblemCard, ...]


class RoomSession(Closed):
    """One sitting in a room."""

    session: Id
    started_at: Millis
    ended_at: Millis | None
    """None while it is under way."""


class RoomSessions(Closed):
    """The sittings in a room, the newest first."""

    room: NamedId
    sessions: tuple[RoomSession, ...]


class ReportedAct(Closed):
    """One answer of a student, or one piece of help that they took or were shown."""

    place: Place
    at: Millis
    person: Id | None
    """Whom it is about; None for what was shown to everybody."""
    what: Literal["answer", "hint", "solution"]
    title: str
    """The problem's."""
    step: int
    """Which step of the problem, from 1; 0 if that is not known."""
    scaffold: bool
    answer: str | None
    verdict: Verdict | None
    """None for help, and for an answer that was changed before it was shown."""
    origin: Origin | None
    attempt: int
    hints: int
    by_tutor: bool


class SkillCell(Closed):
    """One student's steps that need one skill."""

    tried: int
    solved: int
    alone: int
    known: float | None = None
    """P(known), from 0 to 1, where it is worked out."""


class ReportedStudent(Closed):
    """A student of a report."""

    id: Id
    name: str
    number: int
    """What they are called by where names are hidden, from 1: as in the room."""


class ReportedSkill(Closed):
    """One skill, by student."""

    skill: str
    cells: dict[Id, SkillCell]


class SessionReport(Closed):
    """What was done in a session, for its tutors."""

    room: NamedId
    session: Id
    started_at: Millis
    ended_at: Millis | None
    students: tuple[ReportedStudent, ...]
    acts: tuple[ReportedAct, ...]
    skills: tuple[ReportedSkill, ...]


class PersonAccommodations(Closed):
    """What is adjusted for somebody."""

    person: NamedId
    version: AtSeq
    accommodations: Accommodations


class AccommodationsChange(Closed):
    """What is to be adjusted, whole, by whoever saw this version of it."""

    version: AtSeq
    accommodations: Accommodations

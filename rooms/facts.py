"""Every fact that a room's log can hold: one closed model each, and who may see it.

A fact is something that happened and should outlive the moment. It says what became so, never
what was asked for. Who did it, when and at which seq stand beside it in `Recorded`.

What a person may not see is never sent to them; to them such a fact is only a number. So the state
that a client builds from the facts it gets is, by construction, what it may know.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from rooms.base import Closed, Id, Millis, Name, Place, Seq, Text
from rooms.board.elements import Colour, Element, Patch
from rooms.mastery.notes import SkillNote
from rooms.mastery.tracing import Parameters
from rooms.nudges import Nudge
from rooms.roles import Actor, Role
from rooms.scaffolding.modes.kinds import Answered, AnswerText, Lock, Mode, Origin, Solution
from rooms.scaffolding.problem import (
    PartId,
    Problem,
    PublicHint,
    PublicProblem,
    PublicStep,
    Short,
)
from rooms.scaffolding.reading.style import Locale


class Audience(StrEnum):
    """Who may see a fact."""

    EVERYONE = "everyone"
    OWN = "own"
    """The person it is about, and staff."""
    STAFF = "staff"
    """The adults who answer for the room."""
    SERVER = "server"
    """Nobody: it is there for the server to decide by."""


class SessionStarted(Closed):
    """A sitting began."""

    kind: Literal["session.started"] = "session.started"
    session: Id
    problems: tuple[Id, ...] = ()
    """The problem set, in order; problems are opened one at a time."""
    chat_from: Annotated[int, Field(ge=0)] = 0
    """Messages before this place are left to the log: a room's state stays small for years."""


class SessionEnded(Closed):
    """The sitting ended; all who attended left with it."""

    kind: Literal["session.ended"] = "session.ended"
    session: Id


class PersonEntered(Closed):
    """Somebody came in for the first time, or under another name. Not yet attendance."""

    kind: Literal["person.entered"] = "person.entered"
    person: Id
    name: Name
    role: Role
    colour: Colour


class PersonAdjusted(Closed):
    """What is adjusted for a student from now on, as far as a room has to know of it."""

    kind: Literal["person.adjusted"] = "person.adjusted"
    person: Id
    version: Annotated[int, Field(ge=0)]
    pace: float = 1.0
    fewer_choices: bool = False


class AttendanceJoined(Closed):
    """Somebody has stayed past the grace: they attend, since the moment they came."""

    kind: Literal["attendance.joined"] = "attendance.joined"
    person: Id
    since: Millis


class AttendanceLeft(Closed):
    """Somebody stayed away past the grace: they left at `since`."""

    kind: Literal["attendance.left"] = "attendance.left"
    person: Id
    since: Millis


class PersonRemoved(Closed):
    """A tutor sent somebody out until the session ends or they are let in again."""

    kind: Literal["person.removed"] = "person.removed"
    person: Id


class PersonReadmitted(Closed):
    """A tutor let somebody in again."""

    kind: Literal["person.readmitted"] = "person.readmitted"
    person: Id


class HandRaised(Closed):
    """Somebody joined the end of the line of raised hands."""

    kind: Literal["hand.raised"] = "hand.raised"
    person: Id


class HandLowered(Closed):
    """A hand went down, by its owner or by a tutor."""

    kind: Literal["hand.lowered"] = "hand.lowered"
    person: Id


class StuckSet(Closed):
    """A student told the adults of the room that they are stuck, or that they are not any more."""

    kind: Literal["stuck.set"] = "stuck.set"
    person: Id
    stuck: bool


class BreakSet(Closed):
    """A student told the adults of the room that they need a break, or are back from it."""

    kind: Literal["break.set"] = "break.set"
    person: Id
    resting: bool


class PersonNudged(Closed):
    """An adult of the room said something to one student in private."""

    kind: Literal["person.nudged"] = "person.nudged"
    person: Id
    nudge: Nudge


class PensSet(Closed):
    """Everybody's pens were opened or locked; exceptions made before are gone."""

    kind: Literal["pens.set"] = "pens.set"
    open: bool


class PenSet(Closed):
    """One person's pen was opened or locked."""

    kind: Literal["pen.set"] = "pen.set"
    person: Id
    open: bool


class MuteSet(Closed):
    """One person's chat was muted, or not any more."""

    kind: Literal["mute.set"] = "mute.set"
    person: Id
    muted: bool


class ChatPosted(Closed):
    """A message passed the screen and stands at this fact's seq."""

    kind: Literal["chat.posted"] = "chat.posted"
    text: Text
    reply_to: Place | None = None


class ChatHeld(Closed):
    """A message is being checked. Its text is kept apart from the log."""

    kind: Literal["chat.held"] = "chat.held"
    reply_to: Place | None = None


class HelpOffered(Closed):
    """Somebody may need an adult: they are shown where help is, and the adults are told."""

    kind: Literal["help.offered"] = "help.offered"
    person: Id
    reason: Literal["crisis", "disclosure"]


class ChatReleased(Closed):
    """A moderator let a held message through; it takes the place it was written at."""

    kind: Literal["chat.released"] = "chat.released"
    place: Place
    author: Id
    written_at: Millis
    text: Text
    reply_to: Place | None = None


class ChatDeleted(Closed):
    """A message was deleted, by its author or by staff; its place stays."""

    kind: Literal["chat.deleted"] = "chat.deleted"
    place: Place


class BoardHeld(Closed):
    """Words for the board are being checked; they are kept apart from the log."""

    kind: Literal["board.held"] = "board.held"


class BoardChanged(Closed):
    """One whole operation on the board: elements put, properties set, elements dropped."""

    kind: Literal["board.changed"] = "board.changed"
    put: tuple[Element, ...] = ()
    set: tuple[Patch, ...] = ()
    drop: tuple[Id, ...] = ()
    cause: Literal["do", "undo", "redo", "release"] = "do"
    passed_over: int = 0
    """For undo and redo: how many operations had nothing left to take back, and were dropped."""


class HeldSettled(Closed):
    """A decision was taken on a held text: `released` shows it to others, `removed` does not."""

    kind: Literal["held.settled"] = "held.settled"
    place: Place
    author: Id
    released: bool


class PageAdded(Closed):
    """A page was added behind the others."""

    kind: Literal["page.added"] = "page.added"
    page: Id


class PageBrought(Closed):
    """A tutor brought everybody to a page."""

    kind: Literal["page.brought"] = "page.brought"
    page: Id


class ProblemOpened(Closed):
    """A problem is now what the room works on."""

    kind: Literal["problem.opened"] = "problem.opened"
    problem: PublicProblem


class ProblemKeyed(Closed):
    """The problem just opened, whole, with its answers: a session keeps what it started with.

    Its variables are drawn, unless they are drawn for each student.
    """

    kind: Literal["problem.keyed"] = "problem.keyed"
    problem: Problem
    locale: Locale = "en"
    """How numbers are written at the school: answers are read so for the rest of the session."""
    parameters: dict[Short, Parameters] = Field(default_factory=dict)
    """How its skills are traced, where their bank says so."""


class ProblemVaried(Closed):
    """The open problem as it is drawn for one student, who has numbers of their own."""

    kind: Literal["problem.varied"] = "problem.varied"
    person: Id
    problem: PublicProblem
    drawing: Annotated[int, Field(ge=0)]
    """Which set of values of the problem's variables it is."""


class ProblemGiven(Closed):
    """One student has another problem than the room before them; with None, the room's again."""

    kind: Literal["problem.given"] = "problem.given"
    person: Id
    problem: PublicProblem | None = None


class KnowledgeBrought(Closed):
    """What somebody who came in had practised elsewhere since they were last here."""

    kind: Literal["knowledge.brought"] = "knowledge.brought"
    person: Id
    skills: dict[Short, SkillNote]


class KnowledgeNoted(Closed):
    """What a student who practised in the session knew at its end."""

    kind: Literal["knowledge.noted"] = "knowledge.noted"
    person: Id
    skills: dict[Short, SkillNote]


class HintsOffered(Closed):
    """So many hints of each step are offered to a student; they can always ask for more."""

    kind: Literal["hints.offered"] = "hints.offered"
    person: Id
    problem: Id
    offered: dict[PartId, Annotated[int, Field(ge=0)]]


class Verdict(StrEnum):
    """What the checker says of an answer. What it cannot read is a refusal, not an attempt."""

    CORRECT = "correct"
    INCORRECT = "incorrect"
    WRONG_FORM = "wrong_form"
    """The value is right; it was asked for in another form."""
    WRONG_UNIT = "wrong_unit"
    """The number is right, its unit is not."""
    WAITING = "waiting"
    """The tutor will read it."""


class TimePlanned(Closed):
    """So many minutes are planned for the open problem from here on; 0 for none any more."""

    kind: Literal["time.planned"] = "time.planned"
    problem: Id
    minutes: Annotated[int, Field(ge=0)]


class ChoicesFewer(Closed):
    """Wrong options that one student, who has fewer choices, is not shown."""

    kind: Literal["choices.fewer"] = "choices.fewer"
    person: Id
    problem: Id
    left_out: dict[PartId, tuple[PartId, ...]]
    """By part, the ids of options; none where all are shown again."""


class AnswerJudged(Closed):
    """Somebody answered a step or a scaffold, and it was checked."""

    kind: Literal["answer.judged"] = "answer.judged"
    person: Id
    problem: Id
    part: PartId
    answer: Annotated[str, Field(max_length=500)] | None
    """What was answered (a choice's id, or the text); None while its words are being checked."""
    verdict: Verdict
    feedback: Annotated[str, Field(max_length=500)] = ""
    """What the checker has to say about it, for its author."""
    held: bool = False
    origin: Origin = Origin.OWN
    """Whose it was; a fact that does not say was the person's own."""
    kept_in: Place | None = None
    """The fact in which it was given, if it was kept before it was judged."""


class AnswerReleased(Closed):
    """The words of a held answer were let through."""

    kind: Literal["answer.released"] = "answer.released"
    place: Place
    person: Id
    problem: Id
    part: PartId
    answer: Annotated[str, Field(max_length=500)]


class HintOpened(Closed):
    """Somebody took the next hint of a step, or of a scaffold within it."""

    kind: Literal["hint.opened"] = "hint.opened"
    person: Id
    problem: Id
    step: PartId
    """The step of the problem that the hint belongs to."""
    under: PartId
    """The part whose hint it is: the step itself, or a scaffold."""
    hint: PublicHint


class ModeChanged(Closed):
    """The tutor chose how the room answers."""

    kind: Literal["mode.changed"] = "mode.changed"
    mode: Mode


class LockChanged(Closed):
    """The tutor chose when steps open."""

    kind: Literal["lock.changed"] = "lock.changed"
    lock: Lock
    problem: Id | None = None
    closed: tuple[PartId, ...] = ()
    """The steps of the open problem that are closed from now on."""


class StepOpened(Closed):
    """A step that was closed is open: for everybody, or for one student."""

    kind: Literal["step.opened"] = "step.opened"
    problem: Id
    step: PublicStep
    person: Id | None = None


class StepsAnswered(Closed):
    """Who has answered which step, where others wait for it. Not what, nor whether it is right."""

    kind: Literal["steps.answered"] = "steps.answered"
    problem: Id
    answered: tuple[Answered, ...]


class AnswerWeighed(Closed):
    """What the checker says of an answer that is not judged yet. Its author is not told either."""

    kind: Literal["answer.weighed"] = "answer.weighed"
    person: Id
    problem: Id
    part: PartId
    verdict: Verdict
    feedback: AnswerText = ""
    of: Literal["answer", "proposal"]


class AnswerKept(Closed):
    """Somebody answered a step; the answer is kept until the tutor shows it."""

    kind: Literal["answer.kept"] = "answer.kept"
    person: Id
    problem: Id
    part: PartId
    answer: AnswerText | None
    """None while its words are being checked."""
    held: bool = False
    origin: Origin = Origin.OWN


class ShownAnswer(Closed):
    """One answer that was given, and by how many; not by whom."""

    answer: AnswerText
    verdict: Verdict
    count: Annotated[int, Field(ge=1)]


class AnswersShown(Closed):
    """The tutor showed everybody the answers to a step, without names."""

    kind: Literal["answers.shown"] = "answers.shown"
    problem: Id
    part: PartId
    answers: tuple[ShownAnswer, ...]
    unshown: Annotated[int, Field(ge=0)] = 0
    """How many more there were, whose words were being checked."""


class AnswerProposed(Closed):
    """Somebody proposed an answer to the group; one proposed before is gone."""

    kind: Literal["answer.proposed"] = "answer.proposed"
    person: Id
    problem: Id
    part: PartId
    answer: AnswerText


class ProposalHeld(Closed):
    """The words of a proposal are being checked; they are kept apart from the log."""

    kind: Literal["proposal.held"] = "proposal.held"
    person: Id
    problem: Id
    part: PartId


class AnswerAgreed(Closed):
    """Somebody agreed to what was proposed, or does so no more; its author takes it back."""

    kind: Literal["answer.agreed"] = "answer.agreed"
    person: Id
    problem: Id
    part: PartId
    place: Place
    agrees: bool


class GroupAnswered(Closed):
    """What the group agreed on was judged, once for all who took part."""

    kind: Literal["group.answered"] = "group.answered"
    problem: Id
    part: PartId
    answer: AnswerText
    verdict: Verdict
    feedback: AnswerText = ""
    proposed_by: Id
    took_part: tuple[Id, ...]
    """The students who proposed it or agreed."""


class SolutionShown(Closed):
    """The tutor showed the worked solution of a step: to everybody, or to one student."""

    kind: Literal["solution.shown"] = "solution.shown"
    problem: Id
    step: PartId
    solution: Solution
    person: Id | None = None


Fact = Annotated[
    SessionStarted
    | SessionEnded
    | PersonEntered
    | AttendanceJoined
    | AttendanceLeft
    | PersonRemoved
    | PersonReadmitted
    | HandRaised
    | HandLowered
    | StuckSet
    | BreakSet
    | PersonNudged
    | PensSet
    | PenSet
    | MuteSet
    | ChatPosted
    | ChatHeld
    | HelpOffered
    | ChatReleased
    | ChatDeleted
    | BoardHeld
    | BoardChanged
    | HeldSettled
    | PageAdded
    | PageBrought
    | ProblemOpened
    | ProblemKeyed
    | ProblemVaried
    | ProblemGiven
    | KnowledgeBrought
    | KnowledgeNoted
    | HintsOffered
    | PersonAdjusted
    | ChoicesFewer
    | TimePlanned
    | AnswerJudged
    | AnswerReleased
    | HintOpened
    | ModeChanged
    | LockChanged
    | StepOpened
    | StepsAnswered
    | AnswerWeighed
    | AnswerKept
    | AnswersShown
    | AnswerProposed
    | ProposalHeld
    | AnswerAgreed
    | GroupAnswered
    | SolutionShown,
    Field(discriminator="kind"),
]


class Recorded(Closed):
    """A fact with its place in the log."""

    seq: Seq
    at: Millis
    by: Id
    """Who did it; for what the server does on its own (attendance), the person it is about."""
    cmd: Id
    """The command that it came from; one command may leave several facts."""
    fact: Fact

    @cached_property
    def body(self) -> bytes:
        """The fact as JSON. Made once: the log, the other processes and all clients take it."""
        return self.fact.model_dump_json().encode()

    @cached_property
    def as_json(self) -> bytes:
        """The whole as JSON. No sign in an id needs to be escaped there."""
        place = b'{"seq":%d,"at":%d,"by":"%b","cmd":"%b","fact":' % (
            self.seq,
            self.at,
            self.by.encode(),
            self.cmd.encode(),
        )
        return place + self.body + b"}"


def owner_of(recorded: Recorded) -> Id | None:
    """Whose private matter this fact is: the one person besides staff who may see it."""
    match recorded.fact:
        case ChatHeld() | BoardHeld():
            return recorded.by
        case HeldSettled(author=author):
            return author
        case (
            AnswerJudged(person=person) | AnswerReleased(person=person) | HintOpened(person=person)
        ):
            return person
        case AnswerKept(person=person) | ProposalHeld(person=person):
            return person
        case (
            ProblemVaried(person=person)
            | ProblemGiven(person=person)
            | HintsOffered(person=person)
            | PersonAdjusted(person=person)
        ):
            return person
        case ChoicesFewer(person=person):
            return person
        case StuckSet(person=person) | BreakSet(person=person) | PersonNudged(person=person):
            return person
        case HelpOffered(person=person):
            return person
        case StepOpened(person=one) | SolutionShown(person=one):
            return one
        case _:
            return None


def audience_of(recorded: Recorded) -> Audience:
    """Who may see this fact."""
    if isinstance(recorded.fact, ProblemKeyed | KnowledgeBrought | KnowledgeNoted):
        return Audience.SERVER
    if isinstance(recorded.fact, AnswerWeighed):
        return Audience.STAFF
    return Audience.EVERYONE if owner_of(recorded) is None else Audience.OWN


def may_see(actor: Actor, recorded: Recorded) -> bool:
    """Whether this fact may be sent to this person."""
    match audience_of(recorded):
        case Audience.EVERYONE:
            return True
        case Audience.OWN:
            return actor.is_staff or owner_of(recorded) == actor.person
        case Audience.STAFF:
            return actor.is_staff
        case Audience.SERVER:
            return False

"""Everything a person can ask of a room: one closed, bounded model each.

`id` is minted by the client, once per intent: the same id, sent again by the same person in the
same room, changes nothing and gets the same answer.
"""

from typing import Annotated, Literal

from pydantic import Field

from rooms.base import Closed, Id, Millis, Name, Place, Text
from rooms.board.elements import NewElement, Patch
from rooms.nudges import Nudge
from rooms.scaffolding.modes.kinds import Lock, Mode
from rooms.scaffolding.problem import PartId


class Command(Closed):
    """What all commands have."""

    id: Id


class SessionStart(Command):
    """Begin a sitting. Tutors only."""

    kind: Literal["session.start"] = "session.start"


class SessionEnd(Command):
    """End the sitting. Tutors only."""

    kind: Literal["session.end"] = "session.end"


class PersonRemove(Command):
    """Send somebody out. Tutors only."""

    kind: Literal["person.remove"] = "person.remove"
    person: Id


class PersonReadmit(Command):
    """Let somebody in again. Tutors only."""

    kind: Literal["person.readmit"] = "person.readmit"
    person: Id


class HandRaise(Command):
    """Ask to be heard."""

    kind: Literal["hand.raise"] = "hand.raise"


class HandLower(Command):
    """Take a hand down: one's own, or as a tutor somebody's."""

    kind: Literal["hand.lower"] = "hand.lower"
    person: Id


class StuckSay(Command):
    """Tell the adults of the room, and nobody else, that one is stuck, or not any more."""

    kind: Literal["stuck.say"] = "stuck.say"
    stuck: bool = True


class BreakTake(Command):
    """Tell the adults of the room, and nobody else, that one needs a break, or is back."""

    kind: Literal["break.take"] = "break.take"
    resting: bool = True


class PersonNudge(Command):
    """Say one of a few sentences to one student, in private. Tutors only."""

    kind: Literal["person.nudge"] = "person.nudge"
    person: Id
    nudge: Nudge


class PensOpen(Command):
    """Open or lock everybody's pens. Tutors only."""

    kind: Literal["pens.open"] = "pens.open"
    open: bool


class PenOpen(Command):
    """Open or lock one person's pen. Tutors only."""

    kind: Literal["pen.open"] = "pen.open"
    person: Id
    open: bool


class PersonMute(Command):
    """Mute somebody's chat, or let them write again. Tutors only."""

    kind: Literal["person.mute"] = "person.mute"
    person: Id
    muted: bool


class ChatPost(Command):
    """Say something to the room."""

    kind: Literal["chat.post"] = "chat.post"
    text: Text
    reply_to: Place | None = None


class ChatDelete(Command):
    """Delete a message: one's own, or as staff anybody's."""

    kind: Literal["chat.delete"] = "chat.delete"
    place: Place


class BoardCreate(Command):
    """Put new elements on the board."""

    kind: Literal["board.create"] = "board.create"
    elements: Annotated[tuple[NewElement, ...], Field(min_length=1, max_length=50)]


class BoardPatch(Command):
    """Change properties of elements; students only of their own."""

    kind: Literal["board.patch"] = "board.patch"
    patches: Annotated[tuple[Patch, ...], Field(min_length=1, max_length=200)]


class BoardRemove(Command):
    """Take elements off the board; students only their own."""

    kind: Literal["board.remove"] = "board.remove"
    elements: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]


class BoardUndo(Command):
    """Take back one's own last operation, as far as nobody else has changed it since."""

    kind: Literal["board.undo"] = "board.undo"


class BoardRedo(Command):
    """Do again what one's own last undo took back."""

    kind: Literal["board.redo"] = "board.redo"


class PageAdd(Command):
    """Add a page. Tutors only."""

    kind: Literal["page.add"] = "page.add"


class PageClear(Command):
    """Take everything off a page; undoable. Tutors only."""

    kind: Literal["page.clear"] = "page.clear"
    page: Id


class PageBring(Command):
    """Bring everybody to a page. Tutors only."""

    kind: Literal["page.bring"] = "page.bring"
    page: Id


class ProblemOpen(Command):
    """Put a problem before the room. Tutors only."""

    kind: Literal["problem.open"] = "problem.open"
    problem: Id


class ProblemGive(Command):
    """Put a problem before one student; the room's own brings them back. Tutors only."""

    kind: Literal["problem.give"] = "problem.give"
    problem: Id
    person: Id


AnswerTyped = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]


class AnswerGive(Command):
    """Answer a step or an opened scaffold of the open problem. Students only."""

    kind: Literal["answer.give"] = "answer.give"
    problem: Id
    part: PartId
    answer: AnswerTyped
    """A choice's id, or what was typed."""


class HintTake(Command):
    """Open the next hint of a step or of an opened scaffold. Students only."""

    kind: Literal["hint.take"] = "hint.take"
    problem: Id
    under: PartId


class ModeSet(Command):
    """Choose how the room answers. Tutors only."""

    kind: Literal["mode.set"] = "mode.set"
    mode: Mode


class LockSet(Command):
    """Choose when steps open. Tutors only."""

    kind: Literal["lock.set"] = "lock.set"
    lock: Lock


class StepOpen(Command):
    """Open a step for everybody, or for one student. Tutors only."""

    kind: Literal["step.open"] = "step.open"
    problem: Id
    step: PartId
    person: Id | None = None


class AnswersShow(Command):
    """Show everybody the answers to a step that were kept. Tutors only."""

    kind: Literal["answers.show"] = "answers.show"
    problem: Id
    part: PartId


class HintShow(Command):
    """Open a hint for everybody who is here, or for one student. Tutors only."""

    kind: Literal["hint.show"] = "hint.show"
    problem: Id
    hint: PartId
    person: Id | None = None


class SolutionShow(Command):
    """Show the worked solution of a step to everybody, or to one student. Tutors only."""

    kind: Literal["solution.show"] = "solution.show"
    problem: Id
    step: PartId
    person: Id | None = None


class AnswerPropose(Command):
    """Propose an answer to the group. Students only."""

    kind: Literal["answer.propose"] = "answer.propose"
    problem: Id
    part: PartId
    answer: AnswerTyped


class AnswerAgree(Command):
    """Agree to what is proposed, or not any more; whose proposal it is takes it back.

    A tutor who agrees has it judged at once.
    """

    kind: Literal["answer.agree"] = "answer.agree"
    problem: Id
    part: PartId
    place: Place
    """The proposal that is meant."""
    agrees: bool = True


class HeldRelease(Command):
    """Let a held text through. Staff only, and never one's own."""

    kind: Literal["held.release"] = "held.release"
    place: Place
    appeal: bool = False
    """It was removed, and its author's appeal was granted. Moderators only."""


class HeldRemove(Command):
    """Keep a held text from others for good. Staff only."""

    kind: Literal["held.remove"] = "held.remove"
    place: Place


class TimePlan(Command):
    """Say how long the open problem is planned to take from now on; 0 for no plan. Tutors only."""

    kind: Literal["time.plan"] = "time.plan"
    minutes: Annotated[int, Field(ge=0, le=180)]


ClientCommand = Annotated[
    SessionStart
    | SessionEnd
    | PersonRemove
    | PersonReadmit
    | HandRaise
    | HandLower
    | StuckSay
    | BreakTake
    | PersonNudge
    | PensOpen
    | PenOpen
    | PersonMute
    | ChatPost
    | ChatDelete
    | BoardCreate
    | BoardPatch
    | BoardRemove
    | BoardUndo
    | BoardRedo
    | PageAdd
    | PageClear
    | PageBring
    | ProblemOpen
    | ProblemGive
    | AnswerGive
    | HintTake
    | ModeSet
    | LockSet
    | StepOpen
    | AnswersShow
    | HintShow
    | SolutionShow
    | AnswerPropose
    | AnswerAgree
    | HeldRelease
    | HeldRemove
    | TimePlan,
    Field(discriminator="kind"),
]
"""What a socket may send."""


class PersonEnter(Command):
    """The server saw somebody come in, under the name their school lists."""

    kind: Literal["person.enter"] = "person.enter"
    name: Name


class PersonAdjust(Command):
    """The server saw that what is adjusted for somebody has changed."""

    kind: Literal["person.adjust"] = "person.adjust"


class AttendanceJoin(Command):
    """The server saw somebody stay past the grace."""

    kind: Literal["attendance.join"] = "attendance.join"
    since: Millis


class AttendanceLeave(Command):
    """The server saw somebody stay away past the grace."""

    kind: Literal["attendance.leave"] = "attendance.leave"
    since: Millis


class ContentHide(Command):
    """A moderator decided that what others could read or see goes, in or out of a session."""

    kind: Literal["content.hide"] = "content.hide"
    places: tuple[Place, ...] = ()
    """Messages."""
    elements: tuple[Id, ...] = ()
    """Elements of the board."""


class ContentShow(Command):
    """A moderator granted the appeal of somebody whose message was hidden: it is there again."""

    kind: Literal["content.show"] = "content.show"
    place: Place
    text: Text


ServerCommand = (
    PersonEnter | PersonAdjust | AttendanceJoin | AttendanceLeave | ContentHide | ContentShow
)
"""What only the server itself says; their actor is the person they are about, or who decided."""

AnyCommand = ClientCommand | ServerCommand

ASKS_WHO_IS_HERE = (
    StepOpen,
    SessionStart,
    ProblemOpen,
    AnswerGive,
    AnswerPropose,
    AnswerAgree,
    HintShow,
    LockSet,
    PersonRemove,
    AttendanceLeave,
)
"""What is decided by who is in the room just now."""

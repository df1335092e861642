"""Who is in the room: entering, attendance, hands, pens, muting and sending out."""

from dataclasses import replace

from rooms.base import Id
from rooms.board.elements import Colour
from rooms.commands import (
    AttendanceJoin,
    AttendanceLeave,
    HandLower,
    HandRaise,
    PenOpen,
    PensOpen,
    PersonEnter,
    PersonMute,
    PersonReadmit,
    PersonRemove,
)
from rooms.decision import NOTHING, Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import (
    AttendanceJoined,
    AttendanceLeft,
    HandLowered,
    HandRaised,
    MuteSet,
    PenSet,
    PensSet,
    PersonEntered,
    PersonReadmitted,
    PersonRemoved,
)
from rooms.ports import Finding
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.state import Pens, Person, RoomState

_COLOURS = (Colour.BLUE, Colour.ORANGE, Colour.GREEN, Colour.PINK, Colour.SKY, Colour.YELLOW)


def enter(state: RoomState, command: PersonEnter, actor: Actor, given: Given) -> Decision:
    """Note who somebody is, the first time and whenever their shown name changes.

    A name that does not pass the screen is not shown: its owner is called by role and number.
    """
    known = state.people.get(actor.person)
    number = list(state.people).index(actor.person) if known else len(state.people)
    passed = given.screening.finding is Finding.PASS
    name = command.name if passed else f"{actor.role.value.capitalize()} {number + 1}"
    if known and (known.name, known.role) == (name, actor.role):
        return NOTHING
    colour = known.colour if known else _COLOURS[number % len(_COLOURS)]
    return Decision(
        (PersonEntered(person=actor.person, name=name, role=actor.role, colour=colour),)
    )


def join(state: RoomState, command: AttendanceJoin, actor: Actor, given: Given) -> Decision:
    """Somebody attends from `since`, or from the session's start if they were early."""
    if state.session is None or actor.person in state.attending | dict.fromkeys(state.removed):
        return NOTHING
    since = max(command.since, state.session.started_at)
    return Decision((AttendanceJoined(person=actor.person, since=since),))


def leave(state: RoomState, command: AttendanceLeave, actor: Actor, given: Given) -> Decision:
    """Somebody who attended left at `since`, which is never before they came."""
    if actor.person not in state.attending:
        return NOTHING
    since = max(command.since, state.attending[actor.person])
    return Decision((AttendanceLeft(person=actor.person, since=since),))


def _student(state: RoomState, person: Id) -> Refusal | None:
    known = state.people.get(person)
    if known is None:
        return refuse(Code.NOT_FOUND, "This person has not been in the room.")
    if known.role is not Role.STUDENT:
        return refuse(Code.NOT_ALLOWED, "This can be done for students only.")
    return None


def remove(
    state: RoomState, command: PersonRemove, actor: Actor, given: Given
) -> Decision | Refusal:
    """Send a student out; their hand goes down and they stop attending."""
    if no := only_tutors(actor) or only_in_session(state) or _student(state, command.person):
        return no
    if command.person in state.removed:
        return NOTHING
    left = (
        (AttendanceLeft(person=command.person, since=max(given.at, since)),)
        if (since := state.attending.get(command.person)) is not None
        else ()
    )
    return Decision((PersonRemoved(person=command.person), *left))


def readmit(
    state: RoomState, command: PersonReadmit, actor: Actor, given: Given
) -> Decision | Refusal:
    """Let a student in again."""
    if no := only_tutors(actor):
        return no
    if command.person not in state.removed:
        return NOTHING
    return Decision((PersonReadmitted(person=command.person),))


def raise_hand(
    state: RoomState, command: HandRaise, actor: Actor, given: Given
) -> Decision | Refusal:
    """Stand at the end of the line of raised hands; a hand that is up keeps its place."""
    if no := only_in_session(state):
        return no
    return NOTHING if actor.person in state.hands else Decision((HandRaised(person=actor.person),))


def lower_hand(
    state: RoomState, command: HandLower, actor: Actor, given: Given
) -> Decision | Refusal:
    """Take a hand down: one's own, or as a tutor anybody's."""
    if command.person != actor.person and (no := only_tutors(actor)):
        return no
    if command.person not in state.hands:
        return NOTHING
    return Decision((HandLowered(person=command.person),))


def open_pens(
    state: RoomState, command: PensOpen, actor: Actor, given: Given
) -> Decision | Refusal:
    """Open or lock every student's pen; exceptions made before are forgotten."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if state.pens == Pens(command.open):
        return NOTHING
    return Decision((PensSet(open=command.open),))


def open_pen(state: RoomState, command: PenOpen, actor: Actor, given: Given) -> Decision | Refusal:
    """Open or lock one student's pen."""
    if no := only_tutors(actor) or only_in_session(state) or _student(state, command.person):
        return no
    if pen_is_open(state, command.person) == command.open:
        return NOTHING
    return Decision((PenSet(person=command.person, open=command.open),))


def mute(state: RoomState, command: PersonMute, actor: Actor, given: Given) -> Decision | Refusal:
    """Mute a student's chat, or let them write again."""
    if no := only_tutors(actor) or only_in_session(state) or _student(state, command.person):
        return no
    if (command.person in state.muted) == command.muted:
        return NOTHING
    return Decision((MuteSet(person=command.person, muted=command.muted),))


def pen_is_open(state: RoomState, person: Id) -> bool:
    """Whether this student's pen is open, by the rule for everybody and its exceptions."""
    return state.pens.open != (person in state.pens.exceptions)


def entered(state: RoomState, fact: PersonEntered) -> RoomState:
    """The room knows somebody's name."""
    person = Person(fact.name, fact.role, fact.colour)
    return replace(state, people={**state.people, fact.person: person})


def joined(state: RoomState, fact: AttendanceJoined) -> RoomState:
    """Somebody attends."""
    return replace(state, attending={**state.attending, fact.person: fact.since})


def left(state: RoomState, person: Id) -> RoomState:
    """Somebody left: their hand goes down with them."""
    attending = {each: since for each, since in state.attending.items() if each != person}
    return replace(state, attending=attending, hands=_without(state.hands, person))


def removed(state: RoomState, fact: PersonRemoved) -> RoomState:
    """Somebody was sent out."""
    return replace(
        state,
        removed=(*state.removed, fact.person),
        hands=_without(state.hands, fact.person),
    )


def readmitted(state: RoomState, fact: PersonReadmitted) -> RoomState:
    """Somebody may come in again."""
    return replace(state, removed=_without(state.removed, fact.person))


def hand_raised(state: RoomState, fact: HandRaised) -> RoomState:
    """A hand joined the line."""
    return replace(state, hands=(*_without(state.hands, fact.person), fact.person))


def hand_lowered(state: RoomState, fact: HandLowered) -> RoomState:
    """A hand left the line."""
    return replace(state, hands=_without(state.hands, fact.person))


def pens_set(state: RoomState, fact: PensSet) -> RoomState:
    """One rule for all pens."""
    return replace(state, pens=Pens(fact.open))


def pen_set(state: RoomState, fact: PenSet) -> RoomState:
    """One pen follows the rule, or is an exception to it."""
    exceptions = _without(state.pens.exceptions, fact.person)
    if fact.open != state.pens.open:
        exceptions = (*exceptions, fact.person)
    return replace(state, pens=replace(state.pens, exceptions=exceptions))


def mute_set(state: RoomState, fact: MuteSet) -> RoomState:
    """Somebody may write no more, or again."""
    muted = _without(state.muted, fact.person)
    return replace(state, muted=(*muted, fact.person) if fact.muted else muted)


def _without(people: tuple[Id, ...], person: Id) -> tuple[Id, ...]:
    return tuple(each for each in people if each != person)

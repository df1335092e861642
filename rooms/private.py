"""What a student and the adults of a room tell each other, and no peer is told."""

from dataclasses import replace

from rooms.base import Id
from rooms.commands import BreakTake, PersonNudge, StuckSay
from rooms.decision import (
    NOTHING,
    Decision,
    Given,
    only_in_session,
    only_students,
    only_tutors,
    refuse,
)
from rooms.facts import BreakSet, HelpOffered, PersonNudged, Recorded, StuckSet
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.state import Private, RoomState


def say_stuck(
    state: RoomState, command: StuckSay, actor: Actor, given: Given
) -> Decision | Refusal:
    """Say that one is stuck, or not any more."""
    if no := only_students(actor) or only_in_session(state):
        return no
    if of(state, actor.person).stuck is command.stuck:
        return NOTHING
    return Decision((StuckSet(person=actor.person, stuck=command.stuck),))


def take_break(
    state: RoomState, command: BreakTake, actor: Actor, given: Given
) -> Decision | Refusal:
    """Say that one needs a break, or is back from it."""
    if no := only_students(actor) or only_in_session(state):
        return no
    if of(state, actor.person).resting is command.resting:
        return NOTHING
    return Decision((BreakSet(person=actor.person, resting=command.resting),))


def nudge(state: RoomState, command: PersonNudge, actor: Actor, given: Given) -> Decision | Refusal:
    """Say something to one student; every time it is said it is news."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    person = state.people.get(command.person)
    if person is None or person.role is not Role.STUDENT:
        return refuse(Code.NOT_FOUND, "There is no such student in this room.")
    return Decision((PersonNudged(person=command.person, nudge=command.nudge),))


def of(state: RoomState, person: Id) -> Private:
    """What stands between one student and the adults; nothing, if nothing was said yet."""
    return state.private.get(person, Private())


def told(
    state: RoomState, recorded: Recorded, fact: StuckSet | BreakSet | PersonNudged | HelpOffered
) -> RoomState:
    """One of them has told the other something. Who is answered is not stuck without a word."""
    before = of(state, fact.person)
    match fact:
        case StuckSet():
            after = replace(before, stuck=fact.stuck)
        case BreakSet():
            after = replace(before, resting=fact.resting)
        case PersonNudged():
            after = replace(before, stuck=False, nudge=fact.nudge, nudged_in=recorded.seq)
        case HelpOffered():
            after = replace(before, help=fact.reason, help_in=recorded.seq)
    return _with(state, fact.person, after)


def heard(state: RoomState, person: Id, *, is_here: bool = True) -> RoomState:
    """An adult has helped somebody, or they have gone: what they asked for is over."""
    before = of(state, person)
    after = replace(before, stuck=False, resting=before.resting and is_here)
    return state if after == before else _with(state, person, after)


def _with(state: RoomState, person: Id, private: Private) -> RoomState:
    return replace(state, private={**state.private, person: private})

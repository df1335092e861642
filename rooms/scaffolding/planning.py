"""How long the room's problem is planned to take; each student's own pace is theirs to add."""

from dataclasses import replace

from rooms.commands import TimePlan
from rooms.decision import NOTHING, Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import Recorded, TimePlanned
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.state import PlannedTime, RoomState


def plan(state: RoomState, command: TimePlan, actor: Actor, given: Given) -> Decision | Refusal:
    """Plan so many minutes from now on for the open problem; 0 plans none. Nothing ends by itself.

    The same length again begins anew.
    """
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if state.problem is None:
        return refuse(Code.NOT_FOUND, "Open a problem first: the time is planned for it.")
    if command.minutes == 0 and state.planned is None:
        return NOTHING
    return Decision((TimePlanned(problem=state.problem.id, minutes=command.minutes),))


def planned(state: RoomState, recorded: Recorded, fact: TimePlanned) -> RoomState:
    """So much time is planned from here on, or none any more."""
    time = PlannedTime(fact.problem, fact.minutes, recorded.at) if fact.minutes else None
    return replace(state, planned=time)

"""A problem for one student: a simpler one, or the next, while the others go on with theirs."""

from dataclasses import replace

from rooms.commands import ProblemGive
from rooms.decision import NOTHING, Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import Fact, ProblemGiven, ProblemKeyed
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding.modes.kinds import Lock, Mode
from rooms.scaffolding.modes.opening import not_a_student
from rooms.scaffolding.publish import draw, public_problem
from rooms.scaffolding.variants import key_for, seeded
from rooms.state import RoomState

_TOGETHER = refuse(
    Code.OTHER_MODE,
    "Let everybody answer on their own, with all steps open; then one student can have another"
    " problem.",
)


def give(state: RoomState, command: ProblemGive, actor: Actor, given: Given) -> Decision | Refusal:
    """Put a problem before one student; the room's own problem brings them back to the others."""
    if no := only_tutors(actor) or only_in_session(state) or not_a_student(state, command.person):
        return no
    if state.modes.mode is not Mode.OWN or state.modes.lock is not Lock.FREE:
        return _TOGETHER
    if state.problem is not None and command.problem == state.problem.id:
        there = command.person in state.given
        return Decision((ProblemGiven(person=command.person),)) if there else NOTHING
    return _giving(state, command, given)


def _giving(state: RoomState, command: ProblemGive, given: Given) -> Decision | Refusal:
    key = key_for(state, command.problem, command.person)
    facts: tuple[Fact, ...] = ()
    if key is None:
        if given.problem is None:
            return refuse(Code.NOT_FOUND, "This problem is not in your library.")
        key = draw(given.problem, seeded(given.fresh))
        parameters = dict(given.parameters)
        facts = (ProblemKeyed(problem=key, locale=given.locale, parameters=parameters),)
    return Decision((*facts, ProblemGiven(person=command.person, problem=public_problem(key))))


def problem_given(state: RoomState, fact: ProblemGiven) -> RoomState:
    """One student has a problem of their own, or the room's again."""
    others = {person: each for person, each in state.given.items() if person != fact.person}
    mine = {} if fact.problem is None else {fact.person: fact.problem}
    return replace(state, given=others | mine)

"""Trying a problem as a student would, in a room that nobody is in and nothing remembers.

It is the real thing: the room's own decisions and facts, replayed from the start each time.
"""

from collections.abc import Sequence

from rooms.base import Id, Millis
from rooms.commands import AnswerGive, AnyCommand, HintTake, PersonEnter, ProblemOpen, SessionStart
from rooms.decision import Given
from rooms.facts import Recorded
from rooms.ports import Finding, Screening
from rooms.refusals import Refusal
from rooms.roles import Actor, Role
from rooms.room import decide, evolve, project
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.publish import draw
from rooms.scaffolding.reading.style import Locale
from rooms.state import RoomState

STUDENT: Id = "student"
_ROOM_SCHOOL: Id = "trial"
_TUTOR = Actor("tutor", _ROOM_SCHOOL, Role.TUTOR, "Tutor")
_STUDENT = Actor(STUDENT, _ROOM_SCHOOL, Role.STUDENT, "Student")
_PASSED = Screening(Finding.PASS)

Act = AnswerGive | HintTake


def tried(
    problem: Problem, seed: int, acts: Sequence[Act], locale: Locale = "en"
) -> tuple[RoomState, tuple[Refusal | None, ...]]:
    """What a student sees after these acts on this drawing of a problem; for each act its refusal.

    Raises ValueError where the values of the drawing make it no problem any more.
    """
    drawn = draw(problem, seed)
    state, opening = RoomState(), Given(1, "trial", _PASSED, problem=drawn, locale=locale)
    for actor in (_TUTOR, _STUDENT):
        entering = PersonEnter(id=f"enter-{actor.person}", name=actor.name)
        state, _ = _done(state, actor, entering, opening)
    state, _ = _done(state, _TUTOR, SessionStart(id="start"), opening)
    state, _ = _done(state, _TUTOR, ProblemOpen(id="open", problem=drawn.id), opening)
    refusals = []
    for at, act in enumerate(acts, 2):
        state, refusal = _done(state, _STUDENT, act, _given(at))
        refusals.append(refusal)
    return project(state, _STUDENT), tuple(refusals)


def _given(at: Millis) -> Given:
    return Given(at, f"fresh-{at}", _PASSED)


def _done(
    state: RoomState, actor: Actor, command: AnyCommand, given: Given
) -> tuple[RoomState, Refusal | None]:
    decision = decide(state, command, actor, given)
    if isinstance(decision, Refusal):
        return state, decision
    for fact in decision.facts:
        recorded = Recorded(
            seq=state.seq + 1, at=given.at, by=actor.person, cmd=command.id, fact=fact
        )
        state = evolve(state, recorded)
    return state, None

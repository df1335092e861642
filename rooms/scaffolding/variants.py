"""Numbers of one's own: a problem that is drawn for each student, so that none can be copied.

Only where each student answers alone and every step is open: an answer that a group agrees on, or
that is shown to all, needs one question. There such a problem is drawn once for the whole room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from zlib import crc32

from rooms.base import Id
from rooms.decision import Decision, refuse
from rooms.facts import ProblemVaried
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding.modes.kinds import Lock, Mode
from rooms.scaffolding.modes.state import Modes
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.publish import draw, public_problem
from rooms.state import RoomState

_VARIED = refuse(
    Code.OTHER_MODE,
    "Some have a problem or numbers of their own. Open another problem for all first, then choose.",
)


def is_varied(problem: Problem) -> bool:
    """Whether each student gets a drawing of their own of what is keyed like this."""
    return problem.variant == "own" and len(problem.variables) > 1


def keyed_for(problem: Problem, modes: Modes, fresh: Id) -> Problem:
    """What a room keys when this problem is opened: undrawn if it is drawn for each student.

    Raises ValueError as `draw` does.
    """
    if is_varied(problem) and modes.mode is Mode.OWN and modes.lock is Lock.FREE:
        return problem
    return draw(problem, seeded(fresh))


def seeded(fresh: Id) -> int:
    """A number to draw with, from an identifier that nobody has chosen."""
    return crc32(fresh.encode())


def varied(
    state: RoomState, problem: Problem, people: Iterable[Id], fresh: Id
) -> Iterator[ProblemVaried]:
    """Each one's drawing: the one they had, or the next in turn, so that neighbours differ."""
    if not is_varied(problem):
        return
    drawn = state.server.drawn.get(problem.id, {})
    turn = max(drawn.values()) + 1 if drawn else seeded(fresh)
    for person in people:
        drawing = drawn.get(person, turn) % len(problem.variables)
        turn += person not in drawn
        shown = public_problem(draw(problem, drawing))
        yield ProblemVaried(person=person, problem=shown, drawing=drawing)


def with_newcomer(state: RoomState, decision: Decision, actor: Actor, fresh: Id) -> Decision:
    """Who comes while such a problem is open gets a drawing, too."""
    key = state.server.keys.get(state.problem.id) if state.problem is not None else None
    is_new = actor.role is Role.STUDENT and actor.person not in state.variants
    if key is None or state.session is None or not is_new:
        return decision
    return replace(decision, facts=(*decision.facts, *varied(state, key, (actor.person,), fresh)))


def key_for(state: RoomState, problem: Id, person: Id) -> Problem | None:
    """A problem that was opened in this session, whole, as it is drawn for one person.

    Somebody for whom nothing was drawn, staff for instance, has what everybody is told.
    """
    key = state.server.keys.get(problem)
    if key is None or not is_varied(key):
        return key
    return draw(key, state.server.drawn.get(problem, {}).get(person, 0))


def only_unvaried(state: RoomState) -> Refusal | None:
    """A refusal while each student has numbers of their own before them."""
    return _VARIED if state.session is not None and (state.variants or state.given) else None


def problem_varied(state: RoomState, fact: ProblemVaried) -> RoomState:
    """One student has numbers of their own."""
    of = state.server.drawn.get(fact.problem.id, {})
    drawn = {**state.server.drawn, fact.problem.id: {**of, fact.person: fact.drawing}}
    return replace(
        state,
        variants={**state.variants, fact.person: fact.problem},
        server=replace(state.server, drawn=drawn),
    )

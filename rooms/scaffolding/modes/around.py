"""Questions about the state that the modes are decided by."""

from collections.abc import Mapping, Sequence
from typing import Any

from rooms.base import Id
from rooms.decision import Given
from rooms.roles import Role
from rooms.scaffolding.asks import PartId
from rooms.scaffolding.modes.kinds import Answered, Lock, Mode
from rooms.scaffolding.modes.state import Aside
from rooms.scaffolding.parts import FoundPart, find_part
from rooms.scaffolding.problem import Problem
from rooms.state import RoomState


def here(state: RoomState, given: Given) -> tuple[Id, ...]:
    """The students who are here: who attend, and who have come within the grace."""
    return tuple(
        person
        for person, known in state.people.items()
        if known.role is Role.STUDENT
        and (person in state.attending or person in given.connected)
        and person not in state.removed
    )


def key_of(state: RoomState, problem: Id) -> Problem | None:
    """A problem that was opened in this session, whole."""
    return state.server.keys.get(problem)


def step_of(state: RoomState, problem: Id, part: PartId) -> FoundPart | None:
    """A step of a problem that was opened; None for scaffolds, and for what is not there."""
    key = key_of(state, problem)
    found = find_part(key, part) if key is not None else None
    return found if found is not None and found.hint is None else None


def aside_of(state: RoomState, person: Id, problem: Id) -> Aside:
    """What one student was shown of a problem."""
    return state.modes.aside.get(person, {}).get(problem, Aside())


def is_closed(state: RoomState, person: Id, problem: Id, step: PartId) -> bool:
    """Whether a step is closed to this student."""
    modes = state.modes
    if modes.lock is Lock.FREE or step not in modes.closed.get(problem, ()):
        return False
    return step not in aside_of(state, person, problem).steps


def has_answered(state: RoomState, person: Id, problem: Id, step: PartId) -> bool:
    """Whether somebody has answered a step: right, wrong, or kept until it is shown."""
    work = state.work.get(person, {}).get(problem, {}).get(step)
    kept = state.modes.kept.get(person, {}).get(problem, {})
    return step in kept or (work is not None and work.attempts > 0)


def somebody_waits(mode: Mode, lock: Lock) -> bool:
    """Whether it matters to others who has answered."""
    return mode is Mode.THINK or lock is Lock.EVERYBODY


def untold(state: RoomState, problem: Problem) -> tuple[Answered, ...]:
    """Who has answered which step of a problem, as far as it has not been told yet."""
    told = state.modes.answered.get(problem.id, {})
    return tuple(
        Answered(part=step.id, person=person)
        for step in problem.steps
        for person, known in state.people.items()
        if known.role is Role.STUDENT
        and person not in told.get(step.id, ())
        and has_answered(state, person, problem.id, step.id)
    )


def put(table: Mapping[Id, Any], keys: Sequence[Id], value: Any) -> dict[Id, Any]:
    """A nested table with one value set; tables on the way are made."""
    first, *rest = keys
    inner = put(table.get(first, {}), rest, value) if rest else value
    return {**table, first: inner}


def drop(table: Mapping[Id, Any], keys: Sequence[Id]) -> dict[Id, Any]:
    """A nested table without one entry; nothing changes where there is none."""
    first, *rest = keys
    if first not in table:
        return dict(table)
    if rest:
        return {**table, first: drop(table[first], rest)}
    return {each: value for each, value in table.items() if each != first}

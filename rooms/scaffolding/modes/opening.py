"""Which steps are open: what of a problem is told, and what opens the next step."""

from collections.abc import Iterable
from dataclasses import replace

from rooms.base import Id
from rooms.commands import LockSet, ProblemOpen, StepOpen
from rooms.decision import (
    NOTHING,
    Decision,
    Given,
    only_in_session,
    only_tutors,
    refuse,
)
from rooms.facts import (
    Fact,
    LockChanged,
    ProblemOpened,
    StepOpened,
    StepsAnswered,
)
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding import lesson
from rooms.scaffolding.asks import PartId, TextAsk
from rooms.scaffolding.modes.around import (
    drop,
    has_answered,
    here,
    is_closed,
    key_of,
    put,
    somebody_waits,
    untold,
)
from rooms.scaffolding.modes.kinds import Lock
from rooms.scaffolding.modes.state import Aside, Modes
from rooms.scaffolding.problem import Problem, PublicProblem, PublicStep
from rooms.scaffolding.publish import public_step
from rooms.scaffolding.variants import only_unvaried
from rooms.state import RoomState

NO_STEP = refuse(Code.NOT_FOUND, "This step is not in the open problem.")
NO_STUDENT = refuse(Code.NOT_FOUND, "This student has not been in the room.")


def locked(step: PublicStep) -> PublicStep:
    """The place of a step, without anything that it says or asks."""
    return PublicStep(id=step.id, title="", body="", ask=TextAsk(), hints=0, locked=True)


def open_problem(
    state: RoomState, command: ProblemOpen, actor: Actor, given: Given
) -> Decision | Refusal:
    """Put a problem before the room, as far as its steps are open."""
    decision = lesson.open_problem(state, command, actor, given)
    if isinstance(decision, Refusal):
        return decision
    facts = tuple(_as_far_as_open(state, fact) for fact in decision.facts)
    key = key_of(state, command.problem)
    told: tuple[Fact, ...] = _told(state, key) if key is not None else ()
    return replace(decision, facts=(*facts, *told))


def _as_far_as_open(state: RoomState, fact: Fact) -> Fact:
    if not isinstance(fact, ProblemOpened) or state.modes.lock is Lock.FREE:
        return fact
    problem = fact.problem
    before = [step.id for step in problem.steps[1:] if not _begun(state, problem.id, step.id)]
    shut = state.modes.closed.get(problem.id, before)
    steps = tuple(locked(step) if step.id in shut else step for step in problem.steps)
    return ProblemOpened(problem=problem.model_copy(update={"steps": steps}))


def _begun(state: RoomState, problem: Id, step: PartId) -> bool:
    """Whether anybody has answered a step or taken a hint there."""
    return any(step in problems.get(problem, {}) for problems in state.work.values()) or any(
        step in problems.get(problem, {}) for problems in state.modes.kept.values()
    )


def _told(state: RoomState, problem: Problem) -> tuple[StepsAnswered, ...]:
    """Who has answered, for those who wait for it."""
    if not somebody_waits(state.modes.mode, state.modes.lock):
        return ()
    return telling(state, problem)


def telling(state: RoomState, problem: Problem) -> tuple[StepsAnswered, ...]:
    """The fact that says who has answered, if there is something to say."""
    answered = untold(state, problem)
    return (StepsAnswered(problem=problem.id, answered=answered),) if answered else ()


def set_lock(state: RoomState, command: LockSet, actor: Actor, given: Given) -> Decision | Refusal:
    """Choose when steps open. A step that somebody has begun stays open; no work is lost."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if state.modes.lock is command.lock:
        return NOTHING
    if no := only_unvaried(state):
        return no
    key = key_of(state, state.problem.id) if state.problem is not None else None
    if key is None:
        return Decision((LockChanged(lock=command.lock),))
    return Decision(_locking(state, command.lock, key, given))


def _locking(state: RoomState, lock: Lock, key: Problem, given: Given) -> tuple[Fact, ...]:
    was_free = state.modes.lock is Lock.FREE
    shut = state.modes.closed.get(key.id, ())
    if was_free:
        shut = tuple(step.id for step in key.steps[1:] if not _begun(state, key.id, step.id))
    changed = LockChanged(lock=lock, problem=key.id, closed=() if lock is Lock.FREE else shut)
    if lock is Lock.FREE:
        return (changed, *(_opened(key, step) for step in shut))
    told = telling(state, key) if somebody_waits(state.modes.mode, lock) else ()
    modes = replace(state.modes, lock=lock, closed={**state.modes.closed, key.id: shut})
    ahead = replace(state, modes=modes)
    return (changed, *told, *next_steps(ahead, given))


def _opened(key: Problem, step: PartId, person: Id | None = None) -> StepOpened:
    found = next(each for each in key.steps if each.id == step)
    return StepOpened(problem=key.id, step=public_step(found), person=person)


def open_step(
    state: RoomState, command: StepOpen, actor: Actor, given: Given
) -> Decision | Refusal:
    """Open a step, whatever the lock: for everybody, or for one student."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    key = key_of(state, command.problem)
    if key is None or all(step.id != command.step for step in key.steps):
        return NO_STEP
    if command.person is not None:
        if no := not_a_student(state, command.person):
            return no
        if not is_closed(state, command.person, key.id, command.step):
            return NOTHING
    elif command.step not in state.modes.closed.get(key.id, ()):
        return NOTHING
    return Decision((_opened(key, command.step, command.person),))


def not_a_student(state: RoomState, person: Id) -> Refusal | None:
    """A refusal unless this is a student whom the room knows."""
    known = state.people.get(person)
    return None if known is not None and known.role is Role.STUDENT else NO_STUDENT


def next_steps(
    state: RoomState,
    given: Given,
    *,
    answered: Iterable[tuple[Id, PartId]] = (),
    leaving: Id | None = None,
) -> tuple[StepOpened, ...]:
    """The steps that open because everybody who is here has answered the one before.

    `answered` are (person, step) that this decision adds; `leaving` is here no more behind it.
    What somebody answered does not matter: else an opening step would say who was right.
    """
    key = key_of(state, state.problem.id) if state.problem is not None else None
    people = [person for person in here(state, given) if person != leaving]
    if key is None or not people or state.modes.lock is not Lock.EVERYBODY:
        return ()
    more, shut = set(answered), state.modes.closed.get(key.id, ())
    opened: list[StepOpened] = []
    for before, step in zip(key.steps, key.steps[1:], strict=False):
        if step.id in shut:
            done = (
                (each, before.id) in more or has_answered(state, each, key.id, before.id)
                for each in people
            )
            if not all(done):
                break
            opened.append(_opened(key, step.id))
    return tuple(opened)


def problem_opened(state: RoomState, fact: ProblemOpened) -> RoomState:
    """The room works on this problem; some of its steps may be closed."""
    shut = tuple(step.id for step in fact.problem.steps if step.locked)
    closed = drop(state.modes.closed, (fact.problem.id,))
    if state.modes.lock is not Lock.FREE:
        closed[fact.problem.id] = shut
    return _with(lesson.opened(state, fact), replace(state.modes, closed=closed))


def lock_changed(state: RoomState, fact: LockChanged) -> RoomState:
    """Another rule for when steps open."""
    modes = replace(state.modes, lock=fact.lock)
    if fact.problem is None or fact.lock is Lock.FREE:
        return _with(state, modes)
    modes = replace(modes, closed={**modes.closed, fact.problem: fact.closed})
    shut = dict.fromkeys(fact.closed)
    return _with(state, modes, _changed(state.problem, fact.problem, shut))


def step_opened(state: RoomState, fact: StepOpened) -> RoomState:
    """One step more is open."""
    modes, step = state.modes, fact.step
    if fact.person is not None:
        aside = modes.aside.get(fact.person, {}).get(fact.problem, Aside())
        aside = replace(aside, steps={**aside.steps, step.id: step})
        return _with(
            state, replace(modes, aside=put(modes.aside, (fact.person, fact.problem), aside))
        )
    left = tuple(each for each in modes.closed.get(fact.problem, ()) if each != step.id)
    modes = replace(modes, closed={**modes.closed, fact.problem: left})
    return _with(state, modes, _changed(state.problem, fact.problem, {step.id: step}))


def steps_answered(state: RoomState, fact: StepsAnswered) -> RoomState:
    """It is known who has answered."""
    told = dict(state.modes.answered.get(fact.problem, {}))
    for each in fact.answered:
        told[each.part] = (*told.get(each.part, ()), each.person)
    answered = {**state.modes.answered, fact.problem: told}
    return _with(state, replace(state.modes, answered=answered))


def _changed(
    problem: PublicProblem | None, of: Id, steps: dict[PartId, PublicStep | None]
) -> PublicProblem | None:
    """The problem with some of its steps as given; None closes one."""
    if problem is None or problem.id != of:
        return problem
    changed = tuple(
        (steps[each.id] or locked(each)) if each.id in steps else each for each in problem.steps
    )
    return problem.model_copy(update={"steps": changed})


def _with(state: RoomState, modes: Modes, problem: PublicProblem | None = None) -> RoomState:
    return replace(state, modes=modes, problem=problem or state.problem)

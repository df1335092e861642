"""What a tutor shows: a hint, or a step worked through, to everybody or to one student."""

from collections.abc import Iterator
from dataclasses import replace

from rooms.base import Id
from rooms.commands import HintShow, SolutionShow
from rooms.decision import NOTHING, Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import HintOpened, SolutionShown
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding.asks import NumberAsk, PartId
from rooms.scaffolding.modes.around import aside_of, here, key_of, put, step_of
from rooms.scaffolding.modes.kinds import Solution, SolutionLine
from rooms.scaffolding.modes.opening import NO_STEP, not_a_student
from rooms.scaffolding.parts import parts_of
from rooms.scaffolding.problem import Hint, Problem, Question, Step
from rooms.scaffolding.publish import in_words, public_hint
from rooms.scaffolding.variants import key_for
from rooms.state import RoomState

NO_HINT = refuse(Code.NOT_FOUND, "This hint is not in the open problem.")
NOBODY_HERE = refuse(Code.NOT_FOUND, "No student is here to show it to.")


def show_hint(
    state: RoomState, command: HintShow, actor: Actor, given: Given
) -> Decision | Refusal:
    """Open a hint, with the scaffolds that it stands under, for whoever has not opened it."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    key = key_of(state, command.problem)
    if key is None or _hint_in(key, command.hint) is None:
        return NO_HINT
    if command.person is not None:
        if no := not_a_student(state, command.person):
            return no
        people: tuple[Id, ...] = (command.person,)
    else:
        people = here(state, given)
    if not people:
        return NOBODY_HERE
    opened = [fact for person in people for fact in _opened(state, person, command)]
    return Decision(tuple(opened)) if opened else NOTHING


def _hint_in(problem: Problem, hint: PartId) -> tuple[Step, tuple[Hint, ...]] | None:
    """The step of a hint, and the way to it: the scaffolds that it is under, then itself."""
    for step in problem.steps:
        for path in _paths(step):
            if path[-1].id == hint:
                return step, path
    return None


def _paths(owner: Step | Hint) -> Iterator[tuple[Hint, ...]]:
    for hint in owner.hints:
        yield (hint,)
        yield from ((hint, *below) for below in _paths(hint))


def _opened(state: RoomState, person: Id, command: HintShow) -> Iterator[HintOpened]:
    problem, key = command.problem, key_for(state, command.problem, person)
    found = _hint_in(key, command.hint) if key is not None else None
    if found is None:
        return
    step, path = found
    work = state.work.get(person, {}).get(problem, {})
    has = {hint.id for part in work.values() for hint in part.hints}
    under = step.id
    for hint in path:
        if hint.id not in has:
            yield HintOpened(
                person=person, problem=problem, step=step.id, under=under, hint=public_hint(hint)
            )
        under = hint.id


def show_solution(
    state: RoomState, command: SolutionShow, actor: Actor, given: Given
) -> Decision | Refusal:
    """Show a step worked through."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    found = step_of(state, command.problem, command.step)
    if found is None:
        return NO_STEP
    if command.person is not None and (no := not_a_student(state, command.person)):
        return no
    shown = [
        SolutionShown(
            problem=command.problem,
            step=command.step,
            solution=_solution_for(state, command, person),
            person=person,
        )
        for person in _whom(state, command)
        if not _is_shown(state, command, person)
    ]
    return Decision(tuple(shown))


def _whom(state: RoomState, command: SolutionShow) -> tuple[Id | None, ...]:
    """To whom it is shown: to None for everybody, or one by one who have numbers of their own."""
    drawn = state.server.drawn.get(command.problem, {})
    return (command.person,) if command.person is not None or not drawn else tuple(drawn)


def _solution_for(state: RoomState, command: SolutionShow, person: Id | None) -> Solution:
    key = key_for(state, command.problem, person or "")
    steps = key.steps if key is not None else ()
    return solution_of(next(step for step in steps if step.id == command.step))


def _is_shown(state: RoomState, command: SolutionShow, person: Id | None) -> bool:
    if command.step in state.modes.solutions.get(command.problem, {}):
        return True
    if person is None:
        return False
    return command.step in aside_of(state, person, command.problem).solutions


def solution_of(step: Step) -> Solution:
    """A step worked through: its hints in order, with what is right where they ask something."""
    lines = tuple(
        SolutionLine(
            title=hint.title,
            text=hint.text,
            answer=right(hint.question) if hint.question is not None else "",
        )
        for hint in parts_of(step)
    )
    ask = step.question.ask
    unit = ask.unit if isinstance(ask, NumberAsk) and ask.unit is not None else ""
    return Solution(lines=lines, answer=right(step.question), unit=unit)


def right(question: Question) -> str:
    """What is right, as students would read it."""
    return in_words(question.ask, question.key.accepted[0])


def solution_shown(state: RoomState, fact: SolutionShown) -> RoomState:
    """A worked solution may be read, by everybody or by one student."""
    modes = state.modes
    if fact.person is None:
        table = put(modes.solutions, (fact.problem, fact.step), fact.solution)
        return replace(state, modes=replace(modes, solutions=table))
    aside = aside_of(state, fact.person, fact.problem)
    aside = replace(aside, solutions={**aside.solutions, fact.step: fact.solution})
    table = put(modes.aside, (fact.person, fact.problem), aside)
    return replace(state, modes=replace(modes, aside=table))

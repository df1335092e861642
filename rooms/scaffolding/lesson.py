"""Work on the open problem: opening it, answering its parts, and taking hints."""

from dataclasses import replace

from rooms.base import Id
from rooms.commands import AnswerGive, HintTake, ProblemOpen
from rooms.decision import (
    Decision,
    Given,
    Hold,
    blocked,
    only_in_session,
    only_students,
    only_tutors,
    refuse,
)
from rooms.facts import (
    AnswerJudged,
    AnswerReleased,
    Fact,
    HintOpened,
    ProblemKeyed,
    ProblemOpened,
    Recorded,
    Verdict,
)
from rooms.ports import Finding
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.scaffolding.checking import check
from rooms.scaffolding.hints import next_hint
from rooms.scaffolding.judgement import Judgement
from rooms.scaffolding.modes.around import here
from rooms.scaffolding.modes.kinds import Origin
from rooms.scaffolding.problem import Hint, PartId, PickingAsk, Problem
from rooms.scaffolding.publish import FoundPart, draw, find_part, public_hint, public_problem
from rooms.scaffolding.variants import is_varied, key_for, keyed_for, varied
from rooms.state import Part, RoomState

_MOVED_ON = refuse(Code.NOT_FOUND, "This question is not open here.")


def open_problem(
    state: RoomState, command: ProblemOpen, actor: Actor, given: Given
) -> Decision | Refusal:
    """Put a problem before the room; work on an earlier one stays as it was."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    # A problem that was opened before in this session stays the one it was.
    problem = state.server.keys.get(command.problem) or given.problem
    if problem is None:
        return refuse(Code.NOT_FOUND, "This problem is not in your library.")
    return Decision(opening(state, problem, given))


def opening(state: RoomState, problem: Problem, given: Given) -> tuple[Fact, ...]:
    """The facts that open a problem: what everybody sees, and what the server checks against."""
    key = keyed_for(problem, state.modes, given.fresh)
    return (
        ProblemOpened(problem=public_problem(draw(key, 0))),
        ProblemKeyed(problem=key, locale=given.locale, parameters=dict(given.parameters)),
        *varied(state, key, here(state, given), given.fresh),
    )


def answer(state: RoomState, command: AnswerGive, actor: Actor, given: Given) -> Decision | Refusal:
    """Check an answer. What cannot be read is refused, and is not an attempt."""
    found = _reached(state, command.problem, command.part, actor)
    if isinstance(found, Refusal):
        return found
    if work_on(state, actor.person, command.problem, command.part).solved:
        return refuse(Code.ALREADY_SOLVED, "You have solved this one.")
    judgement = check(found.question, command.answer, found.asked, locale=state.server.locale)
    if isinstance(judgement, Refusal):
        return judgement
    return _judged(command, actor, given, judgement, is_choice=is_choice(found))


def is_choice(found: FoundPart) -> bool:
    """Whether a part is answered by picking, so that its answer holds no words of a person."""
    return isinstance(found.question.ask, PickingAsk)


def _judged(
    command: AnswerGive, actor: Actor, given: Given, judgement: Judgement, *, is_choice: bool
) -> Decision | Refusal:
    shown = is_choice or given.screening.finding is Finding.PASS
    if not shown and given.screening.finding is Finding.BLOCK:
        return blocked(given.screening)
    judged = AnswerJudged(
        person=actor.person,
        problem=command.problem,
        part=command.part,
        answer=command.answer if shown else None,
        verdict=judgement.verdict,
        feedback=judgement.feedback,
        held=not shown,
    )
    if shown:
        return Decision((judged,))
    return Decision((judged,), Hold("answer", given.screening.category, command.model_dump_json()))


def take_hint(
    state: RoomState, command: HintTake, actor: Actor, given: Given
) -> Decision | Refusal:
    """Open the next hint under a part."""
    found = _reached(state, command.problem, command.under, actor)
    if isinstance(found, Refusal):
        return found
    hint = hint_after(state, command.problem, command.under, actor.person)
    if isinstance(hint, Refusal):
        return hint
    return Decision(
        (
            HintOpened(
                person=actor.person,
                problem=command.problem,
                step=found.step.id,
                under=command.under,
                hint=public_hint(hint),
            ),
        )
    )


def hint_after(state: RoomState, problem: Id, under: PartId, person: Id) -> Hint | Refusal:
    """The next hint for somebody under a part of an open problem."""
    key = key_for(state, problem, person)
    found = find_part(key, under) if key is not None else None
    if found is None:
        return _MOVED_ON
    work = state.work.get(person, {}).get(problem, {})
    opened = tuple(hint.id for part in work.values() for hint in part.hints)
    solved = frozenset(part for part, done in work.items() if done.solved)
    return next_hint(found.step, under, opened, solved)


def _reached(state: RoomState, problem: Id, part: PartId, actor: Actor) -> FoundPart | Refusal:
    """The part, if this student can work on it now: a step, or a scaffold that they opened."""
    if no := only_students(actor) or only_in_session(state):
        return no
    key = key_for(state, problem, actor.person)
    found = find_part(key, part) if key is not None else None
    if found is None:
        return _MOVED_ON
    if found.hint is not None and not _has_opened(state, actor.person, problem, part):
        return _MOVED_ON
    return found


def _has_opened(state: RoomState, person: Id, problem: Id, hint: PartId) -> bool:
    parts = state.work.get(person, {}).get(problem, {}).values()
    return any(each.id == hint for part in parts for each in part.hints)


def work_on(state: RoomState, person: Id, problem: Id, part: PartId) -> Part:
    """One person's work on one part; untouched if there is none yet."""
    return state.work.get(person, {}).get(problem, {}).get(part, Part())


def opened(state: RoomState, fact: ProblemOpened) -> RoomState:
    """The room works on this problem."""
    return replace(state, problem=fact.problem, variants={}, given={})


def keyed(state: RoomState, fact: ProblemKeyed) -> RoomState:
    """The server knows the answers of the open problem."""
    keys = {**state.server.keys, fact.problem.id: fact.problem}
    drawn = state.server.drawn
    if not is_varied(fact.problem):
        drawn = {each: people for each, people in drawn.items() if each != fact.problem.id}
    parameters = {**state.server.parameters, **fact.parameters}
    server = replace(
        state.server, keys=keys, drawn=drawn, locale=fact.locale, parameters=parameters
    )
    return replace(state, server=server)


def judged(state: RoomState, recorded: Recorded, fact: AnswerJudged) -> RoomState:
    """One attempt more."""
    part = work_on(state, fact.person, fact.problem, fact.part)
    correct, own = fact.verdict is Verdict.CORRECT, fact.origin is Origin.OWN
    return _with(
        state,
        fact.person,
        fact.problem,
        fact.part,
        replace(
            part,
            attempts=part.attempts + 1,
            solved=part.solved or correct,
            alone=part.alone or (correct and not part.solved and not part.hints and own),
            answer=fact.answer,
            answered_in=fact.kept_in or recorded.seq,
            verdict=fact.verdict,
            feedback=fact.feedback,
        ),
    )


def answer_released(state: RoomState, fact: AnswerReleased) -> RoomState:
    """The words of the last answer may be read; those of an earlier one matter no more."""
    part = work_on(state, fact.person, fact.problem, fact.part)
    if part.answered_in != fact.place:
        return state
    return _with(state, fact.person, fact.problem, fact.part, replace(part, answer=fact.answer))


def hint_opened(state: RoomState, fact: HintOpened) -> RoomState:
    """One hint more is open under a part."""
    part = work_on(state, fact.person, fact.problem, fact.under)
    part = replace(part, hints=(*part.hints, fact.hint))
    return _with(state, fact.person, fact.problem, fact.under, part)


def _with(state: RoomState, person: Id, problem: Id, part_id: PartId, part: Part) -> RoomState:
    problems = state.work.get(person, {})
    parts = {**problems.get(problem, {}), part_id: part}
    return replace(state, work={**state.work, person: {**problems, problem: parts}})

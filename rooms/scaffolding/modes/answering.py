"""Answers and hints of students, as the mode has it; and what follows from who leaves."""

from dataclasses import replace

from rooms.base import Id
from rooms.commands import AnswerAgree, AnswerGive, AnswerPropose, HintTake, ModeSet
from rooms.decision import NOTHING, Decision, Given, only_in_session, only_tutors, refuse
from rooms.facts import AnswerJudged, Fact, GroupAnswered, ModeChanged, StepsAnswered
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding import lesson
from rooms.scaffolding.asks import PartId
from rooms.scaffolding.modes import thinking, together
from rooms.scaffolding.modes.around import aside_of, is_closed, key_of, somebody_waits, step_of
from rooms.scaffolding.modes.kinds import Answered, Mode, Origin
from rooms.scaffolding.modes.opening import next_steps, telling
from rooms.scaffolding.parts import find_part
from rooms.scaffolding.variants import only_unvaried
from rooms.state import RoomState

PROPOSE = refuse(
    Code.OTHER_MODE,
    "You answer this step together now. Propose your answer, and the others can agree.",
)


def set_mode(state: RoomState, command: ModeSet, actor: Actor, given: Given) -> Decision | Refusal:
    """Choose how the room answers. Kept answers are judged, each for its author: none is lost."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if state.modes.mode is command.mode:
        return NOTHING
    if no := only_unvaried(state):
        return no
    facts: tuple[Fact, ...] = (ModeChanged(mode=command.mode),)
    if state.modes.mode is Mode.THINK:
        facts = (*facts, *thinking.judge_all(state))
    key = key_of(state, state.problem.id) if state.problem is not None else None
    if key is not None and somebody_waits(command.mode, state.modes.lock):
        facts = (*facts, *telling(state, key))
    return Decision(facts)


def answer(state: RoomState, command: AnswerGive, actor: Actor, given: Given) -> Decision | Refusal:
    """Answer a step or scaffold for oneself: judged at once, or kept until it is shown."""
    step = step_of(state, command.problem, command.part)
    if is_closed(state, actor.person, command.problem, command.part):
        return together.LOCKED
    if step is not None and _is_the_groups(state, actor, command):
        return PROPOSE
    decision = lesson.answer(state, command, actor, given)
    if isinstance(decision, Refusal) or step is None:
        return decision
    facts = decision.facts
    if _has_been_shown(state, actor.person, command.problem, command.part):
        facts = tuple(_after_showing(fact) for fact in facts)
    is_shown = command.part in state.modes.shown.get(command.problem, {})
    if state.modes.mode is Mode.THINK and not is_shown:
        facts = tuple(each for fact in facts for each in _kept(fact))
    # What the last fact of a decision says may be held, so what follows stands before it.
    followed = _followed(state, facts, given)
    return replace(decision, facts=(*followed, *facts))


def _is_the_groups(state: RoomState, actor: Actor, command: AnswerGive) -> bool:
    is_together = actor.role is Role.STUDENT and state.modes.mode is Mode.TOGETHER
    solved = lesson.work_on(state, actor.person, command.problem, command.part).solved
    return is_together and state.session is not None and not solved


def _has_been_shown(state: RoomState, person: Id, problem: Id, part: PartId) -> bool:
    """Whether this student has been shown somebody else's answer to the step, or its solution."""
    modes = state.modes
    return (
        part in modes.shown.get(problem, {})
        or part in modes.solutions.get(problem, {})
        or part in modes.group.get(problem, {})
        or part in aside_of(state, person, problem).solutions
    )


def _kept(fact: Fact) -> tuple[Fact, ...]:
    return thinking.keep(fact) if isinstance(fact, AnswerJudged) else (fact,)


def _after_showing(fact: Fact) -> Fact:
    if not isinstance(fact, AnswerJudged):
        return fact
    return fact.model_copy(update={"origin": Origin.SHOWN})


def _followed(state: RoomState, facts: tuple[Fact, ...], given: Given) -> tuple[Fact, ...]:
    """Who has answered, for those who wait for it, and the steps that open by it."""
    answered = dict.fromkeys(_answers(state, facts))
    followed: list[Fact] = []
    if somebody_waits(state.modes.mode, state.modes.lock):
        for problem, part, person in answered:
            if person not in state.modes.answered.get(problem, {}).get(part, ()):
                told = (Answered(part=part, person=person),)
                followed.append(StepsAnswered(problem=problem, answered=told))
    here_now = state.problem.id if state.problem is not None else None
    pairs = [(person, part) for problem, part, person in answered if problem == here_now]
    return (*followed, *next_steps(state, given, answered=pairs))


def _answers(state: RoomState, facts: tuple[Fact, ...]) -> list[tuple[Id, PartId, Id]]:
    """The steps that these facts answer, as (problem, step, person)."""
    found: list[tuple[Id, PartId, Id]] = []
    for fact in facts:
        match fact:
            case GroupAnswered():
                found += [(fact.problem, fact.part, person) for person in fact.took_part]
            case _ if fact.kind in ("answer.judged", "answer.kept"):
                found.append((fact.problem, fact.part, fact.person))
            case _:
                pass
    return found


def propose(
    state: RoomState, command: AnswerPropose, actor: Actor, given: Given
) -> Decision | Refusal:
    """Propose an answer to the group; whoever is here alone answers with it."""
    return _with_what_follows(state, together.propose(state, command, actor, given), given)


def agree(state: RoomState, command: AnswerAgree, actor: Actor, given: Given) -> Decision | Refusal:
    """Agree to a proposal, or not any more."""
    return _with_what_follows(state, together.agree(state, command, actor, given), given)


def _with_what_follows(
    state: RoomState, decision: Decision | Refusal, given: Given
) -> Decision | Refusal:
    if isinstance(decision, Refusal):
        return decision
    followed = _followed(state, decision.facts, given)
    return replace(decision, facts=(*followed, *decision.facts))


def take_hint(
    state: RoomState, command: HintTake, actor: Actor, given: Given
) -> Decision | Refusal:
    """Open the next hint under a part, if its step is open."""
    key = key_of(state, command.problem)
    found = find_part(key, command.under) if key is not None else None
    if found is not None and is_closed(state, actor.person, command.problem, found.step.id):
        return together.LOCKED
    return lesson.take_hint(state, command, actor, given)


def after_leaving(
    state: RoomState, decision: Decision | Refusal, person: Id, given: Given
) -> Decision | Refusal:
    """What a student's leaving settles: those who stay wait for them no more."""
    if isinstance(decision, Refusal) or not decision.facts:
        return decision
    agreed = together.without(state, person, given)
    answered = [(who, part) for problem, part, who in _answers(state, agreed)]
    opened = next_steps(state, given, answered=answered, leaving=person)
    # Before the leaving itself: what is done in somebody's name does not bring them back.
    return replace(decision, facts=(*agreed, *opened, *decision.facts))

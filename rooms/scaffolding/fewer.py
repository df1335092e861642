"""Fewer choices: some wrong options of a question are left out for a student.

Right options always stay, and half of the wrong ones (rounded up), so that there is still something
to decide: four options become three, three become two. For a person and a question it is always the
same ones. What counts as right does not change, nor does an ordering, where no option is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from rooms.base import Id
from rooms.decision import Decision
from rooms.facts import (
    ChoicesFewer,
    Fact,
    HintOpened,
    PersonAdjusted,
    ProblemGiven,
    ProblemKeyed,
    ProblemOpened,
    SessionStarted,
    StepOpened,
)
from rooms.scaffolding.asks import ChoiceAsk, ChoicesAsk, PartId
from rooms.scaffolding.parts import find_part
from rooms.scaffolding.problem import Problem, PublicProblem, Question
from rooms.state import RoomState

PUTS = (ProblemOpened, ProblemGiven, StepOpened, HintOpened, PersonAdjusted)
"""The facts that put a question before somebody, or change what they are shown of it."""

Shown = tuple[Id, Id, tuple[PartId, ...]]
"""Somebody, a problem, and the parts of it whose questions are before them."""


def left_out(question: Question, person: Id, place: str) -> tuple[PartId, ...]:
    """The options that one person is not shown, by id; `place` names the question."""
    if not isinstance(question.ask, ChoiceAsk | ChoicesAsk):
        return ()
    right = {each.strip() for given in question.key.accepted for each in given.split(",")}
    options = [option.id for option in question.ask.options]
    wrong = [each for each in options if each not in right]
    if len(wrong) == len(options):
        # Nothing here is known to be right: whatever was taken out could be.
        return ()
    by_chance = sorted(wrong, key=lambda option: _digest(person, place, option))
    out = set(by_chance[(len(wrong) + 1) // 2 :])
    return tuple(each for each in options if each in out)


def _digest(*about: str) -> bytes:
    return blake2b("\n".join(about).encode(), digest_size=8).digest()


def with_fewer(state: RoomState, decision: Decision) -> Decision:
    """The decision, with what is left out of the questions that it puts before somebody."""
    facts = decision.facts
    if not any(isinstance(fact, PUTS) for fact in facts):
        return decision
    keys = {**state.server.keys}
    keys |= {each.problem.id: each.problem for each in facts if isinstance(each, ProblemKeyed)}
    fewer = tuple(
        told
        for fact in facts
        for shown in _shown(state, fact, facts)
        if (told := _fewer(keys, shown)) is not None
    )
    off = tuple(each for fact in facts for each in _whole_again(state, fact))
    if not (fewer or off):
        return decision
    # The last fact stays the last: what it says may be held.
    return replace(decision, facts=(*facts[:-1], *fewer, *off, *facts[-1:]))


def _fewer(keys: dict[Id, Problem], shown: Shown) -> ChoicesFewer | None:
    person, problem, parts = shown
    key = keys.get(problem)
    if key is None:
        return None
    found = ((part, find_part(key, part)) for part in parts)
    out = {
        part: left_out(each.question, person, f"{problem}/{part}")
        for part, each in found
        if each is not None
    }
    out = {part: options for part, options in out.items() if options}
    return ChoicesFewer(person=person, problem=problem, left_out=out) if out else None


def _shown(state: RoomState, fact: Fact, facts: Iterable[Fact]) -> Iterator[Shown]:
    """What a fact puts before those who have fewer choices."""
    who = [person for person, each in state.adjusted.items() if each.fewer_choices]
    match fact:
        case ProblemOpened(problem=problem):
            anew = any(isinstance(each, SessionStarted) for each in facts)
            steps = tuple(step.id for step in problem.steps if not step.locked)
            for person in who:
                hints = () if anew else _opened(state, person, problem.id)
                yield person, problem.id, (*steps, *hints)
        case StepOpened(problem=opened, step=step, person=one):
            for person in who:
                if one is None or one == person:
                    yield person, opened, (step.id,)
        case HintOpened(person=person, problem=opened, hint=hint) if person in who:
            yield person, opened, (hint.id,)
        case ProblemGiven(person=person, problem=given) if person in who:
            yield from _before(state, person, given or state.problem)
        case PersonAdjusted(person=person, fewer_choices=True) if person not in who:
            yield from _before(state, person, state.given.get(person, state.problem))
        case _:
            return


def _before(state: RoomState, person: Id, problem: PublicProblem | None) -> Iterator[Shown]:
    """The parts of a problem that somebody has before them."""
    if problem is None:
        return
    aside = state.modes.aside.get(person, {}).get(problem.id)
    alone = tuple(aside.steps) if aside is not None else ()
    opened = tuple(step.id for step in problem.steps if not step.locked)
    yield person, problem.id, (*opened, *alone, *_opened(state, person, problem.id))


def _opened(state: RoomState, person: Id, problem: Id) -> tuple[PartId, ...]:
    work = state.work.get(person, {}).get(problem, {})
    return tuple(hint.id for part in work.values() for hint in part.hints if hint.ask is not None)


def _whole_again(state: RoomState, fact: Fact) -> Iterator[ChoicesFewer]:
    """Who has fewer choices no more sees all of them again."""
    if not isinstance(fact, PersonAdjusted) or fact.fewer_choices:
        return
    for problem, parts in state.fewer.get(fact.person, {}).items():
        if any(parts.values()):
            whole: dict[PartId, tuple[PartId, ...]] = dict.fromkeys(parts, ())
            yield ChoicesFewer(person=fact.person, problem=problem, left_out=whole)


def choices_fewer(state: RoomState, fact: ChoicesFewer) -> RoomState:
    """These options are not shown to somebody."""
    problems = state.fewer.get(fact.person, {})
    parts = {**problems.get(fact.problem, {}), **fact.left_out}
    return replace(state, fewer={**state.fewer, fact.person: {**problems, fact.problem: parts}})

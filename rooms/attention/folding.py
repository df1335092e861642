"""One fact more: what it says about who may need a tutor.

What one student does changes nothing about another: only what concerns the whole room (a problem
is opened, a session begins or ends) and what a tutor does for somebody reaches beyond its author.
"""

from collections.abc import Mapping
from dataclasses import replace

from rooms.attention import practice
from rooms.attention.helping import asked, facing, helped, paced, restarted, took_back
from rooms.attention.watching import Attention, Try, Watched, newcomer, with_person
from rooms.base import Id, Millis
from rooms.facts import (
    AnswerAgreed,
    AnswerJudged,
    AnswerKept,
    AnswerProposed,
    AttendanceJoined,
    AttendanceLeft,
    BoardChanged,
    BoardHeld,
    BreakSet,
    ChatHeld,
    ChatPosted,
    HandLowered,
    HandRaised,
    HintOpened,
    PersonAdjusted,
    PersonEntered,
    PersonNudged,
    PersonRemoved,
    ProblemGiven,
    ProblemKeyed,
    ProblemOpened,
    ProposalHeld,
    Recorded,
    SessionEnded,
    SessionStarted,
    SolutionShown,
    StuckSet,
    Verdict,
)
from rooms.mastery.learners import Learner, Mastery
from rooms.mastery.weights import Origin, is_judged, origin_of
from rooms.roles import Role
from rooms.scaffolding.parts import FoundPart, find_part
from rooms.scaffolding.problem import PickingAsk, Problem

_ACTS = (
    ChatPosted,
    ChatHeld,
    BoardChanged,
    BoardHeld,
    AnswerJudged,
    AnswerKept,
    AnswerProposed,
    AnswerAgreed,
    ProposalHeld,
    HintOpened,
    HandRaised,
    HandLowered,
)


def evolve(
    attention: Attention, recorded: Recorded, problems: Mapping[Id, Problem], mastery: Mastery
) -> Attention:
    """Attention with one fact more. Total.

    `problems` are those of the session, whole; `mastery` is as it is behind this fact.
    """
    attention = _acted(attention, recorded)
    match fact := recorded.fact:
        case SessionStarted():
            return _cleared(attention, in_session=True)
        case SessionEnded():
            return _cleared(attention, in_session=False)
        case PersonEntered():
            return _entered(attention, fact)
        case PersonAdjusted():
            return paced(attention, fact.person, fact.pace)
        case AttendanceJoined():
            return _joined(attention, fact)
        case AttendanceLeft(person=person) | PersonRemoved(person=person):
            return _left(attention, person)
        case ProblemOpened():
            return _opened(attention, recorded.at, fact)
        case ProblemKeyed(problem=problem):
            return _keyed(attention, problem)
        case ProblemGiven(person=person) if person in attention.people:
            return _given(attention, recorded.at, fact, problems)
        case HandRaised(person=person) if person in attention.people:
            watched = replace(attention.people[person], hand_since=recorded.at)
            return with_person(attention, person, watched)
        case HandLowered() if fact.person in attention.people:
            return _hand_lowered(attention, recorded, fact)
        case StuckSet(person=person, stuck=stuck):
            turn = asked if stuck else took_back
            return turn(attention, person, "stuck", recorded.at)
        case BreakSet(person=person, resting=resting):
            turn = asked if resting else took_back
            return turn(attention, person, "break", recorded.at)
        case PersonNudged(person=person):
            return helped(attention, person, recorded.at)
        case AnswerJudged() if fact.person in attention.people and is_judged(fact):
            return _judged(attention, recorded, fact, problems, mastery)
        case HintOpened() if fact.person in attention.people:
            return _hint_opened(attention, recorded, fact)
        case SolutionShown(person=person) if person is not None:
            return helped(attention, person, recorded.at)
        case _:
            return attention


def _acted(attention: Attention, recorded: Recorded) -> Attention:
    """Who does something is here, and not quiet."""
    if recorded.by not in attention.people or not isinstance(recorded.fact, _ACTS):
        return attention
    watched = attention.people[recorded.by]
    watched = replace(watched, here=attention.in_session, quiet_since=recorded.at)
    return with_person(attention, recorded.by, watched)


def _cleared(attention: Attention, *, in_session: bool) -> Attention:
    """A sitting begins or ends: nothing of before counts, but for the pace, which is a person's."""
    people = {person: Watched(pace=each.pace) for person, each in attention.people.items()}
    return Attention(in_session=in_session, people=people)


def _entered(attention: Attention, fact: PersonEntered) -> Attention:
    if fact.role is not Role.STUDENT:
        people = {who: each for who, each in attention.people.items() if who != fact.person}
        return replace(attention, people=people)
    if fact.person in attention.people:
        return attention
    return with_person(attention, fact.person, newcomer(attention))


def _joined(attention: Attention, fact: AttendanceJoined) -> Attention:
    watched = attention.people.get(fact.person)
    if watched is None or not attention.in_session:
        return attention
    quiet_since = max(watched.quiet_since, fact.since)
    watched = replace(watched, here=True, quiet_since=quiet_since)
    return with_person(attention, fact.person, watched)


def _left(attention: Attention, person: Id) -> Attention:
    """What they asked for goes with them."""
    watched = attention.people.get(person)
    if watched is None:
        return attention
    watched = replace(watched, here=False, hand_since=None, stuck_since=None, break_since=None)
    return with_person(attention, person, watched)


def _opened(attention: Attention, at: Millis, fact: ProblemOpened) -> Attention:
    """Everybody works on this problem."""
    problem, steps = fact.problem.id, tuple(step.id for step in fact.problem.steps)
    people = {who: restarted(each, problem, steps, at) for who, each in attention.people.items()}
    return replace(attention, problem=problem, steps=steps, opened_at=at, people=people)


def _keyed(attention: Attention, problem: Problem) -> Attention:
    people = {
        who: facing(each, problem) if each.problem == problem.id else each
        for who, each in attention.people.items()
    }
    return replace(attention, people=people)


def _given(
    attention: Attention, at: Millis, fact: ProblemGiven, problems: Mapping[Id, Problem]
) -> Attention:
    """One student works on a problem of their own, or on the room's again: they were helped."""
    if fact.problem is not None:
        problem, steps = fact.problem.id, tuple(step.id for step in fact.problem.steps)
    elif attention.problem is not None:
        problem, steps = attention.problem, attention.steps
    else:
        return attention
    # Counted for what was open when they were helped: a new problem ends some of it.
    attention = helped(attention, fact.person, at)
    watched = restarted(attention.people[fact.person], problem, steps, at)
    if (whole := problems.get(problem)) is not None:
        watched = facing(watched, whole)
    return with_person(attention, fact.person, watched)


def _hand_lowered(attention: Attention, recorded: Recorded, fact: HandLowered) -> Attention:
    """A hand that a tutor takes down was seen to."""
    watched = attention.people[fact.person]
    if recorded.by != fact.person and watched.hand_since is not None:
        attention = helped(attention, fact.person, recorded.at)
    watched = attention.people[fact.person]
    quiet_since = max(watched.quiet_since, recorded.at)
    watched = replace(watched, hand_since=None, quiet_since=quiet_since)
    return with_person(attention, fact.person, watched)


def _judged(
    attention: Attention,
    recorded: Recorded,
    fact: AnswerJudged,
    problems: Mapping[Id, Problem],
    mastery: Mastery,
) -> Attention:
    found = _find(problems, fact)
    if found is None:
        return attention
    right = fact.verdict is Verdict.CORRECT
    watched = attention.people[fact.person]
    if origin_of(fact) is not Origin.AGREED:
        given = Try(recorded.at, fact.problem, fact.part, fact.answer, right)
        is_pick = isinstance(found.question.ask, PickingAsk)
        watched = practice.answered(watched, given, found.step.id, is_pick=is_pick)
        learner = mastery.learners.get(fact.person, Learner())
        not_coming = practice.practised(watched.practice, learner, found.step.skills, recorded.at)
        watched = replace(watched, practice=not_coming)
    if right and found.hint is None:
        watched = _solved(watched, recorded.at, fact.problem, fact.part)
    return with_person(attention, fact.person, watched)


def _find(problems: Mapping[Id, Problem], fact: AnswerJudged) -> FoundPart | None:
    problem = problems.get(fact.problem)
    return find_part(problem, fact.part) if problem is not None else None


def _solved(watched: Watched, at: Millis, problem: Id, step: str) -> Watched:
    steps = dict.fromkeys((*watched.solved.get(problem, ()), step))
    solved = {**watched.solved, problem: tuple(steps)}
    done = problem == watched.problem and all(each in steps for each in watched.steps)
    finished_at = at if done and watched.finished_at is None else watched.finished_at
    return replace(watched, solved=solved, finished_at=finished_at)


def _hint_opened(attention: Attention, recorded: Recorded, fact: HintOpened) -> Attention:
    characters = len(fact.hint.title) + len(fact.hint.text)
    watched = attention.people[fact.person]
    place = (recorded.at, fact.problem, fact.step, characters)
    if recorded.by == fact.person:
        watched = practice.opened_hint(watched, *place)
        return with_person(attention, fact.person, watched)
    watched = practice.shown_hint(watched, *place)
    attention = with_person(attention, fact.person, watched)
    return helped(attention, fact.person, recorded.at)

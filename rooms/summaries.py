"""What came of a session for one student: a fold over the session's facts.

Active time is not time signed in: it is the time between one's own acts (messages, drawings,
answers, hints, a raised hand), where a pause counts for at most `PAUSE_MS`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

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
    ChatHeld,
    ChatPosted,
    HandRaised,
    HintOpened,
    ProblemOpened,
    ProposalHeld,
    Recorded,
    SessionEnded,
    Verdict,
)
from rooms.scaffolding.modes.kinds import Origin

PAUSE_MS = 120_000
"""The longest pause that still counts as being active: thinking, not away."""

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
)


class _Way(Enum):
    """How a step was solved."""

    ALONE = auto()
    HELPED = auto()
    TOGETHER = auto()


@dataclass(frozen=True, slots=True)
class Summary:
    """One student's session. Times in milliseconds; steps are those of problems, not scaffolds."""

    attended_ms: int
    active_ms: int
    steps_alone: int
    steps_with_hint: int
    """Solved with help: a hint, a worked solution, or after others' answers were shown."""
    steps_together: int
    """Solved by an answer of the group."""
    steps_tried: int
    """Begun, not solved."""
    problems: tuple[str, ...]
    """The titles of the problems worked on, in the order they were opened."""


def summarise(facts: Iterable[Recorded], person: Id) -> Summary:
    """The summary of one session's facts for one student, up to the last fact."""
    log = list(facts)
    solved, tried = _steps(log, person)
    ways = list(solved.values())
    return Summary(
        attended_ms=_attended(log, person),
        active_ms=_active(log, person),
        steps_alone=ways.count(_Way.ALONE),
        steps_with_hint=ways.count(_Way.HELPED),
        steps_together=ways.count(_Way.TOGETHER),
        steps_tried=len(tried - solved.keys()),
        problems=_titles(log, {problem for problem, _ in tried}),
    )


def _attended(log: list[Recorded], person: Id) -> int:
    total, since = 0, None
    for recorded in log:
        match recorded.fact:
            case AttendanceJoined(person=who, since=joined) if who == person:
                since = joined
            case AttendanceLeft(person=who, since=left) if who == person and since is not None:
                total, since = total + max(0, left - since), None
            case SessionEnded() if since is not None:
                total, since = total + max(0, recorded.at - since), None
            case _:
                pass
    return total + (max(0, log[-1].at - since) if since is not None else 0)


def _active(log: list[Recorded], person: Id) -> int:
    moments: list[Millis] = [
        each.at for each in log if each.by == person and isinstance(each.fact, _ACTS)
    ]
    return sum(min(later - earlier, PAUSE_MS) for earlier, later in pairwise(moments))


def _steps(
    log: list[Recorded], person: Id
) -> tuple[dict[tuple[Id, str], _Way], set[tuple[Id, str]]]:
    """The steps solved (and in which way), and the steps begun, as (problem, step)."""
    steps = {
        (each.fact.problem.id, step.id)
        for each in log
        if isinstance(each.fact, ProblemOpened)
        for step in each.fact.problem.steps
    }
    hinted: set[tuple[Id, str]] = set()
    begun: set[tuple[Id, str]] = set()
    solved: dict[tuple[Id, str], _Way] = {}
    for recorded in log:
        match recorded.fact:
            case HintOpened(person=who, problem=problem, step=step) if who == person:
                hinted.add((problem, step))
                begun.add((problem, step))
            case AnswerJudged(person=who, problem=problem, part=part) as judged if (
                who == person and (problem, part) in steps
            ):
                begun.add((problem, part))
                if judged.verdict is Verdict.CORRECT:
                    way = _way(judged.origin, is_hinted=(problem, part) in hinted)
                    solved.setdefault((problem, part), way)
            case _:
                pass
    return solved, begun


def _way(origin: Origin, *, is_hinted: bool) -> _Way:
    if origin in (Origin.PROPOSED, Origin.AGREED):
        return _Way.TOGETHER
    return _Way.HELPED if is_hinted or origin is Origin.SHOWN else _Way.ALONE


def _titles(log: list[Recorded], worked_on: set[Id]) -> tuple[str, ...]:
    opened = {
        each.fact.problem.id: each.fact.problem.title
        for each in log
        if isinstance(each.fact, ProblemOpened)
    }
    return tuple(title for problem, title in opened.items() if problem in worked_on)

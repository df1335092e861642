"""What students did in a session, act by act: a fold over its facts, for the tutor.

It needs nothing but the log, so it is there as long as the log is, however long ago the session
was. Students stand in it by id; who they are is said beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rooms.base import Id, Millis, Place
from rooms.facts import (
    AnswerJudged,
    AnswerKept,
    AnswerReleased,
    HintOpened,
    ProblemKeyed,
    Recorded,
    SolutionShown,
    Verdict,
)
from rooms.scaffolding.modes.kinds import Origin
from rooms.scaffolding.parts import find_part
from rooms.scaffolding.problem import PartId, Problem
from rooms.scaffolding.publish import draw, in_words

KINDS = (
    "problem.keyed",
    "answer.judged",
    "answer.kept",
    "answer.released",
    "hint.opened",
    "solution.shown",
)
"""The kinds of facts that a report is made of."""

EVERYBODY = ""
"""Whom an act is about that was for the whole room."""


@dataclass(frozen=True, slots=True)
class Act:
    """One answer of a student, or one piece of help that they took or were shown."""

    place: Place
    at: Millis
    person: Id
    """Whom it is about; `EVERYBODY` for what was shown to all."""
    what: str
    """`answer`, `hint` or `solution`."""
    problem: Id
    title: str
    step: int
    """Which step of the problem, from 1."""
    scaffold: bool = False
    """Whether it is about a smaller step within that step."""
    answer: str | None = None
    """What was answered, a choice by its text; None while its words are being checked."""
    verdict: Verdict | None = None
    """None for help, and for an answer that was changed before it was shown."""
    origin: Origin | None = None
    attempt: int = 0
    """Which attempt at this part it was, from 1; 0 for what was never judged."""
    hints: int = 0
    """How many hints of the step were open."""
    by_tutor: bool = False
    """Whether a tutor opened it for them."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One student's steps that need one skill."""

    tried: int = 0
    solved: int = 0
    alone: int = 0
    """Solved without help, by an answer of their own."""


@dataclass(frozen=True, slots=True)
class Report:
    """A session, act by act, and by skill."""

    acts: tuple[Act, ...]
    skills: Mapping[str, Mapping[Id, Practice]]
    """Skill → student; skills in the order in which the problems bring them."""


@dataclass(slots=True)
class _Fold:
    problems: dict[Id, Problem] = field(default_factory=dict)
    acts: dict[Place, Act] = field(default_factory=dict)
    attempts: dict[tuple[Id, Id, PartId], int] = field(default_factory=dict)
    hints: dict[tuple[Id, Id, int], int] = field(default_factory=dict)


def report(facts: Iterable[Recorded]) -> Report:
    """The report of one session's facts. Facts of other kinds than `KINDS` change nothing."""
    fold = _Fold()
    for recorded in facts:
        _add(fold, recorded)
    acts = tuple(fold.acts[place] for place in sorted(fold.acts))
    return Report(acts, _by_skill(fold.problems, acts))


def _add(fold: _Fold, recorded: Recorded) -> None:
    match fact := recorded.fact:
        case ProblemKeyed():
            # Where each student has numbers of their own, those of the first drawing stand here.
            fold.problems[fact.problem.id] = draw(fact.problem, 0)
        case AnswerKept():
            act = _about(fold, recorded, fact.person, "answer", fact.problem, fact.part)
            shown = _shown(fold, fact.problem, fact.part, fact.answer)
            fold.acts[recorded.seq] = replace(act, answer=shown, origin=fact.origin)
        case AnswerJudged():
            _judged(fold, recorded, fact)
        case AnswerReleased() if fact.place in fold.acts:
            fold.acts[fact.place] = replace(fold.acts[fact.place], answer=fact.answer)
        case HintOpened():
            act = _about(fold, recorded, fact.person, "hint", fact.problem, fact.step)
            fold.hints[fact.person, fact.problem, act.step] = act.hints + 1
            is_scaffold, by_tutor = fact.hint.ask is not None, recorded.by != fact.person
            fold.acts[recorded.seq] = replace(
                act,
                answer=fact.hint.title or fact.hint.text[:80],
                hints=act.hints + 1,
                scaffold=is_scaffold,
                by_tutor=by_tutor,
            )
        case SolutionShown():
            whom = fact.person or EVERYBODY
            act = _about(fold, recorded, whom, "solution", fact.problem, fact.step)
            fold.acts[recorded.seq] = replace(act, by_tutor=True)
        case _:
            pass


def _judged(fold: _Fold, recorded: Recorded, fact: AnswerJudged) -> None:
    place = fact.kept_in or recorded.seq
    act = fold.acts.get(place)
    if act is None:
        act = _about(fold, recorded, fact.person, "answer", fact.problem, fact.part)
    key = fact.person, fact.problem, fact.part
    fold.attempts[key] = fold.attempts.get(key, 0) + 1
    fold.acts[place] = replace(
        act,
        answer=_shown(fold, fact.problem, fact.part, fact.answer),
        verdict=fact.verdict,
        origin=fact.origin,
        attempt=fold.attempts[key],
    )


def _about(
    fold: _Fold, recorded: Recorded, person: Id, what: str, problem: Id, part: PartId
) -> Act:
    whole = fold.problems.get(problem)
    found = find_part(whole, part) if whole is not None else None
    steps = [step.id for step in whole.steps] if whole is not None else []
    number = steps.index(found.step.id) + 1 if found is not None else 0
    return Act(
        place=recorded.seq,
        at=recorded.at,
        person=person,
        what=what,
        problem=problem,
        title=whole.title if whole is not None else "",
        step=number,
        scaffold=found is not None and found.hint is not None,
        hints=fold.hints.get((person, problem, number), 0),
    )


def _shown(fold: _Fold, problem: Id, part: PartId, answer: str | None) -> str | None:
    """An answer as a person reads it: a choice by its text."""
    whole = fold.problems.get(problem)
    found = find_part(whole, part) if whole is not None else None
    return answer if answer is None or found is None else in_words(found.question.ask, answer)


def _by_skill(problems: Mapping[Id, Problem], acts: Iterable[Act]) -> dict[str, dict[Id, Practice]]:
    steps: dict[tuple[Id, Id, int], Practice] = {}
    for act in acts:
        if act.what == "answer" and act.verdict is not None and not act.scaffold:
            key = act.person, act.problem, act.step
            steps[key] = _practised(steps.get(key, Practice()), act)
    skills: dict[str, dict[Id, Practice]] = {
        skill: {}
        for problem in problems.values()
        for step in problem.steps
        for skill in step.skills
    }
    for (person, problem, number), done in steps.items():
        if number == 0:
            continue
        for skill in problems[problem].steps[number - 1].skills:
            before = skills[skill].get(person, Practice())
            skills[skill][person] = Practice(
                tried=before.tried + done.tried,
                solved=before.solved + done.solved,
                alone=before.alone + done.alone,
            )
    return skills


def _practised(step: Practice, act: Act) -> Practice:
    """One step with one answer more: tried once, solved at most once."""
    if step.solved or act.verdict is not Verdict.CORRECT:
        return replace(step, tried=1)
    alone = act.hints == 0 and act.origin is Origin.OWN
    return Practice(tried=1, solved=1, alone=int(alone))

"""Which problem next: for one person, and for a group that works together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from rooms.base import Id, Millis
from rooms.facts import Verdict
from rooms.mastery.candidates import Candidate, benefit, chance, known
from rooms.mastery.learners import Learner, Mastery
from rooms.mastery.review import is_due
from rooms.mastery.tracing import MASTERY

STEPS_OF_BENEFIT = 10
"""Benefits are compared in tenths: where they differ by less, the order of the set decides."""


class Reason(StrEnum):
    """Why a problem is suggested."""

    REVIEW = "review"
    """A skill that was mastered is due."""
    EASIER = "easier"
    """The last steps with a skill were not right: a problem in which it comes more easily."""
    PRACTISE = "practise"
    """A skill that is being built."""
    SIMPLER = "simpler"
    """The tutor asked for a problem in which the skill comes more easily."""
    NEXT = "next"
    """Everything is mastered: the next of the set."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A problem for one person, and why."""

    person: Id
    problem: Id
    title: str
    reason: Reason
    skill: str = ""
    """The skill that it is about; empty for `next`."""


@dataclass(frozen=True, slots=True)
class GroupSuggestion:
    """A problem for everybody at once, and why it is one for each."""

    problem: Id
    title: str
    each: tuple[Suggestion, ...]


def suggest(
    mastery: Mastery, person: Id, offered: Sequence[Candidate], now: Millis
) -> Suggestion | None:
    """The problem that would give most to a person now; None if nothing is left for them.

    What was worked on in this session is not given again.
    """
    left = [each for each in offered if _is_new(mastery, (person,), each)]
    if not left:
        return None
    hard = _hard_skill(mastery.learners.get(person, Learner()))
    with_it = [each for each in left if hard in each.skills]
    if hard and with_it:
        easiest = max(with_it, key=lambda each: _ease(mastery, person, each, hard))
        return Suggestion(person, easiest.problem, easiest.title, Reason.EASIER, hard)
    best = max(left, key=lambda each: _tenths(benefit(mastery, person, each, now)))
    return _because(mastery, person, best, now)


def simpler(
    mastery: Mastery, person: Id, current: Candidate, offered: Sequence[Candidate]
) -> Suggestion | None:
    """The easiest problem for somebody with a skill of the one they are at; None if none is easier.

    The skill that they know least comes first. What was worked on in this session is not given
    again.
    """
    learner = mastery.learners.get(person, Learner())
    least_known = sorted(
        current.skills, key=lambda each: known(learner, each, current.skills[each])
    )
    for skill in least_known:
        here = _ease(mastery, person, current, skill)
        easier = [
            each
            for each in offered
            if skill in each.skills
            and each.problem != current.problem
            and _is_new(mastery, (person,), each)
            and _ease(mastery, person, each, skill) > here
        ]
        if easier:
            best = max(easier, key=lambda each: _ease(mastery, person, each, skill))
            return Suggestion(person, best.problem, best.title, Reason.SIMPLER, skill)
    return None


def suggest_for_all(
    mastery: Mastery, people: Sequence[Id], offered: Sequence[Candidate], now: Millis
) -> GroupSuggestion | None:
    """The problem that is best for whoever it gives least to: nobody idle, nobody left behind.

    Of several such, the one that gives most on the whole, then the first of the set. None if
    somebody has worked on every one of them in this session.
    """
    left = [each for each in offered if _is_new(mastery, people, each)]
    if not people or not left:
        return None

    def fairness(each: Candidate) -> tuple[int, int]:
        benefits = [benefit(mastery, person, each, now) for person in people]
        return _tenths(min(benefits)), _tenths(fmean(benefits))

    best = max(left, key=fairness)
    reasons = tuple(_because(mastery, person, best, now) for person in people)
    return GroupSuggestion(best.problem, best.title, reasons)


def _tenths(value: float) -> int:
    """A benefit in tenths. A little benefit is more than none."""
    return max(round(value * STEPS_OF_BENEFIT), 1 if value > 0 else 0)


def _is_new(mastery: Mastery, people: Sequence[Id], offered: Candidate) -> bool:
    """Whether none of these people has worked on it in this session."""
    learners = [mastery.learners.get(person, Learner()) for person in people]
    return all(offered.problem not in each.steps for each in learners)


def _hard_skill(learner: Learner) -> str:
    """The skill practised last, if the last two first attempts with it were not right."""
    name = max(learner.skills, key=lambda each: learner.skills[each].practised_at, default="")
    if not name or learner.skills[name].known >= MASTERY:
        return ""
    firsts = [each for each in learner.skills[name].evidence if each.attempt == 1][-2:]
    wrong = [each for each in firsts if each.weight > 0 and each.verdict is Verdict.INCORRECT]
    return name if len(wrong) == 2 else ""


def _ease(mastery: Mastery, person: Id, offered: Candidate, skill: str) -> float:
    """How likely the steps with a skill would be right; fewer steps are easier still."""
    steps = [each for each in offered.steps if skill in each.skills]
    chances = [chance(mastery, person, offered.problem, each) for each in steps]
    return fmean(chances) - len(offered.steps) / 1_000


def _because(mastery: Mastery, person: Id, chosen: Candidate, now: Millis) -> Suggestion:
    learner = mastery.learners.get(person, Learner())
    met = {each: learner.skills[each] for each in chosen.skills if each in learner.skills}
    due = next((name for name, each in met.items() if is_due(each.review, now)), None)
    if due is not None:
        return Suggestion(person, chosen.problem, chosen.title, Reason.REVIEW, due)
    building = {name: known(learner, name, its) for name, its in chosen.skills.items()}
    building = {name: each for name, each in building.items() if each < MASTERY}
    if not building:
        return Suggestion(person, chosen.problem, chosen.title, Reason.NEXT)
    nearest = max(building, key=lambda each: building[each])
    return Suggestion(person, chosen.problem, chosen.title, Reason.PRACTISE, nearest)

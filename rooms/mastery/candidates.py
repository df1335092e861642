"""How much a problem would give to a person right now."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from rooms.base import Id, Millis
from rooms.mastery import elo
from rooms.mastery.bank import Bank, options_of, skills_of
from rooms.mastery.learners import Learner, Mastery, Skill
from rooms.mastery.review import is_due
from rooms.mastery.tracing import DEFAULT, MASTERY, Parameters, expected
from rooms.scaffolding.problem import PartId, Problem

TARGET = 0.75
"""The chance of a right answer that keeps people learning and willing: that of the Maths Garden
(S. Klinkenberg, M. Straatemeier and H. van der Maas, Computers & Education 57, 2011)."""

REVIEW_BENEFIT = 0.8
"""What a step is worth whose skill is due for review: less than a step that fits exactly."""

TRUSTED = 10
"""After so many matches a rating says as much as P(known) about the chance of a right answer."""

_NEWCOMER = Learner()
_UNRATED = elo.Rating()
_UNKNOWN = expected(DEFAULT.prior, DEFAULT)
"""The chance of a right answer to a step of which no skill is named, by somebody unknown."""


@dataclass(frozen=True, slots=True)
class CandidateStep:
    """A step of a problem that could come next."""

    id: PartId
    skills: dict[str, Parameters]
    """Its skills, in order, with their parameters at this question."""
    options: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A problem that could come next. Where candidates are listed, they are in the set's order."""

    problem: Id
    title: str
    steps: tuple[CandidateStep, ...]

    @property
    def skills(self) -> dict[str, Parameters]:
        """All skills of the problem, with their parameters where each is met first."""
        return {skill: its for step in reversed(self.steps) for skill, its in step.skills.items()}


def candidate(problem: Problem, parameters: Mapping[str, Parameters]) -> Candidate:
    """What matters of a problem for choosing it; `parameters` are those of its bank."""
    bank = Bank({}, parameters)
    steps = tuple(
        CandidateStep(
            each.id,
            {skill: bank.of(skill, each.question) for skill in skills_of(each)},
            options_of(each.question),
        )
        for each in problem.steps
    )
    return Candidate(problem.id, problem.title, steps)


def known(learner: Learner, skill: str, parameters: Parameters) -> float:
    """P(known) of a skill; its prior if this person has not met it yet."""
    return learner.skills[skill].known if skill in learner.skills else parameters.prior


def chance(mastery: Mastery, person: Id, problem: Id, step: CandidateStep) -> float:
    """How likely a person's first attempt at a step would be right, from 0 to 1.

    By knowledge tracing, as with its hardest skill alone; and by Elo ratings, so far as there are
    any: their share is n / (n + TRUSTED), up to a half, for the n matches of whoever has fewer.
    """
    learner = mastery.learners.get(person, _NEWCOMER)
    by_tracing = min(
        (expected(known(learner, skill, its), its) for skill, its in step.skills.items()),
        default=_UNKNOWN,
    )
    able = mastery.ratings.people.get(person, _UNRATED)
    hard = mastery.ratings.items.get(elo.item_id(problem, step.id), _UNRATED)
    n = min(able.matches, hard.matches)
    share = min(0.5, n / (n + TRUSTED))
    by_ratings = elo.expected(able.value, hard.value, step.options)
    return (1 - share) * by_tracing + share * by_ratings


def benefit(mastery: Mastery, person: Id, offered: Candidate, now: Millis) -> float:
    """What a problem would give to a person now, from 0 (nothing to learn) to 1.

    The mean over its steps of: REVIEW_BENEFIT if a skill is due; nothing if all its skills are
    mastered; else how near the chance of a right answer is to TARGET, 1 − |chance − T| / T.
    """
    return fmean(_benefit_of(mastery, person, offered.problem, each, now) for each in offered.steps)


def _benefit_of(
    mastery: Mastery, person: Id, problem: Id, step: CandidateStep, now: Millis
) -> float:
    skills = mastery.learners.get(person, _NEWCOMER).skills
    if any(is_due(skills[each].review, now) for each in step.skills if each in skills):
        return REVIEW_BENEFIT
    if step.skills and all(_is_mastered(skills.get(each)) for each in step.skills):
        return 0.0
    return 1 - abs(chance(mastery, person, problem, step) - TARGET) / TARGET


def _is_mastered(skill: Skill | None) -> bool:
    return skill is not None and skill.known >= MASTERY

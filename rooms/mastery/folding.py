"""One fact more: what it says about who knows what.

Only answers to steps move P(known); hints and scaffolds lessen what the answers behind them count.
Asking for help is not held against anybody: in Corbett and Anderson's tutors it counts as an error,
here it counts for nothing until there is an answer.
"""

from dataclasses import replace

from rooms.base import Id
from rooms.facts import (
    AnswerJudged,
    HintOpened,
    KnowledgeBrought,
    Recorded,
    SessionStarted,
    Verdict,
)
from rooms.mastery import elo
from rooms.mastery.bank import Bank, options_of, skills_of, tells
from rooms.mastery.fading import support
from rooms.mastery.giving import brought, skill_of
from rooms.mastery.learners import Evidence, Learner, Mastery, Skill, Work, work_of
from rooms.mastery.review import reviewed
from rooms.mastery.tracing import Parameters, traced
from rooms.mastery.weights import Circumstances, Origin, is_judged, origin_of, speaks, weight
from rooms.scaffolding.parts import parts_of
from rooms.scaffolding.problem import PartId, Step

MOVES = (SessionStarted, HintOpened, AnswerJudged, KnowledgeBrought)
"""The facts that say something about who knows what."""

KEPT = 12
"""How many answers a skill lists while a session is under way."""

KEPT_BETWEEN = 2
"""How many of them stay when the next session begins: a room's state stays small for years."""

PROBLEMS_KEPT = 120
"""How many problems a person is remembered to have worked on."""

_TAKEN = (Origin.AGREED, Origin.SHOWN)


def evolve(mastery: Mastery, recorded: Recorded, bank: Bank) -> Mastery:
    """Mastery with one fact more. Total: a fact about what is not in the bank changes nothing."""
    match fact := recorded.fact:
        case SessionStarted():
            learners = {person: _rested(each) for person, each in mastery.learners.items()}
            return replace(mastery, started_at=recorded.at, learners=learners)
        case HintOpened():
            return _hint_opened(mastery, recorded, fact, bank)
        case KnowledgeBrought():
            skills = {name: skill_of(each) for name, each in fact.skills.items()}
            return brought(mastery, fact.person, skills)
        case AnswerJudged() if is_judged(fact):
            return _judged(mastery, recorded, fact, bank)
        case _:
            return mastery


def _rested(learner: Learner) -> Learner:
    """Between two sessions: nothing is begun, and the newest answers stay."""
    skills = {
        name: replace(_listing(each, KEPT_BETWEEN), at_start=each.known)
        for name, each in learner.skills.items()
    }
    return replace(learner, skills=skills, steps={})


def _hint_opened(mastery: Mastery, recorded: Recorded, fact: HintOpened, bank: Bank) -> Mastery:
    step = bank.step(fact.problem, fact.step)
    if step is None:
        return mastery
    learner = mastery.learners.get(fact.person, Learner())
    work = work_of(learner, fact.problem, fact.step)
    told = any(each.id == fact.hint.id and tells(step, each) for each in parts_of(step))
    work = replace(work, hints=work.hints + 1, told=work.told or told)
    return _with(mastery, fact.person, _working(learner, recorded, fact.problem, fact.step, work))


def _judged(mastery: Mastery, recorded: Recorded, fact: AnswerJudged, bank: Bank) -> Mastery:
    step = bank.step(fact.problem, fact.part)
    learner = mastery.learners.get(fact.person, Learner())
    work = work_of(learner, fact.problem, fact.part)
    if step is None or work.solved:
        return mastery
    under = _circumstances(work, step, origin_of(fact))
    counts = weight(under) if speaks(fact.verdict) else 0.0
    evidence = Evidence(
        seq=recorded.seq,
        at=recorded.at,
        problem=fact.problem,
        step=fact.part,
        verdict=fact.verdict,
        attempt=under.attempt,
        hints=under.hints,
        told=under.told,
        origin=under.origin,
        weight=counts,
        before=0,
        after=0,
    )
    right = fact.verdict is Verdict.CORRECT
    learner = _answered(learner, evidence, step, bank)
    work = replace(work, attempts=under.attempt, wrong=work.wrong + (not right), solved=right)
    learner = _working(learner, recorded, fact.problem, fact.part, work)
    return _rated(_with(mastery, fact.person, learner), fact.person, evidence, step)


def _circumstances(work: Work, step: Step, origin: Origin) -> Circumstances:
    own = origin in (Origin.OWN, Origin.PROPOSED)
    return Circumstances(
        attempt=work.attempts + 1,
        options=options_of(step.question),
        hints=work.hints,
        told=work.told,
        origin=Origin.SHOWN if own and work.shown else origin,
    )


def _answered(learner: Learner, evidence: Evidence, step: Step, bank: Bank) -> Learner:
    """Every skill of the step takes the answer as it is: who fails may have lacked any of them."""
    skills = dict(learner.skills)
    for name in skills_of(step):
        parameters = bank.of(name, step.question)
        skills[name] = _moved(skills.get(name), evidence, parameters)
    return replace(learner, skills=skills)


def _moved(skill: Skill | None, evidence: Evidence, parameters: Parameters) -> Skill:
    skill = skill or Skill(known=parameters.prior, at_start=parameters.prior)
    right, first = evidence.verdict is Verdict.CORRECT, evidence.attempt == 1
    known = traced(skill.known, parameters, right=right, weight=evidence.weight)
    unaided = first and evidence.weight == 1
    listed = (*skill.evidence, replace(evidence, before=skill.known, after=known))
    return _listing(
        replace(
            skill,
            known=known,
            opportunities=skill.opportunities + (first and evidence.origin not in _TAKEN),
            practised_at=evidence.at,
            support=support(skill.support, known, error=not right and evidence.weight > 0),
            review=reviewed(skill.review, known, evidence.at, right=right, unaided=unaided),
            evidence=listed,
        ),
        KEPT,
    )


def _listing(skill: Skill, most: int) -> Skill:
    over = max(0, len(skill.evidence) - most)
    return replace(skill, evidence=skill.evidence[over:], earlier=skill.earlier + over)


def _rated(mastery: Mastery, person: Id, evidence: Evidence, step: Step) -> Mastery:
    if evidence.attempt > 1:
        return mastery
    ratings = elo.answered(
        mastery.ratings,
        person,
        elo.item_id(evidence.problem, evidence.step),
        right=evidence.verdict is Verdict.CORRECT,
        options=options_of(step.question),
        weight=evidence.weight,
    )
    return replace(mastery, ratings=ratings)


def _working(
    learner: Learner, recorded: Recorded, problem: Id, step: PartId, work: Work
) -> Learner:
    steps = {**learner.steps, problem: {**learner.steps.get(problem, {}), step: work}}
    before = [each for each in learner.worked.items() if each[0] != problem]
    worked = dict([*before, (problem, recorded.at)][-PROBLEMS_KEPT:])
    return replace(learner, steps=steps, worked=worked)


def _with(mastery: Mastery, person: Id, learner: Learner) -> Mastery:
    return replace(mastery, learners={**mastery.learners, person: learner})

"""What mastery learns from elsewhere than a student's own answers and hints."""

from collections.abc import Mapping
from dataclasses import replace

from rooms.base import Id
from rooms.mastery.learners import Learner, Mastery, Skill, Work, work_of
from rooms.mastery.notes import SkillNote
from rooms.mastery.review import Review
from rooms.scaffolding.problem import PartId


def solution_shown(mastery: Mastery, person: Id, problem: Id, step: PartId) -> Mastery:
    """The worked solution of a step was shown to somebody: answers to it count for nothing."""
    work = replace(_work(mastery, person, problem, step), told=True)
    return _with_work(mastery, person, problem, step, work)


def answers_shown(mastery: Mastery, person: Id, problem: Id, step: PartId) -> Mastery:
    """Answers of others were shown to somebody ("think, then show"): theirs count no more."""
    work = replace(_work(mastery, person, problem, step), shown=True)
    return _with_work(mastery, person, problem, step, work)


def brought(mastery: Mastery, person: Id, skills: Mapping[str, Skill]) -> Mastery:
    """Somebody came with what they know from other rooms.

    Of each skill the newer of the two is kept, with the evidence that is listed here.
    """
    learner = mastery.learners.get(person, Learner())
    newer = {
        name: _merged(learner.skills.get(name), each)
        for name, each in skills.items()
        if name not in learner.skills or each.practised_at > learner.skills[name].practised_at
    }
    learner = replace(learner, skills={**learner.skills, **newer})
    return replace(mastery, learners={**mastery.learners, person: learner})


def _merged(here: Skill | None, brought: Skill) -> Skill:
    return replace(
        brought,
        at_start=brought.known,
        evidence=here.evidence if here else (),
        earlier=here.earlier if here else 0,
    )


def _work(mastery: Mastery, person: Id, problem: Id, step: PartId) -> Work:
    return work_of(mastery.learners.get(person, Learner()), problem, step)


def _with_work(mastery: Mastery, person: Id, problem: Id, step: PartId, work: Work) -> Mastery:
    learner = mastery.learners.get(person, Learner())
    steps = {**learner.steps, problem: {**learner.steps.get(problem, {}), step: work}}
    return replace(mastery, learners={**mastery.learners, person: replace(learner, steps=steps)})


def note_of(skill: Skill) -> SkillNote:
    """What is kept of a skill."""
    review = skill.review
    return SkillNote(
        known=skill.known,
        practised_at=skill.practised_at,
        opportunities=skill.opportunities,
        support=skill.support,
        reviews=review.passed if review is not None else 0,
        due_at=review.due_at if review is not None else None,
    )


def skill_of(note: SkillNote) -> Skill:
    """A skill as it was noted, with none of the answers behind it."""
    return Skill(
        known=note.known,
        at_start=note.known,
        opportunities=note.opportunities,
        practised_at=note.practised_at,
        support=note.support,
        review=Review(note.reviews, note.due_at) if note.due_at is not None else None,
    )

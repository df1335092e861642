"""How many hints of a step are offered to a person before they ask."""

from rooms.base import Id
from rooms.mastery.bank import Bank, skills_of, tells
from rooms.mastery.fading import MOST, offered, support
from rooms.mastery.learners import Learner, Mastery, work_of
from rooms.scaffolding.problem import PartId


def offered_to(mastery: Mastery, person: Id, problem: Id, step: PartId, bank: Bank) -> int:
    """How many first-level hints of a step are offered to somebody now; 0 for what is no step.

    Offered is not opened: a hint that is not opened lessens nothing.
    """
    found = bank.step(problem, step)
    if found is None:
        return 0
    learner = mastery.learners.get(person, Learner())
    levels = [
        learner.skills[name].support
        if name in learner.skills
        else support(MOST, bank.of(name, found.question).prior)
        for name in skills_of(found)
    ]
    last_tells = bool(found.hints) and tells(found, found.hints[-1])
    wrong = work_of(learner, problem, step).wrong
    return offered(levels, wrong, len(found.hints), last_tells=last_tells)

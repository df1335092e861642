"""Where a number comes from: every answer that moved it, read from the log itself."""

from collections.abc import Iterable, Mapping

from rooms.base import Id, Millis
from rooms.facts import KnowledgeBrought, ProblemKeyed, Recorded, SessionStarted
from rooms.mastery.bank import Bank
from rooms.mastery.folding import evolve
from rooms.mastery.learners import Evidence, Mastery
from rooms.mastery.tracing import Parameters
from rooms.scaffolding.problem import Problem


def replay(
    facts: Iterable[Recorded],
    parameters: Mapping[str, Parameters] | None = None,
    mastery: Mastery | None = None,
) -> Iterable[tuple[Recorded, Mastery]]:
    """Each fact of a log, with mastery as it was behind it. Starts at the beginning of a session.

    The problems, and what is said of their skills, are those that the log itself holds: a session
    keeps what it started with. `parameters` are for logs that hold none.
    """
    said: dict[str, Parameters] = {}
    mastery = mastery or Mastery()
    problems: dict[Id, Problem] = {}
    for recorded in facts:
        match recorded.fact:
            case SessionStarted():
                problems, said = {}, {}
            case ProblemKeyed(problem=problem):
                problems = {**problems, problem.id: problem}
                said = {**said, **recorded.fact.parameters}
            case _:
                pass
        mastery = evolve(mastery, recorded, Bank(problems, {**(parameters or {}), **said}))
        yield recorded, mastery


def brought_until(facts: Iterable[Recorded], person: Id, skill: str) -> Millis:
    """When the newest answer was given that a person brought to a room for a skill; 0 for none."""
    return max(
        (
            each.fact.skills[skill].practised_at
            for each in facts
            if isinstance(each.fact, KnowledgeBrought)
            and each.fact.person == person
            and skill in each.fact.skills
        ),
        default=0,
    )


def trace(
    facts: Iterable[Recorded],
    person: Id,
    skill: str,
    parameters: Mapping[str, Parameters] | None = None,
) -> tuple[Evidence, ...]:
    """All answers that P(known) of one person's skill came from, oldest first.

    Each begins where the one before ended; the first begins at the prior.
    """
    found: list[Evidence] = []
    for recorded, mastery in replay(facts, parameters):
        learner = mastery.learners.get(person)
        listed = learner.skills[skill].evidence if learner and skill in learner.skills else ()
        if listed and listed[-1].seq == recorded.seq:
            found.append(listed[-1])
    return tuple(found)

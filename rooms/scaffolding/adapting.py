"""What a room makes of what its students know: how much help is offered, and what is passed on.

Knowledge is a person's, so it goes with them: when a session ends, what each student knows is noted
in the room's log; when they enter another room, what is newer elsewhere is brought into its log. So
every number still comes from facts, and each room can be replayed from its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rooms.base import Id
from rooms.decision import Decision, Given
from rooms.facts import (
    AnswerJudged,
    Fact,
    HintsOffered,
    KnowledgeBrought,
    KnowledgeNoted,
    LockChanged,
    PersonEntered,
    ProblemGiven,
    ProblemKeyed,
    ProblemVaried,
    Recorded,
    StepOpened,
)
from rooms.mastery import folding
from rooms.mastery.bank import Bank
from rooms.mastery.giving import note_of
from rooms.mastery.learners import Learner
from rooms.mastery.offering import offered_to
from rooms.roles import Actor, Role
from rooms.scaffolding.modes.around import here, is_closed
from rooms.scaffolding.problem import Problem, PublicProblem
from rooms.scaffolding.variants import key_for
from rooms.state import RoomState

MATTERS = (
    PersonEntered,
    KnowledgeBrought,
    ProblemKeyed,
    ProblemVaried,
    ProblemGiven,
    StepOpened,
    LockChanged,
    AnswerJudged,
)
"""The facts behind which other hints may be offered."""


def with_brought(state: RoomState, decision: Decision, actor: Actor, given: Given) -> Decision:
    """Who enters brings what they have practised elsewhere since they were here."""
    skills = state.server.mastery.learners.get(actor.person, Learner()).skills
    newer = {
        name: each
        for name, each in given.knowledge.items()
        if name not in skills or each.practised_at > skills[name].practised_at
    }
    if not newer:
        return decision
    brought = KnowledgeBrought(person=actor.person, skills=newer)
    return replace(decision, facts=(*decision.facts, brought))


def noted(state: RoomState) -> Iterator[KnowledgeNoted]:
    """What each student who practised in this session knows now."""
    for person, learner in state.server.mastery.learners.items():
        since = state.server.mastery.started_at
        skills = {
            name: note_of(each)
            for name, each in learner.skills.items()
            if each.practised_at >= since
        }
        if skills:
            yield KnowledgeNoted(person=person, skills=skills)


def folded(state: RoomState, recorded: Recorded) -> RoomState:
    """The state with what a fact says about who knows what."""
    bank = Bank(state.server.keys, state.server.parameters)
    mastery = folding.evolve(state.server.mastery, recorded, bank)
    if mastery is state.server.mastery:
        return state
    return replace(state, server=replace(state.server, mastery=mastery))


def with_offers(decision: Decision, ahead: RoomState, given: Given, actor: Actor) -> Decision:
    """The decision, with how many hints are offered from then on; `ahead` is the state behind it.

    The last fact stays the last: what it says may be held.
    """
    offers = tuple(_offers(ahead, _whom(decision.facts, ahead, given, actor)))
    facts = (*decision.facts[:-1], *offers, *decision.facts[-1:])
    return replace(decision, facts=facts) if offers else decision


def _whom(facts: Iterable[Fact], ahead: RoomState, given: Given, actor: Actor) -> dict[Id, None]:
    """The students for whom it may be other hints, each once."""
    people: dict[Id, None] = {}
    for fact in facts:
        match fact:
            case ProblemKeyed() | LockChanged() | StepOpened(person=None):
                people |= dict.fromkeys(here(ahead, given))
            case StepOpened(person=str() as person):
                people[person] = None
            case (
                AnswerJudged(person=person)
                | ProblemVaried(person=person)
                | ProblemGiven(person=person)
            ):
                people[person] = None
            case _:
                pass
    return people if actor.role is not Role.STUDENT else {**people, actor.person: None}


def _offers(ahead: RoomState, people: Iterable[Id]) -> Iterator[HintsOffered]:
    if ahead.session is None:
        return
    for person in people:
        problem = faced(ahead, person)
        key = key_for(ahead, problem.id, person) if problem is not None else None
        if key is None:
            continue
        offered = _offered(ahead, person, key)
        if offered != ahead.offered.get(person, {}).get(key.id):
            yield HintsOffered(person=person, problem=key.id, offered=offered)


def faced(state: RoomState, person: Id) -> PublicProblem | None:
    """The problem that is before somebody: their own, or the room's."""
    return state.given.get(person) or state.variants.get(person) or state.problem


def _offered(ahead: RoomState, person: Id, key: Problem) -> dict[str, int]:
    bank = Bank({key.id: key}, ahead.server.parameters)
    mastery = ahead.server.mastery
    return {
        step.id: offered_to(mastery, person, key.id, step.id, bank)
        for step in key.steps
        # Of a step that is not open yet nothing is said, not how many hints it has either.
        if not is_closed(ahead, person, key.id, step.id)
    }


def hints_offered(state: RoomState, fact: HintsOffered) -> RoomState:
    """So many hints are offered to somebody now."""
    of = {**state.offered.get(fact.person, {}), fact.problem: fact.offered}
    return replace(state, offered={**state.offered, fact.person: of})

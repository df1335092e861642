"""What is adjusted for a student, as far as a room has to know: their pace, and fewer choices."""

from dataclasses import replace

from rooms.accommodations import Adjustment
from rooms.decision import Decision, Given
from rooms.facts import PersonAdjusted
from rooms.roles import Actor, Role
from rooms.state import RoomState


def adjust(state: RoomState, decision: Decision, actor: Actor, given: Given) -> Decision:
    """The decision, and what is adjusted for its actor, if the room does not know that yet."""
    wanted = given.adjustment
    if wanted is None or actor.role is not Role.STUDENT:
        return decision
    if wanted.version <= state.adjusted.get(actor.person, Adjustment()).version:
        return decision
    fact = PersonAdjusted(
        person=actor.person,
        version=wanted.version,
        pace=wanted.pace,
        fewer_choices=wanted.fewer_choices,
    )
    return replace(decision, facts=(*decision.facts, fact))


def adjusted(state: RoomState, fact: PersonAdjusted) -> RoomState:
    """From now on this is adjusted for somebody."""
    adjustment = Adjustment(fact.version, fact.pace, fact.fewer_choices)
    return replace(state, adjusted={**state.adjusted, fact.person: adjustment})

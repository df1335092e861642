"""Where a number about a student's skill comes from: every answer, in whichever room."""

from collections.abc import Iterable

from realtime.http.errors import not_found
from realtime.http.rooms import TUTORS, entered
from realtime.http.routing import Call, Route, query
from realtime.protocol.http import KnownSkill
from rooms.base import Id, Millis
from rooms.mastery.learners import Evidence, Learner
from rooms.mastery.review import is_due
from rooms.mastery.trace import brought_until, trace
from rooms.mastery.words import explain, headline

Given = tuple[Millis, str, Evidence]
"""When, in which other room (empty: in this one), and what."""


async def known_skill(call: Call) -> KnownSkill:
    """Where the number about one student's skill comes from: all its answers, from the logs."""
    _, live = await entered(call)
    person, skill = call.path_id("person"), query(call, "skill") or ""
    found = live.state.server.mastery.learners.get(person, Learner()).skills.get(skill)
    if found is None:
        raise not_found()
    facts = await call.services.practice.facts(live.school, live.id)
    here = [(each.at, "", each) for each in trace(facts, person, skill)]
    until = brought_until(facts, person, skill)
    there = await _elsewhere(call, live.id, person, skill, until) if until else []
    return KnownSkill(
        skill=skill,
        headline=headline(skill, found),
        known=found.known,
        review_due=is_due(found.review, call.services.clock()),
        answers=tuple(_said([*there, *here])),
    )


async def _elsewhere(call: Call, room: Id, person: Id, skill: str, until: Millis) -> list[Given]:
    """The answers in other rooms up to the newest one that came with the student."""
    services, school, found = call.services, call.actor.school, []
    for other in await services.knowledge.rooms_of(school, person, skill):
        record = await services.room_store.find(school, other) if other != room else None
        if record is not None:
            facts = await services.practice.facts(school, other)
            found += [
                (each.at, record.name, each)
                for each in trace(facts, person, skill)
                if each.at <= until
            ]
    return found


def _said(given: Iterable[Given]) -> Iterable[str]:
    """In words, oldest first."""
    for _, room, each in sorted(given, key=lambda one: (one[0], one[1], one[2].seq)):
        yield f"In {room}: {explain(each)}" if room else explain(each)


ROUTES = (
    Route(
        "GET",
        "/api/rooms/{room}/knowledge/{person}",
        known_skill,
        "Where the number about a student's skill comes from",
        TUTORS,
        answers=KnownSkill,
        query=("skill",),
    ),
)

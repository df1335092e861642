"""What could come next, for a room and for each student in it."""

from collections.abc import Sequence

from persistence.library import Wanted
from realtime.http.errors import HttpRefusal
from realtime.http.rooms import TUTORS, command, entered
from realtime.http.routing import Call, Route
from realtime.protocol.http import (
    GivenProblem,
    SimplerProblem,
    SuggestedForOne,
    SuggestedProblem,
    Suggestions,
)
from rooms.base import Id, Millis
from rooms.commands import ProblemGive
from rooms.live import LiveRoom
from rooms.mastery.bank import skills_of
from rooms.mastery.candidates import Candidate, candidate
from rooms.mastery.learners import Learner
from rooms.mastery.review import is_due
from rooms.mastery.suggesting import simpler, suggest, suggest_for_all
from rooms.mastery.words import why, why_for_all
from rooms.roles import Role
from rooms.scaffolding.adapting import faced
from rooms.state import RoomState

LIKE_IT = 20
"""How many problems of a skill are looked at besides those of the session's set."""
SKILLS = 6
"""For how many skills: the tutor waits for it."""


async def suggestions(call: Call) -> Suggestions:
    """What could come next: of the session's set, and of what the library has on its skills."""
    _, live = await entered(call)
    state, now = live.state, call.services.clock()
    people = _here(live)
    skills = (*_due(state, people, now)[:SKILLS], *_skills(state)[:SKILLS])
    offered = await _candidates(call, live, skills)
    mastery = state.server.mastery
    # A group goes through its set; only one by one is there more to choose from.
    ours = set(state.session.problems) if state.session is not None else set()
    of_set = [each for each in offered if each.problem in ours]
    group = suggest_for_all(mastery, people, of_set, now)
    each = [suggest(mastery, person, offered, now) for person in people]
    return Suggestions(
        group=SuggestedProblem(problem=group.problem, title=group.title, why=why_for_all(group))
        if group is not None
        else None,
        each=tuple(
            SuggestedForOne(
                person=one.person,
                name=state.people[one.person].name,
                problem=one.problem,
                title=one.title,
                why=why(one),
            )
            for one in each
            if one is not None
        ),
    )


async def give_simpler(call: Call) -> GivenProblem:
    """Give one student a problem with the same skills that should come more easily to them."""
    body: SimplerProblem = call.body
    _, live = await entered(call)
    if (again := await live.outcome_of(call.actor.person, body.id)) is not None:
        there = live.state.given.get(body.person)
        title = there.title if there is not None else ""
        return GivenProblem(seq=again.seq, problem=there and there.id, title=title, why="")
    problem = faced(live.state, body.person)
    key = live.state.server.keys.get(problem.id) if problem is not None else None
    if key is None:
        raise HttpRefusal(409, "no_session", "No problem is open in this room right now.")
    skills = tuple(dict.fromkeys(skill for step in key.steps for skill in skills_of(step)))
    offered = await _candidates(call, live, skills[:SKILLS])
    current = candidate(key, live.state.server.parameters)
    found = simpler(live.state.server.mastery, body.person, current, offered)
    if found is None:
        raise HttpRefusal(
            409, "not_found", "Your library has no simpler problem with these skills."
        )
    done = await command(call, ProblemGive(id=body.id, problem=found.problem, person=body.person))
    return GivenProblem(seq=done.seq, problem=found.problem, title=found.title, why=why(found))


def _here(live: LiveRoom) -> tuple[Id, ...]:
    """The students of the session, by when they first came."""
    here, state = live.attendance.connections(), live.state
    return tuple(
        person
        for person, known in state.people.items()
        if known.role is Role.STUDENT and (person in state.attending or person in here)
    )


def _skills(state: RoomState) -> tuple[str, ...]:
    """The skills of the problems of this session, the newest problem's first."""
    steps = [step for key in reversed(state.server.keys.values()) for step in key.steps]
    return tuple(dict.fromkeys(skill for step in steps for skill in skills_of(step)))


def _due(state: RoomState, people: Sequence[Id], now: Millis) -> tuple[str, ...]:
    """The skills that are due for review of these students, the longest due first."""
    learners = state.server.mastery.learners
    waiting = sorted(
        (each.review.due_at, name)
        for person in people
        for name, each in learners.get(person, Learner()).skills.items()
        if each.review is not None and is_due(each.review, now)
    )
    return tuple(dict.fromkeys(name for _, name in waiting))


async def _candidates(call: Call, live: LiveRoom, skills: Sequence[str]) -> tuple[Candidate, ...]:
    """The problems of the session's set, in order, then what the library has on these skills."""
    library, school = call.services.library, call.actor.school
    session = live.state.session
    wanted = dict.fromkeys(session.problems if session is not None else ())
    for skill in dict.fromkeys(skills):
        found = await library.search(school, Wanted(skill=skill, limit=LIKE_IT))
        wanted |= dict.fromkeys(card.id for card in found.cards)
    problems = await library.problems(school, list(wanted))
    named = dict.fromkeys(skill for key in problems for step in key.steps for skill in step.skills)
    # What a session began with stays; of what it has not met, what is said now.
    said = await library.parameters(school, named)
    parameters = {**said, **live.state.server.parameters}
    return tuple(candidate(each, parameters) for each in problems)


ROUTES = (
    Route(
        "GET",
        "/api/rooms/{room}/suggestions",
        suggestions,
        "Which problems could come next, and why",
        TUTORS,
        answers=Suggestions,
    ),
    Route(
        "POST",
        "/api/rooms/{room}/simpler-problem",
        give_simpler,
        "Give one student a simpler problem",
        TUTORS,
        takes=SimplerProblem,
        answers=GivenProblem,
    ),
)

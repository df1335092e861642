"""What students have mastered a while ago, and might look at again."""

from realtime.http.rooms import TUTORS
from realtime.http.routing import Call, Route
from realtime.protocol.http import LookAgain, StudentLooksAgain, StudentsLookAgain
from rooms.base import Id
from rooms.mastery.due import due, newest
from rooms.mastery.learners import Learner
from rooms.mastery.notes import SkillNote
from rooms.mastery.words import skill_name
from rooms.roles import Role

STUDENTS = frozenset({Role.STUDENT})

SKILLS = 5
"""How many skills are named at once: a short list is one that can be done."""

_NOBODY = Learner()


async def mine(call: Call) -> LookAgain:
    """What the student themself might look at again."""
    actor = call.actor
    noted = await call.services.knowledge.of(actor.school, actor.person)
    records = await call.services.room_store.for_student(actor.school, actor.person)
    return LookAgain(skills=_due(call, actor.person, noted, [each.id for each in records]))


async def of_students(call: Call) -> StudentsLookAgain:
    """The students of this tutor's rooms who have something to look at again, by name."""
    actor = call.actor
    records = await call.services.room_store.for_tutor(actor.school, actor.person)
    rooms = [each.id for each in records]
    students = tuple(
        StudentLooksAgain(person=each.person, name=each.name, skills=skills)
        for each in await call.services.knowledge.of_students(actor.school, actor.person)
        if (skills := _due(call, each.person, each.skills, rooms))
    )
    return StudentsLookAgain(students=students)


def _due(call: Call, person: Id, noted: dict[str, SkillNote], rooms: list[Id]) -> tuple[str, ...]:
    """The skills that are due, less what was practised in a session that is still under way."""
    for room in rooms:
        live = call.services.rooms.loaded(room)
        if live is not None:
            noted = newest(noted, live.state.server.mastery.learners.get(person, _NOBODY))
    return tuple(skill_name(each) for each in due(noted, call.services.clock())[:SKILLS])


ROUTES = (
    Route(
        "GET",
        "/api/look-again",
        mine,
        "What a student might look at again",
        STUDENTS,
        answers=LookAgain,
    ),
    Route(
        "GET",
        "/api/look-again/students",
        of_students,
        "Which students might look at something again",
        TUTORS,
        answers=StudentsLookAgain,
    ),
)

"""Everybody's first page: what is there for them, by role."""

from collections.abc import Mapping

from persistence.rooms import RoomRecord, Sitting
from realtime.http.routing import SIGNED_IN, Call, Route
from realtime.protocol.http import (
    AdminHome,
    Child,
    ChildSession,
    Home,
    ModeratorHome,
    NamedId,
    ParentHome,
    PastSession,
    PersonRow,
    ProblemSetCard,
    RoomCard,
    StudentHome,
    StudentRoom,
    TutorHome,
)
from realtime.services import Services
from rooms.base import Id
from rooms.roles import Actor, Role
from rooms.summaries import Summary, summarise


async def home(call: Call) -> Home:
    """The first page of whoever is signed in."""
    match call.actor.role:
        case Role.TUTOR:
            return await _tutor(call.services, call.actor)
        case Role.STUDENT:
            return await _student(call.services, call.actor)
        case Role.MODERATOR:
            return ModeratorHome()
        case Role.PARENT:
            return await _parent(call.services, call.actor)
        case Role.ADMIN:
            return await _admin(call.services, call.actor)


async def _tutor(services: Services, actor: Actor) -> TutorHome:
    school = actor.school
    records = await services.room_store.for_tutor(school, actor.person)
    sittings = _by_room(await services.room_store.sittings(school, [r.id for r in records]))
    return TutorHome(
        rooms=tuple([await room_card(services, record, sittings) for record in records]),
        classes=tuple(NamedId(id=c.id, name=c.name) for c in await services.people.classes(school)),
        problem_sets=tuple(
            ProblemSetCard(id=each.id, name=each.name, problems=len(each.problems))
            for each in await services.library.sets(school)
        ),
    )


async def room_card(
    services: Services, record: RoomRecord, sittings: Mapping[Id, list[Sitting]]
) -> RoomCard:
    """A room as its tutor's home shows it."""
    known = sittings.get(record.id)
    if known is None:
        known = await services.room_store.sittings(record.school, [record.id])
    sets = {each.id: each.name for each in await services.library.sets(record.school)}
    chosen = record.problem_set
    return RoomCard(
        id=record.id,
        name=record.name,
        classes=tuple(NamedId(id=each.id, name=each.name) for each in record.classes),
        problem_set=NamedId(id=chosen, name=sets.get(chosen, "")) if chosen else None,
        live_since=_live_since(known),
        here=await _students_here(services, record),
        last_session=next((s.started_at for s in known if s.ended_at is not None), None),
    )


async def _students_here(services: Services, record: RoomRecord) -> int:
    live = services.rooms.loaded(record.id)
    if live is None:
        return 0
    people = live.state.people
    here = services.presence.everybody(record.id)
    return sum(person in people and people[person].role is Role.STUDENT for person in here)


async def _student(services: Services, actor: Actor) -> StudentHome:
    records = await services.room_store.for_student(actor.school, actor.person)
    names = {record.id: record.name for record in records}
    sittings = await services.room_store.sittings(actor.school, list(names))
    by_room = _by_room(sittings)
    rooms = [
        StudentRoom(
            id=record.id,
            name=record.name,
            tutor=record.tutor_name,
            live_since=_live_since(by_room.get(record.id, [])),
        )
        for record in records
    ]
    attended = await services.room_store.attended(actor.school, actor.person)
    past = [
        PastSession(
            room=each.room,
            room_name=names[each.room],
            session=each.session,
            started_at=each.started_at,
            ended_at=each.ended_at,
        )
        for each in sittings
        if each.ended_at is not None and each.session in attended
    ]
    rooms.sort(key=lambda room: room.live_since is None)
    return StudentHome(rooms=tuple(rooms), past=tuple(past[:50]))


async def _parent(services: Services, actor: Actor) -> ParentHome:
    children = await services.people.children(actor.school, actor.person)
    return ParentHome(
        children=tuple(
            [
                Child(
                    id=child.id,
                    name=child.name,
                    sessions=await _sessions(services, child.school, child.id),
                )
                for child in children
            ]
        )
    )


async def _sessions(services: Services, school: Id, child: Id) -> tuple[ChildSession, ...]:
    attended = await services.room_store.attended(school, child)
    records = {r.id: r for r in await services.room_store.of_school(school)}
    found: list[ChildSession] = []
    for sitting in await services.room_store.sittings(school, list(records)):
        if sitting.session in attended and len(found) < 30:
            facts = await services.room_store.facts_of(school, sitting)
            found.append(_session(records[sitting.room], sitting, summarise(facts, child)))
    return tuple(found)


def _session(record: RoomRecord, sitting: Sitting, summary: Summary) -> ChildSession:
    return ChildSession(
        session=sitting.session,
        room_name=record.name,
        tutor=record.tutor_name,
        started_at=sitting.started_at,
        ended_at=sitting.ended_at,
        attended_ms=summary.attended_ms,
        active_ms=summary.active_ms,
        steps_alone=summary.steps_alone,
        steps_with_hint=summary.steps_with_hint,
        steps_together=summary.steps_together,
        steps_tried=summary.steps_tried,
        problems=summary.problems,
    )


async def _admin(services: Services, actor: Actor) -> AdminHome:
    return AdminHome(
        people=tuple(
            PersonRow(
                id=each.id,
                name=each.name,
                role=each.role,
                login=each.login,
                classes=each.classes,
                children=each.children,
            )
            for each in await services.people.people(actor.school)
        ),
        classes=tuple(
            NamedId(id=each.id, name=each.name)
            for each in await services.people.classes(actor.school)
        ),
    )


def _by_room(sittings: list[Sitting]) -> dict[Id, list[Sitting]]:
    found: dict[Id, list[Sitting]] = {}
    for each in sittings:
        found.setdefault(each.room, []).append(each)
    return found


def _live_since(sittings: list[Sitting]) -> int | None:
    return next((each.started_at for each in sittings if each.ended_at is None), None)


ROUTES = (Route("GET", "/api/home", home, "Everybody's first page", SIGNED_IN, answers=Home),)

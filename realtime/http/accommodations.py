"""How somebody works best: read and changed by themselves, their tutors and their parents."""

import secrets

from persistence.accommodations import AccommodationsChanged, Adjusted
from persistence.people import PersonRecord
from realtime.http.errors import HttpRefusal, not_allowed, not_found
from realtime.http.routing import SIGNED_IN, Call, Route
from realtime.protocol.http import AccommodationsChange, NamedId, PersonAccommodations
from rooms.commands import PersonAdjust
from rooms.ports import LogUnavailable
from rooms.roles import Actor, Role


async def read(call: Call) -> PersonAccommodations:
    """What is adjusted for somebody."""
    person = await _whom(call)
    return _whole(person, await call.services.accommodations.of(person.school, person.id))


async def change(call: Call) -> PersonAccommodations:
    """Adjust it; their open rooms hear of it at once."""
    person, wanted = await _whom(call), call.body
    try:
        adjusted = await call.services.accommodations.save(
            person.school, person.id, wanted.version, wanted.accommodations
        )
    except AccommodationsChanged:
        message = "This was changed somewhere else meanwhile. Look at it again, then change it."
        raise HttpRefusal(409, "out_of_date", message) from None
    call.services.adjusting.tell(person.id, adjusted)
    if person.role is Role.STUDENT:
        await _adjust_rooms(call, person)
    return _whole(person, adjusted)


async def _adjust_rooms(call: Call, person: PersonRecord) -> None:
    """Let the rooms of a student know now; one that cannot be reached learns it when they enter."""
    services, actor = call.services, Actor(person.id, person.school, person.role, person.name)
    for record in await services.room_store.for_student(person.school, person.id):
        try:
            live = await services.rooms.open(record.school, record.id)
        except LogUnavailable:
            continue
        await live.do(actor, PersonAdjust(id=secrets.token_urlsafe(12)))


async def _whom(call: Call) -> PersonRecord:
    """The person of the path, if whoever asks answers for them. Others are not told who exists."""
    actor, wanted = call.actor, call.path_id("person")
    people = call.services.people
    if wanted == actor.person:
        return PersonRecord(actor.person, actor.school, actor.role, actor.name, None)
    if actor.role is Role.TUTOR:
        found = await people.person(actor.school, wanted)
        if found is not None and found.role is Role.STUDENT:
            return found
    elif actor.role is Role.PARENT:
        for child in await people.children(actor.school, actor.person):
            if child.id == wanted:
                return child
    else:
        raise not_allowed()
    raise not_found()


def _whole(person: PersonRecord, adjusted: Adjusted) -> PersonAccommodations:
    return PersonAccommodations(
        person=NamedId(id=person.id, name=person.name),
        version=adjusted.version,
        accommodations=adjusted.accommodations,
    )


_PATH = "/api/people/{person}/accommodations"

ROUTES = (
    Route("GET", _PATH, read, "How somebody works best", SIGNED_IN, answers=PersonAccommodations),
    Route(
        "PUT",
        _PATH,
        change,
        "Adjust it",
        SIGNED_IN,
        takes=AccommodationsChange,
        answers=PersonAccommodations,
    ),
)

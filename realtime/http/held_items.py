"""Held texts, as their author and staff may read them."""

from pydantic import TypeAdapter

from persistence.held import HeldRow
from realtime.http.errors import HttpRefusal, refused
from realtime.http.routing import IN_ROOMS, Call, Route
from realtime.protocol.http import Done, HeldDecision, HeldItem, HeldList, NamedId
from rooms.base import Id
from rooms.board.board import words_of
from rooms.commands import (
    AnswerGive,
    AnswerPropose,
    BoardCreate,
    BoardPatch,
    ChatPost,
    HeldRelease,
    HeldRemove,
)
from rooms.roles import Role

TUTORS = frozenset({Role.TUTOR})

Holdable = ChatPost | BoardCreate | BoardPatch | AnswerGive | AnswerPropose
_COMMAND: TypeAdapter[Holdable] = TypeAdapter(Holdable)


def read(payload: str) -> tuple[str, Id | None]:
    """The words of a held command, empty once deleted, and their element on the board."""
    if not payload:
        return "", None
    match command := _COMMAND.validate_json(payload):
        case ChatPost():
            return command.text, None
        case AnswerGive() | AnswerPropose():
            return command.answer, None
        case BoardCreate():
            return "\n".join(words_of(command.elements)), command.elements[0].id
        case BoardPatch():
            words = [each.text for each in command.patches if each.text is not None]
            return "\n".join(words), command.patches[0].id


def item(row: HeldRow, *, for_staff: bool) -> HeldItem:
    """A held text to show; why it was held is for staff."""
    text, element = read(row.payload)
    return HeldItem(
        room=row.room,
        room_name=row.room_name,
        place=row.place,
        author=NamedId(id=row.author, name=row.author_name),
        surface=row.surface,
        category=row.category if for_staff else "",
        written_at=row.written_at,
        text=text,
        element=element,
    )


async def of_room(call: Call) -> HeldList:
    """What is held in a room: all of it for staff, one's own for students."""
    actor, room = call.actor, call.path_id("room")
    author = actor.person if actor.role is Role.STUDENT else None
    rows = await call.services.held.open_items(actor.school, room=room, author=author)
    return HeldList(items=tuple(item(row, for_staff=actor.is_staff) for row in rows))


async def settle(call: Call) -> Done:
    """Release a held text, or remove it for good."""
    actor, room = call.actor, call.path_id("room")
    place = call.request.match_info["place"]
    found = await call.services.room_store.find(actor.school, room)
    if found is None or not place.isdecimal() or len(place) > 15:
        raise HttpRefusal(404, "not_found", "This is not here, or not yours.")
    live = await call.services.rooms.open(actor.school, room)
    kind = HeldRelease if call.body.decision == "release" else HeldRemove
    # One id per decision: sent twice, it is decided once.
    command = kind(id=f"{call.body.decision}-{place}", place=int(place))
    outcome = await live.do(actor, command)
    if outcome.refusal is None:
        return Done(seq=outcome.seq)
    raise refused(outcome.refusal)


ROUTES = (
    Route(
        "GET",
        "/api/rooms/{room}/held",
        of_room,
        "Texts that are being checked in a room",
        IN_ROOMS,
        answers=HeldList,
    ),
    Route(
        "POST",
        "/api/held/{room}/{place}",
        settle,
        "Release or remove a held text, in the room",
        TUTORS,
        HeldDecision,
        Done,
    ),
)

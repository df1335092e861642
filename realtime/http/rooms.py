"""Rooms: making and changing them, starting and ending sessions, snapshots and older chat."""

import secrets
from dataclasses import asdict, replace
from zlib import crc32

from aiohttp import web

from persistence.rooms import RoomRecord
from realtime.http import snapshots
from realtime.http.errors import HttpRefusal, not_found, refused
from realtime.http.home import room_card
from realtime.http.routing import IN_ROOMS, Call, Route, query
from realtime.protocol.http import (
    ChatPage,
    Done,
    NamedId,
    RoomCard,
    RoomChange,
    RoomNew,
    Snapshot,
    SnapshotRoom,
    You,
)
from rooms.base import Id
from rooms.commands import AnyCommand, SessionEnd, SessionStart
from rooms.live import LiveRoom
from rooms.persistent import PersistentMap
from rooms.roles import Role
from rooms.room import project
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.variants import key_for
from rooms.state import PUBLIC_TAIL, Message, RoomState, public_head

CHAT_PAGE = 50
"""Messages in a snapshot, and in a page of older ones."""

TUTORS = frozenset({Role.TUTOR})


async def entered(call: Call) -> tuple[RoomRecord, LiveRoom]:
    """The room of the path, if its caller may be in it."""
    services, actor, room = call.services, call.actor, call.path_id("room")
    if not await services.room_store.may_enter(actor.school, room, actor):
        raise not_found()
    record = await services.room_store.find(actor.school, room)
    if record is None:
        raise not_found()
    live = await services.rooms.open(actor.school, room)
    if actor.person in live.state.removed:
        raise HttpRefusal(403, "removed", "Your tutor asked you to leave this session.")
    return record, live


async def create(call: Call) -> RoomCard:
    """Make a room."""
    services, actor, new = call.services, call.actor, call.body
    room = secrets.token_urlsafe(12)
    await _known_set(call, new.problem_set)
    try:
        await services.room_store.create(
            actor.school, room, new.name.strip(), actor.person, new.classes, new.problem_set
        )
    except LookupError:
        raise HttpRefusal(400, "unknown_class", "Choose a class of your school.") from None
    record = await services.room_store.find(actor.school, room)
    if record is None:
        raise not_found()
    return await room_card(services, record, {})


async def change(call: Call) -> RoomCard:
    """Change a room's name, classes or problem set."""
    services, actor, new, room = call.services, call.actor, call.body, call.path_id("room")
    if await services.room_store.find(actor.school, room) is None:
        raise not_found()
    await _known_set(call, new.problem_set)
    try:
        await services.room_store.change(
            actor.school,
            room,
            name=new.name.strip() if new.name else None,
            class_ids=new.classes,
            problem_set=new.problem_set,
            clear_set="problem_set" in new.model_fields_set and new.problem_set is None,
        )
    except LookupError:
        raise HttpRefusal(400, "unknown_class", "Choose a class of your school.") from None
    record = await services.room_store.find(actor.school, room)
    if record is None:
        raise not_found()
    return await room_card(services, record, {})


async def _known_set(call: Call, problem_set: Id | None) -> None:
    if problem_set is None:
        return
    sets = await call.services.library.sets(call.actor.school)
    if problem_set not in {each.id for each in sets}:
        raise HttpRefusal(400, "unknown_set", "Choose a problem set of your school.")


async def start_session(call: Call) -> Done:
    """Start a session; one that is under way goes on."""
    return await command(call, SessionStart(id=secrets.token_urlsafe(12)), "session_running")


async def end_session(call: Call) -> Done:
    """End the session that is under way."""
    return await command(call, SessionEnd(id=secrets.token_urlsafe(12)))


async def command(call: Call, command: AnyCommand, fine: str = "") -> Done:
    """Have a room do something; `fine` is the refusal that means it is so already."""
    _, live = await entered(call)
    outcome = await live.do(call.actor, command)
    if outcome.refusal is not None and outcome.refusal.code != fine:
        raise refused(outcome.refusal)
    return Done(seq=outcome.seq)


async def snapshot(call: Call) -> web.Response:
    """The room as its viewer may see it; unchanged rooms answer 304."""
    record, live = await entered(call)
    actor, state = call.actor, live.state
    titles = await _titles(call, record) if actor.is_staff else ()
    shown = crc32(repr((record.name, titles)).encode())
    etag = f"{state.seq}-{actor.person}-{shown:x}"
    if call.request.if_none_match and etag in {e.value for e in call.request.if_none_match}:
        return web.Response(status=304, headers={"ETag": f'"{etag}"'})
    about = SnapshotRoom(id=record.id, name=record.name, problems=titles)
    you = You(person=actor.person, role=actor.role)
    projected, older = _newest(project(state, actor))
    head = b'{"room":%b,"you":%b,"seq":%d,"older_chat":%b,"state":%b' % (
        about.model_dump_json().encode(),
        you.model_dump_json().encode(),
        state.seq,
        b"true" if older else b"false",
        public_head(projected),
    )
    members = await call.services.boards.parts(live, state.board.elements)
    response = snapshots.answer(call.request, head, members, PUBLIC_TAIL + b"}")
    response.headers["ETag"] = f'"{etag}"'
    return response


async def _titles(call: Call, record: RoomRecord) -> tuple[NamedId, ...]:
    if record.problem_set is None:
        return ()
    cards = await call.services.library.catalogue(record.school, record.problem_set)
    return tuple(NamedId(id=card.id, name=card.title) for card in cards)


def _newest(state: RoomState) -> tuple[RoomState, bool]:
    """The state with the newest messages only, and whether there are older ones."""
    places = sorted(state.chat)
    newest = PersistentMap({place: state.chat[place] for place in places[-CHAT_PAGE:]})
    return replace(state, chat=newest), len(places) > CHAT_PAGE


async def older_chat(call: Call) -> ChatPage:
    """The messages before a place, the newest of them last."""
    _, live = await entered(call)
    before = query(call, "before") or ""
    if not before.isdecimal() or len(before) > 15:
        raise HttpRefusal(400, "malformed", "Say before which message.", "before")
    chat = project(live.state, call.actor).chat
    places = [place for place in sorted(chat) if place < int(before)]
    page: list[Message] = [chat[place] for place in places[-CHAT_PAGE:]]
    return ChatPage(
        messages=tuple(asdict(message) for message in page), more=len(places) > CHAT_PAGE
    )


async def open_problem(call: Call) -> Problem:
    """The open problem with its answers, as it was drawn for this room or for one student in it;
    never for students."""
    _, live = await entered(call)
    shown = live.state.problem
    person = query(call, "person") or ""
    whole = key_for(live.state, shown.id, person) if shown is not None else None
    if whole is None:
        raise not_found()
    return whole


ROUTES = (
    Route("POST", "/api/rooms", create, "Make a room", TUTORS, RoomNew, RoomCard, 201),
    Route("PATCH", "/api/rooms/{room}", change, "Change a room", TUTORS, RoomChange, RoomCard),
    Route(
        "POST",
        "/api/rooms/{room}/session",
        start_session,
        "Start a session",
        TUTORS,
        answers=Done,
    ),
    Route(
        "DELETE", "/api/rooms/{room}/session", end_session, "End a session", TUTORS, answers=Done
    ),
    Route(
        "GET",
        "/api/rooms/{room}/snapshot",
        snapshot,
        "A room as its viewer may see it",
        IN_ROOMS,
        answers=Snapshot,
    ),
    Route(
        "GET",
        "/api/rooms/{room}/problem",
        open_problem,
        "The open problem with its answers",
        TUTORS,
        answers=Problem,
        query=("person",),
    ),
    Route(
        "GET",
        "/api/rooms/{room}/chat",
        older_chat,
        "Older messages",
        IN_ROOMS,
        answers=ChatPage,
        query=("before",),
    ),
)

"""A tutor's queue over all of their rooms, as it changes."""

import asyncio
from hashlib import blake2b

from realtime.http.errors import refused
from realtime.http.rooms import command, entered
from realtime.http.routing import Call, Route, query
from realtime.protocol.http import AttentionItem, AttentionQueue, Done, NextHint, NudgeNew
from realtime.services import LIFETIME
from rooms.attention.queue import Item
from rooms.attention.words import tried
from rooms.base import Id
from rooms.commands import HintShow, PersonNudge
from rooms.refusals import Refusal
from rooms.roles import Role
from rooms.scaffolding.lesson import hint_after

WAITS_S = 10.0
"""How long an answer may wait for something new."""
LOOKS_EVERY_S = 1.0
"""How often it is looked whether this process still serves."""
MOST = 100
"""How many are listed: nobody can look at more."""

TUTORS = frozenset({Role.TUTOR})


async def attention(call: Call) -> AttentionQueue:
    """Who may need this tutor now; with `after`, as soon as that is not what it was any more."""
    after, actor = query(call, "after"), call.actor
    records = await call.services.room_store.for_tutor(actor.school, actor.person)
    names = {record.id: record.name for record in records}
    ends = asyncio.get_running_loop().time() + WAITS_S
    while True:
        found = await _now(call, names)
        left = ends - asyncio.get_running_loop().time()
        if found.version != after or left <= 0 or not call.request.app[LIFETIME].is_ready:
            return found
        await call.services.attention.changed(list(names), min(left, LOOKS_EVERY_S))


async def _now(call: Call, names: dict[Id, str]) -> AttentionQueue:
    items = await call.services.attention.queue(call.actor.school, list(names))
    shown = tuple([await _item(call, each, names[each.room]) for each in items[:MOST]])
    said = "\n".join(each.model_dump_json() for each in shown)
    version = blake2b(said.encode(), digest_size=12).hexdigest()
    return AttentionQueue(
        version=version,
        now=call.services.clock(),
        rooms=len(names),
        more=max(0, len(items) - MOST),
        items=shown,
    )


async def _item(call: Call, item: Item, room_name: str) -> AttentionItem:
    live = (await call.services.attention.follow(call.actor.school, item.room)).live
    person = live.state.people.get(item.alert.person)
    work = item.alert.tried
    return AttentionItem(
        room=item.room,
        room_name=room_name,
        person=item.alert.person,
        name=person.name if person is not None else "",
        kind=item.alert.kind,
        since=item.alert.since,
        words=item.words,
        tried=tried(work) if work is not None else "",
        problem=work.problem if work is not None else None,
        step=work.step if work is not None else None,
        helped=item.alert.helped,
        suggested=item.action,
    )


async def nudge(call: Call) -> Done:
    """Say something to one student of a room, in private."""
    body: NudgeNew = call.body
    return await command(call, PersonNudge(id=body.id, person=body.person, nudge=body.nudge))


async def next_hint(call: Call) -> Done:
    """Open the next hint of a step for one student of a room."""
    body: NextHint = call.body
    _, live = await entered(call)
    hint = hint_after(live.state, body.problem, body.step, body.person)
    if isinstance(hint, Refusal):
        raise refused(hint)
    shown = HintShow(id=body.id, problem=body.problem, hint=hint.id, person=body.person)
    return await command(call, shown)


ROUTES = (
    Route(
        "GET",
        "/api/attention",
        attention,
        "Who may need the tutor",
        TUTORS,
        answers=AttentionQueue,
        query=("after",),
    ),
    Route(
        "POST",
        "/api/rooms/{room}/nudges",
        nudge,
        "Say something to one student",
        TUTORS,
        takes=NudgeNew,
        answers=Done,
    ),
    Route(
        "POST",
        "/api/rooms/{room}/next-hint",
        next_hint,
        "Open the next hint for one student",
        TUTORS,
        takes=NextHint,
        answers=Done,
    ),
)

"""The open sockets by session, so that signing out anywhere closes them everywhere."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import orjson
import structlog

from persistence.rooms import RoomStore
from persistence.sessions import Sessions, SignedIn
from realtime.fanout.frames import Frame
from realtime.protocol.frames import GoneFrame
from rooms.base import Id
from rooms.ports import Bus, Subscription
from rooms.roles import Actor

_log = structlog.get_logger()

RECHECK_S = 30.0
"""How long a revoked session may keep a socket when the news of it was lost."""

_TOPIC = "doors"

Shut = Callable[[GoneFrame], Awaitable[None]]
Say = Callable[[Frame], None]

SIGNED_OUT = GoneFrame(reason="signed_out", message="You are signed out. Sign in to come back.")
NOT_YOURS = GoneFrame(reason="not_allowed", message="This room is not one of yours any more.")


@dataclass(frozen=True, slots=True)
class Door:
    """One socket: the session and the room it was opened for, how to speak to it and to shut it."""

    token: str
    signed_in: SignedIn
    room: Id
    shut: Shut
    say: Say


class Doors:
    """Every open socket of this process."""

    def __init__(self, sessions: Sessions, room_store: RoomStore, bus: Bus):
        """No socket is open."""
        self._sessions, self._room_store, self._bus = sessions, room_store, bus
        self._open: dict[str, Door] = {}
        self._subscription: Subscription | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to hear of sign-outs elsewhere, and to look after those that were not heard."""
        self._subscription = await self._bus.subscribe(_TOPIC, self._received)
        self._keep(asyncio.create_task(self._recheck()))

    async def close(self) -> None:
        """Stop listening; the sockets close with the server."""
        if self._subscription is not None:
            await self._subscription.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def opened(self, sid: str, door: Door) -> None:
        """A socket was opened."""
        self._open[sid] = door

    def closed(self, sid: str) -> None:
        """A socket was closed."""
        self._open.pop(sid, None)

    def of(self, person: Id) -> list[Door]:
        """The open sockets of somebody."""
        return [each for each in self._open.values() if each.signed_in.actor.person == person]

    def everybody(self) -> set[Actor]:
        """Everybody who has a socket open here."""
        return {each.signed_in.actor for each in self._open.values()}

    async def sign_out(self, *, session: Id | None = None, person: Id | None = None) -> None:
        """Shut the sockets of a session, or all of a person, on every process."""
        self._bus.publish(_TOPIC, orjson.dumps({"session": session, "person": person}))
        await self._shut(session, person)

    async def _shut(self, session: Id | None, person: Id | None) -> None:
        matching = [
            door
            for door in self._open.values()
            if door.signed_in.session == session or door.signed_in.actor.person == person
        ]
        await _shut(matching, SIGNED_OUT)

    def _received(self, message: bytes) -> None:
        if not message:
            return
        try:
            news = orjson.loads(message)
            session, person = news["session"], news["person"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            _log.error("doors.unreadable")
            return
        self._keep(asyncio.create_task(self._shut(session, person)))

    async def _recheck(self) -> None:
        while True:
            await asyncio.sleep(RECHECK_S)
            try:
                await self.recheck()
            except Exception as failure:
                # An outage of the database is no reason to throw a class out of its room.
                _log.warning("doors.unchecked", failure=type(failure).__name__)

    async def recheck(self) -> None:
        """Shut every socket whose session has ended, or whose person may not be in its room."""
        for token in {door.token for door in self._open.values()}:
            if await self._sessions.find(token) is None:
                await _shut([d for d in self._open.values() if d.token == token], SIGNED_OUT)
        for room, actor in {(door.room, door.signed_in.actor) for door in self._open.values()}:
            if not await self._room_store.may_enter(actor.school, room, actor):
                theirs = [
                    door
                    for door in self._open.values()
                    if (door.room, door.signed_in.actor) == (room, actor)
                ]
                await _shut(theirs, NOT_YOURS)

    def _keep(self, task: "asyncio.Task[None]") -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _shut(doors: Sequence[Door], why: GoneFrame) -> None:
    await asyncio.gather(*(door.shut(why) for door in doors), return_exceptions=True)

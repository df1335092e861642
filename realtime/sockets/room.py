"""The namespace `/room`: connecting, commands, signals and resuming."""

import asyncio
import time
from typing import TYPE_CHECKING, Any

import orjson
import socketio
import structlog
from socketio.exceptions import ConnectionRefusedError as Refuse

from realtime.fanout.hub import Hub, Member, facts_frame
from realtime.identity.cookies import token_in
from realtime.protocol.frames import ConnectRefused, GoneFrame
from realtime.sockets import parsing
from realtime.sockets.doors import Door
from realtime.sockets.limits import Bucket
from rooms.base import Id
from rooms.ports import LogUnavailable, Subscription
from rooms.refusals import Code, Refusal
from rooms.roles import Actor

if TYPE_CHECKING:
    from realtime.services import Services

_log = structlog.get_logger()

SIGNED_OUT = GoneFrame(reason="signed_out", message="You signed out in another place.")
_RELOAD_BEHIND = 5_000
"""How many facts a client may be behind before it fetches the snapshot again."""


def _refused(code: Any, message: str) -> Refuse:
    said = ConnectRefused(code=code, message=message)
    return Refuse(message, said.model_dump())


class _Seat:
    """What a connected socket is: who, where, and how much they may still send."""

    def __init__(self, member: Member, hub: Hub, commands: Bucket, signals: Bucket):
        self.member, self.hub, self.commands, self.signals = member, hub, commands, signals


class RoomNamespace(socketio.AsyncNamespace):  # type: ignore[misc]  # the package has no types
    """The sockets of all rooms on this process."""

    def __init__(self, services: "Services"):
        """Nobody is connected."""
        super().__init__("/room")
        self._services = services
        self._seats: dict[str, _Seat] = {}
        self._hubs: dict[Id, Hub] = {}
        self._signals: dict[Id, Subscription] = {}
        self._opening: dict[Id, asyncio.Lock] = {}
        self._buckets: dict[tuple[Id, Id], tuple[Bucket, Bucket]] = {}

    # -- connecting

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """Let a signed-in member of the room in, and send what they have missed."""
        token = token_in(environ["aiohttp.request"])
        signed_in = await self._services.sessions.find(token) if token else None
        if signed_in is None:
            raise _refused("signed_out", "Sign in to enter the room.")
        asked = parsing.connect(auth)
        if isinstance(asked, Refusal):
            raise _refused("malformed", asked.message)
        actor = signed_in.actor
        if not await self._services.room_store.may_enter(actor.school, asked.room, actor):
            raise _refused("not_allowed", "This room is not one of yours.")
        try:
            hub = await self._hub(actor, asked.room)
        except LogUnavailable:
            raise _refused("unavailable", "The room cannot be reached right now.") from None
        if actor.person in hub.live.state.removed:
            raise _refused("removed", "Your tutor asked you to leave this session.")
        if len(hub.members_of(actor.person)) >= self._services.settings.sockets_per_person:
            raise _refused("not_allowed", "You have this room open too many times.")
        member = Member(sid, actor)
        self._seats[sid] = _Seat(member, hub, *self._limits(asked.room, actor.person))
        self._services.doors.opened(sid, Door(token, signed_in, lambda: self._sign_out(sid)))
        # The client hears of its connection before it hears facts: they follow behind this call.
        asyncio.get_running_loop().call_soon(
            lambda: asyncio.ensure_future(self._settle(member, hub, asked.after))
        )

    async def _settle(self, member: Member, hub: Hub, after: int) -> None:
        try:
            await hub.join(member, after)
        except LogUnavailable:
            await self.disconnect(member.sid)
            return
        if member.sid not in self._seats:
            hub.leave(member.sid)
            return
        hub.live.attendance.arrived(member.actor)
        self._seated(hub)
        everybody = self._services.presence.everybody(hub.live.id)
        hub.present(everybody)

    async def on_disconnect(self, sid: str, reason: str = "") -> None:
        """Somebody's socket is gone; whether they left shows after the grace."""
        self._services.doors.closed(sid)
        seat = self._seats.pop(sid, None)
        if seat is None:
            return
        was_in = sid in {each.sid for each in seat.hub.members_of(seat.member.actor.person)}
        seat.hub.leave(sid)
        if was_in:
            seat.hub.live.attendance.departed(seat.member.actor)
        self._seated(seat.hub)
        if seat.hub.is_empty:
            await self._leave_room(seat.hub)

    async def _sign_out(self, sid: str) -> None:
        await self.emit("gone", SIGNED_OUT.model_dump(), to=sid)
        await self.disconnect(sid)

    # -- events

    async def on_do(self, sid: str, data: Any = None, *_: Any) -> dict[str, Any]:
        """A command: answered when it is committed, or refused."""
        seat = self._seats.get(sid)
        if seat is None:
            return _refusal(parsing.MALFORMED)
        if wait_s := seat.commands.take():
            return _refusal(_slow_down(wait_s))
        command = parsing.command(data)
        if isinstance(command, Refusal):
            return _refusal(command)
        outcome = await seat.hub.live.do(seat.member.actor, command)
        return _refusal(outcome.refusal) if outcome.refusal else {"seq": outcome.seq}

    async def on_signal(self, sid: str, data: Any = None, *_: Any) -> None:
        """A signal: passed on at once if it may be, else dropped."""
        seat = self._seats.get(sid)
        if seat is None or seat.signals.take():
            return
        signal = parsing.signal(data)
        actor, live = seat.member.actor, seat.hub.live
        if isinstance(signal, Refusal) or not live.signal(actor, signal):
            return
        plain = signal.model_dump(mode="json")
        seat.hub.signal(actor.person, plain, but=sid)
        message = orjson.dumps({"sender": actor.person, "signal": plain})
        self._services.bus.publish(_topic(live.id), message)

    async def on_resume(self, sid: str, data: Any = None, *_: Any) -> dict[str, Any]:
        """The facts behind a seq, or that it is quicker to load the room again."""
        seat, asked = self._seats.get(sid), parsing.resume(data)
        if seat is None or isinstance(asked, Refusal):
            return {"reload": True}
        live = seat.hub.live
        if not 0 <= live.state.seq - asked.after <= _RELOAD_BEHIND:
            return {"reload": True}
        try:
            facts = await live.facts_after(asked.after)
        except LogUnavailable:
            return {"reload": True}
        return facts_frame(asked.after, facts, seat.member.actor)

    # -- rooms on this process

    async def _hub(self, actor: Actor, room: Id) -> Hub:
        async with self._opening.setdefault(room, asyncio.Lock()):
            if (there := self._hubs.get(room)) is not None:
                return there
            live = await self._services.rooms.open(actor.school, room)
            hub = Hub(live, self._emit, self.disconnect)
            await self._services.presence.watch(room, hub.present)
            self._signals[room] = await self._services.bus.subscribe(
                _topic(room), lambda message: _passed_on(hub, message)
            )
            self._hubs[room] = hub
            return hub

    async def _leave_room(self, hub: Hub) -> None:
        room = hub.live.id
        async with self._opening.setdefault(room, asyncio.Lock()):
            seated = any(seat.hub is hub for seat in self._seats.values())
            if seated or self._hubs.get(room) is not hub:
                return
            del self._hubs[room]
            await self._signals.pop(room).close()
            await self._services.presence.unwatch(room)
            await hub.close()
        self._opening.pop(room, None)
        self._buckets = {key: each for key, each in self._buckets.items() if key[0] != room}

    def _seated(self, hub: Hub) -> None:
        self._services.presence.set_here(hub.live.id, hub.live.attendance.connections())

    def _limits(self, room: Id, person: Id) -> tuple[Bucket, Bucket]:
        settings = self._services.settings
        if (room, person) not in self._buckets:
            self._buckets[room, person] = (
                Bucket(settings.commands_per_s, time.monotonic),
                Bucket(settings.signals_per_s, time.monotonic),
            )
        return self._buckets[room, person]

    async def _emit(self, event: str, data: Any, sid: str) -> None:
        await self.emit(event, data, to=sid)

    async def close(self) -> None:
        """Tell everybody to come back, and close every room's sockets."""
        for sid in tuple(self._seats):
            await self.disconnect(sid)
        for hub in tuple(self._hubs.values()):
            await hub.close()


def _topic(room: Id) -> str:
    return f"signals/{room}"


def _passed_on(hub: Hub, message: bytes) -> None:
    """A signal from another process, which has authorised it."""
    if not message:
        return
    try:
        news = orjson.loads(message)
        hub.signal(news["sender"], news["signal"])
    except (orjson.JSONDecodeError, KeyError, TypeError):
        _log.error("signal.unreadable", room=hub.live.id)


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {"refusal": refusal.model_dump(mode="json")}


def _slow_down(wait_s: float) -> Refusal:
    return Refusal(
        code=Code.SLOW_DOWN,
        message="That was a lot at once. It is sent again in a moment.",
        retry_after_ms=int(wait_s * 1_000) + 50,
    )

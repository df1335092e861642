"""The namespace `/room`: connecting, commands, signals and resuming."""

import asyncio
from typing import TYPE_CHECKING, Any

import socketio
import structlog
from socketio.exceptions import ConnectionRefusedError as Refuse

from persistence.database import is_unreachable
from realtime.fanout.frames import NAMESPACE, event_frame
from realtime.fanout.hub import Hub, Member, facts_json
from realtime.identity.cookies import token_in
from realtime.protocol.frames import Connect, ConnectRefused, GoneFrame
from realtime.sockets import parsing
from realtime.sockets.doors import Door
from realtime.sockets.hubs import Hubs
from realtime.sockets.seats import Seat, Seats
from realtime.sockets.server import RoomServer, refusal_json
from realtime.sockets.socket import Socket
from rooms.base import Id
from rooms.ports import LogUnavailable
from rooms.refusals import Code, Refusal

if TYPE_CHECKING:
    from persistence.sessions import SignedIn
    from realtime.services import Services

_log = structlog.get_logger()

_RELOAD_BEHIND = 1_000
"""How many facts a client may be behind before it fetches the snapshot again."""

_RELOAD = b'{"reload":true}'


def _refused(code: Any, message: str) -> Refuse:
    said = ConnectRefused(code=code, message=message)
    return Refuse(message, said.model_dump())


class RoomNamespace(socketio.AsyncNamespace):  # type: ignore[misc]  # the package has no types
    """The sockets of all rooms on this process."""

    def __init__(self, services: "Services", sio: RoomServer):
        """Nobody is connected."""
        super().__init__(NAMESPACE)
        self._services, self._sio = services, sio
        self._hubs = Hubs(services.rooms, services.presence, services.bus, self._dismiss)
        self._seats = Seats(services.settings)
        self._tasks: set[asyncio.Task[None]] = set()

    # -- connecting

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        """Let a signed-in member of the room in, and send what they have missed."""
        asked = parsing.connect(auth)
        if isinstance(asked, Refusal):
            raise _refused("malformed", asked.message)
        try:
            token = token_in(environ["aiohttp.request"])
            signed_in = await self._member(token, asked.room)
            hub = await self._hubs.expect(signed_in.actor.school, asked.room)
        except Exception as failure:
            if isinstance(failure, LogUnavailable) or is_unreachable(failure):
                message = "The room cannot be reached right now. It is tried again."
                raise _refused("unavailable", message) from None
            raise
        try:
            self._seat(sid, hub, asked, token, signed_in)
        except Refuse:
            await self._hubs.release(asked.room)
            raise

    async def _member(self, token: str, room: Id) -> "SignedIn":
        signed_in = await self._services.sessions.find(token) if token else None
        if signed_in is None:
            raise _refused("signed_out", "Sign in to enter the room.")
        actor = signed_in.actor
        if not await self._services.room_store.may_enter(actor.school, room, actor):
            raise _refused("not_allowed", "This room is not one of yours.")
        return signed_in

    def _seat(self, sid: str, hub: Hub, asked: Connect, token: str, signed_in: "SignedIn") -> None:
        socket = self._sio.socket(sid)
        if socket is None:
            raise _refused("unavailable", "The connection was lost.")
        member = Member(sid, signed_in.actor, socket)
        if member.actor.person in hub.live.state.removed:
            raise _refused("removed", "Your tutor asked you to leave this session.")
        socket.seat = self._seats.take(member, hub)
        if socket.seat is None:
            raise _refused("not_allowed", "You have this room open too many times.")
        door = Door(token, signed_in, asked.room, lambda why: self._shut(member, why), socket.say)
        self._services.doors.opened(sid, door)
        # The client hears of its connection before it hears facts: they follow behind this call.
        loop = asyncio.get_running_loop()
        loop.call_soon(lambda: self._start(self._settle(member, hub, asked.after)))

    async def _settle(self, member: Member, hub: Hub, after: int) -> None:
        try:
            await hub.join(member, after)
        except (LogUnavailable, OSError):
            await self._sio.dismiss(member.sid)
            return
        if self._seats.of(member.sid) is None:
            hub.leave(member.sid)
            return
        if member.actor.person in hub.live.state.removed:
            # Sent out between the question and the answer.
            hub.leave(member.sid)
            await self._sio.dismiss(member.sid)
            return
        hub.live.attendance.arrived(member.actor)
        self._hubs.seated(hub)

    async def on_disconnect(self, sid: str, reason: str = "") -> None:
        """Somebody's socket is gone; whether they left shows after the grace."""
        self._services.doors.closed(sid)
        seat = self._seats.leave(sid)
        if seat is None:
            return
        if isinstance(seat.member.line, Socket):
            seat.member.line.seat = None
        room, actor = seat.hub.live.id, seat.member.actor
        if sid in {each.sid for each in seat.hub.members_of(actor.person)}:
            seat.hub.leave(sid)
            if not self._sio.eio.is_stopping:
                # A process that restarts is nobody's leaving: they come back to another one.
                seat.hub.live.attendance.departed(actor)
            self._hubs.seated(seat.hub)
        await self._hubs.release(room)

    def _dismiss(self, member: Member, why: GoneFrame) -> None:
        """Say goodbye behind what this client is being sent, then disconnect it."""
        member.line.say(event_frame("gone", why.model_dump_json().encode()))
        self._start(self._sio.dismiss(member.sid))

    async def _shut(self, member: Member, why: GoneFrame) -> None:
        self._dismiss(member, why)

    # -- events; `raw` is the JSON that the client sent

    async def on_do(self, seat: Seat, raw: bytes) -> bytes:
        """A command: answered when it is committed, or refused."""
        if wait_s := seat.wait_for_command():
            return self._refused(_slow_down(wait_s))
        command = parsing.command(raw)
        if isinstance(command, Refusal):
            return self._refused(command)
        outcome = await seat.hub.live.do(seat.member.actor, command)
        if outcome.refusal is not None:
            return self._refused(outcome.refusal)
        self._sio.counts.commands += 1
        return b'{"seq":%d}' % outcome.seq

    def _refused(self, refusal: Refusal) -> bytes:
        self._sio.counts.commands += 1
        self._sio.counts.refusals[refusal.code] += 1
        return refusal_json(refusal)

    def on_signal(self, seat: Seat, raw: bytes) -> None:
        """A signal: passed on at once if it may be, else dropped."""
        actor = seat.member.actor
        signal = parsing.signal(raw) if seat.may_signal() else None
        if signal is None or isinstance(signal, Refusal) or not seat.hub.live.signal(actor, signal):
            self._sio.counts.signals_refused += 1
            return
        self._sio.counts.signals += 1
        self._hubs.pass_on(seat.hub, parsing.signal_json(actor.person, signal), seat.member.sid)

    async def on_resume(self, seat: Seat, raw: bytes) -> bytes:
        """The facts behind a seq, or that it is quicker to load the room again."""
        asked = parsing.resume(raw)
        if isinstance(asked, Refusal) or seat.wait_for_command(5):
            return _RELOAD
        live = seat.hub.live
        if not 0 <= live.state.seq - asked.after <= _RELOAD_BEHIND:
            return _RELOAD
        try:
            facts = await live.facts_after(asked.after)
        except LogUnavailable:
            return _RELOAD
        return facts_json(asked.after, facts, seat.member.actor)

    @property
    def seated(self) -> int:
        """How many sockets are in a room."""
        return len(self._seats)

    async def close(self, within_s: float = 5.0) -> None:
        """Send everybody away, to come back to another process, and close every room's sockets."""
        await self._sio.eio.stop(within_s)
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._hubs.close()

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _slow_down(wait_s: float) -> Refusal:
    return Refusal(
        code=Code.SLOW_DOWN,
        message="That was a lot at once. It is sent again in a moment.",
        retry_after_ms=int(wait_s * 1_000) + 50,
    )

"""The Socket.IO server of the rooms: a strict way in.

python-socketio decodes whatever comes, and hands an event to the method of its name (a forged
"disconnect" to the handler of disconnections too). Here a frame is one of three events, a connect
or a disconnect, or its sender is thrown out; a signal is done with when its frame has been read,
and what a command waits for holds up nothing that its sender sent behind it.
"""

import asyncio
import re
from collections.abc import Awaitable, Coroutine
from typing import Any, Protocol

import socketio
import structlog

from realtime.fanout.frames import NAMESPACE, answer_frame
from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT
from realtime.sockets.counts import Counts
from realtime.sockets.engine import EngineServer
from realtime.sockets.parsing import TOO_LARGE
from realtime.sockets.socket import Socket
from rooms.refusals import Refusal

_log = structlog.get_logger()

CONNECTS = 5
"""How often one connection may try to enter a room."""
ENTER_WITHIN_S = 10.0
"""How long a connection may stand outside every room."""
LAST_POLL_S = 2.0
"""How long a client that polls has to hear why it was taken out of its room."""
UNANSWERED = 64
"""How many commands of one connection are under way before no more are read from it."""

ENVELOPE = 200
"""The most bytes of a frame that are not its payload."""

_EVENT = re.compile(rb'42/room,(\d{0,15})\[\s*"(do|signal|resume)"\s*,')


class Events(Protocol):
    """What is done with the three events; `raw` is the JSON of their one argument."""

    async def on_do(self, seat: Any, raw: bytes) -> bytes:
        """The answer to a command, as JSON."""
        ...

    def on_signal(self, seat: Any, raw: bytes) -> None:
        """Pass a signal on, or drop it."""
        ...

    async def on_resume(self, seat: Any, raw: bytes) -> bytes:
        """The answer to a client that found a gap, as JSON."""
        ...


class RoomServer(socketio.AsyncServer):  # type: ignore[misc]  # the package has no types
    """`socketio.AsyncServer` with that way in, and sockets that are written to straight."""

    eio: EngineServer

    def __init__(self, **options: Any):
        """As `socketio.AsyncServer` over `EngineServer`; no connection is open."""
        super().__init__(**options, async_handlers=False, namespaces=[NAMESPACE])
        self.eio.heard = self._heard

    @property
    def counts(self) -> Counts:
        """What the sockets did until now."""
        return self.eio.counts

    def _engineio_server_class(self) -> type[EngineServer]:
        return EngineServer

    def socket(self, sid: str) -> Socket | None:
        """The connection of a client in the namespace, while there is one."""
        found: Socket | None = self.eio.sockets.get(self.manager.eio_sid_from_sid(sid, NAMESPACE))
        return found

    async def dismiss(self, sid: str) -> None:
        """Take a client out of its room, behind what it has been sent, and close its connection."""
        socket = self.socket(sid)
        await self.disconnect(sid, namespace=NAMESPACE)
        if socket is None:
            return
        if socket.upgraded:
            await socket.close()
        else:
            # A client that polls comes for its last packets first, and would pass over those that
            # come together with a close.
            asyncio.get_running_loop().call_later(LAST_POLL_S, self._close, socket)

    def _close(self, socket: Socket) -> None:
        self.eio.keep(socket.close())

    # -- in

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        asyncio.get_running_loop().call_later(ENTER_WITHIN_S, self._or_leave, eio_sid)

    def _or_leave(self, engine_sid: str) -> None:
        socket = self.eio.sockets.get(engine_sid)
        if socket is not None and socket.seat is None and not socket.is_entering:
            self._close(socket)

    def _heard(self, socket: Socket, packet: bytes) -> Awaitable[None] | None:
        """One Engine.IO message, as it came: dispatched at once, in the order of its client."""
        if packet.startswith(b"42"):
            return self._event(socket, packet)
        return self._enters_or_leaves(socket, packet)

    async def _enters_or_leaves(self, socket: Socket, packet: bytes) -> None:
        is_connect = packet.startswith(b"40")
        socket.connects += is_connect
        is_either = is_connect or packet.startswith(b"41")
        if not is_either or socket.connects > CONNECTS or len(packet) > FRAME_LIMIT:
            socket.cut("malformed")
            return
        socket.is_entering = is_connect
        try:
            await self._handle_eio_message(socket.sid, packet[1:].decode())
        except (ValueError, TypeError, RecursionError):
            socket.cut("malformed")
        finally:
            socket.is_entering = False
        if socket.seat is None:
            # It left, or was refused, or took longer than it has.
            asyncio.get_running_loop().call_later(ENTER_WITHIN_S, self._or_leave, socket.sid)

    def _event(self, socket: Socket, packet: bytes) -> Awaitable[None] | None:
        found = _EVENT.match(packet)
        if found is None or not packet.endswith(b"]"):
            socket.cut("malformed")
            return None
        seat = socket.seat
        if seat is None:
            return None
        number, event = found.groups()
        raw = packet[found.end() : -1]
        handler: Events = self.namespace_handlers[NAMESPACE]
        if event == b"signal":
            handler.on_signal(seat, raw)
            return None
        if len(packet) > FRAME_LIMIT + ENVELOPE and not _may_be_large(event, raw):
            _answer(socket, number, refusal_json(TOO_LARGE))
            return None
        ask = handler.on_do if event == b"do" else handler.on_resume
        return self._begin(socket, self._answered(socket, number, ask(seat, raw)))

    def _begin(self, socket: Socket, work: Coroutine[Any, Any, None]) -> Awaitable[None] | None:
        """Let a command run beside what follows it.

        Tasks begin in the order in which they are made, and a room keeps the order in which it is
        asked: an author's commands stay in theirs. A pong behind a command that waits for the
        database is heard all the same.
        """
        task = asyncio.create_task(work)
        socket.unanswered.add(task)
        task.add_done_callback(socket.unanswered.discard)
        return _fewer(socket) if len(socket.unanswered) >= UNANSWERED else None

    async def _answered(
        self, socket: Socket, number: bytes, work: Coroutine[Any, Any, bytes]
    ) -> None:
        try:
            _answer(socket, number, await work)
        except Exception as failure:
            # Our fault: the client has no answer, and sends it again when it has reconnected.
            _log.error("socket.failed", failure=type(failure).__name__)
            socket.cut("failed")


def refusal_json(refusal: Refusal) -> bytes:
    """A `Refused`, as JSON."""
    return b'{"refusal":%b}' % refusal.model_dump_json().encode()


def _answer(socket: Socket, number: bytes, answer: bytes) -> None:
    if number:
        socket.say(answer_frame(number, answer))


async def _fewer(socket: Socket) -> None:
    while len(socket.unanswered) >= UNANSWERED:
        await asyncio.wait(socket.unanswered, return_when=asyncio.FIRST_COMPLETED)


def _may_be_large(event: bytes, raw: bytes) -> bool:
    """Whether so long a frame may be a stroke: looked for, for parsing it would be the cost."""
    return event == b"do" and len(raw) <= STROKE_FRAME_LIMIT and b"board.create" in raw

"""The Socket.IO server of the rooms: a strict way in, and a short way out.

python-socketio decodes whatever comes, hands an event to the method of its name (a forged
"disconnect" to the handler of disconnections too), and makes a task for each recipient of each
emit. Here a frame is one of three events, a connect or a disconnect, or its sender is thrown out;
and a frame that many get is encoded once and put into each client's queue as it is.
"""

import asyncio
import re
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Protocol

import socketio
import structlog
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT
from realtime.sockets.engine import EngineServer
from realtime.sockets.parsing import TOO_LARGE
from rooms.refusals import Refusal

_log = structlog.get_logger()

NAMESPACE = "/room"

CONNECTS = 5
"""How often one connection may try to enter a room."""
ENTER_WITHIN_S = 10.0
"""How long a connection may stand outside every room."""
UNANSWERED = 64
"""How many commands of one connection are under way before no more are read from it."""
SIGNALS_WAITING = 50
"""Frames that may wait for a slow client before signals to it are dropped."""
BYTES_WAITING = 4 * 1024 * 1024
"""What may wait for a client that has stalled. Then it is cut, and resumes when it is back."""

ENVELOPE = 200
"""The most bytes of a frame that are not its payload."""

_EVENT = re.compile(r'2/room,(\d{0,15})\[\s*"(do|signal|resume)"\s*,')


@dataclass(slots=True)
class _Line:
    """One connection: how often it tried to enter, and what it is waiting for."""

    connects: int = 0
    unanswered: set["asyncio.Task[None]"] = field(default_factory=set)


class Events(Protocol):
    """What is done with the three events; `raw` is the JSON of their one argument."""

    async def on_do(self, sid: str, raw: bytes) -> bytes:
        """The answer to a command, as JSON."""
        ...

    def on_signal(self, sid: str, raw: bytes) -> None:
        """Pass a signal on, or drop it."""
        ...

    async def on_resume(self, sid: str, raw: bytes) -> bytes:
        """The answer to a client that found a gap, as JSON."""
        ...


class RoomServer(socketio.AsyncServer):  # type: ignore[misc]  # the package has no types
    """`socketio.AsyncServer` with that way in and that way out."""

    def __init__(self, **options: Any):
        """As `socketio.AsyncServer`; no connection is open."""
        super().__init__(**options, async_handlers=False, namespaces=[NAMESPACE])
        self._lines: dict[str, _Line] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def _engineio_server_class(self) -> type[EngineServer]:
        return EngineServer

    # -- out

    def say(self, sid: str, frame: EnginePacket, *, may_drop: bool = False) -> None:
        """Put a frame into a client's queue; it is encoded by the first that it is sent to."""
        engine_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        socket = self.eio.sockets.get(engine_sid)
        if socket is None or socket.closed:
            return
        waiting = socket.queue.qsize()
        if waiting >= SIGNALS_WAITING and may_drop:
            return
        socket.queue.put_nowait(frame)
        if waiting and waiting % SIGNALS_WAITING == 0 and _bytes_in(socket.queue) > BYTES_WAITING:
            _log.warning("socket.stalled", waiting=waiting)
            self.cut(engine_sid)

    async def dismiss(self, sid: str) -> None:
        """Take a client out of its room, behind what it has been sent, and close its connection."""
        engine_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        await self.disconnect(sid, namespace=NAMESPACE)
        if engine_sid is not None:
            self._keep(self.eio.disconnect(engine_sid))

    def cut_off(self, sid: str) -> None:
        """End the connection of a client at once; it comes back by itself."""
        if (engine_sid := self.manager.eio_sid_from_sid(sid, NAMESPACE)) is not None:
            self.cut(engine_sid)

    def cut(self, engine_sid: str) -> None:
        """End a connection at once, without another word."""
        request = self.environ.get(engine_sid, {}).get("aiohttp.request")
        socket = self.eio.sockets.get(engine_sid)
        if socket is not None and socket.upgraded and request is not None and request.transport:
            request.transport.abort()
        else:
            self._keep(self.eio.disconnect(engine_sid))

    # -- in

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        self._lines[eio_sid] = _Line()
        asyncio.get_running_loop().call_later(ENTER_WITHIN_S, self._or_leave, eio_sid)

    def _or_leave(self, engine_sid: str) -> None:
        outside = self.manager.sid_from_eio_sid(engine_sid, NAMESPACE) is None
        if engine_sid in self._lines and outside:
            self._keep(self.eio.disconnect(engine_sid))

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        self._lines.pop(eio_sid, None)
        await super()._handle_eio_disconnect(eio_sid, reason)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        line = self._lines.get(eio_sid)
        if line is None or not isinstance(data, str):
            self.cut(eio_sid)
        elif data.startswith("2"):
            await self._event(eio_sid, line, data)
        elif data.startswith(("0", "1")) and line.connects < CONNECTS and len(data) < FRAME_LIMIT:
            line.connects += data.startswith("0")
            try:
                await super()._handle_eio_message(eio_sid, data)
            except (ValueError, TypeError):
                self.cut(eio_sid)
        else:
            self.cut(eio_sid)

    async def _event(self, engine_sid: str, line: _Line, data: str) -> None:
        found = _EVENT.match(data)
        sid = self.manager.sid_from_eio_sid(engine_sid, NAMESPACE)
        if found is None or not data.endswith("]"):
            self.cut(engine_sid)
            return
        if not self.manager.is_connected(sid, NAMESPACE):
            return
        number, event = found.groups()
        if len(data) > FRAME_LIMIT + ENVELOPE and not _may_be_large(event, data):
            self._answer(sid, number, refusal_json(TOO_LARGE))
            return
        raw = data[found.end() : -1].encode()
        handler: Events = self.namespace_handlers[NAMESPACE]
        match event:
            case "do":
                await self._begin(line, self._answered(sid, number, handler.on_do(sid, raw)))
            case "resume":
                await self._begin(line, self._answered(sid, number, handler.on_resume(sid, raw)))
            case _:
                handler.on_signal(sid, raw)

    async def _begin(self, line: _Line, work: Coroutine[Any, Any, None]) -> None:
        """Let a command run beside what follows it.

        Tasks begin in the order in which they are made, and a room keeps the order in which it is
        asked: an author's commands stay in theirs. A pong behind a command that waits for the
        database is heard all the same.
        """
        task = asyncio.create_task(work)
        line.unanswered.add(task)
        task.add_done_callback(line.unanswered.discard)
        while len(line.unanswered) >= UNANSWERED:
            await asyncio.wait(line.unanswered, return_when=asyncio.FIRST_COMPLETED)

    async def _answered(self, sid: str, number: str, work: Coroutine[Any, Any, bytes]) -> None:
        try:
            self._answer(sid, number, await work)
        except Exception as failure:
            # Our fault: the client has no answer, and sends it again when it has reconnected.
            _log.error("socket.failed", failure=type(failure).__name__)
            self.cut(self.manager.eio_sid_from_sid(sid, NAMESPACE) or "")

    def _answer(self, sid: str, number: str, answer: bytes) -> None:
        if number:
            self.say(sid, as_message(f"3{NAMESPACE},{number}[{answer.decode()}]"))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)


def refusal_json(refusal: Refusal) -> bytes:
    """A `Refused`, as JSON."""
    return b'{"refusal":%b}' % refusal.model_dump_json().encode()


def event_frame(event: str, payload: bytes) -> EnginePacket:
    """One event with its JSON, as a frame that any number of clients can be sent."""
    return as_message(f'2{NAMESPACE},["{event}",{payload.decode()}]')


def as_message(text: str) -> EnginePacket:
    """A Socket.IO packet as an Engine.IO message, encoded."""
    packet = EnginePacket(MESSAGE, text)
    packet.encode()
    return packet


def _may_be_large(event: str, data: str) -> bool:
    """Whether so long a frame may be a stroke: looked for, for parsing it would be the cost."""
    return event == "do" and len(data) <= STROKE_FRAME_LIMIT + ENVELOPE and "board.create" in data


def _bytes_in(queue: "asyncio.Queue[EnginePacket | None]") -> int:
    waiting = queue._queue  # type: ignore[attr-defined]  # there is no public way to look
    return sum(len(packet.encode()) for packet in waiting if packet is not None)

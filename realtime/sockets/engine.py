"""Engine.IO under the rooms: our sockets, on WebSockets without compression.

aiohttp agrees to permessage-deflate whenever a browser offers it: that doubles the memory of a
connection and the latency of all of them, for frames that are mostly a few hundred bytes. What is
large (a snapshot) goes over HTTP, compressed. The seams are `AsyncServer._async`, the interface
of the driver's `WebSocket`, `AsyncServer._handle_connect` and `AsyncSocket`;
tests/unit/realtime/test_seams.py fails when they move.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import engineio
from aiohttp import WSCloseCode, WSMsgType, web
from engineio import exceptions, packet

from realtime.sockets.counts import Counts
from realtime.sockets.socket import FRAME_COSTS, Socket

_CLOSE_S = 2.0
"""How long a closing WebSocket waits for the other side to say goodbye."""

_COME_BACK = {
    "status": "503 SERVICE UNAVAILABLE",
    "headers": [("Content-Type", "text/plain"), ("Connection", "close"), ("Retry-After", "1")],
    "response": b"This process is stopping. Try again.",
}


class PlainWebSocket:
    """What Engine.IO wants of a WebSocket, over aiohttp, uncompressed."""

    def __init__(self, handler: Any, server: Any):
        """`handler` runs as long as the socket is open."""
        self._handler, self._server = handler, server
        self._socket: web.WebSocketResponse[Any] | None = None
        self.transport: Any = None
        self.charge: Callable[[int], bool] = lambda size: True
        """Takes bytes of what the client may send; False when it is cut for them."""
        self._writer: Any = None

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse[Any]:
        """Upgrade the request, and serve it to its end."""
        request = environ["aiohttp.request"]
        self._socket = web.WebSocketResponse(
            max_msg_size=self._server.max_http_buffer_size,
            compress=False,
            timeout=_CLOSE_S,
            decode_text=False,
            autoping=False,
        )
        self._writer = await self._socket.prepare(request)
        self.transport = request.transport
        if self.transport is not None:
            _meter(request.protocol, lambda size: self.charge(size))
            await self._handler(self)
        return self._socket

    async def send(self, message: str) -> None:
        """Write one frame, as soon as the client takes it."""
        if self._socket is None:
            raise OSError("not open")
        await self._socket.send_str(message)

    async def wait(self) -> bytes:
        """The next text frame, as UTF-8; OSError when there is none any more, or it is binary."""
        if self._socket is None:
            raise OSError("not open")
        while True:
            message = await self._socket.receive()
            # Its bytes are paid for already; here is paid for that it is a frame.
            size = len(message.data) if isinstance(message.data, bytes) else 0
            if not self.charge(max(FRAME_COSTS - size, 0)):
                raise OSError("cut")
            if message.type is WSMsgType.TEXT:
                data: bytes = message.data
                return data
            if message.type is WSMsgType.PING:
                await self._socket.pong(message.data)
            elif message.type is not WSMsgType.PONG:
                raise OSError("closed")

    async def drain(self) -> None:
        """Wait until the client has taken most of what was written; OSError when it is gone."""
        await self._writer.drain()

    async def close(self) -> None:
        """Say goodbye, and do not wait long for an answer."""
        if self._socket is None:
            return
        restarts = self._server.is_stopping
        code = WSCloseCode.SERVICE_RESTART if restarts else WSCloseCode.OK
        try:
            async with asyncio.timeout(_CLOSE_S * 2):
                await self._socket.close(code=code)
        except (TimeoutError, OSError):
            self.transport.abort()


class _Metered:
    """aiohttp's reader of WebSockets, with every byte paid for before it is looked at.

    Fragments that never become a message, and frames without any payload, cost their sender too.
    """

    def __init__(self, reader: Any, charge: Callable[[int], bool]):
        self._reader, self._charge = reader, charge

    def feed_data(self, data: bytes) -> tuple[bool, bytes]:
        """As the reader does it; ends the connection when there is too much."""
        if not self._charge(len(data)):
            return True, b""
        told: tuple[bool, bytes] = self._reader.feed_data(data)
        return told

    def feed_eof(self) -> None:
        """As the reader does it."""
        self._reader.feed_eof()


def _meter(protocol: Any, charge: Callable[[int], bool]) -> None:
    protocol._payload_parser = _Metered(protocol._payload_parser, charge)


class EngineServer(engineio.AsyncServer):  # type: ignore[misc]  # the package has no types
    """The Engine.IO server with those sockets."""

    _async: dict[str, Any]

    def __init__(self, *, bytes_per_s: int = 1024 * 1024, **options: Any):
        """As `engineio.AsyncServer`, always over aiohttp.

        `bytes_per_s` is what one connection may send on average, and twice as much at once.
        """
        # Each socket has its own timer: nobody has to go through all of them again and again.
        super().__init__(**{**options, "async_mode": "aiohttp", "monitor_clients": False})
        self._async = {**self._async, "websocket": PlainWebSocket}
        self.bytes_per_s = bytes_per_s
        self.counts = Counts()
        self.heard: Callable[[Socket, bytes], Awaitable[None] | None] = _unheard
        """What is done with a message; it starts with its Engine.IO type."""
        self.is_stopping = False
        self._unflushed: list[Socket] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def flush_soon(self, socket: Socket) -> None:
        """Flush a socket when this turn of the loop is over, with all others that were written."""
        if not self._unflushed:
            asyncio.get_running_loop().call_soon(self._flush)
        self._unflushed.append(socket)

    def _flush(self) -> None:
        unflushed, self._unflushed = self._unflushed, []
        for socket in unflushed:
            socket.flush()

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Let something run beside, to its end."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self, within_s: float) -> None:
        """Send everybody away, to come back to another process, behind what they were sent.

        What is under way is answered first. Nobody new is let in from now on.
        """
        self.is_stopping = True
        sockets = tuple(self.sockets.values())
        if unanswered := [task for each in sockets for task in each.unanswered]:
            await asyncio.wait(unanswered, timeout=within_s)
        for socket in sockets:
            self.counts.cuts["stopping"] += 1
            self.keep(socket.close(wait=False, abort=True))
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _handle_connect(
        self, environ: dict[str, Any], transport: str, jsonp_index: int | None = None
    ) -> Any:
        """A new client: `AsyncServer._handle_connect`, with a socket of ours."""
        if self.is_stopping:
            return _COME_BACK
        sid = self.generate_id()
        socket = self.sockets[sid] = Socket(self, sid)
        await socket.send(packet.Packet(packet.OPEN, self._greeting(sid, transport)))
        await self._trigger_event("connect", sid, environ, run_async=False)
        socket.schedule_ping()
        if transport == "websocket":
            return await socket.handle_get_request(environ)
        socket.connected = True
        try:
            return self._ok(await socket.poll())
        except exceptions.QueueEmpty:
            return self._bad_request()

    def _greeting(self, sid: str, transport: str) -> dict[str, Any]:
        return {
            "sid": sid,
            "upgrades": self._upgrades(sid, transport),
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }


def _unheard(socket: Socket, message: bytes) -> None:
    """Nobody listens yet."""

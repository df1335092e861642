"""Engine.IO under the rooms: WebSockets without compression.

aiohttp agrees to permessage-deflate whenever a browser offers it: that doubles the memory of a
connection and the latency of all of them, for frames that are mostly a few hundred bytes. What is
large (a snapshot) goes over HTTP, compressed. The seams are `AsyncServer._async` and the interface
of the driver's `WebSocket`; tests/unit/realtime/test_seams.py fails when they move.
"""

import time
from typing import Any

import engineio
from aiohttp import WSMsgType, web

from realtime.sockets.limits import Bucket

BYTES_PER_S = 1024 * 1024
"""What one connection may send on average; twice as much at once. More, and it is cut."""
FRAME_COSTS = 2_048
"""What a frame costs at least, of those bytes: reading a small one is not free either."""

_CLOSE_S = 2.0
"""How long a closing WebSocket waits for the other side to say goodbye."""


class PlainWebSocket:
    """What Engine.IO wants of a WebSocket, over aiohttp, uncompressed."""

    def __init__(self, handler: Any, server: Any):
        """`handler` runs as long as the socket is open."""
        self._handler, self._limit = handler, server.max_http_buffer_size
        self._socket: web.WebSocketResponse | None = None
        self._budget = Bucket(BYTES_PER_S, time.monotonic)

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        """Upgrade the request, and serve it to its end."""
        self._socket = web.WebSocketResponse(
            max_msg_size=self._limit, compress=False, timeout=_CLOSE_S
        )
        await self._socket.prepare(environ["aiohttp.request"])
        await self._handler(self)
        return self._socket

    async def send(self, message: str | bytes) -> None:
        """Write one frame, as soon as the client takes it."""
        if self._socket is None:
            raise OSError("not open")
        if isinstance(message, bytes):
            await self._socket.send_bytes(message)
        else:
            await self._socket.send_str(message)

    async def wait(self) -> str | bytes:
        """The next frame; OSError when there is none any more, or it is one too many."""
        if self._socket is None:
            raise OSError("not open")
        message = await self._socket.receive()
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            raise OSError("closed")
        data: str | bytes = message.data
        if self._budget.take(max(len(data), FRAME_COSTS)):
            raise OSError("a flood")
        return data

    async def close(self) -> None:
        """Say goodbye."""
        if self._socket is not None:
            await self._socket.close()


class EngineServer(engineio.AsyncServer):  # type: ignore[misc]  # the package has no types
    """The Engine.IO server with that WebSocket."""

    _async: dict[str, Any]

    def __init__(self, **options: Any):
        """As `engineio.AsyncServer`, always over aiohttp."""
        super().__init__(**{**options, "async_mode": "aiohttp"})
        self._async = {**self._async, "websocket": PlainWebSocket}

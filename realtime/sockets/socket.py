"""One Engine.IO socket: written to straight, read without a task for each frame.

python-engineio puts what it sends into a queue and lets a task of each socket carry it to the
WebSocket. Here the frames of one turn of the event loop go to the transport together when it is
over, and there is no other way to the WebSocket: so everything keeps its order, acknowledgements
and pings too. The queue is for long polling, and for the moment of an upgrade. Over `SOFT` bytes
that the client has not taken, signals to it are dropped and the latest kept; over `HARD` bytes
facts stop until it has drained.
"""

import asyncio
import struct
import time
from collections.abc import Awaitable
from socket import SO_LINGER, SOL_SOCKET
from typing import TYPE_CHECKING, Any

import structlog
from engineio import exceptions
from engineio.async_socket import AsyncSocket
from engineio.packet import CLOSE, MESSAGE, NOOP, PING, Packet

from realtime.fanout.frames import Frame, websocket_frame
from realtime.sockets.limits import Bucket

if TYPE_CHECKING:
    from realtime.sockets.engine import EngineServer, PlainWebSocket

_log = structlog.get_logger()

SOFT = 128 * 1024
"""What may wait for a client, in bytes, before signals to it are dropped."""
HARD = 1024 * 1024
"""What may wait for a client, in bytes, before facts to it stop. One frame may go over it."""
CUT = 2 * HARD
"""What may wait at all, where answers and presence go on: then the client is cut."""
_AT_ONCE = struct.pack("ii", 1, 0)
AT_ONCE, TOGETHER = 16 * 1024, 256
"""A frame of so many bytes, or so many frames, go to the transport without waiting for others."""
KEPT = 64
"""How many late signals are kept for a slow client: the latest of each sender and kind."""

FRAME_COSTS = 2_048
"""What a frame costs at least, of the bytes a client may send: a small one is not free either."""
READ_WITHIN_S = 10.0
"""How long a client may take to send what it has begun: the body of a poll, or an upgrade."""
LAST_POLL_S = 2.0
"""How long a client that polls may take to read why its session is over."""


class Socket(AsyncSocket):  # type: ignore[misc]  # the package has no types
    """`engineio.AsyncSocket` with that way out and that way in."""

    queue: Any
    upgrading: bool
    upgraded: bool
    connected: bool
    closing: bool
    closed: bool

    def __init__(self, server: "EngineServer", sid: str):
        """Connected to nothing yet."""
        super().__init__(server, sid)
        self.connects = 0
        """How often it tried to enter a room."""
        self.is_entering = False
        """Whether it waits to be let in: how long that takes is not its doing."""
        self.unanswered: set[asyncio.Task[None]] = set()
        self.seat: Any = None
        """What the namespace knows of it, while it is in a room."""
        self.counts = server.counts
        self._is_cut = False
        self._budget = Bucket(server.bytes_per_s, time.monotonic)
        self._ws: PlainWebSocket | None = None
        self._transport: asyncio.Transport | None = None
        self._queued = 0
        self._polled: asyncio.Event | None = None
        self._is_polled = False
        self._polled_over: asyncio.Transport | None = None
        self._written: list[bytes] = []
        self._is_slow = False
        self._late: dict[tuple[bytes, ...], Frame] = {}
        self._draining: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    # -- out

    def signal(self, frame: Frame) -> None:
        """Write a signal; to a slow client only the latest of each kind, once it reads on."""
        if self._is_slow or self._transport is None:
            self._signal_slowly(frame)
            return
        written = self._written
        if not written:
            self.server.flush_soon(self)
        written.append(frame.wire)
        if len(written) >= TOGETHER:
            self.flush()

    def facts(self, frame: Frame) -> bool:
        """Write facts; False, and nothing is written, where too much waits: see `drained`."""
        if self.waiting > HARD:
            self.counts.facts_late += 1
            return False
        # What somebody was just doing is stale behind what became of it.
        self._late.clear()
        self._write(frame)
        return True

    def say(self, frame: Frame) -> None:
        """Write what must be said: an answer, who is present, goodbye."""
        if self.waiting > CUT:
            self.cut("stalled")
        else:
            self._write(frame)

    @property
    def waiting(self) -> int:
        """Bytes that the client has not taken yet."""
        if self._transport is None:
            return self._queued + _unsent(self._polled_over)
        return self._transport.get_write_buffer_size() + sum(map(len, self._written))

    async def drained(self) -> None:
        """Wait until the client has taken most of what waits. Raises OSError when it is gone."""
        if self._ws is not None:
            self.flush()
            await self._ws.drain()
        elif self._queued:
            self._polled = self._polled or asyncio.Event()
            await self._polled.wait()
        if self.closed:
            raise OSError("closed")

    async def send(self, pkt: Packet) -> None:
        """What Engine.IO and Socket.IO have to say of themselves, behind all else."""
        self._put(pkt)

    def cut(self, reason: str) -> None:
        """End the connection at once, without another word; a real client comes back."""
        if self.closed or self.closing or self._is_cut:
            return
        self._is_cut = True
        self.counts.cuts[reason] += 1
        if self._transport is not None:
            hang_up(self._transport)
        else:
            self.server.keep(self.close(wait=False, abort=True))

    def flush(self) -> None:
        """Hand what was written to the transport: all of one turn of the loop in one call."""
        written, transport = self._written, self._transport
        if not written or transport is None:
            return
        if not transport.is_closing():
            transport.write(b"".join(written) if len(written) > 1 else written[0])
            if not self._is_slow and transport.get_write_buffer_size() > SOFT:
                self._slow_down()
        self.counts.frames += len(written)
        written.clear()

    def _write(self, frame: Frame) -> None:
        if self._transport is None:
            self._put(Packet(MESSAGE, frame.packet[1:].decode()))
        else:
            self._write_bytes(frame.wire)

    def _put(self, packet: Packet) -> None:
        if self._transport is None:
            self.queue.put_nowait(packet)
            self._queued += len(packet.encode())
            if not self._is_slow and self._queued > SOFT:
                self._slow_down()
        else:
            self._write_bytes(websocket_frame(packet.encode().encode()))

    def _write_bytes(self, data: bytes) -> None:
        if not self._written:
            self.server.flush_soon(self)
        self._written.append(data)
        if len(data) >= AT_ONCE or len(self._written) >= TOGETHER:
            self.flush()

    def _slow_down(self) -> None:
        self._is_slow = True
        self._draining = asyncio.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        try:
            await self.drained()
            self._is_slow = False
            late, self._late = self._late, {}
            for frame in late.values():
                self._write(frame)
        except OSError:
            self._late.clear()

    def _signal_slowly(self, frame: Frame) -> None:
        if not self._is_slow:
            self._write(frame)
            return
        self.counts.signals_late += 1
        about = frame.about
        self._late.pop(about, None)
        self._late[about] = frame
        if len(self._late) > KEPT:
            del self._late[next(iter(self._late))]

    # -- in

    def charge(self, size: int) -> bool:
        """Take bytes of what the client may send; False, and it is cut, where that is too much."""
        if self._budget.take(size):
            self.cut("flood")
        return not self._is_cut

    def received(self, packet: bytes) -> Awaitable[None] | None:
        """Take one packet, as it was sent; something to wait for before the next is read."""
        if self.server.is_stopping:
            # Another process answers it, when the client is back.
            return None
        if packet.startswith(b"4"):
            heard: Awaitable[None] | None = self.server.heard(self, packet)
            return heard
        if packet == b"3":
            self.schedule_ping()
        elif packet == b"1":
            return self.close(wait=False, abort=True, reason=self.server.reason.CLIENT_DISCONNECT)
        else:
            self.cut("malformed")
        return None

    async def handle_post_request(self, environ: dict[str, Any]) -> None:
        """Packets from a client that polls."""
        length = int(environ.get("CONTENT_LENGTH", "0"))
        if length > self.server.max_http_buffer_size:
            raise exceptions.ContentTooLongError
        try:
            async with asyncio.timeout(READ_WITHIN_S):
                body = await environ["wsgi.input"].readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            self.cut("malformed")
            return
        for packet in body.split(b"\x1e"):
            if self.closing or not self.charge(max(len(packet), FRAME_COSTS)):
                return
            if (wait := self.received(packet)) is not None:
                await wait

    async def handle_get_request(self, environ: dict[str, Any]) -> Any:
        """A poll, or the upgrade to a WebSocket."""
        before, self._polled_over = self._polled_over, environ["aiohttp.request"].transport
        if before is not None and _unsent(before):
            # It asks for more, and has not taken what it asked for.
            hang_up(before)
            self.cut("stalled")
        return await super().handle_get_request(environ)

    async def _upgrade_websocket(self, environ: dict[str, Any]) -> Any:
        """The upgrade, once."""
        if self.upgrading or self.upgraded:
            return self.server._bad_request("Upgraded already")
        self.upgrading = self.connected
        try:
            return await super()._upgrade_websocket(environ)
        finally:
            self.upgrading = False

    async def poll(self) -> list[Packet]:
        """What waits for a client that polls; it waits for the first. One poll at a time."""
        queue = self.queue
        if self._is_polled or self._is_cut:
            raise exceptions.EngineIOError
        self._is_polled = True
        try:
            async with asyncio.timeout(self.server.ping_interval + self.server.ping_timeout):
                packets = [await queue.get()]
        except TimeoutError:
            raise exceptions.QueueEmpty from None
        finally:
            self._is_polled = False
        while not queue.empty():
            packets.append(queue.get_nowait())
        if None in packets:
            # The end, for every poll that waits.
            queue.put_nowait(None)
        self._emptied()
        self.counts.frames += len(packets)
        return [packet for packet in packets if packet is not None]

    def _emptied(self) -> None:
        self._queued = 0
        if self._polled is not None:
            self._polled.set()
            self._polled = None

    async def _websocket_handler(self, ws: "PlainWebSocket") -> None:
        """Serve a WebSocket to its end, from the beginning or from an upgrade on."""
        ws.charge = self.charge
        if self.connected and not await self._upgrade(ws):
            return
        self.connected = self.upgraded = True
        self._attach(ws)
        try:
            await self._read(ws)
        finally:
            reason = self.server.reason.TRANSPORT_CLOSE
            await self.close(wait=False, abort=True, reason=reason)

    async def _upgrade(self, ws: "PlainWebSocket") -> bool:
        """The probe, and the word that the client polls no more; what is sent waits meanwhile."""
        try:
            async with asyncio.timeout(READ_WITHIN_S):
                if await ws.wait() != b"2probe":
                    return False
                await ws.send("3probe")
                # Ends the poll that is under way: with it goes what has waited until now.
                self._put(Packet(NOOP))
                return await ws.wait() == b"5" and not (self.closed or self._is_cut)
        except OSError:
            return False
        finally:
            self.upgrading = False

    def _attach(self, ws: "PlainWebSocket") -> None:
        """From now on everything is written to this WebSocket, behind what has waited."""
        self._ws = ws
        self._transport = transport = ws.transport
        transport.set_write_buffer_limits(high=SOFT, low=SOFT // 4)
        while not self.queue.empty():
            packet = self.queue.get_nowait()
            if packet is not None:
                self._put(packet)
        # Ends a poll that is still under way. From now on nothing waits in the queue, and it is a
        # tenth of what a connection holds.
        self.queue.put_nowait(Packet(NOOP))
        self.queue = None
        self._emptied()

    async def _read(self, ws: "PlainWebSocket") -> None:
        while not self.closed:
            try:
                packet = await ws.wait()
            except OSError:
                return
            if (wait := self.received(packet)) is not None:
                await wait

    # -- staying and leaving

    def schedule_ping(self) -> None:
        """Ask in a while whether the client is still there: one timer, no task."""
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self.server.ping_interval, self._ping)

    def _ping(self) -> None:
        self._put(Packet(PING))
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self.server.ping_timeout, self._not_there)

    def _not_there(self) -> None:
        reason = self.server.reason.PING_TIMEOUT
        self.server.keep(self.close(wait=False, abort=True, reason=reason))
        if self._transport is not None:
            hang_up(self._transport)

    async def check_ping_timeout(self) -> bool:
        """Whether the client may be there: the timer above sees to it."""
        return not self.closed

    async def close(
        self, wait: bool = True, abort: bool = False, reason: str | None = None
    ) -> None:
        """Take leave, behind what has been sent; never waits for the client."""
        if self.closed or self.closing:
            return
        self.closing = True
        if self._timer is not None:
            self._timer.cancel()
        why = reason or self.server.reason.SERVER_DISCONNECT
        await self.server._trigger_event("disconnect", self.sid, why, run_async=False)
        if not abort:
            self._put(Packet(CLOSE))
        self.closed = True
        self._emptied()
        self.server.sockets.pop(self.sid, None)
        if self._ws is not None:
            self.flush()
            self.server.keep(self._ws.close())
        else:
            self.queue.put_nowait(None)
            asyncio.get_running_loop().call_later(LAST_POLL_S, self._hang_up)

    def _hang_up(self) -> None:
        if self._polled_over is not None and _unsent(self._polled_over):
            hang_up(self._polled_over)


def _unsent(transport: asyncio.Transport | None) -> int:
    return 0 if transport is None else transport.get_write_buffer_size()


def hang_up(transport: asyncio.Transport) -> None:
    """End a connection with a reset.

    Of one that is only closed the kernel keeps what the other side has not read, for minutes.
    """
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.fileno() >= 0:
        connection.setsockopt(SOL_SOCKET, SO_LINGER, _AT_ONCE)
    transport.abort()

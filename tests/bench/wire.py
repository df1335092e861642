"""A client that costs next to nothing: Socket.IO by hand, over a bare asyncio protocol.

A load generator has to be faster than what it loads. In a throughput run nothing is parsed: what
arrived is counted by a marker in the bytes. In a latency run the marker is followed by the moment
at which the message was due.
"""

import asyncio
import base64
import json
import os
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Self, cast

CONNECT_WITHIN_S = 30.0
DIGITS = 15
"""Digits of a moment."""
_FIRST_MOMENT = 10**14

TEXT, BINARY = 0x81, 0x82
_PING, _PONG = b"\x81\x012", b"3"


def now_us() -> int:
    """The moment: microseconds, from some day on. No zeros lead: an answer would lose them."""
    return _FIRST_MOMENT + time.perf_counter_ns() // 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where one client connects: a port, a room, the cookie of a person, and what they know."""

    port: int
    room: str
    cookie: str = ""
    after: int = 0
    """The seq up to which they know the room's facts."""


@dataclass(slots=True)
class Counter:
    """Counts a marker in a stream of chunks, also where it is cut in two."""

    marker: bytes
    _tail: bytes = field(default=b"", init=False)

    def count(self, chunk: bytes) -> int:
        """How many ended in this chunk."""
        data = self._tail + chunk
        keep = len(self.marker) - 1
        self._tail = data[-keep:] if keep else b""
        return data.count(self.marker)


@dataclass(slots=True)
class Moments:
    """Finds the moments behind a marker in a stream of chunks."""

    marker: bytes
    _rest: bytes = field(default=b"", init=False)

    def find(self, chunk: bytes) -> list[int]:
        """Those that are whole in what has arrived."""
        data, at = self._rest + chunk, 0
        found: list[int] = []
        while (start := data.find(self.marker, at)) >= 0:
            end = start + len(self.marker) + DIGITS
            if end > len(data):
                self._rest = data[start:]
                return found
            found.append(int(data[end - DIGITS : end]))
            at = end
        self._rest = data[max(at, len(data) - len(self.marker) + 1) :]
        return found


def masked(payload: bytes, kind: int = TEXT) -> bytes:
    """A frame from a client; the mask of zeros leaves the payload as it is."""
    size, mask = len(payload), b"\0\0\0\0"
    if size < 126:
        return bytes((kind, 0x80 | size)) + mask + payload
    if size < 65_536:
        return struct.pack("!BBH", kind, 0x80 | 126, size) + mask + payload
    return struct.pack("!BBQ", kind, 0x80 | 127, size) + mask + payload


class Client(asyncio.Protocol):
    """One connection. `heard` is called with every chunk once the client is in its room."""

    path: ClassVar[str] = "/socket.io/?EIO=4&transport=websocket"
    transport: asyncio.Transport

    def __init__(self, place: Place):
        """Not connected."""
        self.place = place
        self.heard: Callable[[bytes], None] = _ignore
        self.entered = asyncio.get_running_loop().create_future()
        self._begun = b""
        self._asked = False

    @classmethod
    async def enter(cls, place: Place, receive_buffer: int = 0) -> Self:
        """Connect, and be in the room. `receive_buffer`: bytes that the system holds for us."""
        loop = asyncio.get_running_loop()
        with socket.socket() as plain:
            plain.setblocking(False)
            if receive_buffer:
                plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            await loop.sock_connect(plain, ("127.0.0.1", place.port))
            _, client = await loop.create_connection(lambda: cls(place), sock=plain.dup())
        async with asyncio.timeout(CONNECT_WITHIN_S):
            await client.entered
        return client

    def send(self, frame: bytes) -> None:
        """Write a frame that `masked` made."""
        self.transport.write(frame)

    def ignore(self) -> None:
        """What comes from now on is of no interest."""
        self.heard = _ignore

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        self.transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            (
                f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\nCookie: studyhall_session={self.place.cookie}\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        """Be let in; then hand on what comes, and answer pings."""
        if self.entered.done():
            if _PING in data:
                self.send(masked(_PONG))
            self.heard(data)
            return
        self._begun += data
        self.come_in(self._begun)

    def come_in(self, begun: bytes) -> None:
        """What to say next, by all that has been heard so far; `entered` is set at the end."""
        if not self._asked and b"0{" in begun:
            self._asked = True
            auth = json.dumps({"room": self.place.room, "after": self.place.after})
            self.send(masked(f"40/room,{auth}".encode()))
        if b"44/room," in begun:
            self.entered.set_exception(PermissionError(begun[-300:]))
        elif b'40/room,{"sid"' in begun:
            self.entered.set_result(None)

    def connection_lost(self, failure: Exception | None) -> None:
        """The server hung up, or we did."""
        if not self.entered.done():
            self.entered.set_exception(ConnectionError(f"hung up behind {self._begun[-300:]!r}"))


def _ignore(chunk: bytes) -> None:
    pass

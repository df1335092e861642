"""A client that costs next to nothing: Socket.IO by hand, over a bare asyncio protocol.

A load generator has to be faster than what it loads. In a throughput run nothing is parsed: what
arrived is counted by a marker in the bytes. In a latency run the marker is followed by the moment
at which the message was due.
"""

import asyncio
import base64
import json
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

CONNECT_WITHIN_S = 30.0
DIGITS = 15
"""Digits of a moment, zeros before it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one client connects: a port, a room, and the cookie of a person."""

    port: int
    room: str
    cookie: str = ""


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
        data, found, at = self._rest + chunk, [], 0
        while (start := data.find(self.marker, at)) >= 0:
            end = start + len(self.marker) + DIGITS
            if end > len(data):
                self._rest = data[start:]
                return found
            found.append(int(data[end - DIGITS : end]))
            at = end
        self._rest = data[max(at, len(data) - len(self.marker) + 1) :]
        return found


def masked(text: bytes) -> bytes:
    """A text frame from a client; the mask of zeros leaves the text as it is."""
    size, mask = len(text), b"\0\0\0\0"
    if size < 126:
        return bytes((0x81, 0x80 | size)) + mask + text
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 0x80 | 126, size) + mask + text
    return struct.pack("!BBQ", 0x81, 0x80 | 127, size) + mask + text


class Client(asyncio.Protocol):
    """One connection. `heard` is called with every chunk once the client is in its room."""

    transport: asyncio.Transport

    def __init__(self, place: Place):
        """Not connected."""
        self.place = place
        self.heard: Callable[[bytes], None] = lambda chunk: None
        self._entered = asyncio.get_running_loop().create_future()
        self._begun = b""
        self._asked = False

    @classmethod
    async def enter(cls, place: Place) -> "Client":
        """Connect, and be in the room."""
        loop = asyncio.get_running_loop()
        _, client = await loop.create_connection(lambda: cls(place), "127.0.0.1", place.port)
        async with asyncio.timeout(CONNECT_WITHIN_S):
            await client._entered
        return client

    def send(self, frame: bytes) -> None:
        """Write a frame that `masked` made."""
        self.transport.write(frame)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        self.transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        self.transport.write(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\nCookie: studyhall_session={self.place.cookie}\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        """Be let in; then hand on what comes, and answer pings."""
        if self._entered.done():
            # A ping comes alone or first: at rest it is all there is.
            if data[:3] == b"\x81\x012":
                self.send(masked(b"3"))
            self.heard(data)
            return
        self._begun += data
        if not self._asked and b"0{" in self._begun:
            self._asked = True
            auth = json.dumps({"room": self.place.room, "after": 0})
            self.send(masked(f"40/room,{auth}".encode()))
        if b"44/room," in self._begun:
            self._entered.set_exception(PermissionError(self._begun[-300:]))
        elif b'40/room,{"sid"' in self._begun:
            self._entered.set_result(None)

    def connection_lost(self, failure: Exception | None) -> None:
        """The server hung up, or we did."""
        if not self._entered.done():
            self._entered.set_exception(ConnectionError("the server hung up"))

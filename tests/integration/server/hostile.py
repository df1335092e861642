"""Connections byte by byte: what no library would send, and what none would leave unread."""

import asyncio
import json
import os
import socket
import struct
from contextlib import suppress
from types import TracebackType

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
CUT_WITHIN_S = 20.0
_KEY = "dGhlIHNhbXBsZSBub25jZQ=="


def frame(
    payload: bytes,
    opcode: int = TEXT,
    *,
    last: bool = True,
    reserved: int = 0,
    masked: bool = True,
    length: int | None = None,
) -> bytes:
    """One WebSocket frame; `length` is what it says of itself, if not the truth."""
    said = len(payload) if length is None else length
    head = bytes([(last << 7) | (reserved << 4) | opcode])
    mask = masked << 7
    if said < 126:
        head += bytes([mask | said])
    elif said < 65_536:
        head += bytes([mask | 126]) + struct.pack("!H", said)
    else:
        head += bytes([mask | 127]) + struct.pack("!Q", said)
    # A mask of zeros leaves the payload as it is, and costs the server as much as any.
    return head + (b"\0\0\0\0" if masked else b"") + payload


def get(path: str, cookie: str = "", **headers: str) -> bytes:
    """The head of a GET request."""
    return _head("GET", path, {"Cookie": cookie, **headers})


def post(path: str, body: bytes, length: int | None = -1) -> bytes:
    """A POST request; `length` is what it says of its body, if not the truth: None has no end."""
    said = {"Content-Length": f"{len(body) if length == -1 else length}"}
    return _head("POST", path, {"Transfer-Encoding": "chunked"} if length is None else said) + body


def upgrade(cookie: str = "", sid: str = "", **headers: str) -> bytes:
    """The head of a request for a WebSocket."""
    path = "/socket.io/?EIO=4&transport=websocket" + (f"&sid={sid}" if sid else "")
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    return get(path, cookie, **asked, **{"Sec-WebSocket-Key": _KEY}, **headers)


def _head(method: str, path: str, headers: dict[str, str]) -> bytes:
    lines = [f"{name.replace('_', '-')}: {said}" for name, said in headers.items() if said]
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: localhost", *lines, "", ""]).encode()


class Wire:
    """One TCP connection to a server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, address: tuple[str, int], said: bytes = b"", *, window: int = 0) -> "Wire":
        """Connect and say something. `window` is how much it lets wait unread, in bytes."""
        connection = socket.socket()
        connection.setblocking(False)
        if window:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        await asyncio.get_running_loop().sock_connect(connection, address)
        limit = window or 65_536
        wire = cls(*await asyncio.open_connection(sock=connection, limit=limit))
        wire.say(said)
        return wire

    async def __aenter__(self) -> "Wire":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.gone()

    async def enter(self, room: str, after: int = 0) -> "Wire":
        """Enter a room, on a WebSocket; AssertionError if it is refused."""
        said = json.dumps({"room": room, "after": after})
        self.say(frame(f"40/room,{said}".encode()))
        assert b"40/room" in await self.until(b"/room,")
        return self

    def say(self, data: bytes) -> None:
        """Send bytes."""
        self._writer.write(data)

    async def flood(self, data: bytes, times: int) -> None:
        """Send the same again and again, as fast as they are taken, until it is cut."""
        with suppress(OSError):
            for _ in range(times):
                self._writer.write(data)
                await self._writer.drain()

    async def read(self) -> bytes:
        """What was sent next; nothing at the end."""
        async with asyncio.timeout(CUT_WITHIN_S):
            try:
                return await self._reader.read(65_536)
            except OSError:
                return b""

    async def until(self, sign: bytes) -> bytes:
        """Read on until this was sent; everything until then."""
        read = b""
        async with asyncio.timeout(CUT_WITHIN_S):
            while sign not in read:
                data = await self._reader.read(65_536)
                assert data, f"closed before {sign!r}: {read[-200:]!r}"
                read += data
        return read

    async def until_cut(self, within_s: float = CUT_WITHIN_S) -> bytes:
        """Read on until the server has closed the connection; AssertionError if it does not."""
        read = b""
        try:
            async with asyncio.timeout(within_s):
                with suppress(OSError):
                    while data := await self._reader.read(65_536):
                        read += data
        except TimeoutError:
            raise AssertionError(f"not cut within {within_s} s") from None
        self.abort()
        return read

    def abort(self) -> None:
        """Go away without a word."""
        self._writer.transport.abort()

    async def gone(self) -> None:
        """Go away without a word, and wait until it is so."""
        self.abort()
        with suppress(OSError):
            await self._writer.wait_closed()


def texts(data: bytes) -> tuple[list[bytes], bytes]:
    """The whole text frames from a server in these bytes, and what is behind them."""
    found: list[bytes] = []
    while (end := _end_of_frame(data)) and end[1] <= len(data):
        found.append(data[end[0] : end[1]])
        data = data[end[1] :]
    return found, data


def _end_of_frame(data: bytes) -> tuple[int, int] | None:
    """Where the payload of the first frame begins and ends."""
    if len(data) < 10 and (len(data) < 2 or len(data) < {126: 4, 127: 10}.get(data[1], 2)):
        return None
    begin = {126: 4, 127: 10}.get(data[1], 2)
    return begin, begin + (data[1] if begin == 2 else int.from_bytes(data[2:begin]))


def random_sid() -> str:
    """What could be somebody's."""
    return os.urandom(15).hex()[:20]

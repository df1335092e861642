"""A network between clients and a server, which can be cut and mended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Carries every connection to the server as it is, until it is cut."""

    def __init__(self) -> None:
        self._host, self._port = "", 0
        self._server: asyncio.Server | None = None
        self._is_cut = False
        self.lag_s = 0.0
        """How long what is on its way takes to arrive, either way."""
        self._upgrades = asyncio.Event()
        self._upgrades.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._carriers: set[asyncio.Task[None]] = set()

    @classmethod
    @asynccontextmanager
    async def to(cls, url: str) -> AsyncIterator["Wire"]:
        """A wire to the server at this address."""
        wire = cls()
        wire.lead_to(url)
        wire._server = await asyncio.start_server(wire._carry, "127.0.0.1", 0)
        try:
            yield wire
        finally:
            wire._server.close()
            wire.cut()
            await asyncio.gather(*wire._carriers, return_exceptions=True)

    @property
    def url(self) -> str:
        """Where clients connect to instead."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def lead_to(self, url: str) -> None:
        """Carry the connections that come from now on to this server."""
        parts = urlsplit(url)
        self._host, self._port = str(parts.hostname), parts.port or 80

    def cut(self) -> None:
        """Break every connection, and let nobody through."""
        self._is_cut = True
        for each in tuple(self._ends):
            each.transport.abort()

    def mend(self) -> None:
        """Let them through again."""
        self._is_cut = False

    def hold_upgrades(self) -> None:
        """Let no client go from polling to a WebSocket until it is let."""
        self._upgrades.clear()

    def let_upgrade(self) -> None:
        """Let those go on that have been held until now."""
        held, self._upgrades = self._upgrades, asyncio.Event()
        held.set()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carriers.add(task)
        self._ends.add(writer)
        try:
            if not self._is_cut:
                await self._through(reader, writer)
        finally:
            writer.transport.abort()
            self._ends.discard(writer)
            self._carriers.discard(task)

    async def _through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            back_reader, back_writer = await asyncio.open_connection(self._host, self._port)
            self._ends.add(back_writer)
            first = await reader.read(65_536)
            if b"transport=websocket" in first and b"sid=" in first:
                await self._upgrades.wait()
            back_writer.write(first)
            try:
                await asyncio.gather(
                    self._pump(reader, back_writer), self._pump(back_reader, writer)
                )
            finally:
                back_writer.transport.abort()
                self._ends.discard(back_writer)

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry bytes one way; the end of one is the end of the other."""
        with suppress(OSError):
            while data := await reader.read(65_536):
                await asyncio.sleep(self.lag_s)
                writer.write(data)
                await writer.drain()
        writer.close()

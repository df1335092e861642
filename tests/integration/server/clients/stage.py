"""A running server, with standard clients in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from realtime.app import SOCKETS
from tests.integration.server.clients.client import WEBSOCKET, Address, Client
from tests.integration.server.clients.javascript import Node
from tests.integration.server.clients.python import PythonClient
from tests.integration.server.clients.wire import Wire
from tests.integration.server.running import House, serving
from tests.integration.server.school import ROOM

LANGUAGES = ("javascript", "python")
PLENTY = 100_000


class Stage:
    """A server without tight limits, which pings all the time, and clients that come to it."""

    def __init__(self, house: House, wire: Wire, stack: AsyncExitStack, language: str) -> None:
        self.house, self.wire = house, wire
        self._stack, self._language = stack, language
        self._node: Node | None = None
        self._clients: list[Client] = []

    @classmethod
    @asynccontextmanager
    async def build(cls, database_url: str, language: str = LANGUAGES[0]) -> AsyncIterator["Stage"]:
        """A server and a network before it; clients are in this language unless one says."""
        async with AsyncExitStack() as stack:
            limits: dict[str, Any] = {"commands_per_s": PLENTY, "room_commands_per_s": PLENTY}
            limits |= {"signals_per_s": PLENTY, "room_signals_per_s": PLENTY}
            limits |= {"sockets_per_person": 100}
            house = await stack.enter_async_context(serving(database_url, **limits))
            house.server.app[SOCKETS].eio.ping_interval = 0.02
            wire = await stack.enter_async_context(Wire.to(house.url))
            stage = cls(house, wire, stack, language)
            yield stage
            for client in stage._clients:
                await client.leave()

    async def client(self, language: str = "") -> Client:
        """A client, not connected."""
        if (language or self._language) == "python":
            client: Client = PythonClient()
        else:
            if self._node is None:
                self._node = await self._stack.enter_async_context(Node.start())
            client = self._node.client()
        self._clients.append(client)
        return client

    async def address(
        self, person: str | None, transports: Sequence[str] = WEBSOCKET, **more: Any
    ) -> Address:
        """How somebody gets into the room, through the wire; nobody is not signed in."""
        cookie = "" if person is None else (await self.house.signed_in(person)).cookie
        return Address(self.wire.url, cookie, **{"room": ROOM, "transports": transports, **more})

    async def enter(
        self,
        person: str | None,
        transports: Sequence[str] = WEBSOCKET,
        *,
        language: str = "",
        **more: Any,
    ) -> Client:
        """A client of somebody in the room, connected; raises `Refused`."""
        client = await self.client(language)
        await client.enter(await self.address(person, transports, **more))
        return client

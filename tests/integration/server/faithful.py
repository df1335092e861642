"""A client that comes back: as ours does, it says again what was not answered."""

import asyncio
import random
from contextlib import suppress
from itertools import count
from typing import Any

import socketio

from tests.integration.server.browser import Browser
from tests.integration.server.serve import PATIENCE_S, until
from tests.integration.server.socket import Refused, RoomClient


class _Line(RoomClient):
    """One connection, of which it is known when it is gone."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()

    async def _closed(self, *_: Any) -> None:
        await super()._closed()
        self.gone.set()


class Faithful:
    """Somebody in a room, through whatever happens to their connections."""

    def __init__(self, browser: Browser, room: str) -> None:
        self.browser, self.room = browser, room
        self.facts: list[Any] = []
        self.answers: dict[str, int] = {}
        self.goodbyes: list[Any] = []
        self.connections = 0
        self.last = 0
        self._is_silent = False
        self._client: _Line | None = None
        self._connected = asyncio.Event()
        self._staying = asyncio.create_task(self._stay())

    async def ready(self) -> "Faithful":
        """Wait until the first connection stands."""
        async with asyncio.timeout(PATIENCE_S):
            await self._connected.wait()
        return self

    async def do(self, command: dict[str, Any]) -> Any:
        """Send a command until it is answered; the answer."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                await self._connected.wait()
                answer = await self._try(command)
                if answer is not None:
                    self.answers[command["id"]] = answer["seq"]
                    return answer

    async def talk(self, name: str) -> None:
        """Say one numbered message after the other, until told to be silent."""
        for number in count():
            if self._is_silent:
                return
            said = {"id": f"{name}-{number}", "kind": "chat.post", "text": f"{name} {number}"}
            await self.do(said)

    def be_silent(self) -> None:
        """Say nothing more."""
        self._is_silent = True

    def kinds(self) -> list[str]:
        """The kinds of the facts that are here."""
        return [each["fact"]["kind"] for each in self.facts]

    async def stands_at(self, seq: int) -> None:
        """Wait until every fact up to this one is here."""
        await until(lambda: self._here() >= seq)

    async def leave(self) -> None:
        """Come back no more."""
        self._staying.cancel()
        await asyncio.gather(self._staying, return_exceptions=True)

    def _here(self) -> int:
        return self._client.last if self._client is not None else self.last

    async def _try(self, command: dict[str, Any]) -> Any:
        client = self._client
        if client is None:
            return None
        asked = asyncio.create_task(client.send(command))
        gone = asyncio.create_task(client.gone.wait())
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if asked.done() and asked.exception() is None:
            answer = asked.result()
            heard_nothing = answer.get("refusal", {}).get("code") in ("unavailable", "slow_down")
            return None if heard_nothing else answer
        asked.cancel()
        await asyncio.gather(asked, gone, return_exceptions=True)
        return None

    async def _stay(self) -> None:
        while True:
            client = _Line()
            client.facts = self.facts
            try:
                await self._be_there(client)
            except (Refused, socketio.exceptions.SocketIOError):
                await asyncio.sleep(0.05 + random.random() / 10)
            finally:
                self._connected.clear()
                self._client, self.last = None, client.last
                self.goodbyes += client.of("gone")
                with suppress(socketio.exceptions.SocketIOError):
                    await client.leave()

    async def _be_there(self, client: _Line) -> None:
        await client.enter(self.browser, self.room, self.last)
        self._client = client
        self.connections += 1
        self._connected.set()
        await client.gone.wait()

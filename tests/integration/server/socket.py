"""Clients of the rooms: one that behaves, over python-socketio, and one that forges its frames."""

import asyncio
import json
from collections.abc import Callable
from itertools import count
from typing import Any

import aiohttp
import socketio

from tests.integration.server.browser import Browser

PATIENCE_S = 5.0
_ids = count(1)


class Refused(Exception):
    """The connection was refused, with this data."""

    def __init__(self, data: Any) -> None:
        super().__init__(str(data))
        self.data = data


class RoomClient:
    """A well-behaved client of one room, which remembers everything that it is sent."""

    def __init__(self) -> None:
        self.io = socketio.AsyncClient(reconnection=False)
        self.received: list[tuple[str, Any]] = []
        self.facts: list[Any] = []
        self.last = 0
        self.is_open = False
        self._news = asyncio.Condition()
        self._refused: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        for event in ("facts", "signal", "presence", "accommodations", "gone"):
            self.io.on(event, self._hear(event), namespace="/room")
        self.io.on("connect_error", self._not_connected, namespace="/room")
        self.io.on("disconnect", self._closed, namespace="/room")

    async def enter(
        self, browser: Browser, room: str, after: int = 0, **headers: str
    ) -> "RoomClient":
        """Connect; raises `Refused`."""
        self.last = after
        try:
            await self.io.connect(
                f"{browser.url}?room={room}",
                headers={"Cookie": browser.cookie, **headers},
                auth={"room": room, "after": after},
                namespaces=["/room"],
                transports=["websocket"],
                wait_timeout=PATIENCE_S,
            )
        except socketio.exceptions.ConnectionError as failure:
            if self._refused.done():
                raise Refused(self._refused.result()) from failure
            raise
        self.is_open = True
        return self

    async def do(self, kind: str, **fields: Any) -> Any:
        """Send a command with an id of its own; the answer."""
        return await self.send({"id": f"t{next(_ids)}", "kind": kind, **fields})

    async def send(self, command: Any) -> Any:
        """Send a `do` as it is; the answer."""
        return await self.io.call("do", command, namespace="/room", timeout=PATIENCE_S)

    async def resume(self, after: Any) -> Any:
        """Ask for what is behind a seq."""
        return await self.io.call("resume", {"after": after}, namespace="/room", timeout=PATIENCE_S)

    async def signal(self, signal: Any) -> None:
        """Send a signal."""
        await self.io.emit("signal", signal, namespace="/room")

    async def until(self, condition: Callable[["RoomClient"], bool]) -> "RoomClient":
        """Wait for what will be sent to make this true."""
        async with asyncio.timeout(PATIENCE_S), self._news:
            await self._news.wait_for(lambda: condition(self))
        return self

    async def stands_at(self, seq: int) -> "RoomClient":
        """Wait until every fact up to this one is here."""
        return await self.until(lambda client: client.last >= seq)

    async def until_closed(self) -> "RoomClient":
        """Wait until the server has disconnected this client."""
        return await self.until(lambda client: not client.is_open)

    def of(self, event: str) -> list[Any]:
        """What was sent under this name."""
        return [data for name, data in self.received if name == event]

    def kinds(self) -> list[str]:
        """The kinds of the facts that are here."""
        return [each["fact"]["kind"] for each in self.facts]

    async def leave(self) -> None:
        """Disconnect."""
        await self.io.disconnect()

    def _hear(self, event: str) -> Callable[[Any], Any]:
        async def hear(data: Any) -> None:
            async with self._news:
                self.received.append((event, data))
                if event == "facts":
                    self._apply(data)
                self._news.notify_all()

        return hear

    def _apply(self, frame: Any) -> None:
        assert frame["after"] <= self.last, "a gap that nobody told of"
        self.facts += [each for each in frame["facts"] if each["seq"] > self.last]
        self.last = max(self.last, frame["upto"])

    async def _not_connected(self, data: Any) -> None:
        if not self._refused.done():
            self._refused.set_result(data)

    async def _closed(self, *_: Any) -> None:
        async with self._news:
            self.is_open = False
            self._news.notify_all()


class RawSocket:
    """A WebSocket that says whatever an attacker likes."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse) -> None:
        self.ws = ws

    @classmethod
    async def open(cls, browser: Browser, **headers: str) -> "RawSocket":
        """Connect as far as Engine.IO goes, with the browser's cookie."""
        url = browser.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
        ws = await browser.session.ws_connect(url, headers=headers)
        raw = cls(ws)
        assert (await raw.next()).startswith("0{")
        return raw

    async def say(self, frame: str) -> None:
        """Send one frame."""
        await self.ws.send_str(frame)

    async def next(self) -> str:
        """The next text frame; answers pings on the way, "closed" at the end."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                message = await self.ws.receive()
                if message.type is not aiohttp.WSMsgType.TEXT:
                    return "closed"
                if message.data == "2":
                    await self.say("3")
                    continue
                return str(message.data)

    async def until(self, beginning: str) -> str:
        """The next frame that begins like this; AssertionError when the socket closes before."""
        while not (frame := await self.next()).startswith(beginning):
            assert frame != "closed", f"closed before {beginning}"
        return frame

    async def enter(self, room: str, after: int = 0) -> str:
        """Connect to a room; the frame that answers."""
        await self.say("40/room," + json.dumps({"room": room, "after": after}))
        return await self.until("4")

    async def ask(self, event: str, data: Any, number: int = 1) -> Any:
        """Send an event that wants an answer; the answer."""
        await self.say(f"42/room,{number}" + json.dumps([event, data]))
        answer = await self.until(f"43/room,{number}[")
        return json.loads(answer.removeprefix(f"43/room,{number}"))[0]

    async def close(self) -> None:
        """Go away."""
        await self.ws.close()

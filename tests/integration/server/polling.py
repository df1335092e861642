"""An Engine.IO client which polls, posts and upgrades at the moment at which it is told to."""

import asyncio
import json
from types import TracebackType
from typing import Any

import aiohttp

from tests.integration.server.browser import Browser
from tests.integration.server.socket import PATIENCE_S

SEPARATOR = "\x1e"


class Poller:
    """Long polling by hand, with the cookies of a browser; then a WebSocket, when it is time."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._ws: aiohttp.ClientWebSocketResponse | None = None
        self.sid = ""
        self.is_upgraded = False
        self.read: list[str] = []
        """Every packet until now, on either transport."""

    @classmethod
    async def open(cls, browser: Browser) -> "Poller":
        """Connect as far as Engine.IO goes."""
        poller = cls(browser)
        (first,) = await poller.poll()
        poller.sid = json.loads(first[1:])["sid"]
        return poller

    async def __aenter__(self) -> "Poller":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def path(self) -> str:
        """Where to poll."""
        return "/socket.io/?EIO=4&transport=polling" + (self.sid and f"&sid={self.sid}")

    async def poll(self) -> list[str]:
        """One GET; it waits for the first packet. [] when the server has closed the session."""
        async with asyncio.timeout(PATIENCE_S):
            answer = await self._browser.get(self.path)
        packets = answer.raw.decode().split(SEPARATOR) if answer.status == 200 else []
        self.read += packets
        return packets

    async def post(self, *packets: str) -> int:
        """One POST with these packets; the status of the answer."""
        return await self.post_raw(SEPARATOR.join(packets).encode())

    async def post_raw(self, body: bytes, **headers: str) -> int:
        """One POST with this body; the status of the answer."""
        async with asyncio.timeout(PATIENCE_S):
            response = await self._browser.session.post(
                self._browser.url + self.path, data=body, headers=headers
            )
            await response.read()
        return response.status

    async def probe(self) -> None:
        """Begin to upgrade: the server answers, and this client does not say yet that it polls no
        more.
        """
        url = self._browser.url + self.path.replace("polling", "websocket")
        self._ws = await self._browser.session.ws_connect(url)
        await self._ws.send_str("2probe")
        assert await self._ws.receive_str() == "3probe"

    async def upgrade(self) -> None:
        """From now on on the WebSocket."""
        assert self._ws is not None
        await self._ws.send_str("5")
        self.is_upgraded = True

    async def say(self, packet: str) -> None:
        """Send one packet on whatever transport it is on."""
        if self._ws is None or not self.is_upgraded:
            assert await self.post(packet) == 200
        else:
            await self._ws.send_str(packet)

    async def hear(self) -> None:
        """Read what comes next, from whatever transport it is on; answers pings."""
        if self._ws is None or not self.is_upgraded:
            packets = await self.poll()
        else:
            async with asyncio.timeout(PATIENCE_S):
                packets = [await self._ws.receive_str()]
            self.read += packets
        for _ in range(packets.count("2")):
            await self.say("3")

    async def until(self, packet: str) -> None:
        """Read on until this packet was read."""
        while packet not in self.read:
            await self.hear()

    async def enter(self, room: str, after: int = 0) -> None:
        """Connect to a room; AssertionError if it is refused."""
        await self.say("40/room," + json.dumps({"room": room, "after": after}))
        while not any(each.startswith("40/room,") for each in self.read):
            assert not any(each.startswith("44/room,") for each in self.read)
            await self.hear()

    def events(self, name: str) -> list[Any]:
        """The data of every event of this name."""
        beginning = f'42/room,["{name}",'
        found = [each for each in self.read if each.startswith(beginning)]
        return [json.loads(each.removeprefix("42/room,"))[1] for each in found]

    async def close(self) -> None:
        """Go away, unless the server has closed the session before."""
        if self._ws is None:
            await self.post("1")
        else:
            await self._ws.close()

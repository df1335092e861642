"""A whole server on a free port."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from realtime.app import build_app
from realtime.services import SERVICES, Services
from realtime.serving import Server
from realtime.settings import read_settings
from rooms.ports import Finding, Screening, Utterance
from tests.integration.server.browser import Browser
from tests.integration.server.school import actor_of
from tests.integration.server.socket import RawSocket, RoomClient


class WordScreen:
    """Holds what contains "hold", blocks "block"; waits at "slow" until its gate opens."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()

    async def judge(self, utterance: Utterance) -> Screening:
        if "slow" in utterance.text:
            await self.gate.wait()
        for finding in (Finding.HOLD, Finding.BLOCK):
            if finding.value in utterance.text:
                return Screening(finding, "test")
        return Screening(Finding.PASS)


class House:
    """A running server, and whoever comes to it."""

    def __init__(self, server: Server, screen: WordScreen) -> None:
        self.server, self.screen = server, screen
        self.browsers: list[Browser] = []
        self.clients: list[RoomClient] = []

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def services(self) -> Services:
        return self.server.app[SERVICES]

    def browser(self) -> Browser:
        """A new browser profile; nobody is signed in."""
        self.browsers.append(Browser(self.url))
        return self.browsers[-1]

    async def signed_in(self, person: str) -> Browser:
        """A browser in which somebody is signed in already."""
        actor = actor_of(person)
        token = await self.services.sessions.create(actor, 3_600)
        return self.browser().with_token(token)

    async def enter(self, who: str | Browser, room: str, after: int = 0) -> RoomClient:
        """A client of somebody in a room, connected."""
        browser = await self.signed_in(who) if isinstance(who, str) else who
        client = RoomClient()
        self.clients.append(client)
        return await client.enter(browser, room, after)

    async def forge(self, who: str | Browser) -> RawSocket:
        """A raw socket with somebody's cookie."""
        return await RawSocket.open(await self.signed_in(who) if isinstance(who, str) else who)

    async def close(self) -> None:
        """Everybody leaves, then the server stops."""
        for client in self.clients:
            await client.leave()
        for browser in self.browsers:
            await browser.session.close()
        await self.server.stop()


@asynccontextmanager
async def serving(database_url: str, **settings: Any) -> AsyncIterator[House]:
    """A server on this database; settings as given, and quick where nobody says otherwise."""
    screen = WordScreen()
    chosen = read_settings(
        **{"database_url": database_url, "redis_url": "", "grace_s": 0, "shutdown_s": 2} | settings
    )
    server = Server(build_app(chosen, screen=screen), Server.bind("127.0.0.1", 0))
    await server.start()
    house = House(server, screen)
    try:
        yield house
    finally:
        await house.close()

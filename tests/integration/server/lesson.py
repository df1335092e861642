"""A real process that is attacked, and a class in it that must not notice."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from itertools import count
from typing import Any

import pytest
import pytest_asyncio

from tests.integration.postgres import Cluster
from tests.integration.server.hostile import Wire, upgrade
from tests.integration.server.process import ServerProcess, until
from tests.integration.server.school import ROOM
from tests.integration.server.socket import RoomClient

MEMORY = 24 * 1024 * 1024
"""What an attack may cost at most while it lasts, in bytes; none costs more the longer it is."""

BOTH = {"people": [{"person": person, "connections": 1} for person in ("tina", "tom")]}

_numbers = count(1)


class Lesson:
    """Two who go on with their lesson, and the server on which they do."""

    def __init__(self, server: ServerProcess, tina: RoomClient, tom: RoomClient) -> None:
        self.server, self.tina, self.tom = server, tina, tom
        self._wires: list[Wire] = []

    async def wire(self, said: bytes = b"", *, window: int = 0) -> Wire:
        """A connection to the server, on which this is said first."""
        self._wires.append(await Wire.open(self.server.address, said, window=window))
        return self._wires[-1]

    async def websocket(self, person: str | None = "mia") -> Wire:
        """A WebSocket as far as Engine.IO goes."""
        wire = await self.wire(upgrade(self.server.cookie(person) if person else ""))
        await wire.until(b"0{")
        return wire

    async def intruder(self) -> Wire:
        """A WebSocket of somebody else in the same room."""
        return await (await self.websocket()).enter(ROOM, self.tina.last)

    async def everybody_else_is_gone(self) -> None:
        """Wait until everybody is told that nobody else is there."""
        for client in (self.tina, self.tom):
            await client.until(lambda each: each.of("presence")[-1:] == [BOTH])

    async def hang_up(self) -> None:
        """End every connection that is still there."""
        await asyncio.gather(*(wire.gone() for wire in self._wires))

    async def goes_on(self) -> None:
        """What one says the other hears, and the other way round."""
        for one, other in ((self.tina, self.tom), (self.tom, self.tina)):
            x = next(_numbers) % 4_000
            await other.stands_at((await one.do("chat.post", text="We go on"))["seq"])
            await one.signal({"kind": "cursor", "page": "p1", "x": x, "y": 0})
            await other.until(lambda client, x=x: _is_told(client, x))

    async def while_it_goes_on(self, attack: Any) -> None:
        """Run an attack to its end; the lesson goes on all the time, and afterwards."""
        attacking = asyncio.ensure_future(attack)
        while not attacking.done():
            await self.goes_on()
            await asyncio.wait([attacking], timeout=0.05)
        await attacking


def _is_told(client: RoomClient, x: int) -> bool:
    """Whether the last that was heard of somebody's pointer is that it is there."""
    signals = [each["signal"] for each in client.of("signal")]
    return any(each["kind"] == "cursor" and each["x"] == x for each in signals[-3:])


@pytest.fixture(scope="session")
def attacked(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all attacks of the run: none may leave anything behind."""
    with ServerProcess.start(cluster, tmp_path_factory.mktemp("attacked")) as running:
        yield running
        assert "Traceback" not in running.log, running.log


@pytest_asyncio.fixture
async def lesson(attacked: ServerProcess) -> AsyncIterator[Lesson]:
    """A class on the attacked server: nothing of the attack reaches it, or stays."""
    async with AsyncExitStack() as stack:
        tina, tom = [await _enter(stack, attacked, person) for person in ("tina", "tom")]
        await tina.do("session.start")
        running = Lesson(attacked, tina, tom)
        stack.push_async_callback(running.hang_up)
        await running.everybody_else_is_gone()
        await running.goes_on()
        connections, memory = attacked.connections(), attacked.resident()
        attacked.forget_peak()
        yield running
        await running.goes_on()
        await running.hang_up()
        await running.everybody_else_is_gone()
        await until(lambda: attacked.connections() <= connections, 10, "connections have stayed")
        assert attacked.most_resident() - memory < MEMORY


async def _enter(stack: AsyncExitStack, server: ServerProcess, person: str) -> RoomClient:
    browser, client = server.browser(person), RoomClient()
    stack.push_async_callback(browser.session.close)
    stack.push_async_callback(client.leave)
    seq = (await browser.get(f"/api/rooms/{ROOM}/snapshot")).json["seq"]
    return await client.enter(browser, ROOM, seq)

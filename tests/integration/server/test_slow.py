"""Clients that stop reading, on a real process: the latest signals are kept for them, facts wait in
the log and not in memory, and nobody else waits for them.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from tests.integration.postgres import Cluster
from tests.integration.server.hostile import Wire, frame, get, texts, upgrade
from tests.integration.server.polling import Poller
from tests.integration.server.process import ServerProcess, until
from tests.integration.server.school import ROOM
from tests.integration.server.socket import PATIENCE_S, RoomClient

PLENTY = 1_000_000
WINDOW = 65_536
MEGABYTE = 1024 * 1024
MEMORY = 24 * MEGABYTE
"""What somebody who does not read may cost."""
WAITS_AT_MOST = 2 * MEGABYTE
"""What may wait for one client, in bytes."""
WORDS = "数学" * 1_000
AT_ONCE, SIZE = 50, 3_000
"""How many are sent at once, and how many bytes each has at least."""
INK = {
    **{"kind": "ink", "element": "e", "page": "p1", "pen": "pen", "colour": "ink", "size": "m"},
    "points": [1_000] * 600,
}


@pytest.fixture(scope="module")
def server(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    plenty = ("commands_per_s", "room_commands_per_s", "signals_per_s", "room_signals_per_s")
    limits = dict.fromkeys(plenty, PLENTY) | {"socket_bytes_per_s": 10**9}
    # A snapshot costs memory for a moment, whoever reads: it would hide what is looked for.
    limits |= {"snapshot_every": 100_000}
    with ServerProcess.start(cluster, tmp_path_factory.mktemp("slow"), **limits) as running:
        yield running
        assert "Traceback" not in running.log, running.log


class Room:
    """Two who read, and who write so much that somebody who does not falls behind."""

    def __init__(self, server: ServerProcess, tina: RoomClient, mia: RoomClient) -> None:
        self.server, self.tina, self.mia = server, tina, mia
        self._written = self.drawn = 0

    async def is_told(self, name: str, value: float) -> None:
        """Wait until the server says this of itself."""
        async with asyncio.timeout(PATIENCE_S):
            while await self.server.told(name) != value:
                pass

    async def write(self, count: int) -> None:
        """So many long messages, by one; the other has read each when this is over."""
        for _ in range(count // AT_ONCE):
            saying = [self._say() for _ in range(AT_ONCE)]
            answers = await asyncio.gather(*saying)
            await self.mia.stands_at(max(each["seq"] for each in answers))

    async def _say(self) -> Any:
        self._written += 1
        return await self.tina.do("chat.post", text=f"{self._written} {WORDS}"[:2_000])

    async def draw(self, count: int) -> None:
        """So many points of a stroke, while it is being drawn; the other has seen each."""
        for _ in range(count // AT_ONCE):
            for _ in range(AT_ONCE):
                self.drawn += 1
                await self.tina.signal({**INK, "start": self.drawn})
            await self.mia.until(lambda client: _seen(client.of("signal")[-1:]) == [self.drawn])
            assert len(_seen(self.mia.of("signal"))) == self.drawn


def _seen(signals: list[Any]) -> list[int]:
    return [each["signal"]["start"] for each in signals if each["signal"]["kind"] == "ink"]


@pytest_asyncio.fixture
async def room(server: ServerProcess) -> AsyncIterator[Room]:
    async with AsyncExitStack() as stack:
        clients = []
        for person in ("tina", "mia"):
            browser, client = server.browser(person), RoomClient()
            stack.push_async_callback(browser.session.close)
            stack.push_async_callback(client.leave)
            seq = (await browser.get(f"/api/rooms/{ROOM}/snapshot")).json["seq"]
            clients.append(await client.enter(browser, ROOM, seq))
        await clients[0].do("session.start")
        running = Room(server, *clients)
        await running.write(AT_ONCE)
        yield running


class Stalled:
    """Somebody who has entered the room and reads nothing until told to; then, all in order."""

    def __init__(self, room: Room, after: int, read: Callable[[], Awaitable[list[bytes]]]) -> None:
        self._room, self._read = room, read
        self._began_at = self._last = after
        self._seqs: list[int] = []
        self.points: list[int] = []
        """The points that were seen, of the stroke that was being drawn."""

    async def reads_all_facts(self) -> None:
        """Read on until every fact is here; AssertionError if one is missing or came twice."""
        while self._last < self._room.tina.last:
            await self._hear()
        assert self._seqs == list(range(self._began_at + 1, self._last + 1))

    async def sees(self, point: int) -> None:
        """Read on until this point is seen."""
        while point not in self.points:
            await self._hear()

    async def _hear(self) -> None:
        packets = await self._read()
        assert packets, "closed"
        for packet in packets:
            if packet.startswith(b'42/room,["facts"'):
                told = json.loads(packet.removeprefix(b"42/room,"))[1]
                assert told["after"] == self._last
                self._seqs += [each["seq"] for each in told["facts"]]
                self._last = told["upto"]
            elif packet.startswith(b'42/room,["signal"'):
                self.points += _seen([json.loads(packet.removeprefix(b"42/room,"))[1]])


@asynccontextmanager
async def stalled(room: Room, transport: str) -> AsyncIterator[Stalled]:
    """Somebody who stalls, on this transport."""
    after = room.tina.last
    if transport == "polling":
        async with room.server.browser("tom") as browser, await Poller.open(browser) as poller:
            await poller.enter(ROOM, after)
            yield Stalled(room, after, partial(_poll, poller))
    else:
        async with await _unread(room) as wire:
            await wire.enter(ROOM, after)
            yield Stalled(room, after, partial(_read, wire, [b""]))


async def _unread(room: Room) -> Wire:
    """A WebSocket that takes only so much."""
    asked = upgrade(room.server.cookie("tom"))
    wire = await Wire.open(room.server.address, asked, window=WINDOW)
    await wire.until(b"0{")
    return wire


async def _poll(poller: Poller) -> list[bytes]:
    return [each.encode() for each in await poller.poll()]


async def _read(wire: Wire, rest: list[bytes]) -> list[bytes]:
    found: list[bytes] = []
    while not found and (data := await wire.read()):
        found, rest[0] = texts(rest[0] + data)
    return found


async def _fall_behind(room: Room, late: str, more: Callable[[int], Awaitable[None]]) -> None:
    """Go on until somebody has fallen behind, and then for as long again."""
    written, already = 0, await room.server.told(late)
    while await room.server.told(late) == already:
        await more(AT_ONCE)
        written += AT_ONCE
        assert written * SIZE < 32 * MEGABYTE, "nobody has fallen behind"
    before = await room.server.told("socket_waiting_bytes_most")
    await more(written)
    assert await room.server.told("socket_waiting_bytes_most") <= max(before, WAITS_AT_MOST)


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_facts_wait_in_the_log_for_who_does_not_read_and_then_are_there_once(
    room: Room, transport: str
) -> None:
    async with AsyncExitStack() as stack:
        memory = room.server.resident()
        room.server.forget_peak()
        tabs = [await stack.enter_async_context(stalled(room, transport)) for _ in range(8)]
        await room.is_told("members", 10)
        await _fall_behind(room, "facts_late_total", room.write)
        assert room.server.most_resident() - memory < 3 * MEMORY
        await asyncio.gather(*(tab.reads_all_facts() for tab in tabs))
        await room.write(AT_ONCE)
        await asyncio.gather(*(tab.reads_all_facts() for tab in tabs))


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_who_does_not_read_is_kept_the_latest_signal(room: Room, transport: str) -> None:
    async with stalled(room, transport) as tom:
        await room.is_told("members", 3)
        memory = room.server.resident()
        room.server.forget_peak()
        await _fall_behind(room, "signals_late_total", room.draw)
        assert room.server.most_resident() - memory < MEMORY
        await tom.sees(room.drawn)
        assert tom.points == sorted(set(tom.points))
        assert len(tom.points) < room.drawn
        await room.draw(AT_ONCE)
        await tom.sees(room.drawn)


async def test_who_asks_and_asks_and_reads_nothing_is_cut(room: Room) -> None:
    after = room.tina.last
    await room.write(4 * AT_ONCE)
    async with await _unread(room) as wire:
        await wire.enter(ROOM, room.tina.last)
        memory = room.server.resident()
        room.server.forget_peak()
        for n in range(20):
            wire.say(frame(b'42/room,%d["resume",{"after":%d}]' % (n, after)))
        await room.is_told("sockets", 2)
        await room.write(AT_ONCE)
        assert room.server.most_resident() - memory < MEMORY


async def test_answers_that_nobody_reads_do_not_pile_up(room: Room) -> None:
    after = room.tina.last
    await room.write(16 * AT_ONCE)
    async with room.server.browser("tom") as browser, AsyncExitStack() as stack:
        poller = await stack.enter_async_context(await Poller.open(browser))
        await poller.enter(ROOM, room.tina.last)
        memory, connections = room.server.resident(), room.server.connections()
        room.server.forget_peak()
        for n in range(8):
            await poller.post(f"42/room,{n}" + json.dumps(["resume", {"after": after}]))
            asked = get(poller.path, Connection="close")
            wire = await Wire.open(room.server.address, asked, window=4_096)
            await stack.enter_async_context(wire)
        await room.write(AT_ONCE)
        await until(
            lambda: room.server.connections() <= connections, PATIENCE_S, "they have stayed"
        )
        assert room.server.most_resident() - memory < 3 * MEMORY

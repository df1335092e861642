"""Nothing overtakes anything: facts, signals, answers and pings, on every transport and while a
client goes from one to the other.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from functools import partial
from itertools import product
from typing import Any

import pytest
import pytest_asyncio

from tests.integration.server.clients.client import UPGRADE, WAYS, Client
from tests.integration.server.clients.stage import LANGUAGES, Stage
from tests.integration.server.polling import Poller
from tests.integration.server.running import House
from tests.integration.server.school import ROOM
from tests.integration.server.socket import RoomClient

FACTS = 300
NONSENSE = {"kind": "no.such"}


@pytest_asyncio.fixture
async def stage(filled_url: str) -> AsyncIterator[Stage]:
    async with Stage.build(filled_url) as built:
        yield built


class Watcher:
    """A client that enters in the middle of a stream, and keeps asking while it goes on."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._asked: dict[int, int] = {}

    async def ask(self, behind: int) -> None:
        """Ask for something that is refused at once; its answer is behind the last message."""
        self._asked[await self.client.ask("do", NONSENSE)] = behind

    @property
    def is_answered(self) -> bool:
        """Whether every question has its answer."""
        return self.client.count("ack") == len(self._asked)

    def check(self) -> None:
        """Everything in the order in which it happened, and each fact and answer once."""
        assert self.client.said() == [str(n) for n in range(FACTS)]
        answers = [number for number, _ in self.client.of("ack")]
        assert answers == list(self._asked)
        said = -1
        for event, data in self.client.tape:
            if event == "facts":
                said = max([said, *_messages(data)])
            elif event == "signal":
                # It was sent when the message before it was acknowledged.
                assert data["signal"]["x"] == said + 1
            elif event == "ack":
                assert said >= self._asked[data[0]]


def _messages(frame: Any) -> list[int]:
    return [
        int(each["fact"]["text"])
        for each in frame["facts"]
        if each["fact"]["kind"] == "chat.posted"
    ]


async def test_a_stream_arrives_in_order_however_and_whenever_a_client_enters(
    stage: Stage,
) -> None:
    tina = await stage.house.enter("tina", ROOM)
    await tina.do("session.start")
    stage.wire.lag_s = 0.004
    stage.wire.hold_upgrades()
    watchers: list[Watcher] = []
    entering = [("javascript", UPGRADE)] * 4 + list(product(LANGUAGES, WAYS))
    for n in range(FACTS):
        if n % 20 == 0 and entering:
            language, way = entering.pop()
            client = await stage.client(language)
            await client.begin(await stage.address("mia", way))
            watchers.append(Watcher(client))
        if n % 20 == 10:
            stage.wire.let_upgrade()
        await tina.signal({"kind": "cursor", "page": "p1", "x": n, "y": 0})
        await tina.do("chat.post", text=str(n))
        for watcher in watchers:
            if watcher.client.count("connect"):
                await watcher.ask(n)
    for watcher in watchers:
        await watcher.client.stands_at(tina.last)
        await watcher.client.until(partial(_is_answered, watcher))
        watcher.check()
    for watcher in watchers[-4:]:
        told = [event for event, _ in watcher.client.tape if event in ("facts", "upgrade")]
        assert 3 < told.index("upgrade") < len(told) - 3, "it was to happen in the middle"
        assert watcher.client.count("ping")


def _is_answered(watcher: Watcher) -> bool:
    return watcher.is_answered


class Script:
    """What happens in a room, one act after the other, and what one client is told of it.

    Each act is over when somebody else has seen what it did: so the server has written it to the
    client, or put it where it waits for it.
    """

    def __init__(self, mia: Poller, tina: RoomClient, tom: RoomClient, seed: int) -> None:
        self._mia, self._tina, self._tom = mia, tina, tom
        self._random = random.Random(seed)
        self._number = 0
        self._hand = [{"kind": "hand.lower", "person": "mia"}, {"kind": "hand.raise"}]
        self.done: list[str] = []

    async def run(self, count: int) -> None:
        """Do so many things."""
        acts = [self._fact, self._signal, self._answer]
        for _ in range(count):
            self._number += 1
            await self._random.choice(acts)(self._number)

    async def _fact(self, n: int) -> None:
        await self._tina.do("chat.post", text=f"{n}")
        self.done.append(f"fact {n}")

    async def _signal(self, n: int) -> None:
        await self._tom.signal({"kind": "cursor", "page": "p1", "x": n, "y": 0})
        await self._tina.until(lambda client: f"'x': {n}," in str(client.of("signal")[-1:]))
        self.done.append(f"signal {n}")

    async def _answer(self, n: int) -> None:
        self._hand.reverse()
        command = {"id": f"hand-{n}", **self._hand[0]}
        await self._mia.say(f"42/room,{n}" + json.dumps(["do", command]))
        await self._tina.until(lambda client: f"hand-{n}" in str(client.facts[-1:]))
        self.done.append(f"answer {n}")

    async def until_told(self, last: str) -> None:
        """Let the client read until it is told this."""
        while last not in self.told():
            await self._mia.hear()

    def told(self) -> list[str]:
        """What the client was told, as `done` puts it."""
        told: list[str] = []
        for packet in self._mia.read:
            if packet.startswith("43/room,"):
                told.append("answer " + packet.removeprefix("43/room,").split("[")[0])
            elif packet.startswith('42/room,["facts"'):
                frame = json.loads(packet.removeprefix("42/room,"))[1]
                told += [f"fact {n}" for n in _messages(frame)]
            elif packet.startswith('42/room,["signal"'):
                frame = json.loads(packet.removeprefix("42/room,"))[1]
                told.append(f"signal {frame['signal']['x']}")
        return told


async def begin(house: House, seed: int) -> tuple[Script, Poller]:
    tina, tom = await house.enter("tina", ROOM), await house.enter("tom", ROOM)
    await tina.do("session.start")
    mia = await Poller.open(await house.signed_in("mia"))
    await mia.enter(ROOM)
    # Whoever is told who is present is told everything from then on.
    while not mia.events("presence"):
        await mia.hear()
    return Script(mia, tina, tom, seed), mia


@pytest.mark.parametrize("seed", range(3))
async def test_whenever_a_client_polls_it_is_told_all_in_order(house: House, seed: int) -> None:
    script, mia = await begin(house, seed)
    for n in range(6):
        await script.run(n)
        polling = asyncio.create_task(mia.poll())
        await script.run(2)
        await polling
    await script.until_told(script.done[-1])
    assert script.told() == script.done


@pytest.mark.parametrize("is_polling", [True, False], ids=["polling", "between polls"])
@pytest.mark.parametrize("seed", range(3))
async def test_an_upgrade_between_any_two_acts_loses_doubles_and_reorders_nothing(
    house: House, seed: int, *, is_polling: bool
) -> None:
    script, mia = await begin(house, seed)
    await script.run(5)
    await script.until_told(script.done[-1])
    polling = asyncio.create_task(mia.poll()) if is_polling else None
    if polling is None:
        await script.run(5)
    # Behind the answer to this the poll is under way.
    await mia.post("3")
    await mia.probe()
    if polling is not None:
        # The server ends it, or the client would wait for it before it goes on.
        assert await polling == ["6"]
    await script.run(10)
    await mia.upgrade()
    await script.run(10)
    await script.until_told(script.done[-1])
    assert script.told() == script.done

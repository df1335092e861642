"""People who go on working whatever breaks, and what has to be true of their work afterwards."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from rooms.facts import Recorded
from rooms.room import evolve
from rooms.state import RoomState, public
from tests.chaos.proxy import Proxy
from tests.chaos.stand import PEOPLE, Stand
from tests.integration.server.browser import Browser
from tests.integration.server.faithful import Faithful

RECOVERY_S = 5.0
PACE_S = 0.03
"""Between one message, or stroke, of somebody and their next."""
SETTLED_S = 30.0
NEWEST = 50
"""Messages in a snapshot."""

STROKE = {
    "kind": "stroke",
    **{"x": 100, "y": 100, "w": 200, "h": 100, "pw": 200, "ph": 100},
    "points": [0, 0, 50, 100, 50, 60, 200, 100, 50],
}


class Patient(Faithful):
    """Who is told to try again later does so a little later."""

    @property
    def here(self) -> int:
        """Where the facts that arrived stand."""
        return self._here()

    async def _try(self, command: dict[str, Any]) -> Any:
        answer = await super()._try(command)
        if answer is None:
            await asyncio.sleep(0.05)
        return answer


class Somebody:
    """One person: their own network, their connection, their work."""

    def __init__(self, name: str, proxy: Proxy, client: Patient) -> None:
        """In the room already."""
        self.name, self.proxy, self.client = name, proxy, client
        self._works = True
        self._work = [asyncio.create_task(self._talk()), asyncio.create_task(self._draw())]

    async def stop(self) -> None:
        """Finish what was begun, and begin nothing more."""
        self._works = False
        await asyncio.gather(*self._work)

    async def say(self, text: str) -> int:
        """Say something; where it stands."""
        command = f"{self.name}-{text}".replace(" ", "-")
        answer = await self.client.do({"id": command, "kind": "chat.post", "text": text})
        return int(answer["seq"])

    async def draw(self, name: str, shape: dict[str, Any]) -> None:
        """Draw something."""
        id_ = f"{self.name}-{name}"
        element = {"id": id_, "page": "p1", "shape": shape}
        await self.client.do({"id": id_, "kind": "board.create", "elements": [element]})

    async def _talk(self) -> None:
        for number in count():
            if not self._works:
                return
            await self.say(f"message {number}")
            await asyncio.sleep(PACE_S)

    async def _draw(self) -> None:
        for number in count():
            if not self._works:
                return
            await self.draw(f"stroke-{number}", STROKE)
            await asyncio.sleep(PACE_S)


class Crowd:
    """Everybody in one room."""

    def __init__(self, stand: Stand, room: str, people: list[Somebody]) -> None:
        """All of them are at work."""
        self.stand, self.room, self.people = stand, room, people

    def __getitem__(self, name: str) -> Somebody:
        """Somebody by name."""
        return next(each for each in self.people if each.name == name)

    async def has_worked(self, facts: int = 60, but: str = "") -> None:
        """Wait until so many facts more are with everybody (but somebody)."""
        before = max(each.client.here for each in self.people)
        those = [each.client for each in self.people if each.name != but]
        async with asyncio.timeout(SETTLED_S):
            await asyncio.gather(*(each.stands_at(before + facts) for each in those))

    async def recovers(self) -> None:
        """Within five seconds everybody says something, and everybody hears all of it."""
        async with asyncio.timeout(RECOVERY_S):
            said = await asyncio.gather(*(each.say("I am back") for each in self.people))
            await asyncio.gather(*(each.client.stands_at(max(said)) for each in self.people))

    async def proves(self) -> None:
        """Everything that was acknowledged is there once, in order, and the same for everybody."""
        async with asyncio.timeout(SETTLED_S):
            await asyncio.gather(*(each.stop() for each in self.people))
        log = await self.stand.log(self.room)
        assert [seq for seq, _, _ in log] == list(range(1, len(log) + 1))
        written = {(by, command): seq for seq, by, command in log}
        assert len(written) == len(log), "a command was done twice"
        for each in self.people:
            for command, seq in each.client.answers.items():
                assert written[each.name, command] == seq
        async with asyncio.timeout(SETTLED_S):
            await asyncio.gather(*(each.client.stands_at(len(log)) for each in self.people))
        for each in self.people:
            await _sees_what_is_there(each, self.room, len(log))


async def _sees_what_is_there(somebody: Somebody, room: str, upto: int) -> None:
    """What was folded from facts one by one is what a newcomer would be given."""
    state = RoomState()
    for fact in somebody.client.facts:
        state = evolve(state, Recorded.model_validate_json(json.dumps(fact)))
    folded = public(state)
    fresh = (await somebody.client.browser.get(f"/api/rooms/{room}/snapshot")).json
    assert fresh["seq"] == upto
    newest = list(folded["chat"].items())[-NEWEST:]
    expected = fresh["state"] | {"seq": 0}
    assert {**folded, "seq": 0, "chat": dict(newest)} == json.loads(json.dumps(expected))


@asynccontextmanager
async def at_work(stand: Stand) -> AsyncIterator[Crowd]:
    """A tutor and two students at work in a new room, the second student on the other process."""
    room, first = await stand.new_room(), [worker.port for worker in stand.workers]
    people: list[Somebody] = []
    try:
        for name in PEOPLE:
            proxy = await Proxy(first if name != "tom" else first[::-1]).start()
            browser = Browser(proxy.url).with_token(stand.tokens[name])
            client = await Patient(browser, room).ready()
            if name == "tina":
                await client.do({"id": "begin", "kind": "session.start"})
            people.append(Somebody(name, proxy, client))
        crowd = Crowd(stand, room, people)
        await crowd.has_worked()
        yield crowd
    finally:
        for each in people:
            for task in each._work:
                task.cancel()
            await each.client.leave()
            await each.client.browser.session.close()
            await each.proxy.close()


Fault = Callable[[Crowd], Awaitable[None]]

"""Who is connected right now, on every process: told on change, and again every few seconds.

Each message says where its process stands in the room, too: whoever is behind has missed news, and
reads the log. So the last message before a silence may be lost like any other.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import orjson
import structlog

from rooms.base import Id
from rooms.ports import Bus, Sleep, Subscription
from rooms.state import RoomState

_log = structlog.get_logger()

HEARTBEAT_S = 10.0
EXPIRY_S = 25.0
"""A process that is silent for longer is taken for dead, and its people for gone."""

Changed = Callable[[dict[Id, int]], None]


class Loaded(Protocol):
    """A room that runs on this process, as far as presence is concerned."""

    @property
    def state(self) -> RoomState:
        """Its newest state here."""
        ...

    def catch_up(self) -> None:
        """Read what other processes wrote."""
        ...


@dataclass(slots=True)
class _Room:
    following: "asyncio.Future[Subscription]"
    here: dict[Id, int] = field(default_factory=dict)
    elsewhere: dict[str, tuple[float, dict[Id, int]]] = field(default_factory=dict)
    changed: Changed = lambda people: None
    is_new: bool = True
    """Made since the last heartbeat: perhaps about to be loaded."""

    def everybody(self, now: float) -> dict[Id, int]:
        total = Counter(self.here)
        for heard_at, people in self.elsewhere.values():
            if now - heard_at < EXPIRY_S:
                total.update(people)
        return dict(total)


class Presence:
    """The connections of each room that is loaded here."""

    def __init__(
        self,
        bus: Bus,
        process: str,
        loaded: Callable[[Id], Loaded | None],
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ):
        """Nobody is here; `process` names this one to the others."""
        self._bus, self._process, self._loaded = bus, process, loaded
        self._clock, self._sleep = clock, sleep
        self._rooms: dict[Id, _Room] = {}
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin the heartbeat."""
        self._task = asyncio.create_task(self._beat())

    async def close(self) -> None:
        """Say that everybody here is gone."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        for room in list(self._rooms):
            await self._forget(room)

    async def follow(self, room: Id) -> None:
        """Hear who is in a room elsewhere, from before it is loaded until it is unloaded."""
        if (there := self._rooms.get(room)) is not None:
            there.is_new = True
            await asyncio.shield(there.following)
            return
        following = asyncio.ensure_future(
            self._bus.subscribe(_topic(room), lambda message: self._received(room, message))
        )
        self._rooms[room] = _Room(following)
        await asyncio.shield(following)
        self._publish(room, asks=True)

    def tell(self, room: Id, changed: Changed) -> None:
        """Call this with everybody's connections whenever those of a followed room change."""
        if (followed := self._rooms.get(room)) is not None:
            followed.changed = changed

    def set_here(self, room: Id, people: dict[Id, int]) -> None:
        """The connections of a followed room on this process."""
        followed = self._rooms.get(room)
        if followed is None or followed.here == people:
            return
        followed.here = people
        self._publish(room)
        followed.changed(followed.everybody(self._clock()))

    def everybody(self, room: Id) -> dict[Id, int]:
        """Everybody's connections in a room, as far as this process knows."""
        followed = self._rooms.get(room)
        return followed.everybody(self._clock()) if followed is not None else {}

    def is_shared(self, room: Id) -> bool:
        """Whether somebody is connected to the room on another process."""
        followed = self._rooms.get(room)
        return followed is not None and bool(followed.elsewhere)

    def is_elsewhere(self, room: Id, person: Id) -> bool:
        """Whether somebody is connected on another process."""
        followed = self._rooms.get(room)
        if followed is None:
            return False
        now = self._clock()
        return any(
            person in people and now - heard_at < EXPIRY_S
            for heard_at, people in followed.elsewhere.values()
        )

    def _publish(self, room: Id, *, asks: bool = False) -> None:
        loaded = self._loaded(room)
        message = {
            "process": self._process,
            "people": self._rooms[room].here,
            "asks": asks,
            "seq": loaded.state.seq if loaded is not None else 0,
        }
        self._bus.publish(_topic(room), orjson.dumps(message))

    def _received(self, room: Id, message: bytes) -> None:
        followed = self._rooms.get(room)
        if followed is None:
            return
        if not message:
            self._publish(room, asks=True)
            return
        try:
            news = orjson.loads(message)
            process, people = news["process"], dict(news["people"])
            asks, seq = bool(news["asks"]), int(news["seq"])
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            _log.error("presence.unreadable", room=room)
            return
        before = followed.everybody(self._clock())
        followed.elsewhere[process] = (self._clock(), people)
        if not people:
            del followed.elsewhere[process]
        if asks:
            self._publish(room)
        if (now := followed.everybody(self._clock())) != before:
            followed.changed(now)
        loaded = self._loaded(room)
        if loaded is not None and loaded.state.seq < seq:
            loaded.catch_up()

    async def _beat(self) -> None:
        while True:
            await self._sleep(HEARTBEAT_S)
            for room in list(self._rooms):
                if self._is_over(room):
                    await self._forget(room)
                else:
                    self._publish(room)
                    self._expire(self._rooms[room])

    def _is_over(self, room: Id) -> bool:
        followed = self._rooms[room]
        was_new, followed.is_new = followed.is_new, False
        return not was_new and not followed.here and self._loaded(room) is None

    def _expire(self, followed: _Room) -> None:
        now = self._clock()
        silent = [
            process
            for process, (heard_at, _) in followed.elsewhere.items()
            if now - heard_at >= EXPIRY_S
        ]
        for process in silent:
            del followed.elsewhere[process]
        if silent:
            followed.changed(followed.everybody(now))

    async def _forget(self, room: Id) -> None:
        followed = self._rooms.pop(room)
        message = {"process": self._process, "people": {}, "asks": False, "seq": 0}
        self._bus.publish(_topic(room), orjson.dumps(message))
        await (await followed.following).close()


def _topic(room: Id) -> str:
    return f"presence/{room}"

"""Who is connected right now, on every process: told on change, and again every few seconds."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson
import structlog

from rooms.base import Id
from rooms.ports import Bus, Subscription

_log = structlog.get_logger()

HEARTBEAT_S = 10.0
EXPIRY_S = 25.0
"""A process that is silent for longer is taken for dead, and its people for gone."""

Changed = Callable[[dict[Id, int]], None]


@dataclass(slots=True)
class _Room:
    here: dict[Id, int] = field(default_factory=dict)
    elsewhere: dict[str, tuple[float, dict[Id, int]]] = field(default_factory=dict)
    subscription: Subscription | None = None
    changed: Changed = lambda people: None

    def everybody(self, now: float) -> dict[Id, int]:
        total = Counter(self.here)
        for heard_at, people in self.elsewhere.values():
            if now - heard_at < EXPIRY_S:
                total.update(people)
        return dict(total)


class Presence:
    """The connections of each room that somebody here is in."""

    def __init__(self, bus: Bus, process: str, clock: Callable[[], float] = time.monotonic):
        """Nobody is here; `process` names this one to the others."""
        self._bus, self._process, self._clock = bus, process, clock
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
            await self.unwatch(room)

    async def watch(self, room: Id, changed: Changed) -> None:
        """Follow a room; `changed` is told everybody's connections whenever they change."""
        watched = self._rooms.setdefault(room, _Room())
        watched.changed = changed
        watched.subscription = await self._bus.subscribe(
            _topic(room), lambda message: self._received(room, message)
        )
        self._publish(room, asks=True)

    async def unwatch(self, room: Id) -> None:
        """Nobody of the room is here any more."""
        watched = self._rooms.pop(room, None)
        if watched is not None and watched.subscription is not None:
            await watched.subscription.close()
            message = {"process": self._process, "people": {}, "asks": False}
            self._bus.publish(_topic(room), orjson.dumps(message))

    def set_here(self, room: Id, people: dict[Id, int]) -> None:
        """The connections of a watched room on this process."""
        watched = self._rooms.get(room)
        if watched is None or watched.here == people:
            return
        watched.here = people
        self._publish(room)
        watched.changed(watched.everybody(self._clock()))

    def everybody(self, room: Id) -> dict[Id, int]:
        """Everybody's connections in a room, as far as this process knows."""
        watched = self._rooms.get(room)
        return watched.everybody(self._clock()) if watched is not None else {}

    def is_elsewhere(self, room: Id, person: Id) -> bool:
        """Whether somebody is connected on another process."""
        watched = self._rooms.get(room)
        if watched is None:
            return False
        now = self._clock()
        return any(
            person in people and now - heard_at < EXPIRY_S
            for heard_at, people in watched.elsewhere.values()
        )

    def _publish(self, room: Id, *, asks: bool = False) -> None:
        people = self._rooms[room].here
        message = {"process": self._process, "people": people, "asks": asks}
        self._bus.publish(_topic(room), orjson.dumps(message))

    def _received(self, room: Id, message: bytes) -> None:
        watched = self._rooms.get(room)
        if watched is None:
            return
        try:
            news = orjson.loads(message)
            process, people, asks = news["process"], dict(news["people"]), news["asks"]
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            _log.error("presence.unreadable", room=room)
            return
        before = watched.everybody(self._clock())
        watched.elsewhere[process] = (self._clock(), people)
        if not people:
            del watched.elsewhere[process]
        if asks:
            self._publish(room)
        if (now := watched.everybody(self._clock())) != before:
            watched.changed(now)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            now = self._clock()
            for room, watched in self._rooms.items():
                self._publish(room)
                silent = [
                    process
                    for process, (heard_at, _) in watched.elsewhere.items()
                    if now - heard_at >= EXPIRY_S
                ]
                for process in silent:
                    del watched.elsewhere[process]
                if silent:
                    watched.changed(watched.everybody(now))


def _topic(room: Id) -> str:
    return f"presence/{room}"

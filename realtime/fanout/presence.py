"""Who is connected right now, on every process: told on change, and again every few seconds.

Each message says where its process stands in the room, too: whoever is behind has missed news, and
reads the log. So any message may be lost, and the last one before a silence as well. What a process
last said counts until it says otherwise or has been silent for too long: no clock is compared with
another's.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import Protocol

import orjson
import structlog

from realtime.fanout.presence_told import Changed, Elsewhere, FollowedRoom, Told
from rooms.base import Id
from rooms.ports import Bus, Sleep, Subscription
from rooms.state import RoomState

_log = structlog.get_logger()

HEARTBEAT_S = 10.0
SLICES = 10
"""Into so many parts a heartbeat is cut: thousands of rooms are not told of in one moment."""
GATHER_S = 0.1
"""How often those in a room are told: a class that comes in at once is told of in a few goes."""


class Attending(Protocol):
    """Who attends a room, by its log."""

    def resume(self) -> None:
        """Let those leave, after a grace, who are connected nowhere."""
        ...


class Loaded(Protocol):
    """A room that runs on this process, as far as presence is concerned."""

    @property
    def state(self) -> RoomState:
        """Its newest state here."""
        ...

    @property
    def attendance(self) -> Attending:
        """Who attends it."""
        ...

    def catch_up(self) -> None:
        """Read what other processes wrote."""
        ...


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
        self._rooms: dict[Id, FollowedRoom] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin the heartbeat."""
        self._keep(asyncio.create_task(self._beat()))

    async def close(self) -> None:
        """Say that everybody here is gone."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for room in list(self._rooms):
            await self._forget(room, stops=True)

    @contextmanager
    def opening(self, room: Id) -> Iterator["asyncio.Future[Subscription]"]:
        """Follow a room while it is loaded, and from then on until it is unloaded.

        What this gives can be awaited: from then on the others are heard.
        """
        followed = self._rooms.get(room)
        if followed is None:
            following = asyncio.create_task(self._follow(room))
            followed = self._rooms[room] = FollowedRoom(following, self._clock())
        followed.opening += 1
        try:
            yield asyncio.shield(followed.following)
        finally:
            followed.opening -= 1
            followed.followed_at = self._clock()

    def tell(self, room: Id, changed: Changed) -> None:
        """Call this with everybody's connections when those of a followed room have changed."""
        if (followed := self._rooms.get(room)) is not None:
            followed.changed = changed

    def set_here(self, room: Id, people: dict[Id, int]) -> None:
        """The connections of a followed room on this process."""
        followed = self._rooms.get(room)
        if followed is None or followed.here == people:
            return
        followed.here = people
        self._publish(room)
        self._tell(followed)

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
            person in other.people and other.counts(now) for other in followed.elsewhere.values()
        )

    # -- the others

    async def _follow(self, room: Id) -> Subscription:
        subscription = await self._bus.subscribe(
            _topic(room), lambda message: self._received(room, message)
        )
        if room in self._rooms:
            self._publish(room, asks=True)
        return subscription

    def _publish(self, room: Id, *, asks: bool = False) -> None:
        loaded = self._loaded(room)
        seq = loaded.state.seq if loaded is not None else 0
        self._send(room, Told(self._process, self._rooms[room].here, seq, asks))

    def _send(self, room: Id, message: Told) -> None:
        self._bus.publish(_topic(room), orjson.dumps(message))

    def _received(self, room: Id, message: bytes) -> None:
        followed = self._rooms.get(room)
        if followed is None:
            return
        if not message:
            self._publish(room, asks=True)
            return
        try:
            news = Told.read(message)
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            _log.error("presence.unreadable", room=room)
            return
        self._take(followed, news)
        if news.asks:
            self._publish(room)
        loaded = self._loaded(room)
        if loaded is not None and loaded.state.seq < news.seq:
            loaded.catch_up()
        if news.stops:
            self._others_gone(room)

    def _take(self, followed: FollowedRoom, news: Told) -> None:
        known, now = followed.elsewhere.get(news.process), self._clock()
        if known is not None and known.people == news.people and known.counts(now):
            known.heard_at = now
            return
        before = followed.everybody(now)
        if news.people:
            followed.elsewhere[news.process] = Elsewhere(now, news.people)
        else:
            followed.elsewhere.pop(news.process, None)
        if followed.everybody(now) != before:
            self._tell(followed)

    def _others_gone(self, room: Id) -> None:
        """A process ended: read what it may have written last, and see its people off."""
        if (loaded := self._loaded(room)) is not None:
            loaded.catch_up()
            loaded.attendance.resume()

    def _tell(self, followed: FollowedRoom) -> None:
        """Tell those here at once, and what changes soon after in one go."""
        followed.is_stale = followed.is_telling
        if not followed.is_telling:
            followed.is_telling = True
            try:
                followed.changed(followed.everybody(self._clock()))
            except Exception as failure:
                # The fault of one room; the others have a heartbeat, too.
                _log.error("presence.untold", failure=type(failure).__name__)
            self._keep(asyncio.create_task(self._tell_again(followed)))

    async def _tell_again(self, followed: FollowedRoom) -> None:
        await self._sleep(GATHER_S)
        followed.is_telling = False
        if followed.is_stale:
            self._tell(followed)

    # -- the heartbeat

    async def _beat(self) -> None:
        rooms: list[Id] = []
        while True:
            rooms = rooms or list(self._rooms)
            part = ceil(len(rooms) / SLICES)
            for _ in range(SLICES):
                await self._pass()
                now, rooms = rooms[:part], rooms[part:]
                for room in now:
                    await self._look_after(room)
                self._expire()

    async def _pass(self) -> None:
        """Let a part of a heartbeat pass."""
        before = self._clock()
        await self._sleep(HEARTBEAT_S / SLICES)
        if self._clock() - before > HEARTBEAT_S:
            # This process itself stood still: it has not heard who is there. It asks.
            for room, followed in self._rooms.items():
                for other in followed.elsewhere.values():
                    other.heard_at = self._clock()
                self._publish(room, asks=True)

    async def _look_after(self, room: Id) -> None:
        followed = self._rooms.get(room)
        if followed is None:
            return
        is_used = followed.here or followed.opening or self._loaded(room) is not None
        if is_used or self._clock() - followed.followed_at < HEARTBEAT_S:
            self._publish(room)
        else:
            await self._forget(room)

    def _expire(self) -> None:
        now = self._clock()
        for room, followed in tuple(self._rooms.items()):
            others = followed.elsewhere
            silent = [name for name, each in others.items() if not each.counts(now)]
            for name in silent:
                del others[name]
            if silent:
                self._tell(followed)
                self._others_gone(room)

    async def _forget(self, room: Id, *, stops: bool = False) -> None:
        followed = self._rooms.pop(room)
        self._send(room, Told(self._process, {}, stops=stops))
        await (await followed.following).close()

    def _keep(self, task: "asyncio.Task[None]") -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _topic(room: Id) -> str:
    return f"presence/{room}"

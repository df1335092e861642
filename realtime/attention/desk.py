"""The queues of all tutors who look at one from this process."""

import asyncio
from collections.abc import Callable, Sequence

from persistence.practice import PracticeLog
from realtime.attention.follower import Follower
from rooms.attention.queue import Item, ordered
from rooms.base import Id, Millis
from rooms.live import Rooms

KEPT_S = 60.0
"""How long a room is followed after somebody last asked."""


class AttentionDesk:
    """Follows rooms while a tutor looks at their queue."""

    def __init__(self, rooms: Rooms, log: PracticeLog, clock: Callable[[], Millis]):
        """Follows nothing."""
        self._rooms, self._log, self._clock = rooms, log, clock
        self._followers: dict[Id, Follower] = {}
        self._opening: dict[Id, asyncio.Task[Follower]] = {}
        self._timers: dict[Id, asyncio.TimerHandle] = {}
        self._waiting: set[asyncio.Event] = set()

    async def queue(self, school: Id, rooms: Sequence[Id]) -> tuple[Item, ...]:
        """Whom to look at in these rooms, the most urgent first. May raise `LogUnavailable`."""
        followers = await asyncio.gather(*(self.follow(school, room) for room in rooms))
        now = self._clock()
        return ordered({each.live.id: each.alerts(now) for each in followers})

    async def follow(self, school: Id, room: Id) -> Follower:
        """The follower of a room; the caller has checked whose room it is."""
        self._keep(room)
        if (there := self._followers.get(room)) is not None:
            return there
        if room not in self._opening:
            task = asyncio.create_task(self._open(school, room))
            self._opening[room] = task
            task.add_done_callback(lambda _: self._opening.pop(room, None))
        return await asyncio.shield(self._opening[room])

    async def changed(self, rooms: Sequence[Id], within_s: float) -> None:
        """Wait until the queue of these rooms may be another one, or so long."""
        now = self._clock()
        moments = [
            self._followers[room].next_change(now) for room in rooms if room in self._followers
        ]
        soonest = min((at for at in moments if at is not None), default=None)
        if soonest is not None:
            within_s = min(within_s, (soonest - now) / 1_000 + 0.01)
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(within_s):
                await event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(event)

    def close(self) -> None:
        """Follow nothing any more."""
        for room in tuple(self._timers):
            self._timers[room].cancel()
            self._leave(room)

    async def _open(self, school: Id, room: Id) -> Follower:
        follower = Follower(await self._rooms.open(school, room), self._news)
        try:
            await follower.begin(self._log)
        except BaseException:
            follower.close()
            raise
        self._followers[room] = follower
        return follower

    def _news(self) -> None:
        for each in self._waiting:
            each.set()

    def _keep(self, room: Id) -> None:
        if (timer := self._timers.get(room)) is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[room] = loop.call_later(KEPT_S, self._leave, room)

    def _leave(self, room: Id) -> None:
        self._timers.pop(room, None)
        if (follower := self._followers.pop(room, None)) is not None:
            follower.close()

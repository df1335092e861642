"""The rooms that have sockets on this process, and the signals that come from others."""

import asyncio

import structlog

from realtime.fanout.hub import Dismiss, Hub
from realtime.fanout.presence import Presence
from rooms.base import Id
from rooms.live import Rooms
from rooms.ports import Bus

_log = structlog.get_logger()

_SIGNAL_LIMIT = 64 * 1024


class Hubs:
    """Opens a hub for the first socket of a room, and closes it behind the last."""

    def __init__(self, rooms: Rooms, presence: Presence, bus: Bus, dismiss: Dismiss):
        """No room has a socket."""
        self._rooms, self._presence, self._bus, self._dismiss = rooms, presence, bus, dismiss
        self._hubs: dict[Id, Hub] = {}
        self._signals: dict[Id, _Signals] = {}
        self._expected: dict[Id, int] = {}
        self._turns: dict[Id, asyncio.Lock] = {}

    async def expect(self, school: Id, room: Id) -> Hub:
        """The hub of a room, for a socket that is about to join. May raise `LogUnavailable`.

        The hub stays open until `release` is called as often, also where nobody joined.
        """
        self._expected[room] = self._expected.get(room, 0) + 1
        try:
            async with self._turns.setdefault(room, asyncio.Lock()):
                there = self._hubs.get(room)
                return there if there is not None else await self._open(school, room)
        except BaseException:
            await self.release(room)
            raise

    async def release(self, room: Id) -> None:
        """One socket less: with the last one, whether it joined or not, the hub is closed."""
        self._expected[room] -= 1
        async with self._turns.setdefault(room, asyncio.Lock()):
            if self._expected.get(room, 0) > 0:
                return
            self._expected.pop(room, None)
            await self._close(room)
        if room not in self._expected:
            self._turns.pop(room, None)

    def pass_on(self, hub: Hub, payload: bytes, sid: str) -> None:
        """A signal that was authorised: to the sockets here, and to those elsewhere if any."""
        hub.signal(payload, but=sid)
        if self._presence.is_shared(hub.live.id):
            self._bus.publish(_topic(hub.live.id), payload, may_drop=True)

    def seated(self, hub: Hub) -> None:
        """Somebody came or went."""
        self._presence.set_here(hub.live.id, hub.live.attendance.connections())

    async def close(self) -> None:
        """Close every hub."""
        for room in tuple(self._hubs):
            await self._close(room)

    async def _open(self, school: Id, room: Id) -> Hub:
        # Side by side with the room's own subscriptions, so that all cost one round trip.
        signals = _Signals(self._bus, room)
        try:
            live = await self._rooms.open(school, room)
            # At once: a room that somebody listens to is not unloaded.
            hub = signals.hub = Hub(live, self._dismiss)
            await signals.subscribed()
        except BaseException:
            await signals.close()
            raise
        self._presence.tell(room, hub.present)
        self._hubs[room], self._signals[room] = hub, signals
        return hub

    async def _close(self, room: Id) -> None:
        if self._hubs.pop(room, None) is not None:
            self._presence.tell(room, lambda people: None)
            await self._signals.pop(room).close()


class _Signals:
    """The signals of one room from other processes, which have authorised them, for a hub."""

    def __init__(self, bus: Bus, room: Id):
        """Begins to subscribe."""
        self.hub: Hub | None = None
        self._subscribing = asyncio.create_task(bus.subscribe(_topic(room), self._heard))

    async def subscribed(self) -> None:
        """Wait until they are heard."""
        await asyncio.shield(self._subscribing)

    async def close(self) -> None:
        """Hear them no more; nor does the hub hear its room."""
        if self.hub is not None:
            self.hub.close()
            self.hub = None
        await (await self._subscribing).close()

    def _heard(self, payload: bytes) -> None:
        if self.hub is not None and 0 < len(payload) <= _SIGNAL_LIMIT:
            self.hub.signal(payload)


def _topic(room: Id) -> str:
    return f"signals/{room}"

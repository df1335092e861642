"""The bus over Redis: a channel for each topic, one connection to hear and to tell.

Redis may forget everything or vanish at any time. What cannot be told is dropped, for every room
can read its log: whoever may have missed news is told so by an empty message, once nothing more can
be missed, and now and then while Redis is away. What waits never grows on, and nothing waits for
Redis but who subscribes.
"""

import asyncio
import secrets
import time
from collections.abc import Iterable
from functools import partial

import structlog

from realtime.fanout.bus import LOST, Counts
from realtime.fanout.redis_channel import Channel
from realtime.fanout.redis_cluster import Cluster
from realtime.fanout.redis_link import Address
from realtime.fanout.redis_peer import Peer
from realtime.fanout.redis_wire import MARK, channel_of
from rooms.ports import Received

_log = structlog.get_logger()

LINGER_S = 10.0
"""How long a channel stays subscribed without a listener: who flaps costs no round trip."""
_SWEEP_S = 1.0
_CONFIRMED_WITHIN_S = 2.0
_TOLD_TOGETHER, _TOLD_EVERY_S = 100, 0.02
"""After a loss so many channels are told at once: each reads its log, from one database."""


class RedisBus(Counts):
    """`rooms.ports.Bus` over Redis 7, Valkey 8, or a cluster of them."""

    def __init__(self, url: str, *, linger_s: float = LINGER_S):
        """A bus on this Redis; `start` connects. Raises ValueError for a URL that is none."""
        super().__init__()
        self._linger_s = linger_s
        self._mark = secrets.token_bytes(MARK)
        self._tasks: list[asyncio.Task[None]] = []
        self._idle: dict[Channel, float] = {}
        """Channels without a listener, and since when; the longest first."""
        self._missed: dict[Channel, None] = {}
        self._telling: asyncio.TimerHandle | None = None
        self._seed = self._peer(Address.of(url))
        self._cluster: Cluster | None = None
        self.connected, self.lost = asyncio.Event(), asyncio.Event()
        self.lost.set()

    @property
    def waiting(self) -> int:
        """How many messages wait to be told."""
        return sum(len(peer.outbox) for peer in self._peers())

    async def start(self) -> None:
        """Begin to hear and to tell; Redis need not be there yet."""
        self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self._sweep())]

    async def close(self) -> None:
        """Tell what still waits, if Redis takes it at once, and disconnect."""
        await asyncio.gather(*(each.finish() for each in self._peers()), return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._telling is not None:
            self._telling.cancel()

    async def subscribe(self, room: str, received: Received) -> "RedisSubscription":
        """As the port says. Without Redis it returns all the same: the room reads its log."""
        name = channel_of(room)
        peer = self._peer_of(name)
        channel = peer.channels.get(name)
        if channel is None:
            channel = Channel(name)
            peer.adopt(channel)
        channel.listeners += (received,)
        self._idle.pop(channel, None)
        if not channel.is_acknowledged and peer.link is not None:
            try:
                await _acknowledged(channel)
            except BaseException:  # cancelled
                self.leave(channel, received)
                raise
        return RedisSubscription(self, channel, received)

    def leave(self, channel: Channel, received: Received) -> None:
        """One listener less; with the last the channel is left, after a while."""
        listeners = list(channel.listeners)
        listeners.remove(received)
        channel.listeners = tuple(listeners)
        if not listeners:
            self._idle[channel] = time.monotonic()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(_SWEEP_S, self._linger_s))
            until = time.monotonic() - self._linger_s
            for channel in [each for each, since in self._idle.items() if since <= until]:
                peer = self._peer_of(channel.name)
                # One that is not acknowledged stays: a late acknowledgement would be taken for
                # that of its successor.
                if channel.is_acknowledged or peer.link is None:
                    del self._idle[channel]
                    peer.release(channel.name)

    def publish(self, room: str, message: bytes, *, may_drop: bool = False) -> None:
        """As the port says."""
        self.published += 1
        name = channel_of(room)
        self._peer_of(name).publish(name, message, may_drop=may_drop)

    # -- servers

    async def _run(self) -> None:
        await self._seed.run()
        self._cluster = Cluster(self._seed, partial(self._peer, is_sharded=True))
        await self._cluster.run()

    def _peer(self, address: Address, *, is_sharded: bool = False) -> Peer:
        return Peer(
            address, self._mark, self, self._tell_missed, self._changed, is_sharded=is_sharded
        )

    def _peers(self) -> tuple[Peer, ...]:
        return (self._seed, *(self._cluster.peers if self._cluster is not None else ()))

    def _peer_of(self, channel: bytes) -> Peer:
        return self._seed if self._cluster is None else self._cluster.peer_of(channel)

    def _changed(self) -> None:
        """A connection stands, or is lost."""
        peers = (self._seed,) if self._cluster is None else self._cluster.peers
        stands = bool(peers) and all(peer.link is not None for peer in peers)
        now, then = (self.connected, self.lost) if stands else (self.lost, self.connected)
        now.set()
        then.clear()
        if not stands and self._cluster is not None:
            self._cluster.refresh()

    # -- news that was missed

    def _tell_missed(self, channels: Iterable[Channel]) -> None:
        """Tell listeners that they may have missed something: some now, the others soon."""
        self._missed |= dict.fromkeys(channels)
        if self._telling is None:
            self._tell_some()

    def _tell_some(self) -> None:
        some = [channel for _, channel in zip(range(_TOLD_TOGETHER), self._missed, strict=False)]
        for channel in some:
            del self._missed[channel]
        loop = asyncio.get_running_loop()
        self._telling = loop.call_later(_TOLD_EVERY_S, self._tell_some) if some else None
        for channel in some:
            channel.say(LOST)


class RedisSubscription:
    """One listener of one topic."""

    def __init__(self, bus: RedisBus, channel: Channel, received: Received):
        """Made by `RedisBus.subscribe`."""
        self._bus, self._channel, self._received = bus, channel, received
        self._is_closed = False

    async def close(self) -> None:
        """As the port says; closing twice is closing once. Many come back soon."""
        if not self._is_closed:
            self._is_closed = True
            self._bus.leave(self._channel, self._received)


async def _acknowledged(channel: Channel) -> None:
    """Wait until a channel is subscribed, or the connection is lost, or it takes too long."""
    subscriber = asyncio.get_running_loop().create_future()
    channel.subscribers.append(subscriber)
    try:
        async with asyncio.timeout(_CONFIRMED_WITHIN_S):
            await subscriber
    except TimeoutError:
        # Its listeners are told when it is active after all.
        channel.is_late = True
        _log.warning("bus.unconfirmed")

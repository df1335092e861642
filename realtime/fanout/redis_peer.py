"""One Redis server: its channels, what it is to be told, and the connection that comes back.

Every SUBSCRIBE is answered in order on the one connection, so a channel is in one of few states:
asked for, acknowledged, or lingering without a listener. What may have been missed is always said
after the acknowledgement, when nothing can be missed any more.
"""

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from typing import Any

import structlog

from realtime.fanout.bus import Counts
from realtime.fanout.redis_channel import Channel
from realtime.fanout.redis_link import Address, Link
from realtime.fanout.redis_outbox import Outbox
from realtime.fanout.redis_wire import command, pack, unpack

_log = structlog.get_logger()

RETRY_S, RETRY_MOST_S = 0.1, 1.0
AWAY_S = 2.0
"""How often every listener reads its log while the server is away."""
FINISH_S = 1.0
"""How long what waits may take when all ends."""


class Peer:
    """One server, as long as it is needed. Nothing here waits for it, but `run`."""

    def __init__(
        self,
        address: Address,
        mark: bytes,
        counts: Counts,
        missed: Callable[[Iterable[Channel]], None],
        changed: Callable[[], None],
        *,
        is_sharded: bool = False,
    ):
        """Not connected.

        `missed` is called for channels that may have missed something, `changed` when a connection
        stands or is lost. A sharded one is of a cluster, and has some of its channels.
        """
        self.address, self.is_sharded = address, is_sharded
        self.channels: dict[bytes, Channel] = {}
        self.outbox = Outbox(counts)
        self.link: Link | None = None
        self._mark, self._counts, self._missed, self._changed = mark, counts, missed, changed
        self._under_way: tuple[bytes, ...] = ()
        """Channels whose news is told but not answered yet."""
        self._is_flushing = False
        self._asking: list[Channel] = []
        s = b"S" if is_sharded else b""
        self._subscribe, self._unsubscribe = s + b"SUBSCRIBE", s + b"UNSUBSCRIBE"
        self._publish = s + b"PUBLISH"

    # -- channels

    def adopt(self, channel: Channel) -> None:
        """Subscribe to a channel, or do so when there is a connection."""
        self.channels[channel.name] = channel
        if self.link is None:
            channel.settle(is_acknowledged=False)
            return
        if not self._asking:
            asyncio.get_running_loop().call_soon(self._ask)
        self._asking.append(channel)

    def _ask(self) -> None:
        asking, self._asking = self._asking, []
        names = [each.name for each in asking if self.channels.get(each.name) is each]
        if self.link is not None and names:
            # One command for each: on a cluster several could be of different slots.
            self.link.tell(b"".join(command(self._subscribe, name) for name in names))

    def release(self, name: bytes) -> None:
        """Have nothing to do with a channel any more."""
        if self.channels.pop(name, None) is not None and self.link is not None:
            self.link.tell(command(self._unsubscribe, name))

    def hand_over(self, peer_of: Callable[[bytes], "Peer"]) -> None:
        """Give every channel, and what it was to be told, to the server that has it now."""
        for channel in tuple(self.channels.values()):
            if (owner := peer_of(channel.name)) is not self:
                self.release(channel.name)
                channel.settle(is_acknowledged=False)
                owner.adopt(channel)
        self.outbox.hand_over(lambda name: peer_of(name).outbox)

    # -- hearing

    def _pushed(self, push: list[Any]) -> None:
        kind, name, payload = push[0], push[1], push[2]
        channel = self.channels.get(name)
        if channel is None:
            return
        if kind == b"message" or kind == b"smessage":
            if not payload.startswith(self._mark):
                for message in unpack(payload):
                    self._counts.received += 1
                    channel.say(message)
        elif kind == b"subscribe" or kind == b"ssubscribe":
            channel.settle(is_acknowledged=True)
            if channel.is_late:
                channel.is_late = False
                self._missed([channel])
        elif kind == b"sunsubscribe" and self.link is not None:
            # Its slot has moved to another server.
            self.link.fail(ConnectionError("moved"))

    # -- telling

    def publish(self, channel: bytes, message: bytes, *, may_drop: bool) -> None:
        """Tell a message soon; without a connection say later that it was lost."""
        if may_drop:
            if self.link is None:
                self._counts.dropped_signals += 1
                return
            self.outbox.add_signal(channel, message)
        else:
            self.outbox.add_news(channel, message)
            if self.link is None:
                self.outbox.lose((channel,))
                return
        if not self._is_flushing and not self.link.due:
            self._is_flushing = True
            asyncio.get_running_loop().call_soon(self._flush)

    def _flush(self) -> None:
        """Tell what waits, unless an answer is due: then it gathers until that has come."""
        self._is_flushing = False
        link = self.link
        if link is None or link.due or not self.outbox:
            return
        news, signals = self.outbox.take()
        self._under_way = tuple(news)
        told = [
            command(self._publish, name, pack(self._mark, messages))
            for waiting in (news, signals)
            for name, messages in waiting.items()
        ]
        link.tell(b"".join(told), len(told))

    def _answered(self) -> None:
        """All that was told has arrived; what gathered meanwhile may go."""
        self._under_way = ()
        self._flush()

    # -- the connection

    async def run(self) -> None:
        """Connect, and again whenever the connection is lost.

        Until cancelled, or until the server turns out to be of a cluster unawares.
        """
        pause, tell_at = RETRY_S, 0.0
        while True:
            link = await self._open(is_first=pause == RETRY_S)
            if link is not None and link.is_cluster and not self.is_sharded:
                link.abort()
                return
            if link is not None:
                await self._use(link)
                pause, tell_at = RETRY_S, time.monotonic() + AWAY_S
            # Not all at the same moment: whatever ended this connection ended many.
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - no secret
            pause = min(pause * 2, RETRY_MOST_S)
            if time.monotonic() >= tell_at:
                tell_at = time.monotonic() + AWAY_S
                self.tell_missed()

    async def _open(self, *, is_first: bool) -> Link | None:
        try:
            return await Link.open(self.address, self._pushed, self._answered)
        except (OSError, TimeoutError) as failure:
            log = _log.warning if is_first else _log.debug
            log("bus.unreachable", failure=str(failure) or type(failure).__name__)
            return None

    async def _use(self, link: Link) -> None:
        """Hear and tell over a connection until it is lost."""
        self.link = link
        _log.info("bus.connected")
        self._changed()
        for channel in tuple(self.channels.values()):
            self.adopt(channel)
        self._flush()
        try:
            await link.watch()
        except OSError as failure:
            _log.warning("bus.lost", failure=str(failure))
            self._counts.lost_connections += 1
        finally:
            self.link = None
            link.abort()
        self._lose()
        self._changed()

    def _lose(self) -> None:
        """What was told without an answer, and what waits, is said to be lost when it can be."""
        self._asking.clear()
        self.outbox.lose()
        self.outbox.lose(self._under_way)
        self.outbox.lose_signals()
        self._under_way = ()
        for channel in self.channels.values():
            channel.settle(is_acknowledged=False)
        self.tell_missed()

    def tell_missed(self) -> None:
        """Have every listener read its log."""
        self._missed(self.channels.values())

    async def finish(self) -> None:
        """Tell what still waits, if the server takes it at once."""
        async with asyncio.timeout(FINISH_S):
            while self.link is not None and (self.outbox or self.link.due):
                self._flush()
                await asyncio.sleep(0.001)

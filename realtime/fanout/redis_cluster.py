"""Redis Cluster: which server has a channel, and what happens when that changes.

Sharded pub/sub keeps the traffic of a channel to the server that has its slot, where plain pub/sub
would carry it to all of them.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from redis.crc import key_slot

from realtime.fanout.redis_link import Address, Link
from realtime.fanout.redis_peer import AWAY_S, Peer

_log = structlog.get_logger()

_SLOTS = 16_384
_PAUSE_S = 0.2
"""The least time between two questions about the slots."""


class Cluster:
    """The servers of a cluster, each with the channels whose slots it has."""

    def __init__(self, seed: Peer, make: Callable[[Address], Peer]):
        """Nothing is known yet: every channel is at the seed, which keeps no connection."""
        self._seed, self._make = seed, make
        self._owners: list[Peer] = [seed] * _SLOTS
        self._running: dict[Peer, asyncio.Task[None]] = {}
        self._stale = asyncio.Event()

    @property
    def peers(self) -> tuple[Peer, ...]:
        """The servers that have slots."""
        return tuple(self._running)

    def peer_of(self, channel: bytes) -> Peer:
        """The server that has a channel; the seed, if none has it now."""
        return self._owners[key_slot(channel)]

    def refresh(self) -> None:
        """Something has changed: the servers are asked again who has what."""
        self._stale.set()

    async def run(self) -> None:
        """Keep to what the cluster says of itself, until cancelled."""
        try:
            while True:
                self._stale.clear()
                slots = await self._ask()
                if slots is not None:
                    self._arrange(slots)
                await asyncio.sleep(_PAUSE_S)
                await self._changed_or_away(is_known=slots is not None)
        finally:
            await self._end(self._running)

    async def _changed_or_away(self, *, is_known: bool) -> None:
        """Wait for a reason to ask again; where a server is missing, that is time itself."""
        is_away = not is_known or any(each.link is None for each in self.peers)
        try:
            async with asyncio.timeout(AWAY_S if is_away else None):
                await self._stale.wait()
        except TimeoutError:
            # Their slots are nobody's.
            self._seed.tell_missed()

    async def _ask(self) -> list[Any] | None:
        """CLUSTER SLOTS, from whichever server answers first."""
        for address in dict.fromkeys([self._seed.address, *(each.address for each in self.peers)]):
            try:
                link = await Link.open(address)
            except (OSError, TimeoutError):
                continue
            try:
                slots: list[Any] = await link.ask(b"CLUSTER", b"SLOTS")
                return slots
            except (OSError, TimeoutError):
                continue
            finally:
                link.abort()
        _log.warning("bus.unknown_cluster")
        return None

    def _arrange(self, slots: Sequence[Any]) -> None:
        """Have a peer for each owner of slots, and every channel at its own."""
        before = {peer.address: peer for peer in self._running}
        now: dict[Address, Peer] = {}
        owners = [self._seed] * _SLOTS
        for first, last, owner, *_ in slots:
            host, port = (owner[0] or b"").decode().strip("?"), int(owner[1])
            address = self._seed.address.beside(host, port)
            peer = now[address] = now.get(address) or before.get(address) or self._make(address)
            owners[first : last + 1] = [peer] * (last + 1 - first)
        self._owners = owners
        self._running |= {
            peer: asyncio.create_task(peer.run())
            for peer in now.values()
            if peer not in self._running
        }
        for peer in (self._seed, *self._running):
            peer.hand_over(self.peer_of)
        gone = {peer: task for peer, task in self._running.items() if peer not in now.values()}
        for peer, task in gone.items():
            del self._running[peer]
            task.cancel()

    async def _end(self, running: dict[Peer, asyncio.Task[None]]) -> None:
        for task in running.values():
            task.cancel()
        await asyncio.gather(*running.values(), return_exceptions=True)

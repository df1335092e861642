"""The bus of a single process, and of several in one test: calls, in order, soon."""

import asyncio

from realtime.fanout.bus import Counts, say
from rooms.ports import Received


class MemoryBus(Counts):
    """`rooms.ports.Bus` within one process. Buses made `beside` another hear each other.

    Nothing is lost here and nothing waits, so nothing is ever dropped.
    """

    waiting = 0

    def __init__(self, beside: "MemoryBus | None" = None):
        """A bus that hears those it stands beside."""
        super().__init__()
        self._town: list[MemoryBus] = beside._town if beside is not None else []
        self._town.append(self)
        self._listeners: dict[str, tuple[Received, ...]] = {}

    async def subscribe(self, room: str, received: Received) -> "MemorySubscription":
        """As the port says."""
        self._listeners[room] = (*self._listeners.get(room, ()), received)
        return MemorySubscription(self._listeners, room, received)

    def publish(self, room: str, message: bytes, *, may_drop: bool = False) -> None:
        """As the port says; carried on the loop's next turn, like news from elsewhere."""
        self.published += 1
        for bus in self._town:
            if bus is not self and room in bus._listeners:
                asyncio.get_running_loop().call_soon(bus._hear, room, message)

    def _hear(self, room: str, message: bytes) -> None:
        if listeners := self._listeners.get(room):
            self.received += 1
            say(listeners, message)

    async def close(self) -> None:
        """Hear nothing any more."""
        self._listeners.clear()
        if self in self._town:
            self._town.remove(self)


class MemorySubscription:
    """One listener of one room."""

    def __init__(self, listeners: dict[str, tuple[Received, ...]], room: str, received: Received):
        """Made by `MemoryBus.subscribe`."""
        self._listeners, self._room, self._received = listeners, room, received
        self._is_closed = False

    async def close(self) -> None:
        """As the port says; closing twice is closing once."""
        if self._is_closed:
            return
        self._is_closed = True
        remaining = list(self._listeners.get(self._room, ()))
        if self._received in remaining:
            remaining.remove(self._received)
        if remaining:
            self._listeners[self._room] = tuple(remaining)
        else:
            self._listeners.pop(self._room, None)

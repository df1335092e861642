"""The bus of a single process, and of several in one test: calls, in order, at once."""

import asyncio

from rooms.ports import Received


class MemoryBus:
    """`rooms.ports.Bus` within one process. Buses made `beside` another hear each other."""

    def __init__(self, beside: "MemoryBus | None" = None):
        """A bus that hears those it stands beside."""
        self._ears: dict[str, list[tuple[MemoryBus, Received]]] = (
            beside._ears if beside is not None else {}
        )

    async def subscribe(self, room: str, received: Received) -> "MemorySubscription":
        """As the port says."""
        ear = (self, received)
        self._ears.setdefault(room, []).append(ear)
        return MemorySubscription(self._ears, room, ear)

    def publish(self, room: str, message: bytes) -> None:
        """As the port says; carried on the loop's next turn, like news from elsewhere."""
        others = [received for bus, received in self._ears.get(room, ()) if bus is not self]
        if others:
            loop = asyncio.get_running_loop()
            for received in others:
                loop.call_soon(received, message)

    async def close(self) -> None:
        """Nothing is open."""


class MemorySubscription:
    """One listener of one room."""

    def __init__(
        self,
        ears: dict[str, list[tuple[MemoryBus, Received]]],
        room: str,
        ear: tuple[MemoryBus, Received],
    ):
        """Made by `MemoryBus.subscribe`."""
        self._ears, self._room, self._ear = ears, room, ear

    async def close(self) -> None:
        """As the port says; closing twice is closing once."""
        ears = self._ears.get(self._room, [])
        if self._ear in ears:
            ears.remove(self._ear)
        if not ears:
            self._ears.pop(self._room, None)

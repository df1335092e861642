"""Who is in the rooms, and what they say to each other."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.wire import TEXT, Client, Place, masked

AT_ONCE = 40
"""Clients that connect at a time."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of message, and the marks that it leaves in what clients hear."""

    message: Callable[[str, int], bytes]
    """What is sent into a room at a moment, in microseconds; every moment's is another."""
    mark: bytes
    """Once in every delivery, and the moment behind it."""
    answer: bytes = b""
    """Once in every answer to the sender, and the moment behind it; empty: there is none."""
    echoed: bool = False
    """Whether the sender hears its own too."""
    frame: int = TEXT

    def framed(self, room: str, moment: int) -> bytes:
        """The frame to send."""
        return masked(self.message(room, moment), self.frame)


@dataclass(slots=True)
class Room:
    """One room's clients; the first one sends."""

    name: str
    clients: list[Client]
    sent: int = 0
    heard: int = 0
    """Deliveries, and answers to the sender."""
    lost: int = 0
    """What never came, and is not waited for any more."""
    refused: int = 0
    more: Callable[[], None] = lambda: None
    """Send as many as may be under way."""

    @property
    def sender(self) -> Client:
        """Who sends."""
        return self.clients[0]

    def listeners(self, work: Work) -> list[tuple[Client, bytes]]:
        """Who hears of each message, and by which mark; the sender's answer among it."""
        heard = [(each, work.mark) for each in self.clients[0 if work.echoed else 1 :]]
        return [*heard, (self.sender, work.answer)] if work.answer else heard


async def enter(places: Sequence[Sequence[Place]], client: type[Client] = Client) -> list[Room]:
    """Everybody connects, room by room."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(place: Place) -> Client:
        async with turns:
            return await client.enter(place)

    rooms = await asyncio.gather(*(asyncio.gather(*map(one, room)) for room in places))
    return [Room(room[0].place.room, list(room)) for room in rooms]


async def leave(rooms: Sequence[Room]) -> None:
    """Everybody hangs up."""
    for client in everybody(rooms):
        client.transport.close()
    await asyncio.sleep(0.3)


def everybody(rooms: Sequence[Room]) -> list[Client]:
    """All clients."""
    return [client for room in rooms for client in room.clients]

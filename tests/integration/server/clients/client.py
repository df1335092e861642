"""What the tests ask of a standard client, whichever language it is written in."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

PATIENCE_S = 20.0
"""A deadline against hanging; nothing is expected to take as long."""

WEBSOCKET, POLLING, UPGRADE = ("websocket",), ("polling",), ("polling", "websocket")
WAYS = (WEBSOCKET, POLLING, UPGRADE)
"""The transports that a client may be told to use: one, the other, or one and then the other."""

_ids = count(1)


class Refused(Exception):
    """The connection was refused, with this data."""

    def __init__(self, data: Any) -> None:
        super().__init__(str(data))
        self.data = data


@dataclass(frozen=True)
class Address:
    """Where a client connects to, as whom, and how."""

    url: str
    cookie: str
    room: str
    transports: Sequence[str] = WEBSOCKET
    after: int = 0
    again: bool = False
    """Whether it comes back by itself when the connection is lost."""
    auth: Any = None
    """What it says instead of where it stands, unless it is None."""


class Client(ABC):
    """A client of one room, and everything that it is told, in the order in which it was told.

    Beside the server's events there are "connect", "upgrade", "connect_error", "disconnect" and
    "ack", whose data is the number of the question and the answer.
    """

    def __init__(self) -> None:
        self.tape: list[tuple[str, Any]] = []
        self.last = self._began_at = 0
        self._numbers = count(1)
        self._news = asyncio.Event()

    @abstractmethod
    async def begin(self, address: Address) -> None:
        """Begin to connect."""

    @abstractmethod
    async def emit(self, event: str, data: Any) -> None:
        """Send an event that wants no answer."""

    @abstractmethod
    async def _ask(self, event: str, data: Any, number: int) -> None: ...

    @abstractmethod
    async def leave(self) -> None:
        """Disconnect, and do not come back."""

    async def enter(self, address: Address) -> None:
        """Connect to the room; raises `Refused`."""
        self.last = self._began_at = address.after
        await self.begin(address)
        await self.until(lambda: self.count("connect") or self.count("connect_error"))
        if not self.count("connect"):
            raise Refused(self.of("connect_error")[0])

    async def ask(self, event: str, data: Any) -> int:
        """Send an event that wants an answer, and do not wait for it; its number."""
        number = next(self._numbers)
        await self._ask(event, data, number)
        return number

    async def answer(self, number: int) -> Any:
        """The answer to a question."""
        await self.until(lambda: any(each[0] == number for each in self.of("ack")))
        return next(each[1] for each in self.of("ack") if each[0] == number)

    async def begin_to(self, kind: str, **fields: Any) -> int:
        """Send a command with an id of its own, and do not wait for its answer; its number."""
        return await self.ask("do", {"id": f"c{next(_ids)}", "kind": kind, **fields})

    async def do(self, kind: str, **fields: Any) -> Any:
        """Send a command with an id of its own; the answer."""
        return await self.answer(await self.begin_to(kind, **fields))

    def heard(self, event: str, data: Any) -> None:
        """Put down what it was told."""
        self.tape.append((event, data))
        if event == "facts":
            self.last = max(self.last, data["upto"])
        self._news.set()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for what it will be told to make this true."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def stands_at(self, seq: int) -> None:
        """Wait until every fact up to this one is here."""
        await self.until(lambda: self.last >= seq)

    def of(self, event: str) -> list[Any]:
        """What it was told under this name."""
        return [data for name, data in self.tape if name == event]

    def count(self, event: str) -> int:
        """How often it was told so."""
        return len(self.of(event))

    def facts(self) -> list[Any]:
        """Every fact; AssertionError where one is missing, came twice, or out of its turn."""
        stands, facts = self._began_at, []
        for frame in self.of("facts"):
            assert frame["after"] == stands, f"stood at {stands}, was sent what is behind {frame}"
            assert stands < frame["upto"]
            seqs = [each["seq"] for each in frame["facts"]]
            assert seqs == sorted(set(seqs))
            assert all(stands < seq <= frame["upto"] for seq in seqs)
            facts += frame["facts"]
            stands = frame["upto"]
        return facts

    def said(self) -> list[str]:
        """The words of every message."""
        return [each["fact"]["text"] for each in self.facts() if _is_message(each)]


def _is_message(recorded: Any) -> bool:
    return bool(recorded["fact"]["kind"] == "chat.posted")

"""A world for live rooms in tests: time stands still, the bus loses, the screen obeys."""

import asyncio
import heapq
from collections.abc import Iterable
from itertools import count
from random import Random

from rooms.base import Id, Millis
from rooms.live import Rooms
from rooms.live.world import Patience, World
from rooms.mastery.tracing import Parameters
from rooms.ports import Finding, Log, Received, Screen, Screening, Utterance
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.reading.style import Locale
from tests.fakes.house import PROBLEM


class FakeTime:
    """A clock that only `pass_by` moves, and the sleepers that it wakes."""

    def __init__(self, now_ms: int = 1_700_000_000_000) -> None:
        """Nobody sleeps."""
        self.now_ms = now_ms
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def clock(self) -> int:
        """Milliseconds since the epoch."""
        return self.now_ms

    async def sleep(self, seconds: float) -> None:
        """Sleep until time has passed by."""
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now_ms + seconds * 1_000, next(self._order), wake))
        await wake

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, waking each sleeper at their moment, and let everything settle."""
        until = self.now_ms + seconds * 1_000
        await settle()
        while self._sleepers and self._sleepers[0][0] <= until:
            at, _, wake = heapq.heappop(self._sleepers)
            self.now_ms = max(self.now_ms, int(at))
            if not wake.done():
                wake.set_result(None)
            await settle()
        self.now_ms = int(until)


async def settle() -> None:
    """Let every task run until it waits for something outside the loop."""
    for _ in range(50):
        await asyncio.sleep(0)


class Air:
    """What carries news between the processes of a test: it may lose and repeat everything."""

    def __init__(self, seed: int = 0, loss: float = 0.0, echo: float = 0.0) -> None:
        """`loss` and `echo` are the probabilities that a message is lost, or comes twice."""
        self.random, self.loss, self.echo = Random(seed), loss, echo
        self._ears: dict[Id, list[tuple[AirBus, Received]]] = {}

    def bus(self) -> "AirBus":
        """The bus of one more process."""
        return AirBus(self)

    def publish(self, sender: "AirBus", room: Id, message: bytes) -> None:
        """Carry a message to the other processes, or not."""
        for bus, received in tuple(self._ears.get(room, ())):
            if bus is sender or self.random.random() < self.loss:
                continue
            for _ in range(2 if self.random.random() < self.echo else 1):
                asyncio.get_running_loop().call_soon(received, message)

    def listen(self, bus: "AirBus", room: Id, received: Received) -> "_Ear":
        """Begin to hear a room."""
        self._ears.setdefault(room, []).append((bus, received))
        return _Ear(self._ears[room], (bus, received))


class AirBus:
    """`rooms.ports.Bus` over the air."""

    def __init__(self, air: Air) -> None:
        """A process of its own."""
        self._air = air

    async def subscribe(self, room: Id, received: Received) -> "_Ear":
        """As the port says."""
        return self._air.listen(self, room, received)

    def publish(self, room: Id, message: bytes, *, may_drop: bool = False) -> None:
        """As the port says."""
        self._air.publish(self, room, message)

    async def close(self) -> None:
        """Nothing is open."""


class _Ear:
    def __init__(self, ears: list[tuple[AirBus, Received]], mine: tuple[AirBus, Received]) -> None:
        self._ears, self._mine = ears, mine

    async def close(self) -> None:
        if self._mine in self._ears:
            self._ears.remove(self._mine)


class Shelf:
    """A library with one problem."""

    async def problem(self, school: Id, problem: Id, as_of: Millis | None = None) -> Problem | None:
        """As the port says."""
        return PROBLEM if problem == PROBLEM.id else None

    async def problem_set(self, school: Id, room: Id) -> tuple[Id, ...]:
        """As the port says."""
        return (PROBLEM.id,)

    async def parameters(self, school: Id, wanted: Iterable[str]) -> dict[str, Parameters]:
        """As the port says."""
        return {}

    async def locale(self, school: Id) -> Locale:
        """As the port says."""
        return "en"


class ObedientScreen:
    """Holds what contains "hold", blocks "block", fails at "crash", and hangs at "hang"."""

    def __init__(self) -> None:
        """Nothing was judged."""
        self.judged: list[str] = []
        self.gate: asyncio.Event | None = None

    async def judge(self, utterance: Utterance) -> Screening:
        """As the port says."""
        self.judged.append(utterance.text)
        if "slow" in utterance.text and self.gate is not None:
            await self.gate.wait()
        if "hang" in utterance.text:
            await asyncio.Event().wait()
        if "crash" in utterance.text:
            raise RuntimeError(utterance.text)
        for finding in (Finding.HOLD, Finding.BLOCK):
            if finding.value in utterance.text:
                return Screening(finding, "test")
        return Screening(Finding.PASS)


class Process:
    """One process of a test: its rooms, its bus, its screen."""

    _ids = count(1)

    def __init__(
        self,
        log: Log,
        air: Air,
        time: FakeTime,
        patience: Patience | None = None,
        screen: Screen | None = None,
    ) -> None:
        """Not started; `start` it."""
        self.screen, self.time = ObedientScreen(), time
        self.rooms = Rooms(
            World(
                log=log,
                library=Shelf(),
                screen=screen or self.screen,
                bus=air.bus(),
                clock=time.clock,
                sleep=time.sleep,
                mint=lambda: f"m{next(self._ids)}",
                patience=patience or Patience(screen_s=0.05),
            )
        )

    async def start(self) -> "Process":
        """Start the writer."""
        await self.rooms.start()
        return self

    async def crash(self) -> None:
        """Die at once: nothing is written, answered or said any more."""
        await self.rooms.abandon()

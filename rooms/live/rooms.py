"""All rooms that run on this process, and the writer that commits for them together."""

import asyncio
from collections.abc import Sequence

import structlog

from rooms.base import Id
from rooms.live.queue import Decided
from rooms.live.room import LiveRoom
from rooms.live.world import World
from rooms.ports import Appended, Batch, Behind, Committed, LogUnavailable, Repeated

_log = structlog.get_logger()

Round = Sequence[tuple[LiveRoom, Decided]]


class Rooms:
    """Opens rooms on first use, and writes what all of them have pending in one transaction.

    There is no timer: while one batch is being written the next one gathers, so that a lone command
    is written at once and a flood is written in few, large transactions.
    """

    def __init__(self, world: World):
        """No room is loaded, and the writer is not started."""
        self._world = world
        self._rooms: dict[Id, LiveRoom] = {}
        self._opening: dict[Id, asyncio.Task[LiveRoom]] = {}
        self._ready: dict[Id, LiveRoom] = {}
        self._work = asyncio.Event()
        self._writing = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Start the writer and the sweeper."""
        self._tasks = [asyncio.create_task(self._write()), asyncio.create_task(self._sweep())]

    async def close(self) -> None:
        """Write what waits, then close every room."""
        async with self._writing:
            for task in self._tasks:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        # Twice: a batch that was behind the first time has caught up the second time. What then
        # still waits was never acknowledged, and its client sends it again elsewhere.
        for _ in range(2):
            self._ready = dict(self._rooms)
            await self._round()
        await asyncio.gather(*(room.close() for room in self._rooms.values()))
        self._rooms.clear()

    async def abandon(self) -> None:
        """Stop at once and write nothing more; what was not acknowledged may or may not be so."""
        tasks = [*self._tasks, *self._opening.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for room in self._rooms.values():
            await room.abandon()
        self._rooms.clear()

    async def open(self, school: Id, room: Id) -> LiveRoom:
        """The room, loaded. May raise `LogUnavailable`; the caller has checked who may enter."""
        if (there := self._rooms.get(room)) is not None:
            return there
        if room not in self._opening:
            task = asyncio.create_task(self._load(school, room))
            self._opening[room] = task
            task.add_done_callback(lambda _: self._opening.pop(room, None))
        return await asyncio.shield(self._opening[room])

    def loaded(self, room: Id) -> LiveRoom | None:
        """The room if it runs on this process."""
        return self._rooms.get(room)

    def __len__(self) -> int:
        """How many rooms run on this process."""
        return len(self._rooms)

    @property
    def waiting(self) -> int:
        """How many commands wait to be written."""
        return sum(room.waiting for room in self._rooms.values())

    async def _load(self, school: Id, room: Id) -> LiveRoom:
        live = LiveRoom(self._world, school, room, self._wake)
        try:
            await live.load()
        except BaseException:
            await live.close()
            raise
        self._rooms[room] = live
        return live

    def _wake(self, room: LiveRoom) -> None:
        self._ready[room.id] = room
        self._work.set()

    async def _write(self) -> None:
        while True:
            await self._work.wait()
            await self._round()

    async def _round(self) -> None:
        """Decide what waits in the rooms that have work, and write it."""
        async with self._writing:
            self._work.clear()
            ready, self._ready = list(self._ready.values()), {}
            batches = [(room, batch) for room in ready if (batch := room.decide()) is not None]
            if not batches:
                return
            try:
                await self._append(batches)
            except Exception as failure:
                # One batch that the log cannot take must not keep the others from it.
                _log.error("log.refused", rooms=len(batches), failure=type(failure).__name__)
                await self._append_apart(batches)

    async def _append(self, batches: Round) -> None:
        try:
            answers = await self._world.log.append(
                [Batch(room.school, room.id, b.base.seq, b.entries) for room, b in batches]
            )
        except LogUnavailable:
            _log.warning("log.unavailable", rooms=len(batches))
            for room, _ in batches:
                room.catch_up(doubtful=True)
            return
        for (room, batch), answer in zip(batches, answers, strict=True):
            _settle(room, batch, answer)
            self._world.watch.told()

    async def _append_apart(self, batches: Round) -> None:
        for room, batch in batches:
            try:
                await self._append([(room, batch)])
            except Exception as failure:
                _log.error("log.refused", room=room.id, failure=type(failure).__name__)
                room.unwritable(batch)

    async def _sweep(self) -> None:
        """Unload rooms that have been idle for one linger."""
        idle: set[Id] = set()
        while True:
            await self._world.sleep(self._world.patience.linger_s)
            now_idle = {room.id for room in self._rooms.values() if room.is_idle}
            for room in idle & now_idle:
                await self._rooms.pop(room).close()
            idle = now_idle - idle


def _settle(room: LiveRoom, batch: Decided, answer: Appended) -> None:
    match answer:
        case Committed():
            room.committed(batch)
        case Behind():
            room.catch_up()
        case Repeated(outcomes=outcomes):
            room.repeated(outcomes)

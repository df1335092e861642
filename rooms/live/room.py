"""One room as it runs on this process."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace

import structlog
from pydantic import TypeAdapter, ValidationError

from rooms.base import Closed, Id
from rooms.commands import ASKS_WHO_IS_HERE, AnyCommand
from rooms.facts import Recorded
from rooms.live.attendance import Attendance
from rooms.live.preparing import prepare
from rooms.live.queue import UNDECIDED, Decided, Key, Queue, Waiting
from rooms.live.world import World
from rooms.pointing import may_signal
from rooms.ports import LogUnavailable, Outcome, Snapshot, Subscription
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.room import evolve
from rooms.saying import redacted
from rooms.signals import Signal
from rooms.state import RoomState, dump, load

_log = structlog.get_logger()

Listener = Callable[[tuple[Recorded, ...]], None]

_REMEMBERED = 1_000
"""How many answers a room remembers without asking the log."""

_BUSY = Refusal(
    code=Code.UNAVAILABLE,
    message="The room cannot save right now. Keep going: it is sent again by itself.",
    retry_after_ms=1_000,
)


class News(Closed):
    """What processes tell each other about a room: the facts behind `after`, without a gap."""

    after: int
    facts: tuple[Recorded, ...]


_NEWS = TypeAdapter(News)


def _news_json(after: int, facts: Sequence[Recorded]) -> bytes:
    return b'{"after":%d,"facts":[%b]}' % (after, b",".join(each.as_json for each in facts))


class LiveRoom:
    """A room's newest committed state here, its queue of commands, and its listeners."""

    def __init__(self, world: World, school: Id, room: Id, wake: Callable[["LiveRoom"], None]):
        """A room that is not loaded yet; `wake` tells the writer that there is work."""
        self.school, self.id = school, room
        self.state = RoomState()
        self.attendance = Attendance(world, self)
        self.is_catching_up = False
        self._doubtful = False
        self._most = world.patience.batch_most
        self._world, self._wake = world, wake
        self._queue = Queue()
        self._listeners: list[Listener] = []
        self._turns: dict[Id, asyncio.Lock] = {}
        self._answered: OrderedDict[Key, Outcome] = OrderedDict()
        self._snapshot_seq = 0
        self._subscription: Subscription | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    # -- opening and closing

    async def load(self) -> None:
        """Hear the others first, then read: what happens in between is not missed."""
        self._subscription = await self._world.bus.subscribe(self.id, self._received)
        snapshot = await self._world.log.snapshot(self.school, self.id)
        if snapshot is not None and snapshot.seq > self.state.seq:
            self._start_from(snapshot)
        await self._read()
        self.attendance.resume()

    def _start_from(self, snapshot: Snapshot) -> None:
        try:
            self.state, self._snapshot_seq = load(snapshot.state), snapshot.seq
        except ValueError:
            # Another version of the server wrote it. The log says the same, only slower.
            _log.warning("snapshot.unreadable", room=self.id, seq=snapshot.seq)

    async def close(self) -> None:
        """Stop listening, and leave a fresh snapshot behind."""
        await self.abandon()
        if self.state.seq > self._snapshot_seq:
            await self._save_snapshot()

    async def abandon(self) -> None:
        """Stop listening, and whatever runs for this room."""
        if self._subscription is not None:
            await self._subscription.close()
        self.attendance.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def is_idle(self) -> bool:
        """Whether nobody listens, nobody waits, and nobody's grace is running."""
        return not (self._listeners or self._queue.waiting or self.attendance.is_waiting)

    @property
    def waiting(self) -> int:
        """How many commands wait to be written."""
        return len(self._queue.waiting)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told of every fact once, in order, after it is committed; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- commands and signals

    async def do(self, actor: Actor, command: AnyCommand) -> Outcome:
        """Answer a command: durable when this returns. The same command has the same answer."""
        try:
            waiting = await self._enqueued(actor, command)
        except LogUnavailable:
            return Outcome(self.state.seq, _BUSY)
        if isinstance(waiting, Outcome):
            return waiting
        return await asyncio.shield(waiting)

    async def _enqueued(
        self, actor: Actor, command: AnyCommand
    ) -> asyncio.Future[Outcome] | Outcome:
        # The lock is first come, first served: one author's commands keep their order although
        # screening takes a different time for each.
        async with self._turns.setdefault(actor.person, asyncio.Lock()):
            key = (actor.person, command.id)
            if (answered := self._answered.get(key)) is not None:
                return answered
            if (same := self._queue.waiting.get(key)) is not None:
                return same.answer
            if len(self._queue.waiting) >= self._world.patience.waiting_most:
                return Outcome(self.state.seq, _BUSY)
            given = await prepare(self._world, self.school, self.id, self.state, command, actor)
            given = replace(given, connected=self._connected(command))
            answer = asyncio.get_running_loop().create_future()
            self._queue.add(Waiting(actor, command, given, answer))
            self._wake(self)
            return answer

    def _connected(self, command: AnyCommand) -> frozenset[Id]:
        """Who of the room's people is connected, for commands that ask everybody who is here."""
        if not isinstance(command, ASKS_WHO_IS_HERE):
            return frozenset()
        here = self.attendance.connections()
        return frozenset(
            person
            for person in self.state.people
            if person in here or self._world.is_elsewhere(self.id, person)
        )

    async def outcome_of(self, person: Id, command: Id) -> Outcome | None:
        """What came of a command; None if it is not known. May raise `LogUnavailable`."""
        key = (person, command)
        if (answered := self._answered.get(key)) is not None:
            return answered
        return (await self._world.log.outcomes(self.school, self.id, [key])).get(key)

    async def facts_after(self, seq: int) -> Sequence[Recorded]:
        """The next facts behind `seq`, less words that are gone. May raise `LogUnavailable`."""
        facts = await self._world.log.read_after(self.school, self.id, seq)
        return redacted(facts, self.state)

    def signal(self, actor: Actor, signal: Signal) -> bool:
        """Whether a signal may be passed on, on the newest state that is here."""
        return may_signal(self.state, actor, signal)

    # -- what the writer does with the room

    def decide(self) -> Decided | None:
        """A batch of what waits, decided on the newest state; None while there is nothing to do."""
        if self.is_catching_up or not self._queue.waiting:
            return None
        return self._queue.decide(self.state, self._most)

    def committed(self, batch: Decided) -> None:
        """The batch is durable: answer, tell the others, tell who listens here."""
        self._most = self._world.patience.batch_most
        for entry in batch.entries:
            self._remember((entry.person, entry.command), entry.outcome)
        facts = batch.facts
        if facts:
            self._world.bus.publish(self.id, _news_json(batch.base.seq, facts))
            self._apply(facts, batch)
        if self._queue.waiting:
            self._wake(self)

    def repeated(self, outcomes: dict[Key, Outcome]) -> None:
        """Some of the batch was answered before: answer that again, and decide the rest anew."""
        for key, outcome in outcomes.items():
            self._remember(key, outcome)
        self._wake(self)

    def unwritable(self, batch: Decided) -> None:
        """The log cannot take this batch: find the command that it is for, and refuse that one."""
        if len(batch.waiting) > 1:
            self._most = 1
        else:
            self._queue.answer(batch.waiting[0].key, Outcome(self.state.seq, UNDECIDED))
        self._wake(self)

    def catch_up(self, *, doubtful: bool = False) -> None:
        """Read what other processes wrote; when `doubtful`, also which commands came through."""
        self._doubtful |= doubtful
        if not self.is_catching_up:
            self.is_catching_up = True
            self._start(self._catch_up())

    async def _catch_up(self) -> None:
        pause = self._world.patience.retry_s
        while True:
            try:
                await self._read()
                if self._doubtful:
                    await self._settle_doubts()
                break
            except LogUnavailable:
                _log.warning("room.unreachable", room=self.id)
                await self._world.sleep(pause)
                pause = min(pause * 2, self._world.patience.retry_most_s)
        self.is_catching_up = False
        self._wake(self)

    async def _settle_doubts(self) -> None:
        self._doubtful = False
        keys = list(self._queue.waiting)
        outcomes = await self._world.log.outcomes(self.school, self.id, keys) if keys else {}
        for key, outcome in outcomes.items():
            self._remember(key, outcome)

    async def _read(self) -> None:
        while facts := await self._world.log.read_after(self.school, self.id, self.state.seq):
            self._apply(facts)

    # -- facts

    def _received(self, message: bytes) -> None:
        if not message:
            self.catch_up()
            return
        try:
            news = _NEWS.validate_json(message)
        except ValidationError:
            _log.error("news.unreadable", room=self.id)
            return
        if news.after > self.state.seq:
            self.catch_up()
        else:
            self._apply(news.facts)

    def _apply(self, facts: Sequence[Recorded], batch: Decided | None = None) -> None:
        new = tuple(each for each in facts if each.seq > self.state.seq)
        if not new:
            return
        if batch is not None and batch.base is self.state:
            self.state = batch.state
        else:
            for recorded in new:
                self.state = evolve(self.state, recorded)
        self.attendance.heard(new)
        for listener in tuple(self._listeners):
            listener(new)
        if self._is_snapshot_due():
            self._snapshot_seq = self.state.seq
            self._start(self._save_snapshot())

    def _is_snapshot_due(self) -> bool:
        # What a snapshot costs grows with the room: of a large one they are as much rarer.
        size = len(self.state.board.elements) + len(self.state.chat)
        behind = self.state.seq - self._snapshot_seq
        return behind >= max(self._world.patience.snapshot_every, size // 2)

    async def _save_snapshot(self) -> None:
        snapshot = Snapshot(self.state.seq, dump(self.state))
        try:
            await self._world.log.save_snapshot(self.school, self.id, snapshot)
        except LogUnavailable:
            # Only speed is lost: the next snapshot comes, and the log holds everything.
            _log.warning("snapshot.unsaved", room=self.id, seq=snapshot.seq)

    def _remember(self, key: Key, outcome: Outcome) -> None:
        self._answered[key] = outcome
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        self._queue.answer(key, outcome)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""Attendance: who came and who left, after a grace, so that a flapping network is neither."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from rooms.base import Id, Millis
from rooms.commands import AnyCommand, AttendanceJoin, AttendanceLeave, PersonEnter
from rooms.facts import PersonReadmitted, Recorded, SessionStarted
from rooms.live.world import World
from rooms.ports import Outcome
from rooms.roles import Actor, Role
from rooms.state import RoomState


class _Room(Protocol):
    school: Id
    id: Id
    state: RoomState

    async def do(self, actor: Actor, command: AnyCommand) -> Outcome: ...


class Attendance:
    """Counts a room's connections on this process, and turns staying into facts."""

    def __init__(self, world: World, room: _Room):
        """Nobody is here yet."""
        self._world, self._room = world, room
        self._here: dict[Id, Actor] = {}
        self._since: dict[Id, Millis] = {}
        self._connections: Counter[Id] = Counter()
        self._graces: dict[Id, asyncio.Task[None]] = {}
        self._entering: set[asyncio.Task[None]] = set()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is here, or somebody's grace is running."""
        return bool(self._here or self._graces)

    def connections(self) -> dict[Id, int]:
        """How many sockets each person has in the room on this process."""
        return dict(self._connections)

    def arrived(self, actor: Actor) -> None:
        """Somebody connected; with the first connection their stay begins."""
        self._connections[actor.person] += 1
        if self._connections[actor.person] > 1:
            return
        self._here[actor.person] = actor
        self._since[actor.person] = self._world.clock()
        task = asyncio.create_task(self._enter(actor))
        self._entering.add(task)
        task.add_done_callback(self._entering.discard)
        self._after_grace(actor.person, partial(self._join, actor))

    def departed(self, actor: Actor) -> None:
        """A connection closed; with the last one their absence begins."""
        self._connections[actor.person] -= 1
        if self._connections[actor.person] > 0:
            return
        del self._connections[actor.person]
        self._here.pop(actor.person, None)
        left = partial(self._leave, actor, self._world.clock())
        self._after_grace(actor.person, left)

    def heard(self, facts: tuple[Recorded, ...]) -> None:
        """A session that starts counts those who are here already, as does being let in again."""
        for recorded in facts:
            match recorded.fact:
                case SessionStarted():
                    for actor in self._here.values():
                        self._after_grace(actor.person, partial(self._join, actor))
                case PersonReadmitted(person=person) if person in self._here:
                    self._since[person] = recorded.at
                    self._after_grace(person, partial(self._join, self._here[person]))
                case _:
                    pass

    def resume(self) -> None:
        """After loading: who attends by the log and does not come back left with its last fact."""
        state = self._room.state
        for person in state.attending:
            if person not in self._here:
                known = state.people.get(person)
                actor = Actor(
                    person,
                    self._room.school,
                    known.role if known else Role.STUDENT,
                    known.name if known else "",
                )
                self._after_grace(person, partial(self._leave, actor, state.server.at))

    def stop(self) -> None:
        """Let no grace run out any more."""
        for task in (*self._graces.values(), *self._entering):
            task.cancel()
        self._graces.clear()

    def _after_grace(self, person: Id, then: Callable[[], Awaitable[None]]) -> None:
        if (running := self._graces.pop(person, None)) is not None:
            running.cancel()
        task = asyncio.create_task(self._grace(then))
        self._graces[person] = task
        task.add_done_callback(lambda done: self._forget(person, done))

    async def _grace(self, then: Callable[[], Awaitable[None]]) -> None:
        await self._world.sleep(self._world.patience.grace_s)
        await then()

    def _forget(self, person: Id, done: asyncio.Task[None]) -> None:
        if self._graces.get(person) is done:
            del self._graces[person]

    async def _enter(self, actor: Actor) -> None:
        command = PersonEnter(id=self._world.mint(), name=actor.name)
        await self._room.do(actor, command)

    async def _join(self, actor: Actor) -> None:
        since = self._since[actor.person]
        await self._room.do(actor, AttendanceJoin(id=self._world.mint(), since=since))

    async def _leave(self, actor: Actor, since: Millis) -> None:
        if not self._world.is_elsewhere(self._room.id, actor.person):
            await self._room.do(actor, AttendanceLeave(id=self._world.mint(), since=since))

"""One room's sockets on this process: who sees which facts, in order, each frame built once."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from realtime.fanout.frames import Frame, event_frame
from realtime.protocol.frames import GoneFrame
from rooms.base import Id
from rooms.facts import Audience, PersonRemoved, Recorded, audience_of, may_see, owner_of
from rooms.live import LiveRoom
from rooms.ports import LogUnavailable
from rooms.roles import Actor

REMOVED = GoneFrame(reason="removed", message="Your tutor asked you to leave this session.")


class Line(Protocol):
    """The connection of one client. Nothing here waits for it, but for `drained`."""

    def facts(self, frame: Frame) -> bool:
        """Write facts; False, and nothing is written, where too much waits for the client."""
        ...

    def signal(self, frame: Frame) -> None:
        """Write a signal; to a slow client only the latest of each kind, once it reads on."""
        ...

    def say(self, frame: Frame) -> None:
        """Write what must be said, behind all else."""
        ...

    async def drained(self) -> None:
        """Wait until the client has taken most of what waits. Raises OSError when it is gone."""
        ...

    def cut(self, reason: str) -> None:
        """End the connection at once; the client comes back and says where it stands."""
        ...


Dismiss = Callable[["Member", GoneFrame], None]
"""Says goodbye behind what a client is being sent, then disconnects it."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One socket in a room."""

    sid: str
    actor: Actor
    line: Line


class Hub:
    """The sockets of one room. Frames are written in the moment that facts are heard: in order."""

    def __init__(self, live: LiveRoom, dismiss: Dismiss):
        """Listens to the room from now on; nobody is here yet."""
        self.live = live
        self._dismiss = dismiss
        self._members: dict[str, Member] = {}
        self._current: dict[str, Member] = {}
        """The members that have been written every fact until now; the others are catching up."""
        self._seq = live.state.seq
        self._unlisten = live.listen(self._heard)
        self._catching_up: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many sockets are here."""
        return len(self._members)

    def members_of(self, person: Id) -> list[Member]:
        """The sockets of one person."""
        return [each for each in self._members.values() if each.actor.person == person]

    def close(self) -> None:
        """Stop listening."""
        self._unlisten()
        for task in self._catching_up:
            task.cancel()

    async def join(self, member: Member, after: int) -> None:
        """Send a socket what it has missed, and from then on everything.

        May raise LogUnavailable, and OSError when the socket closed meanwhile.
        """
        if after > self.live.state.seq:
            # The client has seen what this process has not heard of: another one wrote it.
            self.live.catch_up()
        await self._bring_up(member, after)
        self._members[member.sid] = self._current[member.sid] = member

    async def _bring_up(self, member: Member, after: int) -> None:
        """Send what a socket has missed.

        What happens while the log is read is read too; when this returns nothing is left, so that
        no fact falls between.
        """
        while after < self.live.state.seq:
            facts = await self.live.facts_after(after)
            if not facts:
                break
            frame = event_frame("facts", facts_json(after, facts, member.actor))
            while not member.line.facts(frame):
                await member.line.drained()
            after = facts[-1].seq

    def leave(self, sid: str) -> None:
        """A socket is gone."""
        self._members.pop(sid, None)
        self._current.pop(sid, None)

    def signal(self, payload: bytes, *, but: str = "") -> None:
        """Pass a `SignalFrame`, as JSON, on to all sockets but the one it came from."""
        frame = event_frame("signal", payload)
        for sid, member in self._current.items():
            if sid != but:
                member.line.signal(frame)

    def present(self, people: dict[Id, int]) -> None:
        """Tell everybody who is connected."""
        known = [{"person": p, "connections": n} for p, n in sorted(people.items())]
        frame = event_frame("presence", orjson.dumps({"people": known}))
        for member in tuple(self._members.values()):
            member.line.say(frame)

    def _heard(self, facts: tuple[Recorded, ...]) -> None:
        after, self._seq = self._seq, facts[-1].seq
        for group in self._by_view(facts):
            if not group:
                continue
            frame = event_frame("facts", facts_json(after, facts, group[0].actor))
            for member in group:
                if not member.line.facts(frame):
                    self._fell_behind(member, after)
        for recorded in facts:
            if isinstance(recorded.fact, PersonRemoved):
                for member in self.members_of(recorded.fact.person):
                    self._dismiss(member, REMOVED)

    def _fell_behind(self, member: Member, after: int) -> None:
        del self._current[member.sid]
        task = asyncio.create_task(self._follow(member, after))
        self._catching_up.add(task)
        task.add_done_callback(self._catching_up.discard)

    async def _follow(self, member: Member, after: int) -> None:
        """Bring a member that had stalled back, when it reads again."""
        try:
            await member.line.drained()
            await self._bring_up(member, after)
            if member.sid in self._members:
                self._current[member.sid] = member
        except (OSError, LogUnavailable):
            # It is gone, or has to be: it comes back and says where it stands.
            member.line.cut("stalled")

    def _by_view(self, facts: Sequence[Recorded]) -> list[list[Member]]:
        """The members in groups that see the same of these facts."""
        owners = {owner_of(each) for each in facts if audience_of(each) is Audience.OWN}
        staff: list[Member] = []
        others: list[Member] = []
        own: dict[Id, list[Member]] = {}
        for member in self._current.values():
            if member.actor.is_staff:
                staff.append(member)
            elif member.actor.person in owners:
                own.setdefault(member.actor.person, []).append(member)
            else:
                others.append(member)
        return [staff, others, *own.values()]


def facts_json(after: int, facts: Sequence[Recorded], viewer: Actor) -> bytes:
    """A `FactsFrame` as JSON: what this viewer may see of the facts behind `after`."""
    upto = facts[-1].seq if facts else after
    seen = b",".join(each.as_json for each in facts if may_see(viewer, each))
    return b'{"after":%d,"upto":%d,"facts":[%b]}' % (after, upto, seen)


class Json:
    """orjson under the interface that python-socketio wants."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """JSON text."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """Plain data; raises ValueError for what is not JSON."""
        return orjson.loads(text)

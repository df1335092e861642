"""One room's sockets on this process: who sees which facts, in order, each frame built once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import structlog

from realtime.protocol.frames import GoneFrame
from rooms.base import Id
from rooms.facts import Audience, PersonRemoved, Recorded, audience_of, may_see, owner_of
from rooms.live import LiveRoom
from rooms.roles import Actor

_log = structlog.get_logger()

Emit = Callable[[str, Any, str], Awaitable[None]]
"""(event, data, sid): send one event to one socket."""

REMOVED = GoneFrame(reason="removed", message="Your tutor asked you to leave this session.")


@dataclass(frozen=True, slots=True)
class Member:
    """One socket in a room."""

    sid: str
    actor: Actor


class Hub:
    """The sockets of one room. All that goes out goes through one queue, so order is kept."""

    def __init__(self, live: LiveRoom, emit: Emit, shut: Callable[[str], Awaitable[None]]):
        """Listens to the room from now on; nobody is here yet."""
        self.live = live
        self._emit, self._shut = emit, shut
        self._members: dict[str, Member] = {}
        self._out: asyncio.Queue[tuple[str, Any, tuple[str, ...]]] = asyncio.Queue()
        self._seq = live.state.seq
        self._unlisten = live.listen(self._heard)
        self._task = asyncio.create_task(self._pump())

    @property
    def is_empty(self) -> bool:
        """Whether nobody is here."""
        return not self._members

    def members_of(self, person: Id) -> list[Member]:
        """The sockets of one person."""
        return [each for each in self._members.values() if each.actor.person == person]

    async def close(self) -> None:
        """Stop listening."""
        self._unlisten()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def join(self, member: Member, after: int) -> None:
        """Send a socket what it has missed, and from then on everything. May raise LogUnavailable.

        What happens while the log is read is read too; when nothing is left the member joins in
        the same moment, so that no fact falls between.
        """
        if after > self.live.state.seq:
            # The client has seen what this process has not heard of: another one wrote it.
            self.live.catch_up()
        while after < self.live.state.seq:
            facts = await self.live.facts_after(after)
            if not facts:
                break
            frame = facts_frame(after, facts, member.actor)
            after = frame["upto"]
            await self._emit("facts", frame, member.sid)
        self._members[member.sid] = member

    def leave(self, sid: str) -> None:
        """A socket is gone."""
        self._members.pop(sid, None)

    def signal(self, sender: Id, signal: Any, *, but: str = "") -> None:
        """Pass a signal on to all sockets but the one it came from."""
        to = tuple(sid for sid in self._members if sid != but)
        if to:
            self._out.put_nowait(("signal", {"sender": sender, "signal": signal}, to))

    def present(self, people: dict[Id, int]) -> None:
        """Tell everybody who is connected."""
        frame = {"people": [{"person": p, "connections": n} for p, n in sorted(people.items())]}
        self._out.put_nowait(("presence", frame, tuple(self._members)))

    def _heard(self, facts: tuple[Recorded, ...]) -> None:
        after, self._seq = self._seq, facts[-1].seq
        for group in self._by_view(facts).values():
            frame = facts_frame(after, facts, group[0].actor)
            self._out.put_nowait(("facts", frame, tuple(each.sid for each in group)))
        for recorded in facts:
            if isinstance(recorded.fact, PersonRemoved):
                for member in self.members_of(recorded.fact.person):
                    self._out.put_nowait(("gone", REMOVED.model_dump(), (member.sid,)))

    def _by_view(self, facts: Sequence[Recorded]) -> dict[str, list[Member]]:
        """The members in groups that see the same of these facts."""
        owners = {owner_of(each) for each in facts if audience_of(each) is Audience.OWN}
        groups: dict[str, list[Member]] = {}
        for member in self._members.values():
            staff, own = member.actor.is_staff, member.actor.person in owners
            view = "staff" if staff else member.actor.person if own else ""
            groups.setdefault(view, []).append(member)
        return groups

    async def _pump(self) -> None:
        while True:
            event, data, to = await self._out.get()
            for sid in to:
                try:
                    await self._emit(event, data, sid)
                except Exception as failure:
                    # One broken socket is its own misfortune; the others are waiting.
                    _log.warning("hub.unsent", failure=type(failure).__name__)
            if event == "gone":
                for sid in to:
                    await self._shut(sid)


def facts_frame(after: int, facts: Sequence[Recorded], viewer: Actor) -> dict[str, Any]:
    """A `FactsFrame` as plain data: what this viewer may see of the facts behind `after`."""
    return {
        "after": after,
        "upto": facts[-1].seq if facts else after,
        "facts": [each.model_dump(mode="json") for each in facts if may_see(viewer, each)],
    }


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

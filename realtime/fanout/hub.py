"""One room's sockets on this process: who sees which facts, in order, each frame built once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from realtime.protocol.frames import GoneFrame
from rooms.base import Id
from rooms.facts import Audience, PersonRemoved, Recorded, audience_of, may_see, owner_of
from rooms.live import LiveRoom
from rooms.roles import Actor

Frame = Any
"""A frame as the transport takes it: encoded once, sent to many."""


REMOVED = GoneFrame(reason="removed", message="Your tutor asked you to leave this session.")


class Wire(Protocol):
    """What a hub needs of the transport. Nothing here waits for a client."""

    def frame(self, event: str, payload: bytes) -> Frame:
        """An event with its JSON, encoded."""
        ...

    def say(self, sid: str, frame: Frame, *, may_drop: bool = False) -> None:
        """Put a frame behind what this client is being sent."""
        ...

    def dismiss(self, sid: str, why: GoneFrame) -> None:
        """Say goodbye behind what this client is being sent, then disconnect it."""
        ...


@dataclass(frozen=True, slots=True)
class Member:
    """One socket in a room."""

    sid: str
    actor: Actor


class Hub:
    """The sockets of one room. Frames are queued in the moment that facts are heard: in order."""

    def __init__(self, live: LiveRoom, wire: Wire):
        """Listens to the room from now on; nobody is here yet."""
        self.live = live
        self._wire = wire
        self._members: dict[str, Member] = {}
        self._seq = live.state.seq
        self._unlisten = live.listen(self._heard)

    def members_of(self, person: Id) -> list[Member]:
        """The sockets of one person."""
        return [each for each in self._members.values() if each.actor.person == person]

    def close(self) -> None:
        """Stop listening."""
        self._unlisten()

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
            payload = facts_json(after, facts, member.actor)
            self._wire.say(member.sid, self._wire.frame("facts", payload))
            after = facts[-1].seq
        self._members[member.sid] = member

    def leave(self, sid: str) -> None:
        """A socket is gone."""
        self._members.pop(sid, None)

    def signal(self, payload: bytes, *, but: str = "") -> None:
        """Pass a `SignalFrame`, as JSON, on to all sockets but the one it came from."""
        frame = self._wire.frame("signal", payload)
        for sid in self._members:
            if sid != but:
                self._wire.say(sid, frame, may_drop=True)

    def present(self, people: dict[Id, int]) -> None:
        """Tell everybody who is connected."""
        known = [{"person": p, "connections": n} for p, n in sorted(people.items())]
        frame = self._wire.frame("presence", orjson.dumps({"people": known}))
        for sid in self._members:
            self._wire.say(sid, frame)

    def _heard(self, facts: tuple[Recorded, ...]) -> None:
        after, self._seq = self._seq, facts[-1].seq
        for group in self._by_view(facts).values():
            frame = self._wire.frame("facts", facts_json(after, facts, group[0].actor))
            for member in group:
                self._wire.say(member.sid, frame)
        for recorded in facts:
            if isinstance(recorded.fact, PersonRemoved):
                for member in self.members_of(recorded.fact.person):
                    self._wire.dismiss(member.sid, REMOVED)

    def _by_view(self, facts: Sequence[Recorded]) -> dict[str, list[Member]]:
        """The members in groups that see the same of these facts."""
        owners = {owner_of(each) for each in facts if audience_of(each) is Audience.OWN}
        groups: dict[str, list[Member]] = {}
        for member in self._members.values():
            staff, own = member.actor.is_staff, member.actor.person in owners
            # A person's id cannot hold these signs, so no id names another group.
            view = "(staff)" if staff else member.actor.person if own else "(others)"
            groups.setdefault(view, []).append(member)
        return groups


def facts_json(after: int, facts: Sequence[Recorded], viewer: Actor) -> bytes:
    """A `FactsFrame` as JSON: what this viewer may see of the facts behind `after`."""
    upto = facts[-1].seq if facts else after
    seen = b",".join(each.model_dump_json().encode() for each in facts if may_see(viewer, each))
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

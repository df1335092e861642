"""Who is connected to which room on this process, and how much each person may still send."""

import time
from dataclasses import dataclass

from realtime.fanout.hub import Hub, Member
from realtime.settings import Settings
from realtime.sockets.limits import Bucket
from rooms.base import Id


@dataclass(frozen=True, slots=True)
class Seat:
    """What a connected socket is: who, where, and the limits that its person has in the room."""

    member: Member
    hub: Hub
    commands: Bucket
    signals: Bucket


class Seats:
    """All seats by socket. However many sockets a person has in a room, their limits are one."""

    def __init__(self, settings: Settings):
        """Nobody is connected."""
        self._settings = settings
        self._seats: dict[str, Seat] = {}
        self._of_person: dict[tuple[Id, Id], set[str]] = {}

    def take(self, member: Member, hub: Hub) -> Seat | None:
        """A seat for a socket; None if its person has as many in this room as they may have."""
        key = (hub.live.id, member.actor.person)
        theirs = self._of_person.setdefault(key, set())
        if len(theirs) >= self._settings.sockets_per_person:
            return None
        buckets = self._buckets(theirs)
        theirs.add(member.sid)
        self._seats[member.sid] = Seat(member, hub, *buckets)
        return self._seats[member.sid]

    def leave(self, sid: str) -> Seat | None:
        """The seat that is free now; None if there was none."""
        seat = self._seats.pop(sid, None)
        if seat is not None:
            key = (seat.hub.live.id, seat.member.actor.person)
            self._of_person[key].discard(sid)
            if not self._of_person[key]:
                del self._of_person[key]
        return seat

    def of(self, sid: str) -> Seat | None:
        """The seat of a socket."""
        return self._seats.get(sid)

    def all(self) -> tuple[str, ...]:
        """Every socket that has a seat."""
        return tuple(self._seats)

    def _buckets(self, theirs: set[str]) -> tuple[Bucket, Bucket]:
        for sid in theirs:
            return self._seats[sid].commands, self._seats[sid].signals
        return (
            Bucket(self._settings.commands_per_s, time.monotonic),
            Bucket(self._settings.signals_per_s, time.monotonic),
        )

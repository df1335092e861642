"""Who is connected to which room on this process, and how much may still be sent there."""

import time
from collections.abc import Hashable
from dataclasses import dataclass

from realtime.fanout.hub import Hub, Member
from realtime.settings import Settings
from realtime.sockets.limits import Bucket
from rooms.base import Id


@dataclass(slots=True)
class Allowance:
    """What somebody, or a whole room, may still send."""

    commands: Bucket
    signals: Bucket
    sockets: int = 0
    """Sockets that share it."""


@dataclass(frozen=True, slots=True, eq=False)
class Seat:
    """What a connected socket is: who, where, and the limits of its person and of its room.

    A room that is over its limit still hears its tutor: somebody has to be able to calm it.
    """

    member: Member
    hub: Hub
    person: Allowance
    room: Allowance

    def may_signal(self) -> bool:
        """Take one signal, of both limits."""
        if self.person.signals.take():
            return False
        return self.member.actor.is_staff or not self.room.signals.take()

    def wait_for_command(self, count: float = 1) -> float:
        """Take so many commands, of both limits: 0, or in how many seconds they may be sent."""
        wait_s = self.person.commands.take(count)
        if wait_s or self.member.actor.is_staff:
            return wait_s
        return self.room.commands.take(count)


class Seats:
    """All seats by socket. However many sockets a person has in a room, their limits are one."""

    def __init__(self, settings: Settings):
        """Nobody is connected."""
        self._settings = settings
        self._seats: dict[str, Seat] = {}
        self._allowances: dict[Hashable, Allowance] = {}

    def __len__(self) -> int:
        """How many sockets are in a room."""
        return len(self._seats)

    def take(self, member: Member, hub: Hub) -> Seat | None:
        """A seat for a socket; None if its person has as many in this room as they may have."""
        chosen, room, person = self._settings, hub.live.id, member.actor.person
        theirs = self._allowance((room, person), chosen.commands_per_s, chosen.signals_per_s)
        if theirs.sockets >= chosen.sockets_per_person:
            return None
        rooms = self._allowance(room, chosen.room_commands_per_s, chosen.room_signals_per_s)
        theirs.sockets += 1
        rooms.sockets += 1
        self._seats[member.sid] = Seat(member, hub, theirs, rooms)
        return self._seats[member.sid]

    def leave(self, sid: str) -> Seat | None:
        """The seat that is free now; None if there was none."""
        seat = self._seats.pop(sid, None)
        if seat is not None:
            room: Id = seat.hub.live.id
            for key in (room, (room, seat.member.actor.person)):
                self._allowances[key].sockets -= 1
                if not self._allowances[key].sockets:
                    del self._allowances[key]
        return seat

    def of(self, sid: str) -> Seat | None:
        """The seat of a socket."""
        return self._seats.get(sid)

    def _allowance(self, key: Hashable, commands: float, signals: float) -> Allowance:
        if key not in self._allowances:
            self._allowances[key] = Allowance(
                Bucket(commands, time.monotonic), Bucket(signals, time.monotonic)
            )
        return self._allowances[key]

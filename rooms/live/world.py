"""What a live room needs from the world, and how patient it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from rooms.accommodations import Adjustment
from rooms.base import Id
from rooms.mastery.notes import SkillNote
from rooms.ports import Adjustments, Bus, Clock, Knowledge, Library, Log, Screen, Sleep


@dataclass(frozen=True, slots=True)
class Patience:
    """Times in seconds, and counts."""

    grace_s: float = 20.0
    """How long somebody must stay, or stay away, before it is attendance."""
    screen_s: float = 2.0
    """How long the screen may take; a text is held when it takes longer."""
    snapshot_every: int = 500
    """Facts between two snapshots of a room; in one that holds more, half of what it holds."""
    linger_s: float = 60.0
    """How long a room stays loaded when nobody uses it."""
    retry_s: float = 0.1
    """The first pause when the log is out of reach; it doubles up to `retry_most_s`."""
    retry_most_s: float = 2.0
    waiting_most: int = 1_000
    """How many commands may wait in one room; more are refused until there is room again."""
    batch_most: int = 500
    """How many commands of one room are decided and committed together."""


class Watch(Protocol):
    """Looks on while rooms are written, for whoever measures."""

    def told(self) -> None:
        """Who listens here has been told of what the log took last."""
        ...


class Unwatched:
    """Nobody measures."""

    def told(self) -> None:
        """As the protocol says."""


class Unadjusted:
    """Nothing is adjusted for anybody."""

    async def adjustment(self, school: Id, person: Id) -> Adjustment:
        """As the port says."""
        return Adjustment()


def _nowhere(room: Id, person: Id) -> bool:
    return False


class NothingKnown:
    """Nobody has been anywhere else."""

    async def of(self, school: Id, person: Id, room: Id) -> dict[str, SkillNote]:
        """As the port says."""
        return {}


@dataclass(frozen=True, slots=True)
class World:
    """The ports, the clock, and the source of new ids."""

    log: Log
    library: Library
    screen: Screen
    bus: Bus
    clock: Clock
    sleep: Sleep
    mint: Callable[[], Id]
    patience: Patience = Patience()
    is_elsewhere: Callable[[Id, Id], bool] = _nowhere
    """Whether a person (second) is connected to a room (first) on another process."""
    knowledge: Knowledge = field(default_factory=NothingKnown)
    adjustments: Adjustments = field(default_factory=Unadjusted)
    watch: Watch = field(default_factory=Unwatched)

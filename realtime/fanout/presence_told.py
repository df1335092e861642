"""What processes tell each other of who is in a room, and what one of them knows."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from rooms.base import Id
from rooms.ports import Subscription

EXPIRY_S = 25.0
"""A process that is silent for longer is taken for dead, and its people for gone."""

Changed = Callable[[dict[Id, int]], None]


@dataclass(slots=True)
class Elsewhere:
    """What another process last said of a room."""

    heard_at: float
    people: dict[Id, int]

    def counts(self, now: float) -> bool:
        """Whether it still counts."""
        return now - self.heard_at < EXPIRY_S


@dataclass(slots=True)
class FollowedRoom:
    """What this process knows of who is in a room."""

    following: "asyncio.Task[Subscription]"
    followed_at: float
    here: dict[Id, int] = field(default_factory=dict)
    elsewhere: dict[str, Elsewhere] = field(default_factory=dict)
    changed: Changed = lambda people: None
    opening: int = 0
    """How many are just loading it."""
    is_telling: bool = False
    is_stale: bool = False
    """Whether something changed behind what was told last."""

    def everybody(self, now: float) -> dict[Id, int]:
        """How many connections each person has, here and elsewhere."""
        total = Counter(self.here)
        for other in self.elsewhere.values():
            if other.counts(now):
                total.update(other.people)
        return dict(total)


@dataclass(frozen=True, slots=True)
class Told:
    """What processes tell each other about who is in a room."""

    process: str
    people: dict[Id, int]
    seq: int = 0
    asks: bool = False
    """Whether the others are to say the same of themselves."""
    stops: bool = False
    """Whether the process goes: nobody there sees to it any more that its people leave."""

    @classmethod
    def read(cls, message: bytes) -> "Told":
        """Raises KeyError, TypeError or ValueError for what is none."""
        news = orjson.loads(message)
        people = {str(person): int(count) for person, count in dict(news["people"]).items()}
        return cls(
            process=str(news["process"]),
            people=people,
            seq=int(news["seq"]),
            asks=bool(news["asks"]),
            stops=bool(news.get("stops")),
        )

"""One channel of Redis that this process is subscribed to, or is to be."""

import asyncio
from dataclasses import dataclass, field

from realtime.fanout.bus import say
from rooms.ports import Received


@dataclass(slots=True, eq=False)
class Channel:
    """What is subscribed, or is to be."""

    name: bytes
    listeners: tuple[Received, ...] = ()
    is_acknowledged: bool = False
    is_late: bool = False
    """Whether something may have been published that its listeners neither heard nor read."""
    subscribers: list["asyncio.Future[None]"] = field(default_factory=list)
    """Who waits for the acknowledgement."""

    def say(self, message: bytes) -> None:
        """Tell every listener."""
        say(self.listeners, message)

    def settle(self, *, is_acknowledged: bool) -> None:
        """It is acknowledged, or was in vain: those who wait go on."""
        self.is_acknowledged = is_acknowledged
        self.is_late |= not is_acknowledged
        for subscriber in self.subscribers:
            if not subscriber.done():
                subscriber.set_result(None)
        self.subscribers.clear()

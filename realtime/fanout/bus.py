"""What every bus has: its counts, and how listeners are told."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog

from rooms.ports import Received

_log = structlog.get_logger()

LOST = b""
"""The message that says: news may have been lost, read the log."""


@dataclass(eq=False)
class Counts:
    """What a bus did until now. They only grow."""

    published: int = 0
    """Messages that were to be told."""
    received: int = 0
    """Messages that came from other processes."""
    dropped_signals: int = 0
    """Messages that could be dropped, and were."""
    dropped_news: int = 0
    """Other messages that were not told; whoever missed one is told that, and reads the log."""
    lost_connections: int = 0


def say(listeners: Iterable[Received], message: bytes) -> None:
    """Tell listeners; the fault of one is not the others'."""
    for received in listeners:
        try:
            received(message)
        except Exception as failure:
            _log.error("bus.misheard", failure=type(failure).__name__)

"""What the sockets of this process did: plain numbers, so that counting costs next to nothing."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Counts:
    """Totals since the process started."""

    signals: int = 0
    """Signals that were passed on."""
    signals_refused: int = 0
    """Signals over a limit, not allowed, or not understood."""
    signals_late: int = 0
    """Signals that a slow client was not sent; of each kind the latest follows when it reads on."""
    facts_late: int = 0
    """Times that facts stopped for a stalled client, to be resumed from the log."""
    commands: int = 0
    """Commands that were answered, refusals among them."""
    refusals: Counter[str] = field(default_factory=Counter)
    """Refused commands by code."""
    frames: int = 0
    """Packets handed to clients, of every kind."""
    cuts: Counter[str] = field(default_factory=Counter)
    """Connections that the server ended at once, by reason."""

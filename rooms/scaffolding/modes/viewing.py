"""What a student may see of how the room works."""

from dataclasses import replace

from rooms.base import Id
from rooms.scaffolding.modes.state import Modes


def seen_by(modes: Modes, person: Id) -> Modes:
    """What one student may see: of what is kept or was shown aside, their own; no verdicts."""
    return replace(
        modes,
        aside={who: each for who, each in modes.aside.items() if who == person},
        kept={who: each for who, each in modes.kept.items() if who == person},
        weighed={},
        proposed={},
    )

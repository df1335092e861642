"""How somebody works best: what Studyhall adjusts for them, in every room and on every device.

Only the adjustment is known, never a reason: there is no field for one. Nothing here changes what
counts as right.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from rooms.attention.thresholds import PACES
from rooms.base import Closed

Theme = Literal["auto", "light", "dark", "contrast", "quiet"]
"""`auto` follows the device; `contrast` is high contrast, `quiet` low stimulation."""

TextSize = Literal["normal", "large", "larger", "largest"]

Spacing = Literal["normal", "wide", "wider"]
"""Room between lines, words and letters; `wider` is what WCAG 2.1, 1.4.12, asks a page to bear."""

Font = Literal["atkinson", "lexend", "opendyslexic", "device"]
"""Atkinson Hyperlegible tells similar letters apart; `device` is the device's own font."""


def _one_of_the_paces(pace: float) -> float:
    if pace not in PACES:
        raise ValueError(f"a pace is one of {PACES}")
    return pace


Pace = Annotated[
    float, Field(json_schema_extra={"enum": list(PACES)}), AfterValidator(_one_of_the_paces)
]
"""Extended time: how many times as long as usual something may take, before it counts as long."""


class Accommodations(Closed):
    """What is adjusted for one person; by default nothing is."""

    pace: Pace = 1.0
    one_step: bool = False
    """One step of a problem at a time before them."""
    fewer_choices: bool = False
    """Some of the wrong options of a choice are left out; see `rooms.scaffolding.fewer`."""
    read_aloud: bool = False
    """Problems, their steps and hints have a button that reads them out."""
    plain_words: bool = False
    """The simplified wording, where a problem has one."""
    calm: bool = False
    """No counters, no motion; what others are just doing is not shown, and news comes together."""
    schedule: bool = False
    """The plan of the session in pictures and words, with how much time is left."""
    text_size: TextSize = "normal"
    spacing: Spacing = "normal"
    font: Font = "atkinson"
    theme: Theme = "auto"


STANDARD = Accommodations()
"""Nothing is adjusted."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What a room itself has to know of somebody's accommodations; all else is their client's."""

    version: int = 0
    """Of the accommodations that it was taken from: an older one never replaces a newer one."""
    pace: float = 1.0
    fewer_choices: bool = False

"""What is kept of a skill between sessions and between rooms: a few numbers, no answers."""

from typing import Annotated

from pydantic import Field

from rooms.base import Closed, Millis
from rooms.mastery.fading import MOST
from rooms.mastery.tracing import Probability


class SkillNote(Closed):
    """How well one person knows one skill, as of their last answer to it."""

    known: Probability
    """P(known)."""
    practised_at: Millis
    opportunities: Annotated[int, Field(ge=0)] = 0
    support: Annotated[int, Field(ge=0, le=MOST)] = MOST
    """How many hints are offered first."""
    reviews: Annotated[int, Field(ge=0)] = 0
    """How many reviews went well in a row."""
    due_at: Millis | None = None
    """When it is due for review; None until it is mastered."""

"""The words of the modes: how answers are given, when steps open, and what can be shown."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rooms.base import Closed, Id
from rooms.scaffolding.asks import PartId, Prose, Short


class Mode(StrEnum):
    """How a room answers the steps of a problem."""

    OWN = "own"
    """Each on their own: answers are judged at once, and are nobody else's business."""
    TOGETHER = "together"
    """One answer of the group: somebody proposes it, the others agree, it is judged once."""
    THINK = "think"
    """Think, then show: answers are kept until the tutor shows them, and judged then."""


class Lock(StrEnum):
    """When the next step opens. The first one is always open."""

    FREE = "free"
    EVERYBODY = "everybody"
    """When every student who is here has answered the one before, right or not."""
    TUTOR = "tutor"
    """When the tutor opens it."""


class Origin(StrEnum):
    """Whose an answer was."""

    OWN = "own"
    """Given by the person, before any other's answer to it could be seen."""
    PROPOSED = "proposed"
    """The group's answer, which this person proposed."""
    AGREED = "agreed"
    """The group's answer, which somebody else proposed."""
    SHOWN = "shown"
    """Given after an answer of others, or the solution, was shown to this person."""


class Answered(Closed):
    """That somebody has answered a step; not what, and not whether it is right."""

    part: PartId
    person: Id


class SolutionLine(Closed):
    """One piece of a worked solution: a hint, with what is right where it asks something."""

    title: Prose = ""
    text: Prose = ""
    answer: Prose = ""


class Solution(Closed):
    """A step worked through, from its hints to its answer, as a tutor shows it."""

    lines: tuple[SolutionLine, ...] = ()
    answer: Prose
    """What is right, as students would read it: the text of an option, or the first answer."""
    unit: Short = ""


AnswerText = Annotated[str, Field(max_length=500)]
"""An answer as it was given: the id of a choice, or what was typed."""

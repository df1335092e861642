"""What can stand on a board.

A page measures `WIDTH` × `HEIGHT` board units, whole numbers, origin at the top left. Every element
has a box (`x`, `y`, `w`, `h`). The points of strokes, lines and arrows are relative to the box's
corner and belong to the size `pw` × `ph` in which they were drawn: when the box is resized they
are scaled by `w / pw` and `h / ph`, so that moving a long stroke is a patch of two numbers.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rooms.base import TEXT_LIMIT, Closed, Id

WIDTH = 4_800
HEIGHT = 3_600
POINTS_LIMIT = 5_000
"""The most points in one stroke."""

X = Annotated[int, Field(ge=0, le=WIDTH)]
Y = Annotated[int, Field(ge=0, le=HEIGHT)]
Offset = Annotated[int, Field(ge=0, le=WIDTH)]


class Colour(StrEnum):
    """Names of pen colours; the theme says how each looks. Distinct for colour-blind readers."""

    INK = "ink"
    BLUE = "blue"
    ORANGE = "orange"
    GREEN = "green"
    PINK = "pink"
    SKY = "sky"
    YELLOW = "yellow"
    RED = "red"


class Size(StrEnum):
    """How thick a line, or how large a text, is."""

    SMALL = "s"
    MEDIUM = "m"
    LARGE = "l"


class Box(Closed):
    """What every shape has: a place on the page, a colour and a size."""

    x: X
    y: Y
    w: Offset
    h: Annotated[int, Field(ge=0, le=HEIGHT)]
    colour: Colour = Colour.INK
    size: Size = Size.MEDIUM


class Stroke(Box):
    """A freehand line by the pen or the highlighter.

    `points` is flat: x, y, pressure, x, y, pressure, …; the pressure is 0 to 100.
    """

    kind: Literal["stroke"] = "stroke"
    pen: Literal["pen", "highlighter"] = "pen"
    points: Annotated[tuple[Offset, ...], Field(min_length=3, max_length=POINTS_LIMIT * 3)]
    pw: Offset
    ph: Offset

    @model_validator(mode="after")
    def _points_come_in_threes(self) -> "Stroke":
        if len(self.points) % 3:
            raise ValueError("points must be x, y, pressure triples")
        return self


class Line(Box):
    """A straight line, or an arrow whose head is at the second point."""

    kind: Literal["line", "arrow"]
    points: Annotated[tuple[Offset, ...], Field(min_length=4, max_length=4)]
    pw: Offset
    ph: Offset


class Figure(Box):
    """A rectangle or an ellipse that fills its box, outlined or tinted."""

    kind: Literal["rectangle", "ellipse"]
    filled: bool = False


Words = Annotated[
    str, StringConstraints(min_length=1, max_length=TEXT_LIMIT, pattern=r"^[^\x00]*$")
]


class Writing(Box):
    """Words on the board: a plain text, a sticky note, or maths as LaTeX. All are moderated."""

    kind: Literal["text", "note", "maths"]
    text: Words


Shape = Annotated[Stroke | Line | Figure | Writing, Field(discriminator="kind")]


class NewElement(Closed):
    """An element as its maker sends it: the server adds whose it is and where it stacks."""

    id: Id
    page: Id
    shape: Shape


class Element(NewElement):
    """An element as it stands on the board."""

    owner: Id
    editor: Id
    """Who changed it last; undo passes over what somebody else has changed since."""
    z: int
    """Stacking order: higher is in front. Derived from the seq, so it is the same everywhere."""


def _is_none(value: object) -> bool:
    return value is None


# What a patch leaves alone is not written at all: a drag is a few bytes, not a row of nulls.
_LEFT_ALONE = Field(default=None, exclude_if=_is_none)


class Patch(Closed):
    """New values for some properties of one element; the last writer wins per property."""

    id: Id
    x: X | None = _LEFT_ALONE
    y: Y | None = _LEFT_ALONE
    w: Offset | None = _LEFT_ALONE
    h: Annotated[int, Field(ge=0, le=HEIGHT)] | None = _LEFT_ALONE
    colour: Colour | None = _LEFT_ALONE
    size: Size | None = _LEFT_ALONE
    text: Words | None = _LEFT_ALONE
    """Only for writing; a text, a note or maths."""
    filled: bool | None = _LEFT_ALONE
    """Only for figures."""

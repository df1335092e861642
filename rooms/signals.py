"""Signals: what matters only now. Authorised and fanned out, never stored, lost harmlessly."""

from typing import Annotated, Literal

from pydantic import Field

from rooms.base import Closed, Id
from rooms.board.elements import Colour, NewElement, Offset, Size, X, Y


class Cursor(Closed):
    """Where somebody points on the board."""

    kind: Literal["cursor"] = "cursor"
    page: Id
    x: X
    y: Y


class CursorGone(Closed):
    """Somebody's pointer left the board."""

    kind: Literal["cursor.gone"] = "cursor.gone"


class Typing(Closed):
    """Somebody is writing a message, or stopped."""

    kind: Literal["typing"] = "typing"
    on: bool


class Ink(Closed):
    """The next points of a stroke that is still being drawn; absolute x, y, pressure triples."""

    kind: Literal["ink"] = "ink"
    element: Id
    page: Id
    pen: Literal["pen", "highlighter"]
    colour: Colour
    size: Size
    start: Annotated[int, Field(ge=0, le=15_000)]
    """The index in the flat list at which these points go; 0 begins anew."""
    points: Annotated[tuple[Offset, ...], Field(max_length=600)]


class Sketch(Closed):
    """A line, arrow, rectangle or ellipse as it is being drawn. Writing is never previewed."""

    kind: Literal["sketch"] = "sketch"
    element: NewElement


class Moved(Closed):
    """Where one element is while it is being dragged or resized."""

    id: Id
    x: X
    y: Y
    w: Offset
    h: Offset


class Drag(Closed):
    """Elements on the move."""

    kind: Literal["drag"] = "drag"
    elements: Annotated[tuple[Moved, ...], Field(min_length=1, max_length=50)]


class Dropped(Closed):
    """A preview ended without a fact (the person pressed Escape)."""

    kind: Literal["dropped"] = "dropped"
    elements: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]


Signal = Annotated[
    Cursor | CursorGone | Typing | Ink | Sketch | Drag | Dropped, Field(discriminator="kind")
]

"""The native problem format, and the part of it that a student may see.

Texts are plain paragraphs. Maths stands between `\\(` and `\\)` as LaTeX, a figure as
`![alternative text](figure-name)`, and a variable as `@{name}`. A plain `$` is a dollar.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from rooms.base import Closed, Id

Prose = Annotated[str, StringConstraints(max_length=20_000)]
Short = Annotated[str, StringConstraints(max_length=500)]
PartId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
"""A step or a scaffold within its problem; unique in the problem."""


class Option(Closed):
    """One choice of a multiple choice; answered by its id, never by its text."""

    id: PartId
    text: Prose


class NumberAsk(Closed):
    """A student types a number or an expression that has one value."""

    kind: Literal["number"] = "number"
    unit: Short | None = None
    """Shown after the field; the student does not type it."""


class ChoiceAsk(Closed):
    """A student picks one of the options, in the order given."""

    kind: Literal["choice"] = "choice"
    options: Annotated[tuple[Option, ...], Field(min_length=1, max_length=30)]


class TextAsk(Closed):
    """A student types a word, a short phrase, or an expression compared as written."""

    kind: Literal["text"] = "text"
    maths: bool = False
    """Whether what is expected is maths, so that a maths keyboard helps."""


Ask = Annotated[NumberAsk | ChoiceAsk | TextAsk, Field(discriminator="kind")]
"""What a student is asked for: never holds an answer."""


class Key(Closed):
    """What counts as right. Stays on the server."""

    accepted: Annotated[tuple[Short, ...], Field(min_length=1, max_length=50)]
    """For a choice, the ids of right options (any one of them); else texts or numbers."""
    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.0
    """For a number: the relative error that still counts; 0 compares exact values."""


class Question(Closed):
    """Something to answer, with its key."""

    ask: Ask
    key: Key


class Hint(Closed):
    """One piece of help; with a question it is a scaffold: a smaller step on the way."""

    id: PartId
    title: Prose = ""
    text: Prose = ""
    depends_on: tuple[PartId, ...] = ()
    """Hints (or scaffolds, which must be solved) that come before this one."""
    question: Question | None = None
    hints: "tuple[Hint, ...]" = ()
    """Help for the scaffold's own question."""


class Step(Closed):
    """One step of a problem: a question, and the hints towards it."""

    id: PartId
    title: Prose = ""
    body: Prose = ""
    question: Question
    hints: tuple[Hint, ...] = ()
    skills: tuple[Short, ...] = ()


class Credit(Closed):
    """Whose work this is and under which licence; shown with the problem."""

    source: Short
    author: Short = ""
    licence: Short
    licence_url: Short = ""
    url: Short = ""


class Problem(Closed):
    """A whole problem, answers and all. Never leaves the server as it is."""

    id: Id
    title: Prose
    body: Prose = ""
    subject: Short
    course: Short = ""
    lesson: Short = ""
    """Where the problem stands in the course it was written for, as its source names it."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=50)]
    credit: Credit
    variables: Annotated[tuple[dict[str, Short], ...], Field(max_length=100)] = ()
    """Alternative sets of values: one index, drawn with a seed, picks one set for all `@{name}`."""


class PublicStep(Closed):
    """A step as students see it."""

    id: PartId
    title: Prose
    body: Prose
    ask: Ask
    hints: int
    """How many hints there are at the first level."""


class PublicProblem(Closed):
    """A problem as students see it: no key, no hint."""

    id: Id
    title: Prose
    body: Prose
    subject: Short
    steps: tuple[PublicStep, ...]
    credit: Credit


class PublicHint(Closed):
    """An opened hint as its student sees it."""

    id: PartId
    title: Prose
    text: Prose
    ask: Ask | None
    """For a scaffold: what it asks."""
    hints: int
    """How many hints the scaffold's own question has."""

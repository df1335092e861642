"""The native problem format, and the part of it that a student may see.

Texts are plain paragraphs. Maths stands between `\\(` and `\\)` as LaTeX, a figure as
`![alternative text](figure-name)`, and a variable as `@{name}`. A plain `$` is a dollar.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from rooms.base import Closed, Id
from rooms.scaffolding.asks import (
    Ask,
    ChemicalEquationAsk,
    ChemicalFormulaAsk,
    ChoiceAsk,
    ChoicesAsk,
    EquationAsk,
    ExpressionAsk,
    FreeAsk,
    InequalityAsk,
    IntervalAsk,
    ListAsk,
    MatrixAsk,
    NumberAsk,
    Option,
    OrderingAsk,
    PartId,
    PickingAsk,
    PlainWords,
    Prose,
    QuantityAsk,
    SetAsk,
    Short,
    TextAsk,
)

__all__ = [
    "Ask",
    "ChemicalEquationAsk",
    "ChemicalFormulaAsk",
    "ChoiceAsk",
    "ChoicesAsk",
    "Credit",
    "EquationAsk",
    "ExpressionAsk",
    "FreeAsk",
    "Hint",
    "InequalityAsk",
    "IntervalAsk",
    "Key",
    "ListAsk",
    "MatrixAsk",
    "NumberAsk",
    "Option",
    "OrderingAsk",
    "PartId",
    "PickingAsk",
    "Problem",
    "Prose",
    "PublicHint",
    "PublicProblem",
    "PublicStep",
    "QuantityAsk",
    "Question",
    "SetAsk",
    "Short",
    "Step",
    "TextAsk",
    "WrongAnswer",
]


class WrongAnswer(Closed):
    """A mistake that many make, recognised by its value, however it is written."""

    answer: Short
    feedback: Short
    """What is said to a student who makes it, instead of only that it is not right yet."""


class Key(Closed):
    """What counts as right. Stays on the server.

    Numbers are written with a point for decimals here, whatever the school's locale is.
    """

    accepted: Annotated[tuple[Short, ...], Field(min_length=1, max_length=50)]
    """Any one of these is right. For choices and orderings the ids of options, with commas
    between them; for free text what a good answer says, for the tutor to compare."""
    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.0
    """The relative error that still counts, of a number or of values; 0 compares exact values."""
    error: Annotated[float, Field(ge=0, le=1e12)] = 0.0
    """The absolute error that still counts, of a number or of a quantity in the key's unit."""
    wrong: Annotated[tuple[WrongAnswer, ...], Field(max_length=50)] = ()
    """Common wrong answers, each with its own feedback."""


class Question(Closed):
    """Something to answer, with its key."""

    ask: Ask
    key: Key


class Hint(Closed):
    """One piece of help; with a question it is a scaffold: a smaller step on the way."""

    id: PartId
    title: Prose = ""
    text: Prose = ""
    plain_text: PlainWords = ""
    """The text in plain words, for who asks for them; empty where it is plain enough."""
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
    plain_title: PlainWords = ""
    """The title in plain words, for who asks for them; empty where it is plain enough."""
    plain_body: PlainWords = ""
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
    plain_body: PlainWords = ""
    """The body in plain words, for who asks for them; empty where it is plain enough."""
    subject: Short
    course: Short = ""
    lesson: Short = ""
    """Where the problem stands in the course it was written for, as its source names it."""
    level: Short = ""
    """For whom it is, in the school's own words: `Year 6`, `A2`."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=50)]
    credit: Credit
    variables: Annotated[tuple[dict[str, Short], ...], Field(max_length=100)] = ()
    """Alternative sets of values: one index, drawn with a seed, picks one set for all `@{name}`."""
    variant: Literal["same", "own"] = "same"
    """Whether everybody in a room gets the same set of values, or each student one of their own."""

    @cached_property
    def drawings(self) -> "dict[int, Problem]":
        """What `publish.draw` has made of this problem so far, by the index of the values."""
        return {}


class PublicStep(Closed):
    """A step as students see it."""

    id: PartId
    title: Prose
    body: Prose
    ask: Ask
    hints: int
    """How many hints there are at the first level."""
    locked: bool = False
    """Whether it is not open yet: its place is there, what it says and asks is not."""
    plain_title: PlainWords = ""
    plain_body: PlainWords = ""
    """The same in plain words; empty where there are none."""


class PublicProblem(Closed):
    """A problem as students see it: no key, no hint."""

    id: Id
    title: Prose
    body: Prose
    subject: Short
    steps: tuple[PublicStep, ...]
    credit: Credit
    plain_body: PlainWords = ""
    """The body in plain words; empty where there are none."""


class PublicHint(Closed):
    """An opened hint as its student sees it."""

    id: PartId
    title: Prose
    text: Prose
    ask: Ask | None
    """For a scaffold: what it asks."""
    hints: int
    """How many hints the scaffold's own question has."""
    plain_text: PlainWords = ""
    """The text in plain words; empty where there are none."""

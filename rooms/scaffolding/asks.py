"""What a student can be asked for: one model for each kind, which never holds an answer.

How each kind is checked, with examples, stands in docs/checking.md.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from rooms.base import Closed

Prose = Annotated[str, StringConstraints(max_length=20_000)]
PlainWords = Annotated[
    Prose, Field(exclude_if=lambda text: not text, json_schema_extra={"x-seldom": True})
]
"""The same in plain words, for who asks for them. Not written where there are none."""
Short = Annotated[str, StringConstraints(max_length=500)]
PartId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
"""A step or a scaffold within its problem; unique in the problem."""


class Option(Closed):
    """One choice of a multiple choice; answered by its id, never by its text."""

    id: PartId
    text: Prose


Options = Annotated[tuple[Option, ...], Field(min_length=1, max_length=30)]


class NumberAsk(Closed):
    """A student types a number or an expression that has one value."""

    kind: Literal["number"] = "number"
    unit: Short | None = None
    """Shown after the field; the student does not type it."""
    form: (
        Literal["simplified", "fraction", "lowest_terms", "mixed", "decimal", "scientific"] | None
    ) = None
    """How the number must be written; None takes any way."""
    places: Annotated[int, Field(ge=0, le=15)] | None = None
    """How many decimal places it must have; the key may be exact."""
    figures: Annotated[int, Field(ge=1, le=15)] | None = None
    """How many significant figures it must have; the key may be exact."""


class ExpressionAsk(Closed):
    """A student types an expression, usually with letters."""

    kind: Literal["expression"] = "expression"
    form: Literal["simplified", "factored", "expanded"] | None = None
    """How it must be written; None takes anything of the same value."""
    positive: bool = False
    """Whether the letters stand for positive numbers only."""
    complex: bool = False
    """Whether i is the imaginary unit."""


class EquationAsk(Closed):
    """A student types an equation; right is any with the same solutions."""

    kind: Literal["equation"] = "equation"
    form: Literal["solved"] | None = None
    """`solved`: one letter, or a function of one, stands alone on one side."""


class InequalityAsk(Closed):
    """A student types inequalities: `x < 3`, `-2 < x <= 5`, `x < 1 or x > 4`."""

    kind: Literal["inequality"] = "inequality"


class IntervalAsk(Closed):
    """A student types an interval, or a union of some."""

    kind: Literal["interval"] = "interval"


class SetAsk(Closed):
    """A student types values in any order: all solutions of an equation, for example."""

    kind: Literal["set"] = "set"
    complex: bool = False
    """Whether i is the imaginary unit."""


class ListAsk(Closed):
    """A student types values in a certain order: a sequence, a point."""

    kind: Literal["list"] = "list"


class MatrixAsk(Closed):
    """A student types a matrix or a vector."""

    kind: Literal["matrix"] = "matrix"


class QuantityAsk(Closed):
    """A student types a number with its unit."""

    kind: Literal["quantity"] = "quantity"
    unit: Short | None = None
    """The unit that the answer must be given in; None takes any of the same kind."""
    figures: Annotated[int, Field(ge=1, le=15)] | None = None
    """How many significant figures the number must have."""


class ChemicalFormulaAsk(Closed):
    """A student types the formula of a substance or an ion."""

    kind: Literal["chemical_formula"] = "chemical_formula"


class ChemicalEquationAsk(Closed):
    """A student types a balanced chemical equation."""

    kind: Literal["chemical_equation"] = "chemical_equation"
    states: bool = False
    """Whether the states of matter, such as `(aq)`, must stand in it."""


class ChoiceAsk(Closed):
    """A student picks one of the options, in the order given."""

    kind: Literal["choice"] = "choice"
    options: Options


class ChoicesAsk(Closed):
    """A student picks all options that are right, by their ids with commas between them."""

    kind: Literal["choices"] = "choices"
    options: Options


class OrderingAsk(Closed):
    """A student puts the options in order, by their ids with commas between them."""

    kind: Literal["ordering"] = "ordering"
    options: Options


class TextAsk(Closed):
    """A student types a word, a short phrase, or an expression compared as written."""

    kind: Literal["text"] = "text"
    maths: bool = False
    """Whether what is expected is maths, so that a maths keyboard helps."""


class FreeAsk(Closed):
    """A student writes in their own words, and the tutor reads it."""

    kind: Literal["free"] = "free"


Ask = Annotated[
    NumberAsk
    | ExpressionAsk
    | EquationAsk
    | InequalityAsk
    | IntervalAsk
    | SetAsk
    | ListAsk
    | MatrixAsk
    | QuantityAsk
    | ChemicalFormulaAsk
    | ChemicalEquationAsk
    | ChoiceAsk
    | ChoicesAsk
    | OrderingAsk
    | TextAsk
    | FreeAsk,
    Field(discriminator="kind"),
]
"""What a student is asked for: never holds an answer."""

PickingAsk = ChoiceAsk | ChoicesAsk | OrderingAsk
"""Answered by picking among options, so that an answer holds no words of a person."""

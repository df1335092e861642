"""Judging an answer: right, wrong, right but for its form or unit, or for the tutor to read.

What is not readable is no attempt: it is refused, with the place where it stops making sense.
Nothing here raises for any answer, and the longest or most twisted answer takes milliseconds: what
is read, how deep it nests and how large its values grow are bounded. Nothing that was typed ever
reaches a general parser, let alone `eval`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from rooms.refusals import Refusal
from rooms.scaffolding import asks
from rooms.scaffolding.algebra.comparing import Comparing
from rooms.scaffolding.judgement import Judgement
from rooms.scaffolding.kinds.base import Kind, Sheet
from rooms.scaffolding.kinds.chemistry import ChemicalEquations, Formulas
from rooms.scaffolding.kinds.choices import Choice, Choices, Ordering
from rooms.scaffolding.kinds.equations import Equations
from rooms.scaffolding.kinds.expressions import Expressions
from rooms.scaffolding.kinds.intervals import Inequalities, Intervals
from rooms.scaffolding.kinds.lists import Lists, Matrices, Sets
from rooms.scaffolding.kinds.numbers import Numbers
from rooms.scaffolding.kinds.quantities import Quantities
from rooms.scaffolding.kinds.texts import FreeText, ShortText
from rooms.scaffolding.problem import Question
from rooms.scaffolding.reading.style import Locale

_KINDS: Mapping[type, Callable[[Any, Sheet], Kind[Any, Any]]] = {
    asks.NumberAsk: Numbers,
    asks.ExpressionAsk: Expressions,
    asks.EquationAsk: Equations,
    asks.InequalityAsk: Inequalities,
    asks.IntervalAsk: Intervals,
    asks.SetAsk: Sets,
    asks.ListAsk: Lists,
    asks.MatrixAsk: Matrices,
    asks.QuantityAsk: Quantities,
    asks.ChemicalFormulaAsk: Formulas,
    asks.ChemicalEquationAsk: ChemicalEquations,
    asks.ChoiceAsk: Choice,
    asks.ChoicesAsk: Choices,
    asks.OrderingAsk: Ordering,
    asks.TextAsk: ShortText,
    asks.FreeAsk: FreeText,
}


def check(
    question: Question,
    answer: str,
    asked: str = "",
    *,
    locale: Locale = "en",
) -> Judgement | Refusal:
    """Judge an answer to a question; `UNREADABLE` with the place where it stops making sense.

    For a choice the answer is an option's id. `asked` is what the student was asked, in words:
    given that, what is copied from it is not taken for its own result. `locale` says how numbers
    are written at the student's school.
    """
    sheet = Sheet(question.key, asked, locale, Comparing())
    return _KINDS[type(question.ask)](question.ask, sheet).judge(answer)

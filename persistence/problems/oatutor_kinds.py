"""Which kind of question an answer in maths is for, by how it is written and what is asked.

OATutor says only that an answer is maths. A kind is taken where every accepted answer can be read
as one and is right for its own question; what can be read as none is compared as it is written.
"""

import re
from collections.abc import Iterator

from rooms.scaffolding.algebra.equations import solutions
from rooms.scaffolding.algebra.forms import expanded_fault, factor_count, simplified_fault
from rooms.scaffolding.asks import (
    Ask,
    EquationAsk,
    ExpressionAsk,
    InequalityAsk,
    IntervalAsk,
    ListAsk,
    MatrixAsk,
    SetAsk,
)
from rooms.scaffolding.kinds.equations import equation
from rooms.scaffolding.reading import tree
from rooms.scaffolding.reading.expressions import read_expression
from rooms.scaffolding.reading.style import EXPRESSIONS
from rooms.scaffolding.unread import Unread

_MATRIX = re.compile(r"\\begin\{[bpv]?matrix\}|^\[\s*\[")
_RELATION = re.compile(r"[<>≤≥]|\\(?:[lg]eq?|[lg]t)(?![A-Za-z])")
_ENDLESS = re.compile(r"inf|\\infty|∞|\\cup|∪|\bU\b|&|^\[.*\)$|^\(.*\]$")
_BRACKETED = re.compile(r"[(\[].*,.*[)\]]")
_INTERVAL = re.compile(r"\bintervals?\b", re.IGNORECASE)
_ORDERED = re.compile(
    r"\b(?:sequence|terms|order(?:ed)?|points?|coordinates?|vert(?:ex|ices)|vector|foc(?:us|i))\b",
    re.IGNORECASE,
)
_SOLVED = re.compile(r"\bsolve|\bexpress|\bfunction of\b|\bin terms of\b", re.IGNORECASE)
_FACTOR = re.compile(r"\bfactor(?!ial)", re.IGNORECASE)
_EXPAND = re.compile(r"\bexpand|\bmultiply|\bfoil\b|\bdistribut|\bbinomial", re.IGNORECASE)
_SIMPLIFY = re.compile(r"\bsimplif|\blike terms\b|\breduce", re.IGNORECASE)


def kinds(accepted: tuple[str, ...], prose: str) -> Iterator[Ask]:
    """What may be asked for, the likeliest first."""
    one = accepted[0]
    if _MATRIX.search(one):
        yield MatrixAsk()
    elif "=" in one and not _RELATION.search(one) and "," not in one:
        yield EquationAsk(form="solved" if _is_to_be_solved(one, prose) else None)
    elif _RELATION.search(one):
        yield InequalityAsk()
    elif _ENDLESS.search(one) or (_BRACKETED.fullmatch(one) and _INTERVAL.search(prose)):
        yield IntervalAsk()
    elif _BRACKETED.fullmatch(one):
        yield ListAsk()
    elif "," in one:
        yield ListAsk() if _ORDERED.search(prose) else SetAsk()
    else:
        yield ExpressionAsk(form=_form(one, prose))
        yield ExpressionAsk()


def _is_to_be_solved(answer: str, prose: str) -> bool:
    found = equation(answer, EXPRESSIONS)
    return not isinstance(found, Unread) and any(solutions(found)) and bool(_SOLVED.search(prose))


def _form(answer: str, prose: str) -> str | None:
    """The form that the words ask for and the answer has."""
    found = read_expression(answer, EXPRESSIONS)
    if isinstance(found, Unread):
        return None
    if _FACTOR.search(prose) and factor_count(found) > 1 and tree.contains(found, tree.Sum):
        return "factored"
    if _EXPAND.search(prose) and isinstance(found, tree.Sum) and not expanded_fault(found):
        return "expanded"
    return "simplified" if _SIMPLIFY.search(prose) and not simplified_fault(found) else None

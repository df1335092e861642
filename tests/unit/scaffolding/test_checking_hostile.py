"""Whatever somebody types: an answer comes back, soon, and it is a verdict or a refusal."""

import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooms.refusals import Code, Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.judgement import Judgement
from rooms.scaffolding.kinds.numbers import evaluate
from rooms.scaffolding.problem import ChoiceAsk, Key, NumberAsk, Option, Question, TextAsk
from rooms.scaffolding.unread import Unread

SOON_S = 0.05


def took(work: Callable[[], object]) -> float:
    """The processor time in seconds: the best of three, for a collector may run in between."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


QUESTIONS = (
    Question(ask=NumberAsk(unit="cm²"), key=Key(accepted=("1/2", r"\sqrt{2}"), tolerance=0.01)),
    Question(ask=NumberAsk(), key=Key(accepted=("3",))),
    Question(ask=TextAsk(), key=Key(accepted=("water",))),
    Question(ask=TextAsk(maths=True), key=Key(accepted=(r"\frac{x}{2}",))),
    Question(ask=ChoiceAsk(options=(Option(id="a", text="A"),)), key=Key(accepted=("a",))),
)
ASKED = r"Work out \(\frac{1}{2} + 16 - 3\), then simplify 6/8."

PIECES = st.sampled_from(
    [*"0123456789.,+-−*/^%(){}[]=$ x√π½²eE \\", "\\frac", "\\sqrt", "\\left(", "**", "1e9", "{,}"]
)
EXPRESSIONS = st.lists(PIECES, max_size=120).map("".join)

NESTED = st.recursive(
    st.sampled_from(["9", "2^64", "(7/3)", "1e300", "1e-300", "√2", "½", "π", "0", "-1"]),
    lambda inner: st.builds(
        str.format,
        st.sampled_from(
            [
                "({})^64",
                "({})^-63",
                "({})^0.5",
                "({})*({})",
                "({})/({})",
                "({})^({})",
                "({})-{}",
                "√({})",
                r"\sqrt[3]{{{}}}",
                r"\frac{{{}}}{{{}}}",
            ]
        ),
        inner,
        inner,
    ),
    max_leaves=30,
)
"""Arithmetic that is read to its end, through huge, tiny and impossible values."""

HOSTILE = [
    "9**9**9**9",
    "9^9^9^9^9^9^9^9",
    "(" * 10_000,
    "(" * 99 + "1" + ")" * 99,
    "{" * 199,
    "\\frac" * 40,
    "\\frac{" * 33,
    "√" * 199,
    "-" * 199 + "1",
    "1" + "%" * 199,
    "2^" * 99 + "2",
    "1/" * 99 + "3",
    "9" * 200,
    "0." + "0" * 190 + "1",
    "1e99999999999999999999",
    "(9^64)^64",
    "((((9^64)^64)^64)^64)^64",
    "0^0",
    "0^-1",
    "1/(π*1e-300*1e-300)",
    "1/((√2*1e-300)^2)",
    "(√2*1e300)^2",
    "(-1)^(1/2)",
    "(-8)^0.3333",
    "√(-1)",
    "\\sqrt[0]{4}",
    "\\sqrt[-1]{4}",
    "\\sqrt[99999999]{4}",
    "2^(1/64)",
    "π^π^π",
    "10^-64",
    "\x00",
    "\ud800",
    "½" * 150,
    "²" * 150,
    "١٢٣",
    "x" * 100_000,
    " " * 100_000,
    "\\" * 500,
    "{}" * 250,
    "\\frac{\\frac{" * 40,
    "^{" * 250,
    "sqrt" * 125,
    "ﷺ" * 500,
]


@pytest.mark.parametrize("answer", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_is_answered_soon(answer: str) -> None:
    for question in QUESTIONS:
        assert isinstance(check(question, answer, ASKED), Judgement | Refusal)
        assert took(partial(check, question, answer, ASKED)) < SOON_S


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=300), EXPRESSIONS, NESTED))
def test_any_answer_gets_a_verdict_or_a_refusal_that_points_into_it(answer: str) -> None:
    for question in QUESTIONS:
        found = check(question, answer, ASKED)
        if isinstance(found, Refusal):
            assert found.code is Code.UNREADABLE
            assert found.at is not None
            assert 0 <= found.at <= len(answer)
        else:
            assert isinstance(found, Judgement)


@settings(deadline=None, max_examples=100)
@given(st.one_of(EXPRESSIONS, NESTED))
def test_reading_is_quick_for_anything_that_looks_like_maths(answer: str) -> None:
    assert took(partial(evaluate, answer)) < SOON_S


@given(st.fractions(max_denominator=10**6), st.sampled_from(["{n}/{d}", r"\frac{{{n}}}{{{d}}}"]))
def test_every_fraction_is_read_exactly(value: Fraction, form: str) -> None:
    assert evaluate(form.format(n=value.numerator, d=value.denominator)) == value


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9
    )
)
def test_every_decimal_is_read_exactly(value: object) -> None:
    assert evaluate(str(value)) == Fraction(str(value))


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_thousands_may_be_grouped(value: int) -> None:
    assert evaluate(f"{value:,}") == value


@given(st.integers(-999, 999), st.integers(-999, 999), st.integers(1, 999), st.sampled_from("+-*/"))
def test_simple_arithmetic_agrees_with_fractions(a: int, b: int, c: int, sign: str) -> None:
    left, right = Fraction(a), Fraction(b, c)
    if sign == "/" and right == 0:
        assert isinstance(evaluate(f"{a}/({b}/{c})"), Unread)
        return
    expected = {"+": left + right, "-": left - right, "*": left * right}.get(sign)
    assert evaluate(f"{a}{sign}({b}/{c})") == (left / right if expected is None else expected)

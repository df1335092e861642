"""What counts as right, what counts as wrong, and what is not an attempt at all."""

import pytest

from rooms.facts import Verdict
from rooms.refusals import Code, Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.problem import ChoiceAsk, Key, NumberAsk, Option, Question, TextAsk
from tests.fakes.answers import verdict


def number(*accepted: str, unit: str | None = None, tolerance: float = 0.0) -> Question:
    return Question(ask=NumberAsk(unit=unit), key=Key(accepted=accepted, tolerance=tolerance))


def text(*accepted: str, maths: bool = False) -> Question:
    return Question(ask=TextAsk(maths=maths), key=Key(accepted=accepted))


CHOICE = Question(
    ask=ChoiceAsk(options=(Option(id="a", text="7"), Option(id="b", text="8"))),
    key=Key(accepted=("b",)),
)


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("1/2", "1/2"),
        ("1/2", ".5"),
        ("1/2", "0.5"),
        ("1/2", "50%"),
        ("1/2", "2/4"),
        ("1/2", r"\frac{1}{2}"),
        ("1/2", r"\frac12"),
        ("1/2", r"\dfrac{1}{2}"),
        ("1/2", "½"),
        ("3/2", "1 1/2"),
        ("3/2", "1½"),
        ("3/2", r"1\frac{1}{2}"),
        ("-3/2", "-1 1/2"),
        ("1000", "1,000"),
        ("1000", "1 000"),
        ("1000", "1{,}000"),
        ("1234567", "1,234,567"),
        ("2000", "2e3"),
        ("2e3", "2000"),
        ("2400", "2.4 × 10^3"),
        ("2400", r"2.4\times{10}^3"),
        ("0.0024", "2.4 x 10^-3"),
        ("-3", "-3"),
        ("-3", "−3"),
        ("3", "３"),
        ("9", "3²"),
        ("1/9", "3⁻²"),
        ("-4", "-2^2"),
        ("512", "2^3^2"),
        ("14", "2(3 + 4)"),
        ("14", r"2\left(3+4\right)"),
        ("12", "48 ÷ 4"),
        (r"\sqrt{2}", "sqrt(2)"),
        (r"\sqrt{2}", "√2"),
        (r"2\sqrt{3}", r"\sqrt{12}"),
        ("2", r"\sqrt[3]{8}"),
        ("-2", r"\sqrt[3]{-8}"),
        ("2", "8^(1/3)"),
        ("2π", r"6.283185307179586"),
        ("18", "$18"),
        ("-18", "-£18"),
        ("5", "x = 5"),
        ("5", "= 5"),
        ("3", "3."),
    ],
)
def test_the_same_number_is_right_however_it_is_written(accepted: str, answer: str) -> None:
    assert verdict(number(accepted), answer) is Verdict.CORRECT


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [("1/2", "0.49"), ("1/3", "0.333"), ("-3", "3"), ("4", "-2^2"), ("50", "50%"), ("3", "3.0001")],
)
def test_another_number_is_wrong(accepted: str, answer: str) -> None:
    assert verdict(number(accepted), answer) is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("answer", "at"),
    [
        ("", 0),
        ("   ", 0),
        ("dog", 0),
        ("12 dogs", 3),
        ("1,5", 1),
        ("12,34", 2),
        ("3 4", 2),
        ("3+", 2),
        ("(3", 0),
        ("3)", 1),
        ("x = dog", 4),
        ("−dog", 1),
        (r"\frac{1}{", 9),
        ("1.2.3", 3),
        ("1e400", 0),
        ("1/0", 2),
        ("__import__('os')", 0),
        ("1" * 201, 200),
    ],
)
def test_what_cannot_be_read_is_no_attempt_and_points_at_the_place(answer: str, at: int) -> None:
    refusal = check(number("3"), answer)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.at) == (Code.UNREADABLE, at)
    assert refusal.message.endswith(".")


def test_a_decimal_comma_is_met_with_advice() -> None:
    refusal = check(number("1.5"), "1,5")
    assert isinstance(refusal, Refusal)
    assert "point for decimals" in refusal.message


@pytest.mark.parametrize(
    ("unit", "answer"),
    [
        ("cm", "5 cm"),
        ("cm", "5CM"),
        ("m²", "5 m^2"),
        ("m²", "5 m2"),
        ("eggs", "5 egg"),
        ("%", "5%"),
    ],
)
def test_typing_the_unit_that_is_shown_does_no_harm(unit: str, answer: str) -> None:
    assert verdict(number("5", unit=unit), answer) is Verdict.CORRECT


def test_another_unit_is_not_taken_for_the_one_that_is_asked() -> None:
    refusal = check(number("5", unit="cm"), "5 mm")
    assert isinstance(refusal, Refusal)
    assert refusal.at == 2


def test_a_tolerance_is_relative_and_exact_at_its_edge() -> None:
    question = number("200", tolerance=0.05)
    assert verdict(question, "210") is Verdict.CORRECT
    assert verdict(question, "190") is Verdict.CORRECT
    assert verdict(question, "210.01") is Verdict.INCORRECT


def test_any_of_several_accepted_answers_is_right() -> None:
    assert verdict(number("0.33", "1/3"), "1/3") is Verdict.CORRECT


@pytest.mark.parametrize(
    ("asked", "accepted", "answer"),
    [
        ("What is 16 - 3 - 4?", "9", "16-3-4"),
        (r"Write \(\frac{6}{8}\) as simply as you can.", "3/4", "6/8"),
        ("Write 50% as a decimal.", "0.5", "50%"),
    ],
)
def test_the_question_copied_back_is_no_attempt(asked: str, accepted: str, answer: str) -> None:
    assert isinstance(check(number(accepted), answer, asked), Refusal)
    assert verdict(number(accepted), accepted, asked) is Verdict.CORRECT


def test_a_number_that_stands_in_the_question_can_still_be_its_answer() -> None:
    assert verdict(number("1/2"), "1/2", "Which is larger, 1/2 or 1/3?") is Verdict.CORRECT
    assert verdict(number("2.5"), "2.50", "One costs £2.50. What do you pay?") is Verdict.CORRECT
    assert verdict(number("7"), "3+4", "What is 13+4 less 10?") is Verdict.CORRECT


def test_a_choice_is_answered_by_its_id() -> None:
    assert verdict(CHOICE, "b") is Verdict.CORRECT
    assert verdict(CHOICE, "a") is Verdict.INCORRECT


@pytest.mark.parametrize("answer", ["8", "B", "", "c"])
def test_what_is_not_the_id_of_an_option_is_no_attempt(answer: str) -> None:
    assert isinstance(check(CHOICE, answer), Refusal)


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("mitochondria", "The Mitochondria."),
        ("water vapour", "  water   VAPOUR "),
        ("Newton's law", "newton’s law"),
        ("café", "cafe\u0301"),
        ("semi-circle", "semi–circle"),
        ("straße", "STRASSE"),
    ],
)
def test_words_are_compared_without_case_spaces_and_typography(accepted: str, answer: str) -> None:
    assert verdict(text(accepted), answer) is Verdict.CORRECT


def test_another_word_is_wrong_and_no_word_is_no_attempt() -> None:
    assert verdict(text("oxygen"), "hydrogen") is Verdict.INCORRECT
    assert isinstance(check(text("oxygen"), " \n "), Refusal)
    assert isinstance(check(text("oxygen"), "o" * 501), Refusal)


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("3n+1", "3n + 1"),
        ("3n+1", "3*n+1"),
        ("3n+1", r"3\cdot n+1"),
        ("x^2", "x²"),
        ("x^{2y}", "x^(2y)"),
        (r"\frac{x+1}{2}", "(x+1)/2"),
        (r"\frac{3x}{4}", "3x/4"),
        (r"\frac{x^{2}}{3}", "x^2/3"),
        (r"h=\frac{3V}{\pi r^2}", "h = 3V/(π r^2)"),
        (r"\sqrt{2}x", "sqrt(2) x"),
        ("(-inf, 2) U [5, inf)", r"(-\infty,2)\cup[5,\infty)"),
        (r"x \leq 3", "x <= 3"),
        (r"1\frac{1}{2}", "1 1/2"),
    ],
)
def test_the_same_expression_is_right_however_it_is_typed(accepted: str, answer: str) -> None:
    assert verdict(text(accepted, maths=True), answer) is Verdict.CORRECT
    assert verdict(text(answer, maths=True), accepted) is Verdict.CORRECT


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [("2*3", "23"), ("1 1/2", "11/2"), ("x^{2y}", "x^2y"), ("3n+1", "3n-1"), ("(1,2)", "(12)")],
)
def test_expressions_that_mean_something_else_are_wrong(accepted: str, answer: str) -> None:
    assert verdict(text(accepted, maths=True), answer) is Verdict.INCORRECT

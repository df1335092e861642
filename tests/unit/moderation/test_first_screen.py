"""What a child may rely on in the first screen, and what maths may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screen import FirstScreen, judge_text
from rooms.ports import Finding, Utterance
from rooms.roles import Role

PASS, HOLD, BLOCK = Finding.PASS, Finding.HOLD, Finding.BLOCK


def finding(text: str) -> Finding:
    return judge_text(text, "chat").finding


@pytest.mark.parametrize(
    "text",
    [
        "x (x-3)",
        "45-5",
        "$5.00",
        "X + X/5",
        "455",
        "a $5.00",
        "7 = 17",
        "10 in",
        "is $x+1$ right?",
        "f(x) = u c k is not a product",
        "(a+s)(s-1)",
        "A = 4, S = 5, 5 more",
        "ISBN 978-0-306-40615-7",
        "\\frac{1}{2} \\cdot as",
        "pi is 3.14159265358979",
        "1 000 000 000 people",
        "12, 24, 36, 48, 60, 72, 84, 96",
    ],
)
def test_maths_passes(text) -> None:
    assert finding(text) is PASS


@pytest.mark.parametrize(
    "text",
    [
        "God said so in the story",
        "the virus can kill the cell",
        "fat dissolves in it, so the pot is dirty",
        "sperm and egg, urine and the uterus",
        "I live in Scunthorpe",
        "Dick and Fanny run to the cock on the fence",
        "stroke the cat, do not hump it",
        "the Assassin's class passes mass and gas",
        "homo sapiens",
    ],
)
def test_what_is_said_in_lessons_and_stories_passes(text) -> None:
    assert finding(text) is PASS


@pytest.mark.parametrize(
    "text",
    [
        "fuck this",
        "FUCK",
        "unfuckingbelievable",
        "sh1t",
        "sh!t",
        "f u c k",
        "f.u.c.k you",
        "fuuuuuck",
        "ｆｕｃｋ",
        "fu\u200bck",
        "fúck",
        "fuсk",  # a Cyrillic с
        "$fuck$",
        "kys",
        "you idiot",
        "nobody likes you",
    ],
)
def test_what_hurts_is_held_however_it_is_written(text) -> None:
    assert finding(text) is HOLD


def test_a_slur_is_refused_with_advice() -> None:
    verdict = judge_text("you faggot", "chat")
    assert verdict.finding is BLOCK
    assert verdict.advice


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("write to mia.k+x@example.org", "e-mail"),
        ("mia (at) example.org", "e-mail"),
        ("call 555-123-4567", "phone"),
        ("my number is +49 170 1234567", "phone"),
        ("0170 1234567 after school", "phone"),
        ("look at https://example.org/x", "link"),
        ("www.example.org", "link"),
    ],
)
def test_addresses_numbers_and_links_are_held(text, category) -> None:
    verdict = judge_text(text, "chat")
    assert (verdict.finding, verdict.category) == (HOLD, category)


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("They raped and burned the town.", "history", Finding.PASS),
        ("They raped and burned the town.", "algebra", HOLD),
        # A slur can be quoted from a source, or said to somebody: a person decides.
        ("you nigger", "history", HOLD),
        ("you nigger", "algebra", Finding.BLOCK),
    ],
)
async def test_words_of_a_subject_are_plain_where_it_is_taught_and_slurs_nowhere(
    text, subject, expected
) -> None:
    said = Utterance(text, "chat", "school", "room", "mia", Role.STUDENT, subject=subject)
    assert (await FirstScreen().judge(said)).finding is expected


@pytest.mark.parametrize("surface", ["chat", "board", "answer", "name"])
async def test_every_surface_and_every_role_is_screened_alike(surface) -> None:
    for role in Role:
        utterance = Utterance("fuck", surface, "school", "room", "somebody", role)
        assert (await FirstScreen().judge(utterance)).finding is HOLD


numbers = st.one_of(
    st.integers(0, 10**6).map(str),
    st.decimals(0, 1000, places=2).map(str),
    st.sampled_from(list("abcnmkxyz")),
)
operators = st.sampled_from(["+", "-", "*", "/", "=", "<", ">", "^", " + ", " - ", " = ", "·", "÷"])


@st.composite
def sums(draw: st.DrawFn) -> str:
    parts = [draw(numbers)]
    for _ in range(draw(st.integers(1, 6))):
        term = draw(numbers)
        parts += [draw(operators), f"({term})" if draw(st.booleans()) else term]
    return "".join(parts)


@given(sums())
def test_no_generated_sum_is_interrupted(text) -> None:
    assert finding(text) is PASS
    assert finding(f"I think {text} is right") is PASS
    assert finding(f"${text}$") is PASS


@given(st.integers(-99, 99), st.integers(-99, 99), st.decimals(0, 999, places=2))
def test_no_coordinate_and_no_price_is_interrupted(x, y, price) -> None:
    for text in (f"({x}, {y})", f"the point ({x}|{y})", f"it costs ${price}", f"{price} €"):
        assert finding(text) is PASS


@given(st.text(max_size=5_000))
def test_any_text_has_a_verdict(text) -> None:
    assert finding(text) in Finding


def test_the_verdict_of_a_text_never_changes() -> None:
    assert {finding("b1tch") for _ in range(3)} == {HOLD}

"""What is said in pieces is read as one, and the answers of a lesson are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.context import Context
from moderation.findings import Category, Finding
from moderation.pipeline import Pipeline

PIPELINE = Pipeline()
PHONES = st.from_regex(r"[2-9]\d\d[2-9]\d{6}", fullmatch=True)


def last(*texts: str) -> tuple[Finding, ...]:
    return PIPELINE.examine(texts[-1], Context(recent=texts[:-1]))


def rules(*texts: str) -> set[str]:
    return {each.rule for each in last(*texts)}


@given(PHONES, st.lists(st.integers(1, 9), min_size=1, max_size=4, unique=True))
def test_a_number_that_is_cut_anywhere_is_found_with_all_its_pieces(number, cuts) -> None:
    edges = [0, *sorted(cuts), 10]
    pieces = [number[start:end] for start, end in pairwise(edges)]
    found = [each for each in last("hello", *pieces) if each.rule == "split.phone"]
    assert [each.earlier for each in found] == [tuple(range(1, len(pieces)))]


def test_a_number_said_in_words_or_mixed_is_found() -> None:
    assert "split.phone" in rules("four one five", "555", "zero one three two")


def test_answers_to_questions_in_between_pass() -> None:
    # The adult asked: an empty text stands for the question.
    assert not last("415", "", "555", "", "0132")


@pytest.mark.parametrize(
    "texts",
    [
        ("12", "15", "18"),
        ("415", "is it that?", "555", "0132"),
        ("3.5", "7", "x = 4"),
        ("100", "200", "300"),
        ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"),
        ("415", "555"),
        ("yes", "no", "ok", "hm"),
        ("a", "b", "c", "d"),
        ("x", "y", "z"),
        ("so", "it", "is", "4"),
    ],
)
def test_the_short_texts_of_a_lesson_pass(texts) -> None:
    for length in range(1, len(texts) + 1):
        assert not last(*texts[:length])


@given(st.sampled_from(["fuck", "shit", "bitch", "whore", "dick"]), st.booleans())
def test_letters_one_by_one_are_a_word_with_somebody_between_too(word, is_interrupted) -> None:
    gap = ("",) if is_interrupted else ()
    texts = tuple(each for letter in word for each in (letter, *gap))[
        : -1 if is_interrupted else None
    ]
    (found,) = (each for each in last("hi", *texts) if each.rule == "split.word")
    assert [texts[at - 1] for at in found.earlier] == list(word[:-1])


def test_a_slur_in_pieces_is_a_slur() -> None:
    assert {each.category for each in last("ni", "gg", "er")} == {Category.SLUR}


def test_an_address_in_pieces_is_found() -> None:
    assert "split.email" in rules("mia.k", "@", "gmail.com")
    assert "split.email" in rules("miak", "at", "gmail", "dot com") | rules("miak@", "example.org")


def test_a_flood_names_what_it_repeats() -> None:
    (found,) = last(*["buy this"] * 5)
    assert (found.category, found.earlier) == (Category.SPAM, (0, 1, 2, 3))
    assert not last(*["ok"] * 9)


def test_one_sign_over_and_over_is_spam_and_joy_is_a_note() -> None:
    def gravest(text: str) -> int:
        return max((each.severity for each in last(text)), default=0)

    assert gravest("a" * 60) == gravest("😂" * 30) == gravest("buy this now " * 12) == 2
    assert gravest(f"o{'h' * 60} now i get it") == 1
    assert gravest("yessss") == gravest("0" * 80) == gravest("-" * 80) == gravest("ha ha ha") == 0

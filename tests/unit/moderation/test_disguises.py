"""However a word is hidden it is found, and a clean one that is hidden the same way is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.context import Context
from moderation.findings import Category, Severity
from moderation.pipeline import Pipeline
from tests.moderation.disguises import DISGUISES, STRONG, TWINS

PIPELINE = Pipeline()
WORDS = {Category.PROFANITY, Category.SLUR, Category.SEXUAL, Category.BULLYING}


def is_found(text: str) -> bool:
    found = PIPELINE.examine(text, Context())
    return any(each.category in WORDS and each.severity > Severity.LOW for each in found)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_hardly_a_disguise_hides_a_strong_word(disguise) -> None:
    # Four of twenty may be lost in any one way: what a disguise makes of them is a plain word, or
    # a bird. (As a whole it is at least nine of ten; that is the test below.)
    hidden = [word for word in STRONG if not is_found(f"you {DISGUISES[disguise](word)} stop")]
    assert len(hidden) <= 4, hidden


def test_nine_of_ten_disguised_words_are_found() -> None:
    tried = [f"you {of(word)} stop" for of in DISGUISES.values() for word in STRONG]
    assert sum(map(is_found, tried)) >= 0.9 * len(tried)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_disguise_makes_a_clean_word_strong(disguise) -> None:
    for word in TWINS:
        text = f"the {DISGUISES[disguise](word)} stops"
        assert not PIPELINE.examine(text, Context()), text


@pytest.mark.parametrize(
    "text",
    ["what a buttmuncher", "you asspirate", "hey dickbreath", "titsucker"],
)
def test_words_of_contempt_in_two_halves_are_found(text) -> None:
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "the assassin assigned an assistant to the class",
        "a cocktail and a peacock near the cockpit",
        "a titmouse, a titan and a title",
        "the bumblebee and the button on the butter",
        "fathom the fatherland",
        "King Cnut told the sea to stop",
        "Mrs. Sessa wrote pron. for pronoun",
        "analysis of canals and banal things",
        "the shuttlecock is in the dickens of a mess",
        "mass, grass and glass",
    ],
)
def test_words_that_hold_a_strong_one_pass(text) -> None:
    assert not PIPELINE.examine(text, Context())


@given(st.sampled_from(STRONG[:6]), st.text("abcdefghijklm ", max_size=12), st.sampled_from("😀é "))
def test_the_place_of_a_word_is_the_word(word, before, sign) -> None:
    text = f"{sign} {before} {word}"
    ends = {each.end for each in PIPELINE.examine(text, Context())}
    assert len(text.encode("utf-16-le")) // 2 in ends


def test_a_word_is_plain_in_a_room_of_its_subject() -> None:
    def strong(text: str, subject: str) -> bool:
        return bool(PIPELINE.examine(text, Context(subject=subject)))

    assert strong("the orgasm is a reflex", "algebra")
    assert not strong("the orgasm is a reflex", "Human biology 2")
    assert strong("you fuck", "Human biology 2")

"""What a reader sees is what is judged, whatever it was written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.normalise import LENGTH_LIMIT, fold


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ＡＢＣ", "abc"),
        ("𝖆𝖇𝖈", "abc"),
        ("Ⓐⓑ🅲🆃", "abct"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("a\u0336b\u0301ç", "abc"),
        ("\u0430\u0435\u043e\u0440", "aeop"),
        ("\u03b1\u03ba\u03bf", "ako"),
        ("ᴀʙᴄ", "abc"),
        ("a\u3164b\u2800c", "abc"),
        ("a\x01b\ue000c\ud800", "abc"),
        ("straße", "strasse"),
        ("it’s", "it's"),
        ("a\tb\nc", "a b c"),
        ("x² − ½", "x2 - 1⁄2"),
    ],
)
def test_disguises_fall(written, seen) -> None:
    assert fold(written).text == seen


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_folding_a_folded_text_changes_nothing(text) -> None:
    once = fold(text).text
    if len(once) <= LENGTH_LIMIT:
        assert fold(once).text == once


@pytest.mark.parametrize("text", ["a" * (LENGTH_LIMIT + 1), "\ufdfa" * 1_000])
def test_what_is_too_long_to_be_judged_in_full_is_marked(text) -> None:
    assert not fold(text).is_whole


def test_a_long_text_in_any_alphabet_is_whole() -> None:
    for letter in "aäệ한я字😀":
        assert fold(letter * LENGTH_LIMIT).is_whole


def test_a_text_that_turns_its_letters_around_is_marked() -> None:
    assert fold("\u202ekcab\u202c").is_reordered
    assert not fold("שלום \u2067abc\u2069").is_reordered

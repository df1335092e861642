"""A school's own patterns: they find what they are for, stop no lesson, and run in no time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.clean import SENTENCES
from moderation.findings import Category, Finding, Severity
from moderation.patterns import Pattern, fault, found
from moderation.policy import USUAL, faults
from moderation.screen import judge_text
from rooms.ports import Finding as Outcome


def own(pattern: str) -> Pattern:
    return Pattern(name="own", pattern=pattern, category=Category.CONTACT, severity=Severity.HIGH)


def test_a_pattern_finds_its_words_in_any_letters_and_says_where() -> None:
    places = [(each.start, each.end) for each in found((own("zork"),), "😀 Zork and ZORK")]
    assert places == [(3, 7), (12, 16)]


def test_what_a_school_looks_for_goes_by_its_policy() -> None:
    policy = USUAL.model_copy(update={"patterns": (own("dis?cord"),)})
    assert faults(policy) == ()
    screening = judge_text("find me on Discord", "chat", policy=policy)
    assert screening.finding is Outcome.HOLD
    assert "own.own" in screening.rules


@pytest.mark.parametrize(
    "pattern", ["help", "[0-9]{3}", "is|was", r"\d+ in", "hahaha", "kill", "x ?=", "(a|b)*"]
)
def test_a_pattern_that_would_stop_a_lesson_is_not_saved(pattern: str) -> None:
    assert fault(own(pattern)) is not None


@pytest.mark.parametrize("pattern", ["(?=a)bc", "[ab", "a{2,1}", r"(ab)\1", "(?<!a)bc"])
def test_what_is_no_pattern_is_not_saved(pattern: str) -> None:
    assert "cannot" in str(fault(own(pattern))) or "used" in str(fault(own(pattern)))


def test_a_pattern_that_explodes_elsewhere_takes_no_time_here() -> None:
    assert list(found((own("(z+)+y"),), "z" * 2_000)) == []


@given(st.text(max_size=60), st.text(st.characters(codec="utf-8"), max_size=60))
def test_whatever_is_written_nothing_breaks(pattern: str, text: str) -> None:
    try:
        made = own(pattern)
    except ValueError:
        return
    if fault(made) is None:
        for each in found((made,), text):
            assert isinstance(each, Finding)
            assert 0 <= each.start <= each.end <= len(text.encode("utf-16-le")) // 2


def test_the_clean_sentences_are_clean() -> None:
    stopped = [each for each in SENTENCES if judge_text(each, "chat").finding is not Outcome.PASS]
    assert stopped == []
    assert len(set(SENTENCES)) == len(SENTENCES) >= 50

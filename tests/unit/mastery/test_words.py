"""What tutors and parents read about a number: what happened, and nothing that hurts."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.facts import Verdict
from rooms.mastery.learners import Evidence, Skill
from rooms.mastery.suggesting import GroupSuggestion, Reason, Suggestion
from rooms.mastery.tracing import MASTERY
from rooms.mastery.weights import Origin
from rooms.mastery.words import (
    explain,
    headline,
    level,
    of_100,
    skill_name,
    why,
    why_for_all,
)
from tests.unit.mastery.hurtful import hurtful_in

shares = st.floats(0, 1)
evidence = st.builds(
    Evidence,
    seq=st.integers(1, 99),
    at=st.just(0),
    problem=st.just("p"),
    step=st.just("s"),
    verdict=st.sampled_from(Verdict),
    attempt=st.integers(1, 9),
    hints=st.integers(0, 9),
    told=st.booleans(),
    origin=st.sampled_from(Origin),
    weight=shares,
    before=shares,
    after=shares,
)


def one(**changes) -> Evidence:
    plain = {
        "seq": 9,
        "at": 0,
        "problem": "p",
        "step": "s",
        "verdict": Verdict.CORRECT,
        "attempt": 1,
        "hints": 0,
        "told": False,
        "origin": Origin.OWN,
        "weight": 1.0,
        "before": 0.1,
        "after": 0.55,
    }
    return Evidence(**(plain | changes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Right at the first try, without a hint. It counts in full. 10 → 55 of 100."),
        (
            {"verdict": Verdict.INCORRECT, "after": 0.111},
            "Not yet right at the first try, without a hint. It counts in full. "
            "10 → 11 of 100. Trying is practice, too.",
        ),
        (
            {"attempt": 2, "hints": 1, "weight": 0.35, "after": 0.2},
            "Right at the second try, with 1 hint. It counts 35%. 10 → 20 of 100.",
        ),
        (
            {"told": True, "hints": 3, "weight": 0, "after": 0.1},
            "Right at the first try, with the answer on show. "
            "It does not count, for or against. Stays at 10 of 100.",
        ),
        (
            {"origin": Origin.AGREED, "weight": 0, "after": 0.1},
            "Right at the first try, without a hint; it was the group's answer, proposed by a "
            "group member. It does not count, for or against. Stays at 10 of 100.",
        ),
    ],
)
def test_an_answer_is_told_as_it_was(changes, said) -> None:
    assert explain(one(**changes)) == said


def test_a_skill_is_told_from_where_it_began_to_where_it_stands() -> None:
    about = Skill(known=0.55, at_start=0.1)
    assert headline("adding_fractions", about) == "Adding fractions: from 10 to 55 of 100, growing."
    assert "stays at 55" in headline("x", Skill(known=0.55, at_start=0.5501))


@given(shares)
def test_secure_is_said_from_mastery_on_and_95_not_before(known) -> None:
    assert (level(known) == "secure") == (known >= MASTERY)
    assert of_100(known) < 95 or known > MASTERY - 1e-9
    assert 0 <= of_100(known) <= 100


def test_a_whole_number_of_100_is_said_as_it_is() -> None:
    assert [of_100(n / 100) for n in range(101)] == list(range(101))


@given(st.text(max_size=40))
def test_every_skill_has_a_name(skill) -> None:
    assert skill_name(skill).strip()
    assert "_" not in skill_name(skill)


@given(evidence)
def test_no_word_about_an_answer_hurts(each) -> None:
    assert hurtful_in(explain(each)) == []


@given(shares, shares)
def test_no_word_about_a_skill_hurts(known, at_start) -> None:
    assert hurtful_in(headline("comparing", Skill(known, at_start))) == []


def test_no_word_about_a_suggestion_hurts_and_a_group_is_told_without_names() -> None:
    each = [Suggestion(f"anna{n}", "p", "P", r, "comparing") for n, r in enumerate(Reason)]
    for count in range(1, len(each) + 1):
        said = why_for_all(GroupSuggestion("p", "P", tuple(each[:count])))
        assert "anna" not in said
        assert hurtful_in(said) == []
    assert all(hurtful_in(why(one)) == [] for one in each)


def test_a_group_is_told_how_many_find_what() -> None:
    each = (
        Suggestion("a", "p", "P", Reason.PRACTISE, "comparing"),
        Suggestion("b", "p", "P", Reason.PRACTISE, "comparing"),
        Suggestion("c", "p", "P", Reason.REVIEW, "adding_fractions"),
    )
    said = why_for_all(GroupSuggestion("p", "P", each))
    assert said == "2 of 3 find practice in comparing; 1 of 3 finds a review of adding fractions."
    alike = why_for_all(GroupSuggestion("p", "P", each[:2]))
    assert alike == "Everybody finds practice in comparing."


def test_the_list_of_hurtful_words_would_find_one() -> None:
    assert hurtful_in("A lazy answer, and a bad guess") == ["bad", "guess", "lazy"]
    assert hurtful_in("Was gaming the system") == ["gaming"]


def test_nothing_is_said_twice_in_the_same_words_for_different_things() -> None:
    said = {
        explain(one(attempt=attempt, hints=hints, origin=origin))
        for attempt, hints, origin in product((1, 2, 3, 4), (0, 1, 2), Origin)
    }
    assert len(said) == 4 * 3 * len(Origin)

"""Knowledge tracing: the published rule, to the digit, and what holds whatever the numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.tracing import (
    CERTAIN,
    DEFAULT,
    MASTERY,
    Parameters,
    after_opportunity,
    default_for,
    expected,
    given_answer,
    traced,
)

shares = st.floats(0, 1)
knowns = st.floats(0, CERTAIN)


@st.composite
def parameters(draw: st.DrawFn, least: float = 0.0) -> Parameters:
    guess = draw(st.floats(least, 0.99))
    slip = least + draw(shares) * (0.999 - least - guess)
    return Parameters(prior=draw(knowns), learn=draw(shares), guess=guess, slip=slip)


def test_three_right_from_cold_reach_0_992() -> None:
    known = DEFAULT.prior
    seen = []
    for _ in range(3):
        known = traced(known, DEFAULT, right=True)
        seen.append(round(known, 3))
    assert seen == [0.55, 0.925, 0.992]


def test_the_rule_is_the_published_one() -> None:
    # P(L) 0.5, P(T) 0.2, P(G) 0.25, P(S) 0.1, by hand:
    # right: 0.45 / (0.45 + 0.125) = 0.7826…, then + 0.2174·0.2; wrong: 0.05 / (0.05 + 0.375).
    its = Parameters(prior=0.5, learn=0.2, guess=0.25, slip=0.1)
    assert given_answer(0.5, its, right=True) == pytest.approx(0.782609, abs=1e-6)
    assert traced(0.5, its, right=True) == pytest.approx(0.826087, abs=1e-6)
    assert given_answer(0.5, its, right=False) == pytest.approx(0.117647, abs=1e-6)
    assert traced(0.5, its, right=False) == pytest.approx(0.294118, abs=1e-6)
    assert expected(0.5, its) == pytest.approx(0.575)


@given(knowns, parameters(), st.booleans(), shares)
def test_it_stays_a_probability(known, its, right, weight) -> None:
    assert 0 <= traced(known, its, right=right, weight=weight) <= CERTAIN


@given(knowns, parameters(), shares)
def test_a_right_answer_never_leaves_behind_where_a_wrong_one_would_have(known, its, weight):
    right = traced(known, its, right=True, weight=weight)
    assert right >= traced(known, its, right=False, weight=weight) - 1e-9


@given(knowns, knowns, parameters(), st.booleans(), shares)
def test_who_knew_more_knows_more_behind_the_same_answer(one, other, its, right, weight) -> None:
    less, more = sorted((one, other))
    after_less = traced(less, its, right=right, weight=weight)
    assert traced(more, its, right=right, weight=weight) >= after_less - 1e-9


@given(knowns, parameters(), shares)
def test_a_right_answer_never_lowers_it(known, its, weight) -> None:
    assert traced(known, its, right=True, weight=weight) >= known - 1e-9


@given(knowns, parameters(), shares, shares)
def test_the_more_a_right_answer_counts_the_further_it_leads(known, its, one, other) -> None:
    less, more = sorted((one, other))
    further = traced(known, its, right=True, weight=more)
    assert further >= traced(known, its, right=True, weight=less) - 1e-9


@given(knowns, parameters(), st.booleans())
def test_what_counts_nothing_changes_nothing(known, its, right) -> None:
    assert traced(known, its, right=right, weight=0) == known


@given(knowns, parameters(), st.booleans())
def test_what_counts_fully_is_the_published_rule(known, its, right) -> None:
    published = after_opportunity(given_answer(known, its, right=right), its)
    assert traced(known, its, right=right) == pytest.approx(min(CERTAIN, published), abs=1e-12)


@given(
    st.lists(st.booleans(), max_size=15), st.lists(st.booleans(), max_size=15), parameters(0.001)
)
def test_one_more_right_in_a_history_never_ends_lower(before, after, its) -> None:
    # With a guess or slip of nearly 0 one answer is a proof, and rounding decides between two.
    history, better = [*before, False, *after], [*before, True, *after]

    def end(answers: list[bool]) -> float:
        known = its.prior
        for right in answers:
            known = traced(known, its, right=right)
        return known

    assert end(better) >= end(history) - 1e-9


def test_however_much_went_right_three_wrong_answers_are_heard() -> None:
    known = DEFAULT.prior
    for _ in range(1_000):
        known = traced(known, DEFAULT, right=True)
    assert known == CERTAIN
    for _ in range(3):
        known = traced(known, DEFAULT, right=False)
    assert known < 0.7


def test_parameters_under_which_a_right_answer_speaks_against_knowing_are_refused() -> None:
    with pytest.raises(ValueError, match="less than 1"):
        Parameters(guess=0.6, slip=0.4)


def test_an_answer_that_cannot_be_changes_nothing_but_the_chance_to_learn() -> None:
    its = Parameters(prior=0, learn=0.1, guess=0, slip=0)
    assert given_answer(0.0, its, right=True) == 0
    assert given_answer(1.0, its, right=False) == 1


def test_a_blind_pick_is_taken_into_account_where_the_bank_says_nothing() -> None:
    assert default_for(2).guess == 0.5
    assert default_for(4).guess == 0.25
    assert default_for(None) == default_for(1) == default_for(30) == DEFAULT


def test_picking_blindly_between_two_takes_more_than_three_right_to_master() -> None:
    known = DEFAULT.prior
    for _ in range(3):
        known = traced(known, default_for(2), right=True)
    assert known < MASTERY

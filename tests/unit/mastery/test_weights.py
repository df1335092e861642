"""How much an answer counts: fully once, less with help, nothing for what others did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.weights import Circumstances, Origin, of_attempt, weight

circumstances = st.builds(
    Circumstances,
    attempt=st.integers(1, 9),
    options=st.none() | st.integers(1, 6),
    hints=st.integers(0, 9),
    told=st.booleans(),
    origin=st.sampled_from(Origin),
)


def test_a_first_answer_of_ones_own_without_help_counts_fully() -> None:
    assert weight(Circumstances()) == 1
    assert weight(Circumstances(options=2)) == 1


@given(circumstances)
def test_nothing_else_does(under) -> None:
    alone = under.attempt == 1 and under.hints == 0 and not under.told
    full = alone and under.origin is Origin.OWN and under.options != 1
    assert (weight(under) == 1) == full
    assert 0 <= weight(under) <= 1


@pytest.mark.parametrize(("attempt", "share"), [(1, 1), (2, 0.5), (3, 0.25), (4, 0), (99, 0)])
def test_a_later_attempt_counts_less(attempt, share) -> None:
    assert of_attempt(attempt, None) == share


def test_what_is_left_to_choose_from_counts_too() -> None:
    assert of_attempt(2, 4) == pytest.approx(0.5 * 2 / 3)
    assert of_attempt(3, 4) == pytest.approx(0.25 / 3)
    assert of_attempt(2, 2) == 0
    assert of_attempt(1, 1) == 0


@pytest.mark.parametrize(("hints", "share"), [(0, 1), (1, 0.7), (2, 0.3), (7, 0.3)])
def test_an_answer_behind_hints_counts_less(hints, share) -> None:
    assert weight(Circumstances(hints=hints)) == share


def test_an_answer_that_was_told_counts_nothing() -> None:
    assert weight(Circumstances(hints=1, told=True)) == 0


@pytest.mark.parametrize(
    ("origin", "share"),
    [(Origin.OWN, 1), (Origin.PROPOSED, 0.5), (Origin.AGREED, 0), (Origin.SHOWN, 0)],
)
def test_an_answer_of_the_group_counts_for_who_proposed_it_and_less(origin, share) -> None:
    assert weight(Circumstances(origin=origin)) == share


@given(circumstances, st.integers(0, 5), st.integers(0, 5))
def test_more_help_and_more_attempts_never_count_more(under, hints, attempts) -> None:
    more = Circumstances(
        under.attempt + attempts, under.options, under.hints + hints, under.told, under.origin
    )
    assert weight(more) <= weight(under)

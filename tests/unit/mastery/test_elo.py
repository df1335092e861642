"""Elo: difficulty and ability, moved by surprise, less and less as more is known."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.elo import Rating, Ratings, answered, expected, item_id, uncertainty

logits = st.floats(-1_000, 1_000)
matches = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["p/1", "p/2"]), st.booleans()), max_size=60
)


def played(games) -> Ratings:
    ratings = Ratings()
    for person, item, right in games:
        ratings = answered(ratings, person, item, right=right)
    return ratings


def test_equals_meet_at_even_odds() -> None:
    assert expected(0, 0) == 0.5
    assert expected(1, 0) == pytest.approx(1 / (1 + exp(-1)))


def test_of_four_options_a_blind_pick_is_right_once_in_four() -> None:
    assert expected(-1_000, 1_000, 4) == pytest.approx(0.25)
    assert expected(0, 0, 4) == pytest.approx(0.25 + 0.75 * 0.5)


@given(logits, logits, st.none() | st.integers(1, 9))
def test_an_expectation_is_a_probability(ability, difficulty, options) -> None:
    assert 0 <= expected(ability, difficulty, options) <= 1


def test_the_uncertainty_falls_with_every_match() -> None:
    steps = [uncertainty(n) for n in range(100)]
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == 1
    assert steps[20] == pytest.approx(0.5)


def test_a_first_match_between_unknowns_moves_both_by_half() -> None:
    ratings = played([("a", "p/1", True)])
    assert ratings.people["a"] == Rating(0.5, 1)
    assert ratings.items["p/1"] == Rating(-0.5, 1)


@given(matches, st.sampled_from("abc"), st.sampled_from(["p/1", "p/2"]))
def test_a_right_answer_raises_the_person_and_lowers_the_question(games, person, item) -> None:
    before, after = played(games), played([*games, (person, item, True)])
    assert after.people[person].value >= before.people.get(person, Rating()).value
    assert after.items[item].value <= before.items.get(item, Rating()).value


@given(matches)
def test_only_who_played_is_rated_and_once_a_match(games) -> None:
    ratings = played(games)
    assert set(ratings.people) == {person for person, _, _ in games}
    assert sum(each.matches for each in ratings.people.values()) == len(games)
    assert sum(each.matches for each in ratings.items.values()) == len(games)


def test_what_counts_nothing_is_no_match() -> None:
    assert answered(Ratings(), "a", "p/1", right=True, weight=0) == Ratings()


def test_a_question_that_most_get_wrong_ends_up_the_harder_one() -> None:
    games = [(f"s{n}", "p/1", n % 5 == 0) for n in range(40)]
    games += [(f"s{n}", "p/2", n % 5 != 0) for n in range(40)]
    ratings = played(games)
    assert ratings.items["p/1"].value > 0.5 > -0.5 > ratings.items["p/2"].value


def test_questions_of_two_problems_are_never_one() -> None:
    assert item_id("a", "b-c") != item_id("a-b", "c")

"""Fading: fewer hints as P(known) rises, more after errors, and no flicker in between."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.fading import FADES_AT, MARGIN, MOST, offered, support
from rooms.mastery.offering import offered_to
from tests.unit.mastery.lessons import ADD, PIZZA, Lesson

shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("known", "level"), [(0.1, 3), (0.39, 3), (0.4, 2), (0.65, 1), (0.84, 1), (0.85, 0), (1, 0)]
)
def test_fewer_are_offered_as_more_is_known(known, level) -> None:
    assert support(MOST, known) == level


def test_a_level_is_kept_until_it_is_clearly_lost() -> None:
    level = support(MOST, 0.66)
    for known in (0.6, 0.66, 0.56, 0.64, 0.55):
        level = support(level, known)
        assert level == 1
    assert support(level, 0.54) == 2


def test_an_error_brings_back_what_p_known_allows_at_once() -> None:
    assert support(1, 0.6) == 1
    assert support(1, 0.6, error=True) == 2
    assert support(1, 0.66, error=True) == 1


@given(st.integers(0, MOST), shares, st.booleans())
def test_it_is_a_level_and_settles_at_once(current, known, error) -> None:
    level = support(current, known, error=error)
    assert 0 <= level <= MOST
    assert support(level, known, error=error) == level


@given(st.integers(0, MOST), shares, shares)
def test_who_knows_more_is_never_offered_more(current, one, other) -> None:
    less, more = sorted((one, other))
    assert support(current, more) <= support(current, less)


@given(st.lists(st.floats(0, MARGIN * 0.99), min_size=2, max_size=20), st.sampled_from(FADES_AT))
def test_moving_about_just_below_a_threshold_changes_it_once_at_most(below, threshold) -> None:
    level, seen = MOST, []
    for each in (0.0, *below):
        level = support(level, threshold - each)
        seen.append(level)
    changes = sum(one != other for one, other in pairwise(seen))
    assert changes <= 1


def test_the_skill_that_is_known_least_decides() -> None:
    assert offered([0, 2], 0, 5, last_tells=False) == 2
    assert offered([], 0, 5, last_tells=False) == MOST


def test_every_error_at_the_step_offers_one_more_but_never_the_answer() -> None:
    assert [offered([1], wrong, 4, last_tells=True) for wrong in range(5)] == [1, 2, 3, 3, 3]
    assert offered([3], 0, 1, last_tells=True) == 0
    assert offered([3], 0, 0, last_tells=False) == 0


def test_a_newcomer_is_offered_all_but_the_answer_and_each_person_their_own() -> None:
    lesson = Lesson().open("many").open("pizza")
    for n in range(3):
        lesson.answer("many", f"m{n}", str(n))
    assert offered_to(lesson.mastery, "mia", "pizza", "s1", lesson.bank) == 0
    assert offered_to(lesson.mastery, "tom", "pizza", "s1", lesson.bank) == 2
    assert len(PIZZA.steps[0].hints) == 3


def test_more_are_offered_again_behind_errors() -> None:
    lesson = Lesson().open("many").open("pizza")
    for n in range(3):
        lesson.answer("many", f"m{n}", str(n))
    lesson.answer("pizza", "s1", "2/3")
    assert lesson.skill(ADD).support == 0
    assert offered_to(lesson.mastery, "mia", "pizza", "s1", lesson.bank) == 1
    for n in (3, 4):
        lesson.answer("many", f"m{n}", "100")
    assert lesson.skill(ADD).support == 3


def test_what_is_no_step_has_nothing_to_offer() -> None:
    lesson = Lesson().open("pizza")
    assert offered_to(lesson.mastery, "mia", "pizza", "s1-h2", lesson.bank) == 0
    assert offered_to(lesson.mastery, "mia", "nowhere", "s1", lesson.bank) == 0

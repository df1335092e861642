"""Spaced review: a week, two, four, eight; anew behind an error; none before mastery."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.review import DAY, EARLY, INTERVALS, Review, is_due, reviewed

WEEK = 7 * DAY


def passed(review: Review | None, at: int, *, right: bool = True) -> Review | None:
    return reviewed(review, 0.97, at, right=right, unaided=True)


def test_what_is_not_mastered_is_not_reviewed() -> None:
    assert reviewed(None, 0.94, 0, right=True, unaided=True) is None
    assert reviewed(Review(2, 0), 0.94, WEEK, right=False, unaided=True) is None
    assert not is_due(None, 10**15)


def test_it_is_due_at_the_same_hour_a_week_after_mastery() -> None:
    review = passed(None, 0)
    assert not is_due(review, WEEK - EARLY - 1)
    assert is_due(review, WEEK - 10 * 60_000)


def test_the_intervals_expand_and_the_last_is_kept() -> None:
    at, review, gaps = 0, passed(None, 0), []
    for _ in range(6):
        assert review is not None
        gaps.append(round((review.due_at + EARLY - at) / WEEK))
        at = review.due_at + EARLY
        review = passed(review, at)
    assert gaps == [1, 2, 4, 8, 8, 8]
    assert list(INTERVALS) == sorted(INTERVALS)


def test_a_review_that_goes_wrong_begins_anew() -> None:
    review = Review(3, WEEK)
    assert passed(review, WEEK, right=False) == Review(0, 2 * WEEK - EARLY)


def test_practice_before_it_is_due_is_no_review() -> None:
    review = Review(1, WEEK)
    assert passed(review, WEEK - 1) is review


def test_an_answer_with_help_is_no_review() -> None:
    review = Review(1, WEEK)
    assert reviewed(review, 0.97, WEEK, right=True, unaided=False) is review


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.booleans()), max_size=30))
def test_a_review_is_always_ahead_of_the_answer_that_set_it(days) -> None:
    at, review = 0, None
    for gap, right, unaided in days:
        at += gap * DAY
        after = reviewed(review, 0.97, at, right=right, unaided=unaided)
        assert after is not None
        assert after is review or after.due_at > at
        review = after

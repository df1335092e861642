"""Edit distance, as far as it matters: at most so much, or not."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.attention.nearness import are_near

texts = st.text("ab1", max_size=8)


def distance(one: str, other: str) -> int:
    """The edit distance, by the textbook's table."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above = row
        row = [i]
        for j, right in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (left != right)))
    return row[-1]


@given(texts, texts, st.integers(0, 4))
def test_it_agrees_with_the_table(one, other, most) -> None:
    assert are_near(one, other, most) == (distance(one, other) <= most)


@given(texts, texts)
def test_near_is_near_from_both_sides(one, other) -> None:
    assert are_near(one, other, 2) == are_near(other, one, 2)


def test_the_longest_answers_are_compared_without_a_table() -> None:
    long = "a" * 499
    assert are_near(long + "b", long + "c", 2)
    assert are_near("x" + long, long + "x", 2)
    assert not are_near("xyz" + long, long, 2)
    assert not are_near("ab" * 250, "ba" * 249 + "cc", 1)

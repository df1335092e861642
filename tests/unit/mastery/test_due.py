"""What it is time to look at again, and that what was done since counts."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.due import due, newest
from rooms.mastery.giving import note_of, skill_of
from rooms.mastery.learners import Learner
from rooms.mastery.notes import SkillNote

moments = st.integers(0, 1_000)
notes = st.builds(
    SkillNote,
    known=st.floats(0, 1),
    practised_at=moments,
    reviews=st.just(0),
    due_at=st.none() | moments,
)
many = st.dictionaries(st.sampled_from("abcde"), notes)


def note(practised_at: int, due_at: int | None) -> SkillNote:
    return SkillNote(known=0.97, practised_at=practised_at, due_at=due_at)


def test_what_has_waited_longest_comes_first_and_what_is_not_due_does_not_come() -> None:
    noted = {"a": note(1, 50), "b": note(1, 20), "c": note(1, 101), "d": note(1, None)}
    assert due(noted, 100) == ("b", "a")
    assert due(noted, 101) == ("b", "a", "c")
    assert due({}, 100) == ()


def test_what_was_reviewed_since_is_not_due_any_more() -> None:
    here = Learner({"a": skill_of(note(90, 500))})
    assert due(newest({"a": note(1, 50), "b": note(1, 60)}, here), 100) == ("b",)


@given(many, many)
def test_of_each_skill_the_newer_counts_whatever_is_where(noted, here) -> None:
    both = newest(noted, Learner({name: skill_of(each) for name, each in here.items()}))
    assert set(both) == set(noted) | set(here)
    for name, each in both.items():
        known = [some[name].practised_at for some in (noted, here) if name in some]
        assert each.practised_at == max(known)


@given(many)
def test_a_note_read_and_noted_again_is_the_same(noted) -> None:
    again = {name: note_of(skill_of(each)) for name, each in noted.items()}
    assert again == noted


@given(many, moments, moments)
def test_what_is_due_stays_due_until_it_is_practised(noted, now, later) -> None:
    early, late = sorted((now, later))
    assert set(due(noted, early)) <= set(due(noted, late))

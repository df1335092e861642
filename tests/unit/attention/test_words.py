"""What a tutor reads about a child: what was seen, and nothing that could hurt."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.attention.kinds import Alert, Kind, Tried
from rooms.attention.words import age, reason, sentence
from tests.unit.mastery.hurtful import hurtful_in

every_alert = st.builds(
    Alert,
    person=st.just("ann"),
    kind=st.sampled_from(Kind),
    since=st.integers(0, 10**7),
    level=st.integers(1, 2),
    skill=st.sampled_from(["adding_fractions", ""]),
    tried=st.none() | st.builds(Tried, st.just("p"), st.just("s"), st.integers(0, 9)),
    helped=st.integers(0, 3),
)


@given(every_alert, st.integers(0, 10**8))
def test_no_word_about_a_child_hurts(alert, now) -> None:
    assert hurtful_in(sentence(alert, now)) == []


def test_not_even_the_names_of_the_kinds_do_which_a_client_is_sent() -> None:
    assert [kind for kind in Kind if hurtful_in(kind.value.replace("_", " "))] == []


def test_every_kind_has_words_of_its_own() -> None:
    said = {reason(Alert("ann", kind, 0, skill="adding_fractions")) for kind in Kind}
    assert len(said) == len(Kind)


def test_a_sentence_says_how_long_and_what_was_tried() -> None:
    alert = Alert("ann", Kind.QUIET, 0, tried=Tried("p", "s", attempts=1, hints=2))
    expected = "No activity, for 6 minutes; on this step: 1 answer, 2 hints."
    assert sentence(alert, 6 * 60_000 + 59_000) == expected


def test_a_skill_is_called_as_people_call_it() -> None:
    alert = Alert("ann", Kind.LONG_PRACTICE, 0, skill="adding_fractions")
    assert "adding fractions" in reason(alert)


def test_an_age_is_in_seconds_up_to_a_minute_and_never_negative() -> None:
    assert [age(each) for each in (-5, 1_000, 59_999, 60_000, 3_600_000)] == [
        "0 seconds",
        "1 second",
        "59 seconds",
        "1 minute",
        "60 minutes",
    ]

"""The tutor's queue: every open alert once, the most urgent first, and no reshuffling."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rooms.attention.alerts import alerts
from rooms.attention.helping import helped
from rooms.attention.kinds import Alert, Kind, Severity, Tried
from rooms.attention.queue import Action, action, ordered, queue, severity
from rooms.facts import HandRaised
from tests.unit.mastery.lessons import Lesson
from tests.unit.mastery.strategies import play, runs

people = st.sampled_from(["ann", "ben", "cem", "dia"])
open_alerts = st.builds(
    Alert,
    person=people,
    kind=st.sampled_from(Kind),
    since=st.integers(0, 5),
    level=st.just(1),
    helped=st.integers(0, 2),
)
rooms = st.dictionaries(
    st.sampled_from(["r1", "r2", "r3"]),
    st.lists(open_alerts, max_size=6, unique_by=lambda each: (each.person, each.kind)).map(tuple),
)


@given(rooms)
def test_the_queue_is_a_permutation_of_the_open_alerts(found) -> None:
    items = ordered(found)
    listed = sorted((each.room, repr(each.alert)) for each in items)
    assert listed == sorted((room, repr(each)) for room, all_ in found.items() for each in all_)


@given(st.lists(runs, min_size=1, max_size=3), st.integers(0, 900_000))
def test_the_queue_over_rooms_is_that_of_their_alerts(parts, wait) -> None:
    lessons = {f"r{n}": play(Lesson().open("pizza"), run) for n, run in enumerate(parts)}
    now = max(each.now for each in lessons.values()) + wait
    attentions = {room: each.attention for room, each in lessons.items()}
    items = queue(attentions, now)
    assert len(items) == sum(len(alerts(each, now)) for each in attentions.values())
    assert items == ordered({room: alerts(each, now) for room, each in attentions.items()})


@given(rooms)
def test_the_more_urgent_stands_first(found) -> None:
    severities = [each.severity for each in ordered(found)]
    assert severities == sorted(severities, reverse=True)


@given(rooms)
def test_who_has_had_no_help_outranks_a_repeat_of_the_same_kind_whatever_its_age(found) -> None:
    items = ordered(found)
    for n, item in enumerate(items):
        for later in items[n + 1 :]:
            if later.alert.kind is item.alert.kind:
                assert not (item.alert.helped and not later.alert.helped)


@given(rooms)
def test_of_the_same_urgency_and_help_the_oldest_stands_first(found) -> None:
    items = ordered(found)
    for one, other in pairwise(items):
        if (one.severity, one.alert.helped > 0) == (other.severity, other.alert.helped > 0):
            assert one.alert.since <= other.alert.since


@given(rooms, st.data())
def test_one_that_goes_leaves_the_others_where_they_are(found, data) -> None:
    items = ordered(found)
    if not items:
        return
    gone = data.draw(st.sampled_from(items))
    less = {
        room: tuple(each for each in all_ if (room, each) != (gone.room, gone.alert))
        for room, all_ in found.items()
    }
    assert ordered(less) == tuple(each for each in items if each != gone)


@given(rooms, st.randoms(use_true_random=False))
def test_the_order_in_which_rooms_are_looked_at_does_not_matter(found, random) -> None:
    names = random.sample(list(found), len(found))
    assert ordered({name: found[name] for name in names}) == ordered(found)


def test_struggling_stands_above_being_quiet_for_long() -> None:
    few = Alert("ann", Kind.FEW_RIGHT, since=100)
    quiet = Alert("ben", Kind.QUIET, since=0, level=2)
    assert [each.alert for each in ordered({"r": (quiet, few)})] == [few, quiet]
    assert severity(quiet) is Severity.LONG_QUIET > severity(Alert("b", Kind.QUIET, 0))


def test_a_second_hand_of_somebody_stands_behind_a_first_one_that_came_later() -> None:
    lesson = Lesson().open("pizza")
    lesson.fact("mia", HandRaised(person="mia"))
    lesson.attention = helped(lesson.attention, "mia", lesson.now)
    lesson.wait(5).fact("tom", HandRaised(person="tom"))
    items = queue({"room": lesson.attention}, lesson.now)
    assert [(each.alert.person, each.alert.helped) for each in items] == [("tom", 0), ("mia", 1)]


def test_help_counts_for_what_was_open_and_for_nothing_else() -> None:
    lesson = Lesson().open("pizza").wait(130)
    lesson.attention = helped(lesson.attention, "mia", lesson.now)
    lesson.fact("mia", HandRaised(person="mia"))
    assert lesson.alerts()[Kind.HAND].helped == 0
    assert lesson.attention.people["mia"].helps == {Kind.QUIET: 1}


def test_what_is_suggested_fits_the_reason() -> None:
    suggested = {kind: action(Alert("ann", kind, 0)) for kind in Kind}
    assert suggested[Kind.FINISHED] is Action.NEXT_PROBLEM
    assert suggested[Kind.STUCK] is Action.OPEN_HINT
    assert suggested[Kind.FEW_RIGHT] is suggested[Kind.LONG_PRACTICE] is Action.SIMPLER_PROBLEM
    assert suggested[Kind.QUIET] is Action.NUDGE
    long_without_a_hint = Alert("ann", Kind.QUIET, 0, level=2, tried=Tried("p", "s", 2, 0))
    assert action(long_without_a_hint) is Action.OPEN_HINT
    with_hints = Alert("ann", Kind.QUIET, 0, level=2, tried=Tried("p", "s", 2, 1))
    assert action(with_hints) is Action.NUDGE

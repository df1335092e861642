"""What holds in every session: nobody's alerts depend on others, all end, none comes late."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.attention import folding, watching
from rooms.attention.alerts import alerts, next_change
from rooms.attention.helping import asked, paced, took_back
from rooms.attention.kinds import Alert, Kind
from rooms.attention.thresholds import PACES
from rooms.attention.watching import Attention
from rooms.facts import HandLowered, ProblemKeyed, Recorded, SessionStarted
from rooms.mastery.trace import replay
from tests.unit.mastery.lessons import Lesson
from tests.unit.mastery.strategies import STUDENTS, interleaved, play, runs, seeds, without

paces = st.sampled_from(PACES)
waits = st.floats(0, 900).map(lambda seconds: round(seconds * 1_000))


def played(run, pace: float = 1.0) -> Lesson:
    lesson = Lesson().open("pizza").open("many")
    lesson.attention = paced(lesson.attention, "mia", pace)
    return play(lesson, run)


def folded(facts: list[Recorded], pace: float = 1.0) -> Attention:
    """Attention behind the last of these facts."""
    attention, keys = Attention(), {}
    for recorded, mastery in replay(facts, {}):
        if isinstance(recorded.fact, SessionStarted):
            keys = {}
        if isinstance(recorded.fact, ProblemKeyed):
            keys = {**keys, recorded.fact.problem.id: recorded.fact.problem}
        attention = folding.evolve(attention, recorded, keys, mastery)
        if recorded.seq == PACE_SET_BEHIND:
            attention = paced(attention, "mia", pace)
    return attention


PACE_SET_BEHIND = len(Lesson().open("pizza").open("many").log)


def of(person: str, attention: Attention, now: int) -> tuple[Alert, ...]:
    return tuple(each for each in alerts(attention, now) if each.person == person)


@given(runs, paces)
def test_replaying_the_log_gives_the_same(run, pace) -> None:
    lesson = played(run, pace)
    assert folded(lesson.log, pace) == lesson.attention


@given(runs, st.integers(0, 60))
def test_a_snapshot_in_between_changes_nothing(run, cut) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run[:cut])
    lesson.attention = watching.load(watching.dump(lesson.attention))
    play(lesson, run[cut:])
    assert lesson.attention == folded(lesson.log)


@given(runs, st.sampled_from(STUDENTS), waits)
def test_what_others_do_changes_nobodys_alerts(run, person, wait) -> None:
    lesson = played(run)
    other = next(each for each in STUDENTS if each != person)
    alone, now = folded(without(lesson.log, other)), lesson.now + wait
    assert of(person, alone, now) == of(person, lesson.attention, now)


@given(runs, seeds, waits)
def test_no_interleaving_of_two_people_changes_their_alerts(run, seed, wait) -> None:
    lesson = played(run)
    otherwise = folded(interleaved(lesson.log, seed))
    assert otherwise.people == lesson.attention.people
    now = lesson.now + wait
    assert set(alerts(otherwise, now)) == set(alerts(lesson.attention, now))


@given(runs, paces, waits, st.floats(0, 1))
def test_the_next_change_is_never_late(run, pace, wait, share) -> None:
    lesson = played(run, pace)
    now = lesson.now + wait
    change = next_change(lesson.attention, now)
    until = now + 10**9 if change is None else change - 1
    assert until >= now
    some_time_before = now + int((until - now) * share)
    assert alerts(lesson.attention, some_time_before) == alerts(lesson.attention, now)
    assert alerts(lesson.attention, until) == alerts(lesson.attention, now)


@given(runs, paces)
def test_waking_at_each_next_change_shows_every_alert_in_its_moment(run, pace) -> None:
    lesson = played(run, pace)
    now, woken = lesson.now, 0
    while (change := next_change(lesson.attention, now)) is not None:
        now, woken = change, woken + 1
        assert woken < 50
    # At the end of time only what does not pass by itself is open, and all that is to come has.
    assert alerts(lesson.attention, now) == alerts(lesson.attention, now + 10**9)


@given(runs, paces, st.sampled_from(STUDENTS))
def test_every_alert_ends_when_its_cause_is_gone(run, pace, person) -> None:
    lesson = played(run, pace)
    if not lesson.attention.in_session:
        lesson.start("again")
    for what in ("stuck", "break"):
        lesson.attention = asked(lesson.attention, person, what, lesson.now)
    lesson.open("more").fact(person, HandLowered(person=person))
    for what in ("stuck", "break"):
        lesson.attention = took_back(lesson.attention, person, what, lesson.now)
    for n in range(20):
        lesson.wait(30).answer("more", f"m{n}", str(n), person)
    assert lesson.alerts(person) == {}


@given(runs, paces)
def test_at_most_one_alert_of_a_kind_is_open_for_a_person(run, pace) -> None:
    lesson = played(run, pace)
    for wait in (0, 60_000, 300_000):
        found = [(each.person, each.kind) for each in alerts(lesson.attention, lesson.now + wait)]
        assert len(found) == len(set(found))
        assert all(
            each.since <= lesson.now + wait for each in alerts(lesson.attention, lesson.now + wait)
        )


@given(st.lists(runs, min_size=1, max_size=3))
def test_an_alert_that_stays_open_keeps_its_beginning_but_for_quiet(parts) -> None:
    lesson = Lesson().open("pizza").open("many")
    before: dict[tuple[str, Kind], int] = {}
    for event in (each for part in parts for each in part):
        play(lesson, [event])
        now = {(a.person, a.kind): a.since for a in alerts(lesson.attention, lesson.now)}
        fresh = {Kind.QUIET, Kind.FINISHED, Kind.HAND, Kind.HINT_UNREAD}
        for key in before.keys() & now.keys():
            same_run = key[1] not in fresh and event[1][0] not in ("start", "end")
            assert not same_run or now[key] >= before[key]
            if same_run and key[1] in (Kind.FEW_RIGHT, Kind.QUICK_ANSWERS, Kind.QUICK_HINTS):
                assert now[key] == before[key]
        before = now

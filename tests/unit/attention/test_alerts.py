"""Each reason to look at somebody: when it opens, and that it closes when its cause is gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.attention.helping import asked, given_problem, helped, paced, took_back
from rooms.attention.kinds import Kind, Tried
from rooms.board.elements import Colour
from rooms.facts import (
    AnswerAgreed,
    AnswerKept,
    AnswerProposed,
    AttendanceJoined,
    AttendanceLeft,
    ChatPosted,
    HandLowered,
    HandRaised,
    PersonAdjusted,
    PersonEntered,
    PersonRemoved,
    SessionEnded,
    SolutionShown,
    Verdict,
)
from rooms.mastery.weights import Origin
from rooms.roles import Role
from rooms.scaffolding.modes.kinds import Solution
from tests.fakes.house import number
from tests.unit.mastery.lessons import ADD, COMPARE, MANY, Lesson, problem, step


def at_work(name: str = "pizza") -> Lesson:
    return Lesson().open(name)


# Quiet


def test_quiet_begins_after_two_minutes_and_weighs_more_after_five() -> None:
    lesson = at_work()
    began = lesson.now
    assert Kind.QUIET not in lesson.wait(119.999).alerts()
    quiet = lesson.wait(0.001).alerts()[Kind.QUIET]
    assert (quiet.since, quiet.level) == (began, 1)
    assert lesson.wait(179.999).alerts()[Kind.QUIET].level == 1
    assert lesson.wait(0.001).alerts()[Kind.QUIET].level == 2


@pytest.mark.parametrize("pace", [1.25, 1.5, 2.0])
def test_who_has_more_time_is_quiet_later(pace) -> None:
    lesson = at_work()
    lesson.attention = paced(lesson.attention, "mia", pace)
    assert Kind.QUIET not in lesson.wait(120 * pace - 0.001).alerts()
    assert Kind.QUIET in lesson.alerts("tom")
    assert Kind.QUIET in lesson.wait(0.001).alerts()


def test_the_pace_is_what_was_adjusted_last() -> None:
    lesson = at_work()
    lesson.fact("mia", PersonAdjusted(person="mia", version=1, pace=2.0))
    assert Kind.QUIET not in lesson.wait(239.999).alerts()
    assert Kind.QUIET in lesson.wait(0.001).alerts()
    lesson.fact("mia", PersonAdjusted(person="mia", version=2, pace=1.0))
    assert Kind.QUIET in lesson.alerts()


def test_any_sign_of_work_ends_quiet() -> None:
    lesson = at_work().wait(150)
    lesson.fact("mia", ChatPosted(text="What is a quarter?"))
    assert lesson.alerts() == {}
    assert Kind.QUIET in lesson.alerts("tom")


def test_an_answer_that_waits_and_agreeing_are_signs_of_work_too() -> None:
    place = {"person": "mia", "problem": "pizza", "part": "s1"}
    for fact in (
        AnswerKept(answer="1", **place),
        AnswerProposed(answer="1", **place),
        AnswerAgreed(place=7, agrees=True, **place),
    ):
        lesson = at_work().wait(150)
        lesson.fact("mia", fact)
        assert lesson.alerts() == {}


def test_a_solution_shown_to_one_is_help_for_them() -> None:
    lesson = at_work().wait(150)
    solution = Solution(answer="1")
    lesson.fact("tina", SolutionShown(problem="pizza", step="s1", solution=solution, person="mia"))
    assert lesson.attention.people["mia"].helps == {Kind.QUIET: 1}
    assert lesson.attention.people["tom"].helps == {}


def test_without_a_problem_nothing_is_expected() -> None:
    assert Lesson().wait(3_000).alerts() == {}


def test_a_new_problem_gives_everybody_new_time() -> None:
    lesson = at_work().wait(150).open("many")
    assert lesson.alerts() == {}


def test_who_waits_for_the_tutor_or_has_a_break_is_not_quiet() -> None:
    for what in ("hand", "stuck", "break"):
        lesson = at_work()
        if what == "hand":
            lesson.fact("mia", HandRaised(person="mia"))
        else:
            lesson.attention = asked(lesson.attention, "mia", what, lesson.now)
        assert list(lesson.wait(1_000).alerts()) == [Kind(what)]


def test_somebody_who_comes_later_has_the_time_from_then() -> None:
    lesson = at_work()
    lesson.wait(1_000).fact(
        "zoe", PersonEntered(person="zoe", name="Zoe", role=Role.STUDENT, colour=Colour.PINK)
    )
    lesson.wait(20).fact("zoe", AttendanceJoined(person="zoe", since=lesson.now - 20_000))
    assert Kind.QUIET not in lesson.wait(99).alerts("zoe")
    assert Kind.QUIET in lesson.wait(1).alerts("zoe")


# Finished


def finished() -> Lesson:
    small = problem("small", step("s1", number("1"), ()), step("s2", number("2"), ()))
    lesson = Lesson(small).open("small")
    lesson.answer("small", "s1", "1")
    lesson.answer("small", "s2", "2")
    return lesson


def test_who_has_solved_everything_waits_after_a_minute_and_is_not_quiet() -> None:
    lesson = finished()
    assert lesson.wait(59.999).alerts() == {}
    assert lesson.wait(0.001).alerts()[Kind.FINISHED].level == 1
    assert list(lesson.wait(239.999).alerts()) == [Kind.FINISHED]
    assert lesson.wait(0.001).alerts()[Kind.FINISHED].level == 2


def test_waiting_takes_no_longer_for_who_has_more_time() -> None:
    lesson = finished()
    lesson.attention = paced(lesson.attention, "mia", 2.0)
    assert Kind.FINISHED in lesson.wait(60).alerts()


def test_the_next_problem_ends_the_waiting_and_the_same_again_does_not() -> None:
    lesson = finished().wait(100)
    assert lesson.open("pizza").wait(100).alerts() == {}
    lesson.open("small")
    assert list(lesson.wait(60).alerts()) == [Kind.FINISHED]


def test_who_was_given_a_problem_of_their_own_finishes_that() -> None:
    lesson = at_work()
    own = problem("own", step("s1", number("1"), ()))
    lesson.keys["own"], lesson.library["own"] = own, own
    lesson.attention = given_problem(lesson.attention, "mia", own, lesson.now)
    lesson.answer("own", "s1", "1")
    assert list(lesson.wait(60).alerts()) == [Kind.FINISHED]
    assert lesson.alerts("tom") == {}


# Asking


def test_a_hand_is_up_from_its_raising_to_its_lowering() -> None:
    lesson = at_work()
    lesson.fact("mia", HandRaised(person="mia"))
    raised = lesson.now
    assert lesson.wait(200).alerts()[Kind.HAND].since == raised
    lesson.fact("mia", HandLowered(person="mia"))
    assert lesson.alerts() == {}


def test_a_hand_that_a_tutor_lowers_was_helped_and_counts_as_a_repeat_next_time() -> None:
    lesson = at_work()
    lesson.fact("mia", HandRaised(person="mia"))
    lesson.fact("tina", HandLowered(person="mia"))
    lesson.fact("mia", HandRaised(person="mia"))
    assert lesson.alerts()[Kind.HAND].helped == 1


def test_a_hand_that_one_lowers_oneself_was_not_helped() -> None:
    lesson = at_work()
    for _ in range(2):
        lesson.fact("mia", HandRaised(person="mia"))
        lesson.fact("mia", HandLowered(person="mia"))
    lesson.fact("mia", HandRaised(person="mia"))
    assert lesson.alerts()[Kind.HAND].helped == 0


def test_stuck_lasts_until_help_a_right_answer_or_being_taken_back() -> None:
    def stuck() -> Lesson:
        lesson = at_work()
        lesson.attention = asked(lesson.attention, "mia", "stuck", lesson.now)
        lesson.wait(5)
        lesson.attention = asked(lesson.attention, "mia", "stuck", lesson.now)
        assert lesson.alerts()[Kind.STUCK].since == lesson.now - 5_000
        return lesson

    lesson = stuck()
    lesson.attention = helped(lesson.attention, "mia", lesson.now)
    assert lesson.alerts() == {}
    lesson = stuck()
    lesson.answer("pizza", "s1", "1/4")
    assert Kind.STUCK in lesson.alerts()
    lesson.answer("pizza", "s1", "3/4")
    assert lesson.alerts() == {}
    lesson = stuck()
    lesson.attention = took_back(lesson.attention, "mia", "stuck", lesson.now)
    assert lesson.alerts() == {}


def test_a_break_lasts_until_they_are_back_whatever_the_tutor_does() -> None:
    lesson = at_work()
    lesson.attention = asked(lesson.attention, "mia", "break", lesson.now)
    lesson.attention = helped(lesson.attention, "mia", lesson.now)
    assert list(lesson.wait(600).alerts()) == [Kind.BREAK]
    lesson.attention = took_back(lesson.attention, "mia", "break", lesson.now)
    assert lesson.wait(100).alerts() == {}


# Few right, long practice


def test_three_right_of_the_last_ten_are_few_and_five_are_enough() -> None:
    lesson = at_work("many")
    for n in range(10):
        lesson.wait(20).answer("many", f"m{n}", str(n) if n in (0, 1, 2) else "100")
        assert (Kind.FEW_RIGHT in lesson.alerts()) == (n == 9)
    since = lesson.now
    states = []
    for n in range(10, 18):
        lesson.wait(20).answer("many", f"m{n}", str(n))
        states.append(Kind.FEW_RIGHT in lesson.alerts())
        if states[-1]:
            assert lesson.alerts()[Kind.FEW_RIGHT].since == since
    # The window then holds 2, 1, 0 of the first three, and one right more each time.
    assert states == [True] * 4 + [False] * 4


def test_four_right_of_ten_are_not_few() -> None:
    lesson = at_work("many")
    for n in range(10):
        lesson.wait(20).answer("many", f"m{n}", str(n) if n < 4 else "100")
    assert Kind.FEW_RIGHT not in lesson.alerts()


def test_nine_answers_are_too_few_to_say() -> None:
    lesson = at_work("many")
    for n in range(9):
        lesson.wait(20).answer("many", f"m{n}", "100")
    assert Kind.FEW_RIGHT not in lesson.alerts()


@given(st.lists(st.booleans(), min_size=10, max_size=20))
def test_long_practice_begins_at_ten_opportunities_below_80_and_ends_at_85(rights) -> None:
    lesson, is_open = at_work("many"), False
    for n, right in enumerate(rights):
        lesson.wait(20).answer("many", f"m{n}", str(n) if right else "100")
        known = lesson.skill().known
        is_open = (is_open and known < 0.85) or (n >= 9 and known < 0.8)
        assert (Kind.LONG_PRACTICE in lesson.alerts()) == is_open
    if is_open:
        assert lesson.alerts()[Kind.LONG_PRACTICE].skill == ADD


def long_practice() -> Lesson:
    lesson = at_work("many")
    for n in range(10):
        lesson.wait(20).answer("many", f"m{n}", "100")
    assert Kind.LONG_PRACTICE in lesson.alerts()
    return lesson


def test_it_ends_when_the_skill_comes_and_not_a_moment_sooner() -> None:
    lesson = long_practice()
    for n in range(10, 14):
        lesson.wait(20).answer("many", f"m{n}", str(n))
        assert (Kind.LONG_PRACTICE in lesson.alerts()) == (lesson.skill().known < 0.85)
    assert Kind.LONG_PRACTICE not in lesson.alerts()


def test_it_goes_on_in_another_problem_with_the_skill_and_ends_in_one_without() -> None:
    lesson = long_practice()
    since = lesson.alerts()[Kind.LONG_PRACTICE].since
    lesson.open("pizza")
    assert lesson.alerts()[Kind.LONG_PRACTICE].since == since
    other = problem("other", step("s1", number("1"), (COMPARE,)))
    lesson.library["other"] = other
    lesson.open("other")
    assert Kind.LONG_PRACTICE not in lesson.alerts()


def test_group_answers_that_others_proposed_are_nobodys_practice() -> None:
    lesson = at_work("many")
    for n in range(12):
        verdict = Verdict.INCORRECT
        lesson.answer("many", f"m{n}", "100", verdict=verdict, origin=Origin.AGREED)
    assert lesson.alerts() == {}


# Quick answers


def tries(*answers: tuple[float, str], part: str = "s1") -> Lesson:
    lesson = at_work()
    for gap, text in answers:
        lesson.wait(gap).answer("pizza", part, text)
    return lesson


def test_three_near_answers_in_quick_succession_are_a_reason_to_look() -> None:
    lesson = tries((20, "41"), (4.9, "42"), (4.9, "43"))
    assert lesson.alerts()[Kind.QUICK_ANSWERS].since == lesson.now


@pytest.mark.parametrize(
    "answers",
    [
        [(20, "41"), (4.9, "42")],
        [(20, "41"), (5, "42"), (4.9, "43")],
        [(20, "41"), (4.9, "42"), (5, "43"), (4.9, "44")],
        [(20, "41"), (4.9, "1/2 + 1/4"), (4.9, "7")],
        [(20, "41"), (4.9, "42"), (4.9, "3/4")],
    ],
)
def test_a_slip_a_pause_another_idea_or_the_answer_are_not(answers) -> None:
    assert Kind.QUICK_ANSWERS not in tries(*answers).alerts()


def test_picking_one_option_behind_the_other_is_quick_whatever_they_are_called() -> None:
    lesson = tries((20, "b"), (2, "c"), (2, "d"), part="s3")
    assert Kind.QUICK_ANSWERS in lesson.alerts()


def test_answers_to_different_steps_are_not_variations() -> None:
    lesson = at_work("many")
    for n in range(4):
        lesson.wait(2).answer("many", f"m{n}", "100")
    assert Kind.QUICK_ANSWERS not in lesson.alerts()


def test_what_a_held_answer_says_is_not_known() -> None:
    lesson = at_work()
    for _ in range(4):
        lesson.wait(2).answer("pizza", "s1", "no", answer=None)
    assert Kind.QUICK_ANSWERS not in lesson.alerts()


@pytest.mark.parametrize("ends", ["calm", "right", "hint", "time", "problem"])
def test_quick_answers_end_when_the_hurry_does(ends) -> None:
    lesson = tries((20, "41"), (2, "42"), (2, "43"))
    if ends == "calm":
        lesson.wait(10).answer("pizza", "s1", "44")
    elif ends == "right":
        lesson.wait(2).answer("pizza", "s1", "3/4")
    elif ends == "hint":
        lesson.wait(2).hint("pizza", "s1-h1")
    elif ends == "time":
        assert Kind.QUICK_ANSWERS in lesson.wait(119.999).alerts()
        lesson.wait(0.001)
    else:
        lesson.open("pizza")
    assert Kind.QUICK_ANSWERS not in lesson.alerts()


def test_it_opens_once_and_keeps_its_age_while_the_hurry_goes_on() -> None:
    lesson = tries((20, "41"), (2, "42"), (2, "43"))
    since = lesson.now
    for text in ("44", "45", "46"):
        lesson.wait(4).answer("pizza", "s1", text)
        assert lesson.alerts()[Kind.QUICK_ANSWERS].since == since


def test_for_who_has_more_time_quick_is_longer_too() -> None:
    lesson = at_work()
    lesson.attention = paced(lesson.attention, "mia", 2.0)
    for text in ("41", "42", "43"):
        lesson.wait(9.9).answer("pizza", "s1", text)
    assert Kind.QUICK_ANSWERS in lesson.alerts()


# Hints


def test_two_hints_asked_for_within_five_seconds_of_the_last_action() -> None:
    lesson = at_work().wait(20)
    lesson.answer("pizza", "s1", "41")
    lesson.wait(4.9).hint("pizza", "s1-h1")
    assert Kind.QUICK_HINTS not in lesson.alerts()
    lesson.wait(4.9).hint("pizza", "s1-h2")
    assert Kind.QUICK_HINTS in lesson.alerts()


def test_three_seconds_for_a_hint_are_a_reason_by_themselves() -> None:
    lesson = at_work().wait(20)
    lesson.hint("pizza", "s1-h1")
    lesson.wait(3).hint("pizza", "s1-h2")
    assert Kind.QUICK_HINTS in lesson.alerts()


def test_hints_that_are_read_are_none() -> None:
    lesson = at_work().wait(20)
    for hint in ("s1-h1", "s1-h2", "s1-h3"):
        lesson.wait(12).hint("pizza", hint)
    lesson.wait(12).answer("pizza", "s1", "41")
    assert lesson.alerts() == {}


@pytest.mark.parametrize("ends", ["calm hint", "calm answer", "right", "time"])
def test_quick_hints_end_when_the_hurry_does(ends) -> None:
    lesson = at_work().wait(20)
    lesson.hint("pizza", "s1-h1")
    lesson.wait(2).hint("pizza", "s1-h2")
    if ends == "calm hint":
        lesson.wait(12).hint("pizza", "s1-h3")
    elif ends == "calm answer":
        lesson.wait(12).answer("pizza", "s1", "41")
    elif ends == "right":
        lesson.wait(1).answer("pizza", "s1", "3/4")
    else:
        lesson.wait(120)
    assert Kind.QUICK_HINTS not in lesson.alerts()


READ = (len("Same pieces") + len("Cut every slice into pieces of one size.")) / 10
"""Seconds that the first hint takes to read."""


def test_a_hint_left_before_it_can_be_read_is_unread_if_it_did_not_help() -> None:
    assert READ > 5
    for text, gap, unread in [
        ("41", READ - 0.001, True),
        ("41", READ, False),
        ("3/4", READ - 0.001, False),
    ]:
        lesson = at_work().wait(20)
        lesson.hint("pizza", "s1-h1")
        lesson.wait(gap).answer("pizza", "s1", text)
        assert (Kind.HINT_UNREAD in lesson.alerts()) == unread


def test_the_next_hint_too_leaves_the_last_one_unread_and_quick_hints_say_it_already() -> None:
    lesson = at_work().wait(20)
    lesson.hint("pizza", "s1-h1")
    lesson.wait(5.05).hint("pizza", "s1-h2")
    assert list(lesson.alerts()) == [Kind.HINT_UNREAD]
    lesson.wait(1).hint("pizza", "s1-h3")
    assert list(lesson.alerts()) == [Kind.QUICK_HINTS]


def test_unread_passes_with_the_next_calm_step_or_with_time() -> None:
    lesson = at_work().wait(20)
    lesson.hint("pizza", "s1-h1")
    lesson.wait(1).answer("pizza", "s1", "41")
    later = lesson.alerts()
    assert Kind.HINT_UNREAD in later
    assert Kind.HINT_UNREAD not in lesson.wait(120).alerts()
    lesson.hint("pizza", "s1-h2")
    lesson.wait(1).answer("pizza", "s1", "41")
    lesson.wait(20).answer("pizza", "s1", "42")
    assert Kind.HINT_UNREAD not in lesson.alerts()


def test_reading_takes_longer_for_who_has_more_time() -> None:
    lesson = at_work().wait(20)
    lesson.attention = paced(lesson.attention, "mia", 2.0)
    lesson.hint("pizza", "s1-h1")
    lesson.wait(2 * READ - 0.001).answer("pizza", "s1", "41")
    assert Kind.HINT_UNREAD in lesson.alerts()


def test_a_hint_that_a_tutor_opens_is_help_and_no_hurry() -> None:
    lesson = at_work().wait(130)
    assert Kind.QUIET in lesson.alerts()
    lesson.hint("pizza", "s1-h1", by="tina")
    lesson.hint("pizza", "s1-h2", by="tina")
    assert lesson.alerts() == {}
    again = lesson.wait(120).alerts()[Kind.QUIET]
    assert again.helped == 1
    assert again.tried == Tried("pizza", "s1", attempts=0, hints=2)


# What every alert carries, and who has none


def test_an_alert_says_what_was_tried_on_the_step() -> None:
    lesson = at_work().wait(20)
    lesson.answer("pizza", "s2", "1/3")
    lesson.wait(20).hint("pizza", "s1-h1")
    lesson.wait(20).answer("pizza", "s1", "41")
    lesson.wait(20).answer("pizza", "s1", "1000")
    assert lesson.wait(120).alerts()[Kind.QUIET].tried == Tried("pizza", "s1", 2, 1)


def test_an_answer_to_a_scaffold_is_tried_on_its_step() -> None:
    lesson = at_work().wait(20)
    lesson.hint("pizza", "s1-h2")
    lesson.wait(20).answer("pizza", "s1-h2", "3")
    assert lesson.wait(120).alerts()[Kind.QUIET].tried == Tried("pizza", "s1", 1, 1)


@pytest.mark.parametrize("how", ["left", "removed"])
def test_who_is_not_here_has_no_alerts_and_who_comes_back_is_seen_again(how) -> None:
    lesson = at_work().wait(200)
    lesson.fact("mia", HandRaised(person="mia"))
    if how == "left":
        lesson.fact("mia", AttendanceLeft(person="mia", since=lesson.now))
    else:
        lesson.fact("tina", PersonRemoved(person="mia"))
    assert lesson.wait(500).alerts() == {}
    lesson.fact("mia", AttendanceJoined(person="mia", since=lesson.now))
    assert lesson.alerts() == {}
    assert list(lesson.wait(120).alerts()) == [Kind.QUIET]


def test_with_the_session_all_alerts_end_and_the_pace_stays() -> None:
    lesson = long_practice()
    lesson.attention = paced(lesson.attention, "mia", 1.5)
    lesson.fact("tina", SessionEnded(session="session-1"))
    assert lesson.wait(1_000).alerts() == {}
    lesson.start("session-2").open("pizza")
    assert lesson.wait(179).alerts() == {}
    assert list(lesson.wait(1).alerts()) == [Kind.QUIET]


def test_a_tutor_is_never_watched() -> None:
    lesson = at_work().wait(10_000)
    lesson.fact("tina", HandRaised(person="tina"))
    assert lesson.alerts("tina") == {}
    mia = PersonEntered(person="mia", name="Mia", role=Role.TUTOR, colour=Colour.BLUE)
    lesson.fact("mia", mia)
    assert lesson.alerts("mia") == {}


def test_a_pace_is_one_of_four() -> None:
    with pytest.raises(ValueError, match=r"1\.25"):
        paced(Lesson().attention, "mia", 3.0)


def test_nothing_about_a_stranger_does_harm() -> None:
    lesson = at_work()
    before = lesson.attention
    for after in (
        helped(before, "nobody", lesson.now),
        asked(before, "nobody", "stuck", lesson.now),
        took_back(before, "nobody", "break", lesson.now),
        given_problem(before, "nobody", MANY, lesson.now),
    ):
        assert after == before

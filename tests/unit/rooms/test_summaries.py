"""What a parent reads of a session: a fold over its facts, about one child and nobody else."""

from typing import Any

from rooms.commands import (
    AnswerAgree,
    AnswerGive,
    AnswerPropose,
    AttendanceJoin,
    AttendanceLeave,
    ChatPost,
    HandRaise,
    HintTake,
    ModeSet,
    PersonRemove,
    ProblemOpen,
    SessionEnd,
    SolutionShow,
)
from rooms.facts import AttendanceJoined, ChatPosted, Recorded, SessionEnded
from rooms.summaries import PAUSE_MS, summarise
from tests.fakes.house import MIA, PROBLEM, TOM, TUTOR, House, in_session

MINUTE = 60_000


def recorded(seq: int, minutes: float, by: str, fact: Any) -> Recorded:
    return Recorded(seq=seq, at=int(minutes * MINUTE), by=by, cmd=f"c{seq}", fact=fact)


def answer(house: House, part: str, text: str, actor: Any = MIA) -> None:
    outcome = house.do(actor, AnswerGive, problem=PROBLEM.id, part=part, answer=text)
    assert outcome.refusal is None


def test_a_step_solved_at_once_was_solved_alone() -> None:
    house = in_session()
    answer(house, "s1", "42")
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_with_hint, summary.steps_tried) == (1, 0, 0)
    assert summary.problems == (PROBLEM.title,)


def test_a_step_solved_at_the_third_try_was_solved_alone_and_once() -> None:
    house = in_session()
    for text in ("40", "41", "42"):
        answer(house, "s1", text)
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_tried) == (1, 0)


def test_a_step_solved_behind_a_hint_was_solved_with_a_hint() -> None:
    house = in_session()
    house.do(MIA, HintTake, problem=PROBLEM.id, under="s1")
    answer(house, "s1", "42")
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_with_hint, summary.steps_tried) == (0, 1, 0)


def test_a_hint_on_another_step_does_not_count() -> None:
    house = in_session()
    house.do(MIA, HintTake, problem=PROBLEM.id, under="s1")
    answer(house, "s2", "a")
    assert summarise(house.log, "mia").steps_alone == 1


def test_a_step_begun_and_not_solved_was_tried() -> None:
    house = in_session()
    answer(house, "s1", "41")
    house.do(MIA, HintTake, problem=PROBLEM.id, under="s1")
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_with_hint, summary.steps_tried) == (0, 0, 1)


def test_a_scaffold_is_no_step_but_its_hint_is_help_with_the_step() -> None:
    house = in_session()
    house.do(MIA, HintTake, problem=PROBLEM.id, under="s1")
    house.do(MIA, HintTake, problem=PROBLEM.id, under="s1")
    answer(house, "s1-h2", "30")
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_with_hint, summary.steps_tried) == (0, 0, 1)


def test_what_others_did_is_not_the_childs() -> None:
    house = in_session()
    answer(house, "s1", "42", TOM)
    house.do(TOM, ChatPost, text="Done")
    summary = summarise(house.log, "mia")
    assert summary.steps_alone == 0
    assert summary.problems == ()
    assert summary.active_ms == 0


def test_a_problem_that_was_only_opened_was_not_worked_on() -> None:
    house = in_session()
    house.do(TUTOR, ProblemOpen, problem=PROBLEM.id)
    assert summarise(house.log, "mia").problems == ()


def test_attendance_is_the_sum_of_the_stays() -> None:
    house = in_session()
    start = house.state.server.at
    house.do(MIA, AttendanceJoin, since=start + MINUTE)
    house.do(MIA, AttendanceLeave, since=start + 3 * MINUTE)
    house.do(MIA, AttendanceJoin, since=start + 5 * MINUTE)
    house.do(MIA, AttendanceLeave, since=start + 6 * MINUTE)
    assert summarise(house.log, "mia").attended_ms == 3 * MINUTE


def test_who_stays_to_the_end_attended_to_the_end() -> None:
    log = [
        recorded(1, 0, "mia", AttendanceJoined(person="mia", since=0)),
        recorded(2, 45, "tina", SessionEnded(session="s")),
    ]
    assert summarise(log, "mia").attended_ms == 45 * MINUTE


def test_a_session_under_way_counts_up_to_its_newest_fact() -> None:
    log = [
        recorded(1, 0, "mia", AttendanceJoined(person="mia", since=0)),
        recorded(2, 10, "tom", ChatPosted(text="Hi")),
    ]
    assert summarise(log, "mia").attended_ms == 10 * MINUTE


def test_who_was_sent_out_attended_until_then() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=house.state.server.at)
    house.do(TUTOR, PersonRemove, person="mia")
    attended = summarise(house.log, "mia").attended_ms
    house.do(TUTOR, SessionEnd)
    assert summarise(house.log, "mia").attended_ms == attended


def test_active_time_is_the_time_between_ones_own_acts() -> None:
    log = [recorded(n + 1, n * 0.5, "mia", ChatPosted(text="x")) for n in range(5)]
    assert summarise(log, "mia").active_ms == 2 * MINUTE


def test_a_long_pause_counts_for_its_first_two_minutes() -> None:
    log = [
        recorded(1, 0, "mia", ChatPosted(text="x")),
        recorded(2, 30, "mia", ChatPosted(text="y")),
        recorded(3, 31, "mia", ChatPosted(text="z")),
    ]
    assert summarise(log, "mia").active_ms == PAUSE_MS + MINUTE


def test_being_there_is_not_being_active() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=house.state.server.at)
    house.do(MIA, HandRaise)
    assert summarise(house.log, "mia").active_ms == 0


def test_nothing_at_all_is_all_noughts() -> None:
    summary = summarise([], "mia")
    assert (summary.attended_ms, summary.active_ms, summary.problems) == (0, 0, ())


def test_what_the_group_solved_is_neither_alone_nor_with_a_hint() -> None:
    house = in_session()
    for student in (MIA, TOM):
        house.do(student, AttendanceJoin, since=0)
    house.do(TUTOR, ModeSet, mode="together")
    fields = {"problem": "apples", "part": "s1"}
    place = house.do(MIA, AnswerPropose, answer="42", **fields).seq
    house.do(TOM, AnswerAgree, place=place, **fields)
    summary = summarise(house.log, "tom")
    assert (summary.steps_together, summary.steps_alone, summary.steps_with_hint) == (1, 0, 0)


def test_what_was_solved_after_answers_were_shown_is_not_alone() -> None:
    house = in_session()
    house.do(TUTOR, SolutionShow, problem="apples", step="s1")
    house.do(MIA, AnswerGive, problem="apples", part="s1", answer="42")
    summary = summarise(house.log, "mia")
    assert (summary.steps_alone, summary.steps_with_hint) == (0, 1)

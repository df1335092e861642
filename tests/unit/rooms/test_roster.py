"""Who is in the room, whose hand is up, and what a tutor can do about pens and people."""

import pytest

from rooms.commands import (
    AttendanceJoin,
    AttendanceLeave,
    HandLower,
    HandRaise,
    PenOpen,
    PensOpen,
    PersonEnter,
    PersonMute,
    PersonReadmit,
    PersonRemove,
    SessionEnd,
    SessionStart,
)
from rooms.refusals import Code
from rooms.roster import pen_is_open
from tests.fakes.house import HELD, MIA, MODERATOR, TOM, TUTOR, House, in_session


def test_hands_stand_in_the_order_they_were_raised() -> None:
    house = in_session()
    house.do(TOM, HandRaise)
    house.do(MIA, HandRaise)
    house.do(TOM, HandRaise)
    assert house.state.hands == ("tom", "mia")


def test_a_tutor_lowers_any_hand_and_a_student_only_their_own() -> None:
    house = in_session()
    house.do(TOM, HandRaise)
    assert house.do(MIA, HandLower, person="tom").refusal.code is Code.NOT_ALLOWED
    house.do(TUTOR, HandLower, person="tom")
    assert house.state.hands == ()


def test_raising_a_raised_hand_is_acknowledged_and_changes_nothing() -> None:
    house = in_session()
    house.do(TOM, HandRaise)
    before = len(house.log)
    assert house.do(TOM, HandRaise).refusal is None
    assert len(house.log) == before


def test_pens_are_locked_for_everybody_but_an_exception() -> None:
    house = in_session()
    house.do(TUTOR, PensOpen, open=False)
    house.do(TUTOR, PenOpen, person="mia", open=True)
    assert pen_is_open(house.state, "mia")
    assert not pen_is_open(house.state, "tom")
    house.do(TUTOR, PensOpen, open=True)
    assert pen_is_open(house.state, "tom")


def test_one_rule_for_all_forgets_the_exceptions() -> None:
    house = in_session()
    house.do(TUTOR, PenOpen, person="mia", open=False)
    house.do(TUTOR, PensOpen, open=False)
    house.do(TUTOR, PensOpen, open=True)
    assert pen_is_open(house.state, "mia")


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (SessionEnd, {}),
        (PensOpen, {"open": False}),
        (PenOpen, {"person": "tom", "open": False}),
        (PersonMute, {"person": "tom", "muted": True}),
        (PersonRemove, {"person": "tom"}),
        (PersonReadmit, {"person": "tom"}),
    ],
)
def test_only_a_tutor_runs_the_room(command, fields) -> None:
    house = in_session()
    for actor in (MIA, MODERATOR):
        before = house.state
        assert house.do(actor, command, **fields).refusal.code is Code.NOT_ALLOWED
        assert house.state == before


def test_a_tutor_cannot_be_sent_out_or_muted() -> None:
    house = in_session()
    assert house.do(TUTOR, PersonRemove, person="tina").refusal.code is Code.NOT_ALLOWED
    assert house.do(TUTOR, PersonMute, person="tina", muted=True).refusal.code is Code.NOT_ALLOWED


def test_somebody_who_is_sent_out_stops_attending_and_their_hand_goes_down() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=0)
    house.do(MIA, HandRaise)
    house.do(TUTOR, PersonRemove, person="mia")
    assert house.state.attending == {}
    assert house.state.hands == ()
    house.do(TUTOR, PersonReadmit, person="mia")
    assert house.do(MIA, HandRaise).refusal is None


def test_attendance_begins_no_earlier_than_the_session() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=5)
    assert house.state.attending["mia"] == house.state.session.started_at


def test_nobody_leaves_before_they_came() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=2_000_000_000_000)
    house.do(MIA, AttendanceLeave, since=1)
    assert house.log[-1].fact.since == 2_000_000_000_000


def test_attendance_without_a_session_is_no_fact() -> None:
    house = House()
    assert house.do(MIA, AttendanceJoin, since=5).seq == 0


def test_everybody_leaves_with_the_session_and_may_come_to_the_next() -> None:
    house = in_session()
    house.do(MIA, AttendanceJoin, since=0)
    house.do(TUTOR, PersonRemove, person="tom")
    house.do(TUTOR, SessionEnd)
    assert house.state.attending == {}
    house.do(TUTOR, SessionStart)
    assert house.do(TOM, HandRaise).refusal is None


def test_a_name_that_does_not_pass_is_not_shown() -> None:
    house = House()
    house.do(MIA, PersonEnter, name="Rude Name", screening=HELD)
    assert house.state.people["mia"].name == "Student 1"
    assert "Rude" not in house.log[0].model_dump_json()


def test_a_person_keeps_their_colour_when_their_name_changes() -> None:
    house = in_session()
    colour = house.state.people["mia"].colour
    house.do(MIA, PersonEnter, name="Mia O.")
    assert house.state.people["mia"].name == "Mia O."
    assert house.state.people["mia"].colour == colour

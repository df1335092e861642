"""How long a problem is planned to take: told to everybody, and never an end by itself."""

import pytest

from rooms import commands as c
from rooms.refusals import Code, Refusal
from tests.fakes.house import MIA, TOM, TUTOR, House, in_session


def test_a_tutor_plans_time_for_the_open_problem() -> None:
    house = in_session()
    house.do(TUTOR, c.TimePlan, minutes=20)
    for viewer in (TUTOR, MIA, TOM):
        planned = house.view(viewer).planned
        assert planned is not None
        assert (planned.problem, planned.minutes) == ("apples", 20)
        assert planned.since == house.log[-1].at


@pytest.mark.parametrize("minutes", [0, 20])
def test_the_same_plan_again_begins_anew_and_none_is_none(minutes: int) -> None:
    house = in_session()
    house.do(TUTOR, c.TimePlan, minutes=20)
    first = house.state.planned
    house.do(TUTOR, c.TimePlan, minutes=minutes)
    assert house.state.planned != first
    assert (house.state.planned is None) == (minutes == 0)


def test_it_ends_with_the_problem_and_with_the_session() -> None:
    house = in_session()
    house.do(TUTOR, c.TimePlan, minutes=20)
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    assert house.state.planned is None
    house.do(TUTOR, c.TimePlan, minutes=20)
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart)
    assert house.state.planned is None


def test_only_a_tutor_in_a_session_with_a_problem_plans() -> None:
    no_session, empty = House(), House()
    empty.do(TUTOR, c.SessionStart, problem_set=(), whole=None)
    for house, actor, code in (
        (in_session(), MIA, Code.NOT_ALLOWED),
        (no_session, TUTOR, Code.NO_SESSION),
        (empty, TUTOR, Code.NOT_FOUND),
    ):
        refusal = house.do(actor, c.TimePlan, minutes=5).refusal
        assert isinstance(refusal, Refusal)
        assert refusal.code is code

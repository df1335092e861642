"""A trial is what a student meets: the room's own decisions, and nothing of the key."""

import pytest

from rooms.commands import AnswerGive, HintTake
from rooms.refusals import Code
from rooms.scaffolding.problem import Key
from rooms.scaffolding.trial import STUDENT, Act, tried
from rooms.state import ServerSide
from tests.fakes.house import PROBLEM


def answer(text: str, part: str = "s1") -> AnswerGive:
    return AnswerGive(id="a", problem="apples", part=part, answer=text)


def hint(under: str = "s1") -> HintTake:
    return HintTake(id="h", problem="apples", under=under)


def test_it_begins_with_the_problem_and_no_work_and_no_key() -> None:
    state, refusals = tried(PROBLEM, 0, ())
    assert state.problem is not None
    assert state.problem.title == PROBLEM.title
    assert (state.work, refusals) == ({}, ())
    assert state.server == ServerSide()


def test_what_is_refused_changes_nothing_and_what_follows_is_done() -> None:
    acts: tuple[Act, ...] = (
        answer("4 +"),
        answer("30", "s1-h2"),
        answer("41"),
        hint(),
        answer("42"),
    )
    state, refusals = tried(PROBLEM, 0, acts)
    assert [each and each.code for each in refusals] == [
        Code.UNREADABLE,
        Code.NOT_FOUND,
        None,
        None,
        None,
    ]
    part = state.work[STUDENT]["apples"]["s1"]
    assert (part.attempts, part.solved, part.alone, len(part.hints)) == (2, True, False, 1)


def test_the_same_acts_come_to_the_same_state() -> None:
    acts = (hint(), hint(), answer("30", "s1-h2"))
    assert tried(PROBLEM, 0, acts) == tried(PROBLEM, 0, acts)


def test_each_seed_draws_its_row_and_is_checked_against_it() -> None:
    step = PROBLEM.steps[0]
    question = step.question.model_copy(update={"key": Key(accepted=("6*@{n}",))})
    steps = (step.model_copy(update={"title": "@{n} boxes?", "question": question}),)
    varied = PROBLEM.model_copy(update={"steps": steps, "variables": ({"n": "2"}, {"n": "5"})})
    for seed, right in ((0, "12"), (1, "30"), (2, "12")):
        state, _ = tried(varied, seed, (answer(right),))
        assert state.problem is not None
        assert state.problem.steps[0].title == f"{int(right) // 6} boxes?"
        assert state.work[STUDENT]["apples"]["s1"].solved


@pytest.mark.parametrize(("locale", "is_right"), [("de", True), ("en", False)])
def test_numbers_are_read_as_the_school_writes_them(locale: str, is_right: bool) -> None:
    step = PROBLEM.steps[0]
    question = step.question.model_copy(update={"key": Key(accepted=("2.5",))})
    problem = PROBLEM.model_copy(
        update={"steps": (step.model_copy(update={"question": question}),)}
    )
    state, _ = tried(problem, 0, (answer("2,5"),), "de" if locale == "de" else "en")
    part = state.work.get(STUDENT, {}).get("apples", {}).get("s1")
    assert (part is not None and part.solved) is is_right

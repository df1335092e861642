"""Fewer choices: right ones stay, some wrong ones go, and nobody else notices."""

from hypothesis import given
from hypothesis import strategies as st

from rooms import commands as c
from rooms.accommodations import Adjustment
from rooms.facts import ChoicesFewer, Verdict
from rooms.scaffolding.fewer import left_out
from rooms.scaffolding.problem import (
    ChoiceAsk,
    ChoicesAsk,
    Hint,
    Key,
    NumberAsk,
    Option,
    OrderingAsk,
    Question,
)
from tests.fakes.house import MIA, PROBLEM, TOM, TUTOR, House, in_session

FEWER = Adjustment(1, 1.0, fewer_choices=True)
people = st.sampled_from(["mia", "tom", "zoe", "x" * 40])


@st.composite
def choices(draw: st.DrawFn) -> tuple[Question, set[str]]:
    """A question to pick from, and the options that are in some right answer."""
    ids = draw(
        st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True), min_size=1, unique=True)
    )
    options = tuple(Option(id=each, text=each) for each in ids[:30])
    known = [each.id for each in options]
    if draw(st.booleans()):
        answers = draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
        question = Question(ask=ChoiceAsk(options=options), key=Key(accepted=tuple(answers)))
        return question, set(answers)
    sets = draw(
        st.lists(st.lists(st.sampled_from(known), min_size=1, unique=True), min_size=1, max_size=3)
    )
    key = Key(accepted=tuple(", ".join(each) for each in sets))
    return Question(ask=ChoicesAsk(options=options), key=key), {
        each for some in sets for each in some
    }


@given(choices(), people)
def test_every_right_option_stays_and_something_is_left_to_decide(
    made: tuple[Question, set[str]], person: str
) -> None:
    question, right = made
    ids = [option.id for option in question.ask.options]
    out = left_out(question, person, "apples/s2")
    stay = [each for each in ids if each not in out]
    assert right.isdisjoint(out)
    assert set(out) <= set(ids)
    assert len(stay) >= min(2, len(ids))
    wrong = len(ids) - len(right)
    assert len(out) == wrong // 2
    assert len(stay) - len(right) == wrong - wrong // 2


@given(choices(), people, st.text(max_size=20))
def test_it_is_the_same_each_time(made: tuple[Question, set[str]], person: str, place: str) -> None:
    question, _ = made
    again = Question.model_validate_json(question.model_dump_json())
    assert left_out(question, person, place) == left_out(again, person, place)


def test_it_is_not_the_same_for_all() -> None:
    options = tuple(Option(id=f"o{n}", text=str(n)) for n in range(8))
    question = Question(ask=ChoiceAsk(options=options), key=Key(accepted=("o3",)))
    assert len({left_out(question, f"person-{n}", "p/s1") for n in range(20)}) > 1


def test_an_ordering_a_number_and_a_choice_without_a_known_answer_stay_whole() -> None:
    options = tuple(Option(id=f"o{n}", text=str(n)) for n in range(6))
    order = Question(ask=OrderingAsk(options=options), key=Key(accepted=("o1,o2",)))
    number = Question(ask=NumberAsk(), key=Key(accepted=("7",)))
    broken = Question(ask=ChoiceAsk(options=options), key=Key(accepted=("gone",)))
    assert [left_out(each, "mia", "p") for each in (order, number, broken)] == [(), (), ()]


def fewer(house: House, person: str = "mia") -> dict[str, tuple[str, ...]]:
    """What is left out for somebody in the open problem."""
    return house.state.fewer.get(person, {}).get("apples", {})


def test_it_is_so_at_once_and_again_as_it_was() -> None:
    house = in_session()
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    (out,) = fewer(house)["s2"]
    assert out in ("b", "c")
    house.do(MIA, c.PersonAdjust, adjustment=Adjustment(2))
    assert fewer(house)["s2"] == ()


def test_it_is_so_in_what_is_opened_later_and_in_the_next_session() -> None:
    house = House()
    for actor in (TUTOR, MIA):
        house.do(actor, c.PersonEnter, name=actor.name, adjustment=FEWER)
    house.do(TUTOR, c.SessionStart)
    first = fewer(house)["s2"]
    assert len(first) == 1
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart)
    assert fewer(house)["s2"] == first
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    assert fewer(house)["s2"] == first


def test_an_older_adjustment_never_replaces_a_newer_one() -> None:
    house = in_session()
    house.do(MIA, c.PersonAdjust, adjustment=Adjustment(5, 1.5))
    stands_at = house.state.seq
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    assert house.state.seq == stands_at
    assert house.state.adjusted["mia"] == Adjustment(5, 1.5)


def test_nothing_of_a_closed_step_is_told_before_it_opens() -> None:
    house = in_session()
    house.do(TUTOR, c.LockSet, lock="tutor")
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    assert fewer(house) == {}
    house.do(TUTOR, c.StepOpen, problem="apples", step="s2", person="tom")
    assert fewer(house) == {}
    house.do(TUTOR, c.StepOpen, problem="apples", step="s2", person="mia")
    assert len(fewer(house)["s2"]) == 1


def test_the_question_of_a_hint_has_fewer_choices_when_the_hint_opens() -> None:
    options = tuple(Option(id=each, text=each) for each in "abcd")
    pick = Question(ask=ChoiceAsk(options=options), key=Key(accepted=("a",)))
    step = PROBLEM.steps[0].model_copy(update={"hints": (Hint(id="h", text="?", question=pick),)})
    whole = PROBLEM.model_copy(update={"steps": (step, *PROBLEM.steps[1:])})
    house = House()
    for actor in (TUTOR, MIA, TOM):
        house.do(actor, c.PersonEnter, name=actor.name)
    house.do(TUTOR, c.SessionStart, whole=whole)
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    assert "h" not in fewer(house)
    for actor in (MIA, TOM):
        house.do(actor, c.HintTake, problem="apples", under="s1")
    assert len(fewer(house)["h"]) == 1
    assert fewer(house, "tom") == {}


def test_a_problem_of_ones_own_has_fewer_choices_too() -> None:
    house = in_session()
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    other = PROBLEM.model_copy(update={"id": "pears"})
    house.do(TUTOR, c.ProblemGive, problem="pears", person="mia", whole=other)
    assert len(house.state.fewer["mia"]["pears"]["s2"]) == 1
    assert house.view(TOM).fewer == {}


def test_what_is_left_out_is_checked_like_any_other_answer() -> None:
    house = in_session()
    house.do(MIA, c.PersonAdjust, adjustment=FEWER)
    (out,) = fewer(house)["s2"]
    house.do(MIA, c.AnswerGive, problem="apples", part="s2", answer=out)
    assert house.state.work["mia"]["apples"]["s2"].verdict is Verdict.INCORRECT
    house.do(MIA, c.AnswerGive, problem="apples", part="s2", answer="a")
    assert house.state.work["mia"]["apples"]["s2"].solved


def test_no_peer_is_told_of_it() -> None:
    house = in_session()
    house.do(MIA, c.PersonAdjust, adjustment=Adjustment(1, 2.0, fewer_choices=True))
    kinds = {"person.adjusted", "choices.fewer"}
    assert kinds <= {each.fact.kind for each in house.seen_by(MIA)}
    assert kinds <= {each.fact.kind for each in house.seen_by(TUTOR)}
    assert kinds.isdisjoint(each.fact.kind for each in house.seen_by(TOM))
    view = house.view(TOM)
    assert (view.adjusted, view.fewer) == ({}, {})


def test_staff_and_people_who_never_came_are_not_adjusted() -> None:
    house = in_session()
    house.do(TUTOR, c.PersonAdjust, adjustment=FEWER)
    empty = House()
    empty.do(MIA, c.PersonAdjust, adjustment=FEWER)
    assert (house.state.adjusted, empty.state.adjusted) == ({}, {})


def test_an_adjustment_without_a_problem_leaves_only_itself() -> None:
    house = House()
    house.do(MIA, c.PersonEnter, name="Mia", adjustment=FEWER)
    assert not [each for each in house.log if isinstance(each.fact, ChoicesFewer)]

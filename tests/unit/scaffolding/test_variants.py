"""Numbers of one's own: each student's question, key and help are theirs, and nobody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms import commands as c
from rooms.facts import ProblemVaried, Verdict
from rooms.ports import Outcome
from rooms.refusals import Code
from rooms.roles import Actor, Role
from rooms.scaffolding.variants import key_for
from rooms.state import public
from tests.fakes.house import MIA, OWN_NUMBERS, PROBLEM, TOM, TUTOR, House

EVERYBODY = frozenset({"mia", "tom"})
CROWD = [Actor(f"p{n}", "school", Role.STUDENT, f"Student {n}") for n in range(5)]


def opened(connected: frozenset[str] = EVERYBODY) -> House:
    house = House()
    for actor in (TUTOR, MIA, TOM):
        house.do(actor, c.PersonEnter, name=actor.name)
    house.do(TUTOR, c.SessionStart, whole=OWN_NUMBERS, connected=connected)
    return house


def values(house: House, person: str) -> dict[str, str]:
    return OWN_NUMBERS.variables[house.state.server.drawn["boxes"][person]]


def give(house: House, actor: Actor, answer: str, part: str = "s1") -> Outcome:
    return house.do(actor, c.AnswerGive, problem="boxes", part=part, answer=answer)


def part(house: House, person: str, of: str = "s1"):
    return house.state.work[person]["boxes"][of]


def test_neighbours_have_different_numbers() -> None:
    house = opened()
    assert values(house, "mia") != values(house, "tom")


def test_each_is_asked_and_checked_with_their_own() -> None:
    house = opened()
    for actor in (MIA, TOM):
        mine = values(house, actor.person)
        shown = house.view(actor).variants[actor.person]
        assert shown.body == f"A box holds {mine['each']} apples."
        give(house, actor, mine["all"])
        assert part(house, actor.person).solved


def test_a_neighbours_answer_is_wrong_here() -> None:
    house = opened()
    give(house, MIA, values(house, "tom")["all"])
    assert part(house, "mia").verdict is Verdict.INCORRECT


def test_hints_and_their_questions_are_of_the_same_drawing() -> None:
    house = opened()
    for actor in (MIA, TOM):
        mine = values(house, actor.person)
        house.do(actor, c.HintTake, problem="boxes", under="s1")
        house.do(actor, c.HintTake, problem="boxes", under="s1")
        assert part(house, actor.person).hints[0].text == (
            f"Think of {mine['boxes']} groups of {mine['each']}."
        )
        give(house, actor, mine["half"], "s1-h2")
        assert part(house, actor.person, "s1-h2").solved


def test_what_a_tutor_shows_to_all_is_each_ones_own() -> None:
    house = opened()
    house.do(TUTOR, c.HintShow, problem="boxes", hint="s1-h1", connected=EVERYBODY)
    house.do(TUTOR, c.SolutionShow, problem="boxes", step="s1")
    for actor in (MIA, TOM):
        mine = values(house, actor.person)
        assert mine["boxes"] in part(house, actor.person).hints[0].text
        solution = house.view(actor).modes.aside[actor.person]["boxes"].solutions["s1"]
        assert solution.answer == mine["all"]


def test_who_comes_late_has_numbers_at_once_and_keeps_them() -> None:
    house = opened()
    house.do(CROWD[0], c.PersonEnter, name="Ada")
    first = values(house, "p0")
    house.do(CROWD[0], c.PersonEnter, name="Ada")
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    house.do(TUTOR, c.ProblemOpen, problem="boxes", connected=EVERYBODY | {"p0"})
    assert values(house, "p0") == first
    assert house.view(CROWD[0]).variants["p0"].body == f"A box holds {first['each']} apples."


def test_somebody_known_from_another_day_has_numbers_when_they_come() -> None:
    house = opened(connected=frozenset({"mia"}))
    assert "tom" not in house.state.variants
    house.do(TOM, c.PersonEnter, name=TOM.name)
    assert "tom" in house.state.variants


def test_staff_have_no_numbers_of_their_own() -> None:
    house = opened()
    house.do(TUTOR, c.PersonEnter, name="Tina B.")
    assert "tina" not in house.state.variants


@pytest.mark.parametrize(
    ("command", "fields"), [(c.ModeSet, {"mode": "together"}), (c.LockSet, {"lock": "tutor"})]
)
def test_what_needs_one_question_waits_until_another_problem_is_open(
    command: type[c.AnyCommand], fields: dict[str, str]
) -> None:
    house = opened()
    refused = house.do(TUTOR, command, **fields)
    assert refused.refusal is not None
    assert refused.refusal.code is Code.OTHER_MODE
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    assert house.do(TUTOR, command, **fields).refusal is None


def test_a_group_has_the_same_numbers() -> None:
    house = opened()
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    house.do(TUTOR, c.ModeSet, mode="together")
    house.do(TUTOR, c.ProblemOpen, problem="boxes", connected=EVERYBODY)
    assert house.state.variants == {}
    assert key_for(house.state, "boxes", "mia") == key_for(house.state, "boxes", "tom")
    assert "@{" not in str(public(house.view(MIA)))


def test_another_session_draws_anew() -> None:
    house = opened()
    house.do(TUTOR, c.SessionEnd)
    assert house.state.variants
    house.do(TUTOR, c.SessionStart, whole=OWN_NUMBERS, connected=frozenset({"mia"}))
    assert set(house.state.variants) == {"mia"}


deeds = st.lists(
    st.tuples(
        st.sampled_from(CROWD),
        st.sampled_from(["enter", "answer", "hint", "show hint", "solve", "apples", "boxes"]),
        st.sampled_from(["4200", "7200", "3600"]),
    ),
    max_size=25,
)


@given(deeds)
def test_nobody_is_sent_the_numbers_of_another(run: list[tuple[Actor, str, str]]) -> None:
    house, connected = opened(), EVERYBODY
    for actor, deed, answer in run:
        match deed:
            case "enter":
                house.do(actor, c.PersonEnter, name=actor.name)
                connected |= {actor.person}
            case "answer":
                give(house, actor, answer)
            case "hint":
                house.do(actor, c.HintTake, problem="boxes", under="s1")
            case "show hint":
                shown = {"problem": "boxes", "hint": "s1-h1", "connected": connected}
                house.do(TUTOR, c.HintShow, **shown)
            case "solve":
                house.do(TUTOR, c.SolutionShow, problem="boxes", step="s1")
            case _:
                whole = OWN_NUMBERS if deed == "boxes" else PROBLEM
                house.do(TUTOR, c.ProblemOpen, problem=deed, whole=whole, connected=connected)
    for actor in (MIA, TOM, *CROWD):
        assert public(house.view(actor)) | {"seq": 0} == public(house.followed_by(actor)) | {
            "seq": 0
        }
        varied = [each.fact for each in house.seen_by(actor) if each.fact.kind == "problem.varied"]
        assert all(isinstance(each, ProblemVaried) for each in varied)
        assert {each.person for each in varied} <= {actor.person}
        # Those numbers that only one drawing has are in the frames of whoever has that drawing.
        sent = "".join(each.model_dump_json() for each in house.seen_by(actor))
        drawn = house.state.server.drawn.get("boxes", {}).get(actor.person)
        for index, numbers in enumerate(OWN_NUMBERS.variables[1:], start=1):
            assert index == drawn or f"in {numbers['boxes']} boxes" not in sent

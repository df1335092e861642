"""What a session's facts say about what people know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.facts import ChatPosted, Verdict
from rooms.mastery.bank import tells
from rooms.mastery.folding import KEPT, KEPT_BETWEEN, PROBLEMS_KEPT
from rooms.mastery.giving import answers_shown, brought, solution_shown
from rooms.mastery.learners import Mastery, Skill, dump
from rooms.mastery.review import DAY
from rooms.mastery.tracing import MASTERY, Parameters
from rooms.mastery.weights import Origin
from rooms.scaffolding.problem import ChoiceAsk, Hint, Key, Option, Question
from tests.fakes.house import number
from tests.unit.mastery.lessons import ADD, COMPARE, PIZZA, SIMPLIFY, Lesson, problem, step


def solved(count: int, lesson: Lesson | None = None) -> Lesson:
    """So many steps of one skill solved at the first try, alone."""
    lesson = lesson or Lesson().open("many")
    for n in range(count):
        lesson.answer("many", f"m{n}", str(n))
    return lesson


def test_three_steps_solved_alone_are_mastery() -> None:
    lesson = solved(3)
    assert lesson.skill().known == pytest.approx(0.992, abs=0.0005)
    assert lesson.skill().known >= MASTERY
    assert lesson.skill().opportunities == 3
    assert lesson.skill().at_start == 0.1


def test_parameters_of_the_bank_come_before_the_defaults() -> None:
    its = Parameters(prior=0.5, learn=0.2, guess=0.25, slip=0.1)
    lesson = Lesson(parameters={ADD: its}).open("pizza")
    lesson.answer("pizza", "s1", "3/4")
    assert lesson.skill().known == pytest.approx(0.826087, abs=1e-6)
    assert lesson.skill().at_start == 0.5


def test_every_skill_of_a_step_takes_its_answer() -> None:
    lesson = Lesson().open("pizza")
    lesson.answer("pizza", "s2", "1/2")
    assert lesson.skill(ADD).known == lesson.skill(SIMPLIFY).known == 0.55


def test_a_wrong_first_answer_counts_fully_and_what_follows_less() -> None:
    lesson = Lesson().open("pizza")
    for text in ("1/4", "2/4", "3/4"):
        lesson.answer("pizza", "s1", text)
    assert [each.weight for each in lesson.skill().evidence] == [1, 0.5, 0.25]
    assert lesson.skill().opportunities == 1


def test_of_two_options_the_second_try_says_nothing() -> None:
    lesson = Lesson().open("pizza")
    lesson.answer("pizza", "s4", "no")
    before = lesson.skill(COMPARE).known
    lesson.answer("pizza", "s4", "yes")
    assert lesson.skill(COMPARE).known == before


def test_trying_option_by_option_never_leads_to_mastery() -> None:
    tries = problem("tries", *(step(f"t{n}", PIZZA.steps[3].question, (ADD,)) for n in range(30)))
    lesson = Lesson(tries).open("tries")
    for n in range(30):
        lesson.answer("tries", f"t{n}", "no")
        lesson.answer("tries", f"t{n}", "yes")
    assert lesson.skill().known < 0.2


@pytest.mark.parametrize(
    ("hints", "weight"),
    [(["s1-h1"], 0.7), (["s1-h1", "s1-h2"], 0.3), (["s1-h1", "s1-h2", "s1-h3"], 0)],
)
def test_the_more_help_the_less_an_answer_counts(hints, weight) -> None:
    lesson = Lesson().open("pizza")
    for each in hints:
        lesson.hint("pizza", each)
    lesson.answer("pizza", "s1", "3/4")
    assert lesson.skill().evidence[-1].weight == weight


def test_asking_for_help_alone_is_held_against_nobody() -> None:
    lesson = solved(2)
    before = lesson.skill()
    lesson.open("pizza").hint("pizza", "s1-h1")
    assert lesson.skill() == before


def test_a_scaffold_is_help_and_no_evidence() -> None:
    lesson = Lesson().open("pizza")
    lesson.hint("pizza", "s1-h2")
    lesson.answer("pizza", "s1-h2", "2")
    assert lesson.learner().skills == {}
    lesson.answer("pizza", "s1", "3/4")
    assert lesson.skill().evidence[-1].weight == 0.7


def test_a_hint_of_another_step_takes_nothing_away() -> None:
    lesson = Lesson().open("pizza")
    lesson.hint("pizza", "s2-h1")
    lesson.answer("pizza", "s1", "3/4")
    assert lesson.skill().evidence[-1].weight == 1


def test_who_always_reads_the_answer_first_never_rises() -> None:
    lesson = Lesson().open("many")
    for n in range(30):
        lesson.mastery = solution_shown(lesson.mastery, "mia", "many", f"m{n}")
        lesson.answer("many", f"m{n}", str(n))
    assert lesson.skill().known == 0.1
    assert all(each.told and each.weight == 0 for each in lesson.skill().evidence)


def test_a_right_value_in_another_form_speaks_neither_for_nor_against() -> None:
    for verdict in Verdict:
        if verdict in (Verdict.CORRECT, Verdict.INCORRECT) or verdict == "waiting":
            continue
        lesson = Lesson().open("pizza")
        lesson.answer("pizza", "s1", "6/8", verdict=verdict)
        assert lesson.skill().known == 0.1
        lesson.answer("pizza", "s1", "3/4")
        assert lesson.skill().evidence[-1].weight == 0.5


def test_a_step_without_skills_and_a_fact_about_nothing_known_move_nothing() -> None:
    lesson = Lesson().open("pizza")
    lesson.answer("pizza", "s5", "7")
    assert lesson.learner().skills == {}
    lesson.fact("mia", ChatPosted(text="Done"))
    lesson.keys = {}
    before = lesson.mastery
    lesson.answer("pizza", "s1", "3/4")
    lesson.hint("pizza", "s1-h1")
    assert lesson.mastery == before


def test_every_number_names_the_facts_that_made_it() -> None:
    lesson = Lesson().open("pizza")
    facts = [lesson.answer("pizza", "s1", "1/4"), lesson.answer("pizza", "s1", "3/4")]
    evidence = lesson.skill().evidence
    assert [each.seq for each in evidence] == [each.seq for each in facts]
    assert evidence[0].before == lesson.skill().at_start
    assert evidence[0].after == evidence[1].before
    assert evidence[-1].after == lesson.skill().known


def test_the_list_of_evidence_is_bounded_and_says_how_much_came_before() -> None:
    lesson = solved(30)
    assert len(lesson.skill().evidence) == KEPT
    assert lesson.skill().earlier == 30 - KEPT
    lesson.start("session-2")
    assert len(lesson.skill().evidence) == KEPT_BETWEEN
    assert lesson.skill().earlier == 30 - KEPT_BETWEEN


def test_a_new_session_begins_where_the_last_one_ended() -> None:
    lesson = solved(1)
    known = lesson.skill().known
    lesson.start("session-2").open("many")
    assert lesson.skill().at_start == lesson.skill().known == known
    lesson.answer("many", "m0", "0")
    assert lesson.skill().evidence[-1].attempt == 1
    assert lesson.skill().opportunities == 2


def test_a_review_is_due_a_week_later_and_passing_it_sets_the_next() -> None:
    lesson = solved(3)
    first = lesson.skill().review
    assert first is not None
    lesson.wait(7 * DAY / 1_000).start("session-2").open("many")
    lesson.answer("many", "m9", "9")
    second = lesson.skill().review
    assert second is not None
    assert (first.passed, second.passed) == (0, 1)


def test_a_group_answer_that_somebody_else_proposed_moves_nothing() -> None:
    lesson = Lesson().open("many")
    for n in range(30):
        lesson.answer("many", f"m{n}", str(n), origin=Origin.AGREED)
    assert lesson.skill().known == 0.1
    assert lesson.skill().opportunities == 0
    assert lesson.mastery.ratings.people == {}


def test_a_group_answer_counts_half_for_who_proposed_it() -> None:
    lesson = Lesson().open("many")
    lesson.answer("many", "m0", "0", origin=Origin.PROPOSED)
    assert lesson.skill().known == pytest.approx((0.1 + 0.55) / 2)


def test_an_answer_given_when_others_were_on_show_moves_nothing() -> None:
    lesson = Lesson().open("many")
    lesson.answer("many", "m0", "0", origin=Origin.SHOWN)
    lesson.mastery = answers_shown(lesson.mastery, "mia", "many", "m1")
    lesson.answer("many", "m1", "1")
    assert lesson.skill().known == 0.1
    assert [each.origin for each in lesson.skill().evidence] == [Origin.SHOWN] * 2


taken = st.sampled_from(
    [
        {"origin": Origin.AGREED},
        {"origin": Origin.SHOWN},
        {"origin": Origin.AGREED, "verdict": Verdict.INCORRECT},
    ]
)


@given(st.lists(taken, min_size=1, max_size=30))
def test_whatever_a_copier_takes_over_their_mastery_does_not_rise(answers) -> None:
    lesson = Lesson().open("many")
    for n, how in enumerate(answers):
        lesson.answer("many", f"m{n}", str(n), "tom", **how)
        lesson.answer("many", f"m{n}", str(n), "mia", origin=Origin.PROPOSED)
    assert lesson.skill(person="tom").known == lesson.skill(person="tom").at_start
    assert lesson.skill(person="mia").known > lesson.skill(person="mia").at_start


def test_what_was_brought_from_another_room_is_where_this_one_goes_on() -> None:
    lesson = Lesson().open("many")
    there = Skill(known=0.8, at_start=0.1, opportunities=6, practised_at=lesson.now - 1)
    lesson.mastery = brought(lesson.mastery, "mia", {ADD: there})
    assert lesson.skill().at_start == 0.8
    lesson.answer("many", "m0", "0")
    assert lesson.skill().evidence[0].before == 0.8
    assert lesson.skill().opportunities == 7


def test_what_was_brought_does_not_undo_what_is_newer_here() -> None:
    lesson = solved(3)
    old = Skill(known=0.2, at_start=0.2, practised_at=lesson.now - 1)
    lesson.mastery = brought(lesson.mastery, "mia", {ADD: old, SIMPLIFY: old})
    assert lesson.skill().known > MASTERY
    assert lesson.skill(SIMPLIFY).known == 0.2


def test_only_the_last_hint_tells_and_only_if_it_says_the_answer() -> None:
    first = PIZZA.steps[0]
    assert [tells(first, each) for each in first.hints] == [False, False, True]
    two = step("x", number("2"), (), Hint(id="h", text="It is 42, or 2.5."))
    assert not tells(two, two.hints[0])
    told = step("x", number("2"), (), Hint(id="h", text="So x = 2."))
    assert tells(told, told.hints[0])


def test_a_hint_tells_a_choice_by_the_text_of_its_option() -> None:
    options = (Option(id="a", text="a prime"), Option(id="b", text="a square"))
    question = Question(ask=ChoiceAsk(options=options), key=Key(accepted=("b",)))
    picked = step("x", question, (), Hint(id="h", text="So it is a square."))
    assert tells(picked, picked.hints[0])
    other = step("x", question, (), Hint(id="h", text="It is not a prime; b then?"))
    assert not tells(other, other.hints[0])


def test_no_more_problems_are_remembered_than_are_of_use() -> None:
    small = [problem(f"p{n}", step("s", number("1"), ())) for n in range(PROBLEMS_KEPT + 5)]
    lesson = Lesson(*small)
    for each in small:
        lesson.open(each.id).answer(each.id, "s", "1")
    assert list(lesson.learner().worked) == [each.id for each in small[5:]]


def test_a_year_of_lessons_stays_small() -> None:
    skills = [problem(f"p{n}", step("s", number("1"), (f"skill_{n}",))) for n in range(50)]
    lesson = Lesson(*skills)
    for week in range(40):
        lesson.wait(7 * DAY / 1_000).start(f"w{week}")
        for each in skills[week : week + 10]:
            lesson.open(each.id).answer(each.id, "s", "1")
    assert len(dump(Mastery(learners=lesson.mastery.learners))) < 50 * 1_024

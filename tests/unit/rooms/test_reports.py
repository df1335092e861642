"""What a session's facts say of each student, act by act and by skill."""

from rooms import commands as c
from rooms.facts import Verdict
from rooms.reports import EVERYBODY, KINDS, report
from rooms.scaffolding.modes.kinds import Mode, Origin
from tests.fakes.house import HELD, MIA, PROBLEM, TOM, TUTOR, House, in_session

SKILLED = PROBLEM.model_copy(
    update={
        "steps": tuple(
            step.model_copy(update={"skills": skills})
            for step, skills in zip(
                PROBLEM.steps, (("times",), ("times", "reading"), ()), strict=True
            )
        )
    }
)


def house_of(**fields: object) -> House:
    house = in_session()
    house.do(TUTOR, c.ProblemOpen, problem="skilled", whole=_named("skilled"))
    for student in (MIA, TOM):
        house.do(student, c.AttendanceJoin, since=0)
    return house


def _named(problem: str):
    return SKILLED.model_copy(update={"id": problem})


def give(house: House, actor, part: str, answer: str, **fields):
    return house.do(actor, c.AnswerGive, problem="skilled", part=part, answer=answer, **fields)


def acts(house: House, person: str):
    return [each for each in report(house.log).acts if each.person == person]


def test_every_answer_and_every_help_is_an_act_with_what_was_so_then() -> None:
    house = house_of()
    give(house, MIA, "s1", "41")
    house.do(MIA, c.HintTake, problem="skilled", under="s1")
    house.do(TUTOR, c.HintShow, problem="skilled", hint="s1-h2", person="mia")
    give(house, MIA, "s1-h2", "30")
    give(house, MIA, "s1", "42")
    told = [(a.what, a.step, a.scaffold, a.verdict, a.attempt, a.hints) for a in acts(house, "mia")]
    assert told == [
        ("answer", 1, False, Verdict.INCORRECT, 1, 0),
        ("hint", 1, False, None, 0, 1),
        ("hint", 1, True, None, 0, 2),
        ("answer", 1, True, Verdict.CORRECT, 1, 2),
        ("answer", 1, False, Verdict.CORRECT, 2, 2),
    ]
    assert [each.by_tutor for each in acts(house, "mia")] == [False, False, True, False, False]


def test_a_choice_is_told_by_its_text_and_a_solution_for_all_is_everybodys() -> None:
    house = house_of()
    give(house, TOM, "s2", "b")
    house.do(TUTOR, c.SolutionShow, problem="skilled", step="s2")
    assert acts(house, "tom")[0].answer == "7 + 6"
    assert [each.what for each in acts(house, EVERYBODY)] == ["solution"]


def test_an_answer_that_was_kept_stands_where_it_was_given_with_its_later_verdict() -> None:
    house = house_of()
    house.do(TUTOR, c.ModeSet, mode=Mode.THINK)
    first = give(house, MIA, "s1", "41").seq
    second = give(house, MIA, "s1", "42").seq
    house.do(TUTOR, c.AnswersShow, problem="skilled", part="s1")
    told = [(each.place, each.answer, each.verdict) for each in acts(house, "mia")]
    assert told == [(first, "41", None), (second, "42", Verdict.CORRECT)]


def test_held_words_are_in_no_report_until_they_pass() -> None:
    house = house_of()
    place = give(house, MIA, "s3", "rude", screening=HELD).seq
    assert acts(house, "mia")[0].answer is None
    house.do(TUTOR, c.HeldRelease, place=place)
    assert acts(house, "mia")[0].answer == "rude"


def test_skills_count_steps_not_answers_and_alone_means_without_help() -> None:
    house = house_of()
    for answer in ("1", "2", "42"):
        give(house, MIA, "s1", answer)
    house.do(TUTOR, c.SolutionShow, problem="skilled", step="s2")
    give(house, MIA, "s2", "a")
    give(house, TOM, "s2", "b")
    skills = report(house.log).skills
    assert list(skills) == ["times", "reading"]
    mia, tom = skills["times"]["mia"], skills["times"]["tom"]
    assert (mia.tried, mia.solved, mia.alone) == (2, 2, 1)
    assert (tom.tried, tom.solved, tom.alone) == (1, 0, 0)


def test_a_group_answer_is_an_act_of_each_who_took_part() -> None:
    house = house_of()
    house.do(TUTOR, c.ModeSet, mode=Mode.TOGETHER)
    fields = {"problem": "skilled", "part": "s1"}
    place = house.do(MIA, c.AnswerPropose, answer="42", **fields).seq
    house.do(TOM, c.AnswerAgree, place=place, **fields)
    assert [each.origin for each in acts(house, "mia")] == [Origin.PROPOSED]
    assert [each.origin for each in acts(house, "tom")] == [Origin.AGREED]


def test_the_facts_of_other_kinds_make_no_difference() -> None:
    house = house_of()
    house.do(MIA, c.ChatPost, text="hello")
    give(house, MIA, "s1", "42")
    assert report(house.log) == report(e for e in house.log if e.fact.kind in KINDS)

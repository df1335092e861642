"""Step by step: answers, hints and scaffolds, and who sees which of them."""

from rooms.commands import (
    AnswerGive,
    HeldRelease,
    HintTake,
    PersonEnter,
    ProblemOpen,
    SessionStart,
)
from rooms.facts import Verdict
from rooms.refusals import Code
from rooms.state import public
from tests.fakes.house import HELD, MIA, TOM, TUTOR, House, in_session


def give(house: House, actor, part: str, answer: str, **fields):
    return house.do(actor, AnswerGive, problem="apples", part=part, answer=answer, **fields)


def hint(house: House, actor, under: str):
    return house.do(actor, HintTake, problem="apples", under=under)


def work(house: House, viewer, person: str, part: str):
    return house.view(viewer).work[person]["apples"][part]


def test_a_session_opens_the_first_problem_of_its_set() -> None:
    house = in_session()
    assert house.view(MIA).problem.id == "apples"
    assert house.view(MIA).problem.steps[0].hints == 3


def test_a_right_answer_solves_the_step_alone() -> None:
    house = in_session()
    give(house, MIA, "s1", "41")
    give(house, MIA, "s1", "42")
    done = work(house, MIA, "mia", "s1")
    assert (done.attempts, done.solved, done.alone) == (2, True, True)


def test_a_right_answer_after_a_hint_is_not_alone() -> None:
    house = in_session()
    hint(house, MIA, "s1")
    give(house, MIA, "s1", "42")
    assert work(house, MIA, "mia", "s1").alone is False


def test_the_tutor_sees_everybodys_work_and_students_only_their_own() -> None:
    house = in_session()
    give(house, MIA, "s1", "41")
    hint(house, TOM, "s1")
    assert set(house.view(TUTOR).work) == {"mia", "tom"}
    assert set(house.view(MIA).work) == {"mia"}
    assert "7 groups" not in str(public(house.view(MIA)))


def test_an_answer_that_cannot_be_read_is_no_attempt() -> None:
    house = in_session()
    outcome = give(house, MIA, "s1", "((")
    assert outcome.refusal.code is Code.UNREADABLE
    assert outcome.refusal.at is not None
    assert "mia" not in house.state.work


def test_a_solved_step_takes_no_more_answers() -> None:
    house = in_session()
    give(house, MIA, "s1", "42")
    assert give(house, MIA, "s1", "41").refusal.code is Code.ALREADY_SOLVED


def test_hints_come_one_after_the_other_and_a_scaffold_must_be_solved_first() -> None:
    house = in_session()
    hint(house, MIA, "s1")
    hint(house, MIA, "s1")
    assert hint(house, MIA, "s1").refusal.code is Code.NOT_YET
    give(house, MIA, "s1-h2", "30")
    hint(house, MIA, "s1")
    assert [h.id for h in work(house, MIA, "mia", "s1").hints] == ["s1-h1", "s1-h2", "s1-h3"]
    assert hint(house, MIA, "s1").refusal.code is Code.NO_MORE_HINTS


def test_a_scaffold_has_hints_of_its_own() -> None:
    house = in_session()
    hint(house, MIA, "s1")
    hint(house, MIA, "s1")
    hint(house, MIA, "s1-h2")
    assert [h.id for h in work(house, MIA, "mia", "s1-h2").hints] == ["s1-h2-a"]


def test_a_scaffold_that_was_not_opened_cannot_be_answered_or_looked_into() -> None:
    house = in_session()
    assert give(house, MIA, "s1-h2", "30").refusal.code is Code.NOT_FOUND
    assert hint(house, MIA, "s1-h2").refusal.code is Code.NOT_FOUND
    hint(house, TOM, "s1")
    hint(house, TOM, "s1")
    assert give(house, MIA, "s1-h2", "30").refusal.code is Code.NOT_FOUND


def test_a_choice_is_answered_by_its_id() -> None:
    house = in_session()
    give(house, MIA, "s2", "b")
    assert work(house, MIA, "mia", "s2").verdict is Verdict.INCORRECT
    give(house, MIA, "s2", "a")
    assert work(house, MIA, "mia", "s2").solved


def test_words_in_an_answer_are_held_from_the_tutor_but_the_verdict_stands() -> None:
    house = in_session()
    place = give(house, MIA, "s3", "rude words", screening=HELD).seq
    assert work(house, TUTOR, "mia", "s3").answer is None
    assert work(house, MIA, "mia", "s3").verdict is Verdict.INCORRECT
    house.do(TUTOR, HeldRelease, place=place)
    assert work(house, TUTOR, "mia", "s3").answer == "rude words"


def test_a_release_of_an_older_answer_does_not_hide_the_newer_one() -> None:
    house = in_session()
    place = give(house, MIA, "s3", "older", screening=HELD).seq
    give(house, MIA, "s3", "newer")
    house.do(TUTOR, HeldRelease, place=place)
    assert work(house, TUTOR, "mia", "s3").answer == "newer"


def test_tutors_do_not_answer_and_students_do_not_open_problems() -> None:
    house = in_session()
    assert give(house, TUTOR, "s1", "42").refusal.code is Code.NOT_ALLOWED
    outcome = house.do(MIA, ProblemOpen, problem="apples")
    assert outcome.refusal.code is Code.NOT_ALLOWED
    assert house.do(MIA, SessionStart).refusal.code is Code.NOT_ALLOWED


def test_opening_a_problem_again_keeps_the_work_on_it() -> None:
    house = in_session()
    give(house, MIA, "s1", "42")
    house.do(TUTOR, ProblemOpen, problem="apples")
    assert work(house, MIA, "mia", "s1").solved


def test_an_unknown_problem_is_refused() -> None:
    house = in_session()
    outcome = house.do(TUTOR, ProblemOpen, problem="nowhere", whole=None)
    assert outcome.refusal.code is Code.NOT_FOUND


def test_numbers_are_read_as_the_school_writes_them() -> None:
    german, english = House(), in_session()
    german.do(TUTOR, PersonEnter, name="Tina")
    german.do(MIA, PersonEnter, name="Mia")
    german.do(TUTOR, SessionStart, locale="de")
    give(german, MIA, "s1", "42,0")
    assert work(german, MIA, "mia", "s1").solved
    assert give(english, MIA, "s1", "42,0").refusal.code is Code.UNREADABLE


def test_what_the_checker_says_of_an_answer_is_for_its_student() -> None:
    house = in_session()
    give(house, MIA, "s3", "produkt")
    assert work(house, MIA, "mia", "s3").feedback == "That is very close. Look at the spelling."
    assert "mia" not in house.view(TOM).work

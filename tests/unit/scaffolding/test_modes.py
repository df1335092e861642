"""The modes that a tutor picks, and what they show: who may do what, and what comes of it."""

import pytest

from rooms import commands as c
from rooms.facts import Verdict
from rooms.refusals import Code
from rooms.roles import Actor, Role
from rooms.scaffolding.modes.kinds import Lock, Mode, Origin
from tests.fakes.house import BLOCKED, HELD, MIA, TOM, TUTOR, House, in_session

AISHA = Actor("aisha", "school", Role.STUDENT, "Aisha Khan")
STUDENTS = (MIA, TOM, AISHA)


@pytest.fixture
def house() -> House:
    """A session in which three students attend."""
    house = in_session()
    house.do(AISHA, c.PersonEnter, name=AISHA.name)
    for student in STUDENTS:
        house.do(student, c.AttendanceJoin, since=0)
    return house


def pick(house: House, mode: Mode) -> None:
    assert house.do(TUTOR, c.ModeSet, mode=mode).refusal is None


def lock(house: House, lock: Lock) -> None:
    assert house.do(TUTOR, c.LockSet, lock=lock).refusal is None


def give(house: House, actor: Actor, answer: str, part: str = "s1", **fields):
    return house.do(actor, c.AnswerGive, problem="apples", part=part, answer=answer, **fields)


def propose(house: House, actor: Actor, answer: str, part: str = "s1", **fields):
    return house.do(actor, c.AnswerPropose, problem="apples", part=part, answer=answer, **fields)


def agree(house: House, actor: Actor, place: int, part: str = "s1", agrees: bool = True):
    return house.do(actor, c.AnswerAgree, problem="apples", part=part, place=place, agrees=agrees)


def show(house: House, part: str = "s1"):
    return house.do(TUTOR, c.AnswersShow, problem="apples", part=part)


def work(house: House, actor: Actor, part: str = "s1"):
    return house.state.work[actor.person]["apples"][part]


def kinds(house: House, since: int) -> list[str]:
    return [each.fact.kind for each in house.log[since:]]


def closed(house: House) -> list[str]:
    problem = house.state.problem
    assert problem is not None
    return [step.id for step in problem.steps if step.locked]


# -- picking


def test_a_room_begins_with_each_on_their_own_and_every_step_open(house: House) -> None:
    assert (house.state.modes.mode, house.state.modes.lock) == (Mode.OWN, Lock.FREE)
    assert closed(house) == []


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (c.ModeSet, {"mode": "think"}),
        (c.LockSet, {"lock": "tutor"}),
        (c.StepOpen, {"problem": "apples", "step": "s2"}),
        (c.AnswersShow, {"problem": "apples", "part": "s1"}),
        (c.HintShow, {"problem": "apples", "hint": "s1-h1"}),
        (c.SolutionShow, {"problem": "apples", "step": "s1"}),
    ],
)
def test_only_a_tutor_in_a_session_decides_how_the_room_works(house, command, fields) -> None:
    assert house.do(MIA, command, **fields).refusal.code is Code.NOT_ALLOWED
    house.do(TUTOR, c.SessionEnd)
    assert house.do(TUTOR, command, **fields).refusal.code is Code.NO_SESSION


def test_a_new_session_begins_as_at_first(house: House) -> None:
    pick(house, Mode.TOGETHER)
    lock(house, Lock.TUTOR)
    house.do(TUTOR, c.SessionEnd)
    house.do(TUTOR, c.SessionStart)
    assert (house.state.modes.mode, house.state.modes.lock) == (Mode.OWN, Lock.FREE)


def test_picking_what_is_so_already_changes_nothing(house: House) -> None:
    before = house.state.seq
    pick(house, Mode.OWN)
    lock(house, Lock.FREE)
    assert house.state.seq == before


# -- think, then show


def test_a_kept_answer_is_not_judged_before_it_is_shown(house: House) -> None:
    pick(house, Mode.THINK)
    give(house, MIA, "42")
    assert "mia" not in house.state.work
    assert house.view(MIA).modes.kept["mia"]["apples"]["s1"].answer == "42"
    assert house.view(MIA).modes.weighed == {}
    assert house.view(TUTOR).modes.weighed["mia"]["apples"]["s1"].verdict is Verdict.CORRECT


def test_others_see_that_somebody_has_answered_and_nothing_else(house: House) -> None:
    pick(house, Mode.THINK)
    give(house, MIA, "42")
    view = house.view(TOM).modes
    assert view.answered == {"apples": {"s1": ("mia",)}}
    assert view.kept == {}


def test_a_kept_answer_can_be_changed_and_only_the_last_is_judged(house: House) -> None:
    pick(house, Mode.THINK)
    give(house, MIA, "41")
    give(house, MIA, "42")
    show(house)
    assert (work(house, MIA).attempts, work(house, MIA).solved) == (1, True)
    shown = house.state.modes.shown["apples"]["s1"]
    assert [(each.answer, each.count) for each in shown.answers] == [("42", 1)]


def test_showing_tells_everybody_what_was_answered_and_how_often_but_not_by_whom(house) -> None:
    pick(house, Mode.THINK)
    for actor, answer in ((MIA, "41"), (TOM, " 41"), (AISHA, "42")):
        give(house, actor, answer)
    show(house)
    shown = house.view(TOM).modes.shown["apples"]["s1"]
    told = [(each.answer, each.verdict, each.count) for each in shown.answers]
    assert told == [("41", Verdict.INCORRECT, 2), ("42", Verdict.CORRECT, 1)]
    assert set(house.view(TOM).work) == {"tom"}
    assert house.view(TOM).modes.kept["tom"]["apples"] == {}


def test_an_answer_after_the_showing_is_judged_at_once_and_is_not_ones_own(house: House) -> None:
    pick(house, Mode.THINK)
    give(house, MIA, "42")
    show(house)
    give(house, TOM, "42")
    assert work(house, TOM).solved
    assert not work(house, TOM).alone
    assert house.log[-1].fact.origin is Origin.SHOWN
    assert work(house, MIA).alone


def test_nothing_can_be_shown_before_somebody_answered(house: House) -> None:
    pick(house, Mode.THINK)
    assert show(house).refusal.code is Code.NOT_YET
    assert show(house, "s1-h2").refusal.code is Code.NOT_FOUND


def test_what_cannot_be_read_is_said_at_once_while_thinking_too(house: House) -> None:
    pick(house, Mode.THINK)
    assert give(house, MIA, "((").refusal.code is Code.UNREADABLE
    assert house.state.modes.kept == {}


def test_held_words_are_not_shown_and_their_author_has_them_when_they_pass(house: House) -> None:
    pick(house, Mode.THINK)
    early = give(house, MIA, "first words", "s3", screening=HELD).seq
    late = give(house, TOM, "second words", "s3", screening=HELD).seq
    house.do(TUTOR, c.HeldRelease, place=early)
    show(house, "s3")
    shown = house.state.modes.shown["apples"]["s3"]
    assert [each.answer for each in shown.answers] == ["first words"]
    assert shown.unshown == 1
    assert work(house, TOM, "s3").answer is None
    house.do(TUTOR, c.HeldRelease, place=late)
    assert work(house, TOM, "s3").answer == "second words"
    assert "second words" not in str(house.view(MIA))


def test_a_scaffold_is_ones_own_business_while_thinking(house: House) -> None:
    pick(house, Mode.THINK)
    for _ in range(2):
        house.do(MIA, c.HintTake, problem="apples", under="s1")
    give(house, MIA, "30", "s1-h2")
    assert work(house, MIA, "s1-h2").solved


def test_leaving_the_mode_or_the_session_judges_what_was_kept(house: House) -> None:
    pick(house, Mode.THINK)
    give(house, MIA, "42")
    give(house, TOM, "41", "s1")
    pick(house, Mode.OWN)
    assert (work(house, MIA).solved, work(house, TOM).attempts) == (True, 1)
    assert house.state.modes.shown == {}
    pick(house, Mode.THINK)
    give(house, AISHA, "42")
    house.do(TUTOR, c.SessionEnd)
    assert work(house, AISHA).solved


# -- together


def test_the_group_answers_once_when_everybody_here_agrees(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    agree(house, TOM, place)
    assert house.state.modes.group == {}
    before = house.state.seq
    agree(house, AISHA, place)
    assert kinds(house, before).count("group.answered") == 1
    answer = house.view(TOM).modes.group["apples"]["s1"]
    assert (answer.verdict, answer.proposed_by) == (Verdict.CORRECT, "mia")
    assert answer.took_part == ("mia", "tom", "aisha")
    assert all(work(house, each).solved and not work(house, each).alone for each in STUDENTS)
    origins = [e.fact.origin for e in house.log if e.fact.kind == "answer.judged"]
    assert origins == [Origin.PROPOSED, Origin.AGREED, Origin.AGREED]


def test_whether_a_proposal_is_right_is_known_to_staff_alone_until_it_is_agreed(house) -> None:
    pick(house, Mode.TOGETHER)
    propose(house, MIA, "42")
    assert house.view(MIA).modes.proposed == {}
    assert house.view(TUTOR).modes.proposed["mia"]["apples"]["s1"].verdict is Verdict.CORRECT


def test_a_newcomer_who_is_not_counted_as_attending_yet_is_waited_for(house: House) -> None:
    for student in (TOM, AISHA):
        house.do(student, c.AttendanceLeave, since=0)
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42", connected=frozenset({"tom"})).seq
    assert house.state.modes.group == {}
    agree(house, TOM, place)
    assert house.state.modes.group["apples"]["s1"].took_part == ("mia", "tom")


def test_whoever_is_here_alone_answers_with_their_proposal(house: House) -> None:
    for student in (TOM, AISHA):
        house.do(student, c.AttendanceLeave, since=0)
    pick(house, Mode.TOGETHER)
    propose(house, MIA, "42")
    assert work(house, MIA).solved


def test_agreeing_names_the_proposal_that_was_seen(house: House) -> None:
    pick(house, Mode.TOGETHER)
    first = propose(house, MIA, "41").seq
    second = propose(house, TOM, "42").seq
    assert agree(house, AISHA, first).refusal.code is Code.OUT_OF_DATE
    proposal = house.state.modes.proposals["apples"]["s1"]
    assert (proposal.place, proposal.answer, proposal.agreed) == (second, "42", ("tom",))


def test_agreement_can_be_taken_back_and_so_can_a_proposal(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    agree(house, TOM, place)
    agree(house, TOM, place, agrees=False)
    agree(house, AISHA, place)
    assert house.state.modes.group == {}
    agree(house, MIA, place, agrees=False)
    assert house.state.modes.proposals["apples"] == {}
    assert agree(house, TOM, place).refusal.code is Code.OUT_OF_DATE


def test_a_tutor_who_agrees_settles_it_for_those_who_took_part(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    agree(house, TOM, place)
    agree(house, TUTOR, place)
    assert house.state.modes.group["apples"]["s1"].took_part == ("mia", "tom")
    assert "aisha" not in house.state.work


def test_who_leaves_is_not_waited_for(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    agree(house, TOM, place)
    before = house.state.seq
    house.do(AISHA, c.AttendanceLeave, since=0)
    assert kinds(house, before)[-1] == "attendance.left"
    assert house.state.modes.group["apples"]["s1"].took_part == ("mia", "tom")


def test_who_is_sent_out_is_not_waited_for(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    agree(house, TOM, place)
    house.do(TUTOR, c.PersonRemove, person="aisha")
    assert work(house, TOM).solved


def test_who_proposed_answers_alone_when_the_others_leave(house: House) -> None:
    pick(house, Mode.TOGETHER)
    propose(house, MIA, "42")
    house.do(TOM, c.AttendanceLeave, since=0)
    assert house.state.modes.group == {}
    house.do(AISHA, c.AttendanceLeave, since=0)
    assert house.state.modes.group["apples"]["s1"].took_part == ("mia",)


def test_nothing_is_judged_when_nobody_who_agreed_is_left(house: House) -> None:
    pick(house, Mode.TOGETHER)
    propose(house, MIA, "42")
    for student in (MIA, TOM, AISHA):
        house.do(student, c.AttendanceLeave, since=0)
    assert house.state.modes.group == {}
    assert house.state.modes.proposals["apples"]["s1"].agreed == ("mia",)


def test_a_wrong_group_answer_is_one_try_for_everybody_and_the_group_goes_on(house) -> None:
    pick(house, Mode.TOGETHER)
    for answer in ("41", "42"):
        place = propose(house, TOM, answer).seq
        for student in (MIA, AISHA):
            agree(house, student, place)
    assert [work(house, each).attempts for each in STUDENTS] == [2, 2, 2]
    assert house.state.modes.group["apples"]["s1"].attempts == 2
    assert propose(house, MIA, "42").refusal.code is Code.ALREADY_SOLVED


def test_an_answer_of_ones_own_is_not_made_public_by_a_change_of_mode(house: House) -> None:
    pick(house, Mode.TOGETHER)
    assert give(house, MIA, "42").refusal.code is Code.OTHER_MODE
    pick(house, Mode.OWN)
    assert propose(house, MIA, "42").refusal.code is Code.OTHER_MODE


def test_who_solved_it_alone_may_propose_and_is_not_judged_again(house: House) -> None:
    give(house, MIA, "42")
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "42").seq
    for student in (TOM, AISHA):
        agree(house, student, place)
    assert (work(house, MIA).attempts, work(house, MIA).alone) == (1, True)
    assert work(house, TOM).solved


def test_a_proposal_waits_through_other_modes_and_keeps_its_own_verdict(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "41").seq
    pick(house, Mode.THINK)
    give(house, MIA, "42")
    pick(house, Mode.TOGETHER)
    for student in (TOM, AISHA):
        agree(house, student, place)
    assert house.state.modes.group["apples"]["s1"].verdict is Verdict.INCORRECT
    assert work(house, MIA).solved


def test_held_words_of_a_proposal_are_seen_when_they_pass(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "product", "s3", screening=HELD).seq
    assert house.state.modes.proposals == {}
    assert "product" not in str(house.view(TOM))
    house.do(TUTOR, c.HeldRelease, place=place)
    proposal = house.state.modes.proposals["apples"]["s3"]
    assert (proposal.answer, proposal.person) == ("product", "mia")
    for student in (TOM, AISHA):
        agree(house, student, proposal.place, "s3")
    assert work(house, TOM, "s3").solved


def test_held_words_of_a_proposal_come_too_late_when_the_group_went_on(house: House) -> None:
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "sum", "s3", screening=HELD).seq
    newer = propose(house, TOM, "product", "s3").seq
    house.do(TUTOR, c.HeldRelease, place=place)
    assert house.state.modes.proposals["apples"]["s3"].place == newer


def test_words_that_may_not_be_said_are_not_proposed(house: House) -> None:
    pick(house, Mode.TOGETHER)
    outcome = propose(house, MIA, "rude", "s3", screening=BLOCKED)
    assert outcome.refusal.code is Code.BLOCKED


# -- locks


def test_locking_closes_what_nobody_has_begun(house: House) -> None:
    give(house, MIA, "b", "s2")
    lock(house, Lock.TUTOR)
    assert closed(house) == ["s3"]
    lock(house, Lock.FREE)
    assert closed(house) == []
    step = house.state.problem.steps[2]
    assert step.title == "What is the result of a multiplication called?"


def test_a_closed_step_says_and_takes_nothing(house: House) -> None:
    lock(house, Lock.TUTOR)
    assert "same as 7" not in str(house.view(MIA).problem)
    assert give(house, MIA, "a", "s2").refusal.code is Code.STEP_LOCKED
    outcome = house.do(MIA, c.HintTake, problem="apples", under="s2")
    assert outcome.refusal.code is Code.STEP_LOCKED
    pick(house, Mode.TOGETHER)
    assert propose(house, MIA, "a", "s2").refusal.code is Code.STEP_LOCKED


def test_a_problem_opened_under_a_lock_comes_without_its_closed_steps(house: House) -> None:
    lock(house, Lock.TUTOR)
    before = house.state.seq
    other = house.state.server.keys["apples"].model_copy(update={"id": "pears"})
    house.do(TUTOR, c.ProblemOpen, problem="pears", whole=other)
    sent = "".join(e.model_dump_json() for e in house.seen_by(MIA) if e.seq > before)
    assert "multiplication" not in sent
    assert closed(house) == ["s2", "s3"]
    house.do(TUTOR, c.StepOpen, problem="pears", step="s2")
    house.do(TUTOR, c.ProblemOpen, problem="apples")
    house.do(TUTOR, c.ProblemOpen, problem="pears")
    assert closed(house) == ["s3"]


def test_a_step_can_be_opened_for_one(house: House) -> None:
    lock(house, Lock.TUTOR)
    house.do(TUTOR, c.StepOpen, problem="apples", step="s2", person="mia")
    assert give(house, MIA, "a", "s2").refusal is None
    assert give(house, TOM, "a", "s2").refusal.code is Code.STEP_LOCKED
    assert house.view(TOM).modes.aside == {}
    assert house.view(MIA).modes.aside["mia"]["apples"].steps["s2"].title != ""
    outcome = house.do(TUTOR, c.StepOpen, problem="apples", step="s3", person="tina")
    assert outcome.refusal.code is Code.NOT_FOUND


def test_the_next_step_opens_when_everybody_here_has_answered_right_or_not(house: House) -> None:
    lock(house, Lock.EVERYBODY)
    give(house, MIA, "41")
    give(house, TOM, "42")
    assert closed(house) == ["s2", "s3"]
    give(house, AISHA, "40")
    assert closed(house) == ["s3"]
    assert house.view(TOM).modes.answered["apples"]["s1"] == ("mia", "tom", "aisha")


def test_who_leaves_holds_no_step_up(house: House) -> None:
    lock(house, Lock.EVERYBODY)
    give(house, MIA, "41")
    give(house, TOM, "42")
    house.do(AISHA, c.AttendanceLeave, since=0)
    assert closed(house) == ["s3"]


def test_the_group_and_kept_answers_open_steps_too(house: House) -> None:
    lock(house, Lock.EVERYBODY)
    pick(house, Mode.TOGETHER)
    place = propose(house, MIA, "41").seq
    for student in (TOM, AISHA):
        agree(house, student, place)
    assert closed(house) == ["s3"]
    pick(house, Mode.THINK)
    for student in STUDENTS:
        give(house, student, "a", "s2")
    assert closed(house) == []


def test_locking_until_everybody_answered_counts_what_was_answered_before(house: House) -> None:
    for student in STUDENTS:
        give(house, student, "42")
    lock(house, Lock.TUTOR)
    assert closed(house) == ["s2", "s3"]
    lock(house, Lock.EVERYBODY)
    assert closed(house) == ["s3"]
    assert house.view(MIA).modes.answered["apples"]["s1"] == ("mia", "tom", "aisha")


# -- showing


def test_a_hint_is_shown_to_everybody_here_but_who_has_it(house: House) -> None:
    house.do(MIA, c.HintTake, problem="apples", under="s1")
    before = house.state.seq
    house.do(TUTOR, c.HintShow, problem="apples", hint="s1-h1")
    assert [e.fact.person for e in house.log[before:]] == ["tom", "aisha"]
    assert [hint.id for hint in work(house, TOM).hints] == ["s1-h1"]


def test_a_hint_under_a_scaffold_brings_the_scaffold_with_it_to_one(house: House) -> None:
    house.do(TUTOR, c.HintShow, problem="apples", hint="s1-h2-a", person="tom")
    assert [hint.id for hint in work(house, TOM).hints] == ["s1-h2"]
    assert [hint.id for hint in work(house, TOM, "s1-h2").hints] == ["s1-h2-a"]
    assert give(house, TOM, "30", "s1-h2").refusal is None
    assert "Count in sixes" not in str(house.view(MIA))


def test_a_worked_solution_for_one_is_in_nobody_elses_view(house: House) -> None:
    house.do(TUTOR, c.SolutionShow, problem="apples", step="s1", person="mia")
    solution = house.view(MIA).modes.aside["mia"]["apples"].solutions["s1"]
    assert solution.answer == "42"
    texts = [line.text for line in solution.lines]
    assert texts == [
        "Think of 7 groups of 6.",
        "First take 5 boxes.",
        "Count in sixes: 6, 12, 18 …",
        "30 and 12 more.",
    ]
    assert solution.lines[1].answer == "30"
    assert "7 groups" not in str(house.view(TOM))
    give(house, MIA, "42")
    assert house.log[-1].fact.origin is Origin.SHOWN


def test_a_worked_solution_for_all_names_a_choice_by_its_text(house: House) -> None:
    house.do(TUTOR, c.SolutionShow, problem="apples", step="s2")
    assert house.view(TOM).modes.solutions["apples"]["s2"].answer == "6 × 7"
    before = house.state.seq
    house.do(TUTOR, c.SolutionShow, problem="apples", step="s2", person="tom")
    assert house.state.seq == before


def test_what_is_not_there_cannot_be_shown(house: House) -> None:
    for command, fields in (
        (c.HintShow, {"hint": "nowhere"}),
        (c.HintShow, {"hint": "s1-h1", "person": "tina"}),
        (c.SolutionShow, {"step": "s1-h2"}),
        (c.StepOpen, {"step": "s1-h2"}),
    ):
        outcome = house.do(TUTOR, command, problem="apples", **fields)
        assert outcome.refusal.code is Code.NOT_FOUND
    for student in STUDENTS:
        house.do(student, c.AttendanceLeave, since=0)
    outcome = house.do(TUTOR, c.HintShow, problem="apples", hint="s1-h1")
    assert outcome.refusal.code is Code.NOT_FOUND

"""Which problem next: what gives most, nothing twice, and in a group for everybody."""

from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from rooms.mastery.candidates import (
    REVIEW_BENEFIT,
    Candidate,
    benefit,
    candidate,
    chance,
)
from rooms.mastery.elo import Rating, Ratings, item_id
from rooms.mastery.learners import Learner, Mastery, Skill, Work
from rooms.mastery.review import Review
from rooms.mastery.suggesting import Reason, suggest, suggest_for_all
from rooms.mastery.tracing import Parameters
from tests.fakes.house import number
from tests.unit.mastery.lessons import ADD, COMPARE, PIZZA, SIMPLIFY, Lesson, problem, step

NOW = 1_900_000_000_000


def about(name: str, *skills: str) -> Candidate:
    """A problem with one step for each of these skills."""
    steps = (step(f"s{n}", number("1"), (each,)) for n, each in enumerate(skills))
    return candidate(problem(name, *steps), {})


def knowing(**skills: float) -> Learner:
    """A learner with this P(known) of each skill."""
    return Learner(skills={name: Skill(known, known) for name, known in skills.items()})


SET = (about("p1", "a"), about("p2", "b"), about("p3", "c"), about("p4", "a", "b"))

levels = st.sampled_from([0.05, 0.1, 0.3, 0.55, 0.8, 0.94, 0.96, 1.0])
learners = st.dictionaries(st.sampled_from("abc"), levels).map(lambda known: knowing(**known))
groups = st.lists(learners, min_size=1, max_size=5)


def room(group: list[Learner]) -> tuple[Mastery, list[str]]:
    people = [f"s{n}" for n in range(len(group))]
    return Mastery(learners=dict(zip(people, group, strict=True))), people


def test_a_newcomer_begins_with_the_first_of_the_set() -> None:
    suggestion = suggest(Mastery(), "mia", SET, NOW)
    assert suggestion is not None
    assert (suggestion.problem, suggestion.reason) == ("p1", Reason.PRACTISE)


def test_what_is_mastered_is_passed_over_for_what_is_being_built() -> None:
    mastery = Mastery(learners={"mia": knowing(a=0.99, b=0.6)})
    suggestion = suggest(mastery, "mia", SET, NOW)
    assert suggestion is not None
    assert (suggestion.problem, suggestion.skill) == ("p2", "b")


def test_a_review_that_is_due_comes_before_new_ground() -> None:
    due = Skill(0.97, 0.97, review=Review(0, NOW))
    mastery = Mastery(learners={"mia": Learner(skills={"c": due})})
    suggestion = suggest(mastery, "mia", SET, NOW)
    assert suggestion is not None
    assert (suggestion.problem, suggestion.reason, suggestion.skill) == ("p3", Reason.REVIEW, "c")
    not_yet = suggest(mastery, "mia", SET, NOW - 1)
    assert not_yet is not None
    assert not_yet.reason is Reason.PRACTISE


def test_behind_two_hard_steps_comes_a_simpler_problem_with_the_same_skill() -> None:
    hard = problem("hard", step("h1", number("1"), (ADD,)), step("h2", number("1"), (ADD,)))
    twin = problem("twin", step("t1", number("1"), (ADD, SIMPLIFY)))
    plain = problem("plain", step("q1", number("1"), (ADD,)))
    lesson = Lesson(hard).open("hard")
    lesson.answer("hard", "h1", "2")
    lesson.answer("hard", "h2", "2")
    skills = {SIMPLIFY: Parameters(prior=0.01)}
    offered = [candidate(each, skills) for each in (hard, twin, PIZZA, plain)]
    suggestion = suggest(lesson.mastery, "mia", offered, lesson.now)
    assert suggestion is not None
    assert (suggestion.problem, suggestion.reason) == ("plain", Reason.EASIER)


def test_when_all_is_secure_it_goes_on_with_the_set() -> None:
    mastery = Mastery(learners={"mia": knowing(a=0.99, b=0.99, c=0.99)})
    suggestion = suggest(mastery, "mia", SET, NOW)
    assert suggestion is not None
    assert (suggestion.problem, suggestion.reason, suggestion.skill) == ("p1", Reason.NEXT, "")


@given(learners, st.sets(st.sampled_from([each.problem for each in SET])))
def test_what_was_worked_on_in_this_session_never_comes_again(learner, done) -> None:
    begun = Learner(learner.skills, {name: {"s0": Work(attempts=1)} for name in done})
    mastery = Mastery(learners={"mia": begun})
    suggestion = suggest(mastery, "mia", SET, NOW)
    assert (suggestion is None) == (len(done) == len(SET))
    assert suggestion is None or suggestion.problem not in done
    together = suggest_for_all(mastery, ["mia", "tom"], SET, NOW)
    assert together is None or together.problem not in done


@given(groups)
def test_in_a_group_nobody_is_idle_if_there_is_a_problem_for_all(group) -> None:
    mastery, people = room(group)
    chosen = suggest_for_all(mastery, people, SET, NOW)
    assert chosen is not None
    gains = {
        each.problem: [benefit(mastery, person, each, NOW) for person in people] for each in SET
    }
    if any(min(each) > 0 for each in gains.values()):
        assert min(gains[chosen.problem]) > 0


@given(groups)
def test_in_a_group_the_one_it_gives_least_to_could_not_be_given_more(group) -> None:
    mastery, people = room(group)
    chosen = suggest_for_all(mastery, people, SET, NOW)
    assert chosen is not None
    least = {
        each.problem: min(benefit(mastery, person, each, NOW) for person in people) for each in SET
    }
    assert least[chosen.problem] >= max(least.values()) - 0.1


@given(groups, st.randoms(use_true_random=False))
def test_it_does_not_matter_who_is_named_first(group, random) -> None:
    mastery, people = room(group)
    shuffled = random.sample(people, len(people))
    one = suggest_for_all(mastery, people, SET, NOW)
    other = suggest_for_all(mastery, shuffled, SET, NOW)
    assert one is not None
    assert other is not None
    assert one.problem == other.problem
    assert {each.person for each in one.each} == set(people)


def test_nobody_and_nothing_left_is_no_suggestion() -> None:
    assert suggest_for_all(Mastery(), [], SET, NOW) is None
    assert suggest(Mastery(), "mia", [], NOW) is None


@given(groups)
def test_a_benefit_is_a_share_and_of_the_mastered_there_is_none(group) -> None:
    mastery, people = room(group)
    for person in people:
        for each in SET:
            assert 0 <= benefit(mastery, person, each, NOW) <= 1
    secure = Mastery(learners={"mia": knowing(a=0.95)})
    assert benefit(secure, "mia", SET[0], NOW) == 0


def test_the_benefit_of_a_problem_is_the_mean_over_its_steps() -> None:
    due = Skill(0.97, 0.97, review=Review(0, NOW))
    mastery = Mastery(learners={"mia": Learner(skills={"a": due, "b": Skill(0.99, 0.99)})})
    assert benefit(mastery, "mia", SET[3], NOW) == fmean([REVIEW_BENEFIT, 0])


def test_a_question_that_others_found_hard_is_expected_to_be_hard() -> None:
    first = SET[0].steps[0]
    rated = Ratings({"mia": Rating(0, 20)}, {item_id("p1", "s0"): Rating(3, 20)})
    mastery = Mastery(learners={"mia": knowing(a=0.9)}, ratings=rated)
    unrated = Mastery(learners={"mia": knowing(a=0.9)})
    assert chance(mastery, "mia", "p1", first) < chance(unrated, "mia", "p1", first) - 0.2


def test_of_a_step_with_several_skills_the_hardest_decides() -> None:
    both = candidate(problem("x", step("s", number("1"), ("a", "b"))), {}).steps[0]
    mastery = Mastery(learners={"mia": knowing(a=0.99, b=0.2)})
    only = SET[1].steps[0]
    assert chance(mastery, "mia", "x", both) == chance(mastery, "mia", "p2", only)


def test_the_skills_of_a_problem_keep_their_own_parameters() -> None:
    offered = candidate(PIZZA, {ADD: Parameters(prior=0.7)})
    assert offered.skills[ADD].prior == 0.7
    assert offered.skills[COMPARE].guess == 0.25
    assert list(offered.steps[1].skills) == [ADD, SIMPLIFY]

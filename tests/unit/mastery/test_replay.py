"""Replaying the log gives the same mastery, whatever the snapshots; nobody moves another's."""

from hypothesis import given
from hypothesis import strategies as st

from rooms.facts import Recorded
from rooms.mastery import learners as values
from rooms.mastery.fading import MOST
from rooms.mastery.folding import KEPT
from rooms.mastery.learners import Mastery
from rooms.mastery.trace import replay, trace
from rooms.mastery.tracing import traced
from tests.unit.mastery.lessons import ADD, Lesson
from tests.unit.mastery.strategies import STUDENTS, interleaved, play, runs, seeds, without


def folded(facts: list[Recorded]) -> Mastery:
    """Mastery behind the last of these facts."""
    mastery = Mastery()
    for _, each in replay(facts, {}):
        mastery = each
    return mastery


@given(runs)
def test_replaying_the_log_gives_the_same_mastery(run) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run)
    assert folded(lesson.log) == lesson.mastery


@given(runs, st.sets(st.integers(0, 60), max_size=3))
def test_whatever_the_snapshots_in_between(run, cuts) -> None:
    lesson = Lesson().open("pizza").open("many")
    for n, event in enumerate(run):
        if n in cuts:
            lesson.mastery = values.load(values.dump(lesson.mastery))
        play(lesson, [event])
    assert lesson.mastery == folded(lesson.log)
    read = [Recorded.model_validate_json(each.as_json) for each in lesson.log]
    assert values.dump(folded(read)) == values.dump(lesson.mastery)


@given(runs, st.sampled_from(STUDENTS))
def test_what_others_do_changes_nothing_about_a_person(run, person) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run)
    other = next(each for each in STUDENTS if each != person)
    alone = folded(without(lesson.log, other))
    assert alone.learners.get(person) == lesson.mastery.learners.get(person)


@given(runs, seeds)
def test_the_order_of_different_peoples_facts_does_not_matter(run, seed) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run)
    assert folded(interleaved(lesson.log, seed)).learners == lesson.mastery.learners


@given(runs)
def test_everything_stays_in_its_bounds(run) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run)
    for learner in lesson.mastery.learners.values():
        for skill in learner.skills.values():
            assert 0 <= skill.known <= 1
            assert 0 <= skill.support <= MOST
            assert len(skill.evidence) <= KEPT
            assert all(0 <= each.weight <= 1 for each in skill.evidence)


@given(runs)
def test_every_number_follows_from_its_evidence(run) -> None:
    lesson = play(Lesson().open("pizza").open("many"), run)
    for person, learner in lesson.mastery.learners.items():
        for name, skill in learner.skills.items():
            evidence = trace(lesson.log, person, name, {})
            known = 0.1
            for each in evidence:
                assert each.before == known
                found = lesson.library[each.problem].steps
                question = next(step.question for step in found if step.id == each.step)
                its = lesson.bank.of(name, question)
                known = traced(known, its, right=each.verdict == "correct", weight=each.weight)
                assert each.after == known
                assert lesson.log[each.seq - 1].fact.kind == "answer.judged"
            assert known == skill.known
            assert evidence[len(evidence) - len(skill.evidence) :] == skill.evidence
            assert skill.earlier + len(skill.evidence) == len(evidence)


def test_a_trace_lists_all_that_the_state_has_long_let_go() -> None:
    lesson = Lesson().open("many")
    for n in range(30):
        lesson.answer("many", f"m{n}", str(n))
    assert len(trace(lesson.log, "mia", ADD, {})) == 30
    assert trace(lesson.log, "tom", ADD, {}) == ()

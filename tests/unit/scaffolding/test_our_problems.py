"""The problems of our own writing: complete, solvable, readable and accessible."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from persistence.problems.native import BANK, as_json, figure_names, packaged_bank
from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.hints import next_hint
from rooms.scaffolding.parts import parts_of, questions_of
from rooms.scaffolding.problem import ChoiceAsk, Hint, Problem, Step
from rooms.scaffolding.publish import draw
from tests.fakes.answers import verdict

BANKED = packaged_bank()
EACH = pytest.mark.parametrize("problem", BANKED.problems, ids=lambda problem: problem.id)
DRAWN = pytest.mark.parametrize(
    "problem",
    [draw(each, row) for each in BANKED.problems for row in range(len(each.variables) or 1)],
    ids=lambda problem: problem.id,
)
"""Each problem with each row of its values."""
SVG = "{http://www.w3.org/2000/svg}"


def prose(problem: Problem) -> list[str]:
    texts = [problem.title, problem.body, problem.plain_body]
    for step in problem.steps:
        texts += [step.title, step.body, step.plain_title, step.plain_body]
        for hint in parts_of(step):
            texts += [hint.title, hint.text, hint.plain_text]
    for found in questions_of(problem):
        if isinstance(found.question.ask, ChoiceAsk):
            texts += [option.text for option in found.question.ask.options]
    return texts


def test_the_bank_comes_in_without_a_defect() -> None:
    assert BANKED.report.defects == ()
    assert BANKED.report.left_out == 0


def test_every_subject_has_at_least_six_problems() -> None:
    subjects = Counter(problem.subject for problem in BANKED.problems)
    assert set(subjects) == {
        "arithmetic",
        "algebra",
        "geometry",
        "physics",
        "chemistry",
        "biology",
    }
    assert min(subjects.values()) >= 6


def test_every_problem_is_in_its_subjects_set_and_the_first_session_is_mixed() -> None:
    subjects = {problem.id: problem.subject for problem in BANKED.problems}
    first, *others = BANKED.sets
    assert (first.name, len(first.problems)) == ("A first session", 5)
    assert len({subjects[problem] for problem in first.problems}) == 5
    assert sorted(p for one in others for p in one.problems) == sorted(subjects)
    assert all(len({subjects[p] for p in one.problems}) == 1 for one in others)


@DRAWN
def test_every_accepted_answer_is_accepted_by_its_own_question(problem: Problem) -> None:
    for found in questions_of(problem):
        for answer in found.question.key.accepted:
            assert verdict(found.question, answer) is Verdict.CORRECT, answer
            assert verdict(found.question, answer, found.asked) is Verdict.CORRECT, answer


@DRAWN
def test_a_common_mistake_is_told_what_it_is(problem: Problem) -> None:
    for found in questions_of(problem):
        for wrong in found.question.key.wrong:
            judged = check(found.question, wrong.answer, found.asked)
            assert not isinstance(judged, Refusal)
            assert (judged.verdict, judged.feedback) == (Verdict.INCORRECT, wrong.feedback)


def test_no_two_rows_of_a_problem_have_the_same_answers() -> None:
    for problem in BANKED.problems:
        rows = [draw(problem, row) for row in range(len(problem.variables))]
        for step in zip(*(row.steps for row in rows), strict=True):
            answers = {each.question.key.accepted for each in step}
            assert len(answers) > len(rows) // 2


@DRAWN
def test_every_wrong_choice_is_wrong(problem: Problem) -> None:
    for found in questions_of(problem):
        if isinstance(found.question.ask, ChoiceAsk):
            wrong = {o.id for o in found.question.ask.options} - {*found.question.key.accepted}
            assert wrong
            assert all(verdict(found.question, answer) is Verdict.INCORRECT for answer in wrong)


@EACH
def test_every_step_has_two_or_three_hints_and_names_a_skill(problem: Problem) -> None:
    assert 2 <= len(problem.steps) <= 4
    for step in problem.steps:
        assert 2 <= len(step.hints) <= 3
        assert step.skills


def test_scaffolds_are_common_and_always_have_help() -> None:
    scaffolds = [
        hint
        for problem in BANKED.problems
        for step in problem.steps
        for hint in parts_of(step)
        if hint.question
    ]
    assert len(scaffolds) >= 30
    assert sum(bool(scaffold.hints) for scaffold in scaffolds) >= len(scaffolds) - 1


@EACH
def test_every_hint_can_be_reached(problem: Problem) -> None:
    for step in problem.steps:
        assert set(reached(step, step.id)) == {hint.id for hint in parts_of(step)}


def reached(step: Step, under: str) -> list[str]:
    """The hints that a student gets who takes all and solves every scaffold."""
    opened: list[str] = []
    solved: set[str] = set()
    while isinstance(hint := next_hint(step, under, tuple(opened), frozenset(solved)), Hint):
        opened.append(hint.id)
        solved.add(hint.id)
        opened += reached(step, hint.id)
    assert isinstance(hint, Refusal)
    return opened


@EACH
def test_the_last_hint_never_is_the_bare_answer(problem: Problem) -> None:
    for step in problem.steps:
        assert step.hints[-1].text not in step.question.key.accepted


@EACH
def test_the_words_are_plain_and_kind(problem: Problem) -> None:
    for text in prose(problem):
        assert not re.search(r"!(?!\[)|\b(?:obviously|simply put|trivial|stupid)\b", text), text
        assert text.count("\\(") == text.count("\\)")
        assert text == text.strip()


def test_no_two_problems_share_a_title_or_a_body() -> None:
    for name in ("title", "body"):
        assert max(Counter(getattr(problem, name) for problem in BANKED.problems).values()) == 1


@EACH
def test_every_problem_is_ours_and_free_to_share(problem: Problem) -> None:
    assert (problem.credit.source, problem.credit.licence) == ("Studyhall", "CC BY 4.0")


@EACH
def test_the_file_is_written_the_way_we_write_files(problem: Problem) -> None:
    assert (BANK / "problems" / f"{problem.id}.json").read_bytes() == as_json(problem)


def test_every_figure_is_used_and_described() -> None:
    used = {(problem.id, name) for problem in BANKED.problems for name in figure_names(problem)}
    kept = {
        (path.parent.name, path.name) for path in (BANK / "figures").rglob("*") if path.is_file()
    }
    assert used == set(BANKED.figures) == kept
    shown = re.findall(r"!\[([^\]]*)\]", "\n".join(p.body for p in BANKED.problems))
    assert len(shown) >= 12
    assert all(len(alternative) > 20 for alternative in shown)


@pytest.mark.parametrize("key", BANKED.figures, ids="/".join)
def test_a_figure_has_a_title_and_fits_any_background(key: tuple[str, str]) -> None:
    file = BANKED.figures[key]
    assert file.content_type == "image/svg+xml"
    assert len(file.data) < 4_096
    root = ElementTree.fromstring(file.data)  # noqa: S314 - our own files
    assert root.get("role") == "img"
    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title
    assert description
    paints = {element.get(name) for element in root.iter() for name in ("fill", "stroke")}
    assert paints <= {None, "none", "currentColor"}


def test_the_problems_come_in_the_same_order_each_time() -> None:
    ids = [problem.id for problem in BANKED.problems]
    assert all(before < after for before, after in pairwise(ids))
    assert packaged_bank() == BANKED


_PICTURE = re.compile(r"!\[.*?\]\(.*?\)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _worded() -> Iterator[tuple[str, str, str]]:
    for problem in BANKED.problems:
        yield problem.id, problem.body, problem.plain_body
        for step in problem.steps:
            yield problem.id, step.title + step.body, step.plain_title + step.plain_body
            for hint in parts_of(step):
                yield problem.id, hint.text, hint.plain_text


PLAIN = [each for each in _worded() if each[2]]


def test_some_problems_are_there_in_plain_words() -> None:
    assert len({problem for problem, _, _ in PLAIN}) >= 3


@pytest.mark.parametrize(("problem", "text", "plain"), PLAIN)
def test_plain_words_are_shorter_sentences_with_the_same_pictures(
    problem: str, text: str, plain: str
) -> None:
    assert _PICTURE.findall(plain) == _PICTURE.findall(text), problem
    sentences = re.split(r"[.?!:]\s|\n\n", re.sub(r"\\\(.*?\\\)|!\[.*?\]\(.*?\)", "x", plain))
    assert max(len(each.split()) for each in sentences) <= 14


@pytest.mark.parametrize("problem", [each for each in BANKED.problems if each.plain_body])
def test_plain_words_leave_no_number_of_the_problem_out(problem: Problem) -> None:
    needed, plain = (set(_NUMBER.findall(text)) for text in (problem.body, problem.plain_body))
    assert needed <= plain

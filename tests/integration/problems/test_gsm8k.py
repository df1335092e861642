"""Importing GSM8K: sub-questions as steps, workings as hints, the stated end as the last word."""

import json
from pathlib import Path

import pytest

from persistence.problems.gsm8k import read_gsm8k
from persistence.problems.imported import Imported
from persistence.problems.report import Flaw
from rooms.facts import Verdict
from rooms.scaffolding.problem import NumberAsk
from tests.fakes.answers import verdict

QUESTION = "Ann has 16 eggs. She eats 3 and bakes with 4. She sells the rest for $2 each. How much?"
ANSWER = (
    "How many are left? ** Ann has 16 - 3 - 4 = <<16-3-4=9>>9 eggs left.\n"
    "How much does she make? ** She makes 9 * 2 = $<<9*2=18>>18.\n#### 18"
)


def line(question: str = QUESTION, answer: str = ANSWER) -> bytes:
    return json.dumps({"question": question, "answer": answer}).encode()


def read(tmp_path: Path, *lines: bytes) -> Imported:
    path = tmp_path / "socratic.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    return read_gsm8k(path)


def answer_of(tmp_path: Path, answer: str) -> tuple[list[tuple[str, ...]], set[Flaw]]:
    found = read(tmp_path, line(answer=answer))
    steps = found.problems[0].steps
    return [step.question.key.accepted for step in steps], set(found.report.by_kind())


def test_each_sub_question_is_a_step_with_its_working_as_hints(tmp_path: Path) -> None:
    found = read(tmp_path, line())
    problem = found.problems[0]
    assert found.report.defects == ()
    assert problem.body == QUESTION
    assert problem.title == "Ann has 16 eggs"
    assert problem.credit.licence == "MIT"
    first, second = problem.steps
    assert first.title == "How many are left?"
    assert first.question.key.accepted == ("9",)
    assert [hint.text for hint in first.hints] == [
        "Work out 16-3-4.",
        "Ann has 16 - 3 - 4 = 9 eggs left.",
    ]
    assert first.hints[1].depends_on == (first.hints[0].id,)
    assert first.skills == ("subtraction",)
    assert second.question.key.accepted == ("18",)
    assert second.skills == ("multiplication",)


def test_no_hint_but_the_last_gives_the_result_away(tmp_path: Path) -> None:
    for step in read(tmp_path, line()).problems[0].steps:
        assert all(
            not hint.text.endswith(f"{step.question.key.accepted[0]}.") for hint in step.hints[:-1]
        )


def test_the_stated_end_wins_over_the_last_line(tmp_path: Path) -> None:
    accepted, noted = answer_of(tmp_path, "How many? ** It is 6/4=<<6/4=1.5>>1.5\n#### 2")
    assert accepted == [("2",)]
    assert noted == {Flaw.RESULTS_DIFFER}


def test_a_rounded_result_takes_the_exact_one_too(tmp_path: Path) -> None:
    accepted, noted = answer_of(
        tmp_path, "A third? ** 1/3=<<1/3=0.33>>0.33\nAll? ** <<3*1=3>>3\n#### 3"
    )
    assert accepted[0] == ("0.33", "1/3")
    assert noted == {Flaw.ROUNDED_RESULT}


def test_wrong_arithmetic_is_reported_and_kept(tmp_path: Path) -> None:
    accepted, noted = answer_of(tmp_path, "Sum? ** <<2+2=5>>5\nAll? ** <<5*2=10>>10\n#### 10")
    assert accepted == [("5",), ("10",)]
    assert noted == {Flaw.WRONG_ARITHMETIC}


@pytest.mark.parametrize(
    ("working", "result"),
    [
        ("The jar holds 31-4 = 27 beads.", "27"),
        ("The prize is $1,500.", "1500"),
        ("The boat is worth $900 000 - $350 000 = $550 000.", "550000"),
        ("It takes 3 / 2 = 1 1/2 hours.", "1 1/2"),
        ("They need 2 x 2 = 4 eggs.", "4"),
    ],
)
def test_a_line_without_marks_is_read_where_it_is_plain(
    tmp_path: Path, working: str, result: str
) -> None:
    accepted, noted = answer_of(tmp_path, f"How many? ** {working}\nThen? ** <<1+1=2>>2\n#### 2")
    assert accepted[0] == (result,)
    assert noted == set()


def test_a_line_without_a_result_becomes_a_hint_of_the_next_step_never_its_text(
    tmp_path: Path,
) -> None:
    answer = (
        "Define a variable ** Let x be the number of coins.\n"
        "Write an equation ** x+x+30=110\n"
        "How many? ** x=<<80/2=40>>40\n#### 40"
    )
    found = read(tmp_path, line(answer=answer))
    (step,) = found.problems[0].steps
    assert step.body == ""
    assert step.hints[0].text.startswith("Define a variable Let x be the number of coins.")
    assert "x+x+30=110" in step.hints[0].text
    assert found.report.by_kind() == {Flaw.JOINED_TO_NEXT: 2}


def test_a_percentage_is_asked_in_per_cent(tmp_path: Path) -> None:
    answer = "What percentage? ** This is 12/20 x 100% = 60% of them.\n#### 60"
    (step,) = read(tmp_path, line(answer=answer)).problems[0].steps
    assert step.question.ask == NumberAsk(unit="%")
    assert verdict(step.question, "60%") is Verdict.CORRECT
    assert verdict(step.question, "60") is Verdict.CORRECT


@pytest.mark.parametrize(
    "broken",
    [
        b"{not json",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"question": "How many?"}',
        b'{"question": "How many?", "answer": 18}',
        b'{"question": "How many?", "answer": "no end"}',
        b'{"question": "How many?", "answer": "#### dogs"}',
    ],
)
def test_a_broken_line_is_left_out_and_the_rest_comes_in(tmp_path: Path, broken: bytes) -> None:
    found = read(tmp_path, line(), broken, b"", line("Another question?"))
    assert len(found.problems) == 2
    assert (found.report.found, found.report.left_out) == (3, 1)
    assert found.report.by_kind() == {Flaw.LEFT_OUT: 1}


def test_nul_characters_are_taken_out(tmp_path: Path) -> None:
    found = read(tmp_path, line("How\x00 many?"))
    assert found.problems[0].body == "How many?"
    assert found.report.by_kind() == {Flaw.UNSTORABLE_CHARACTERS: 1}


def test_a_repeated_question_is_kept_under_an_id_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, line(), line())
    assert len({problem.id for problem in found.problems}) == 2
    assert found.report.by_kind() == {Flaw.DUPLICATE_PROBLEM: 1}


def test_ids_do_not_depend_on_the_order_of_lines(tmp_path: Path) -> None:
    one = read(tmp_path, line(), line("Another question?"))
    other = read(tmp_path, line("Another question?"), line())
    assert {problem.id for problem in one.problems} == {problem.id for problem in other.problems}


def test_a_file_that_is_not_there_gives_nothing_and_says_so(tmp_path: Path) -> None:
    found = read_gsm8k(tmp_path / "nothing.jsonl")
    assert found.problems == ()
    assert found.report.by_kind() == {Flaw.BROKEN_FILE: 1}

"""Everything that others share comes in whole: each format over the real data, where it is there.

Over a small folder made here the same holds, so these tests mean something without the data too.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from persistence.problems.examining import unaccepted
from persistence.problems.gsm8k import read_gsm8k
from persistence.problems.imported import Imported
from persistence.problems.native import figure_names, packaged_bank, read_native, write_native
from persistence.problems.oatutor import read_oatutor
from persistence.problems.report import Flaw
from rooms.facts import Verdict
from rooms.scaffolding.hints import next_hint
from rooms.scaffolding.parts import parts_of, questions_of
from rooms.scaffolding.problem import ChoiceAsk, Hint, Step
from rooms.scaffolding.publish import public_problem
from tests.fakes.answers import verdict
from tests.integration.problems.oatutor_folder import OatutorFolder, hint, scaffold

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("STUDYHALL_SHARED", ROOT.parent / "shared")) / "data"
OATUTOR, GSM8K = DATA / "oatutor", DATA / "gsm8k" / "socratic.jsonl"

Read = Callable[[], Imported]
EXPECTED = {"oatutor": (166, 0), "gsm8k": (400, 0), "small": (2, 1), "bank": (43, 0)}
"""How many problems come in, and how many are left out."""
SHARED: dict[str, Read] = {
    name: read
    for name, path, read in (
        ("oatutor", OATUTOR, lambda: read_oatutor(OATUTOR)),
        ("gsm8k", GSM8K, lambda: read_gsm8k(GSM8K)),
    )
    if path.exists()
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = OatutorFolder(tmp_path_factory.mktemp("small"))
    for name in ("alpha1", "beta1"):
        inner = [hint(f"{name}-h2-s1", "gone")]
        hints = [hint(f"{name}-h1"), scaffold(f"{name}-h2", f"{name}-h1", subHints=inner)]
        folder.step(folder.problem(name), hints=hints)
    folder.write(folder.root / "content-pool" / "broken" / "broken.json", b"{")
    return lambda: read_oatutor(folder.root)


@pytest.fixture(scope="module", params=["small", "bank", *SHARED])
def source(request: pytest.FixtureRequest) -> str:
    """The name of each of the sources that are there."""
    return str(request.param)


@pytest.fixture(scope="module")
def read(source: str, small: Read) -> Read:
    return {"small": small, "bank": packaged_bank, **SHARED}[source]


@pytest.fixture(scope="module")
def found(read: Read) -> Imported:
    return read()


def test_all_that_can_be_used_comes_in(source: str, found: Imported) -> None:
    assert (found.report.problems, found.report.left_out) == EXPECTED[source]


def test_the_counts_of_the_report_add_up(found: Imported) -> None:
    report, steps = found.report, [step for problem in found.problems for step in problem.steps]
    assert report.problems == len(found.problems)
    assert report.found - report.problems == report.by_kind().get(Flaw.LEFT_OUT, 0)
    assert report.steps == len(steps)
    assert report.hints + report.scaffolds == sum(len(list(parts_of(step))) for step in steps)
    assert report.figures == len(found.figures)
    assert report.sets == len(found.sets)
    assert sum(report.by_kind().values()) == len(report.defects)
    assert json.loads(json.dumps(report.as_json()))["problems"] == report.problems


def test_every_stored_answer_is_accepted_in_every_drawing(found: Imported) -> None:
    assert [wrong for problem in found.problems for wrong in unaccepted(problem)] == []


def test_every_wrong_choice_is_refused(found: Imported) -> None:
    for problem in found.problems:
        for part in questions_of(problem):
            if isinstance(part.question.ask, ChoiceAsk):
                ids = {option.id for option in part.question.ask.options}
                for wrong in ids - set(part.question.key.accepted):
                    assert verdict(part.question, wrong) is Verdict.INCORRECT


def test_every_hint_can_be_reached(found: Imported) -> None:
    for problem in found.problems:
        for step in problem.steps:
            assert reached(step, step.id, set()) == {one.id for one in parts_of(step)}


def reached(step: Step, under: str, opened: set[str]) -> set[str]:
    """The hints that a student gets who takes all and solves every scaffold."""
    while isinstance(taken := next_hint(step, under, tuple(opened), frozenset(opened)), Hint):
        opened.add(taken.id)
        reached(step, taken.id, opened)
    return opened


def test_two_imports_are_the_same(found: Imported, read: Read) -> None:
    assert read() == found


def test_ids_are_unique_and_every_set_holds_problems_that_are_there(found: Imported) -> None:
    ids = [problem.id for problem in found.problems]
    assert len(ids) == len(set(ids))
    assert all(problem in ids for one in found.sets for problem in one.problems)
    for problem in found.problems:
        parts = [s.id for s in problem.steps] + [h.id for s in problem.steps for h in parts_of(s)]
        assert len(parts) == len(set(parts))


def test_every_figure_that_is_shown_is_there(found: Imported) -> None:
    shown = {(problem.id, name) for problem in found.problems for name in figure_names(problem)}
    assert shown == set(found.figures)


def test_every_problem_keeps_its_licence_and_source(found: Imported) -> None:
    assert all(p.credit.licence not in ("", "Not stated") for p in found.problems)
    assert all(p.credit.source for p in found.problems)


def test_nothing_of_another_format_is_left_in_the_prose(found: Imported) -> None:
    for problem in found.problems:
        told = public_problem(problem).model_dump_json()
        assert "$$" not in told
        assert ".gif##" not in told
        assert "<<" not in told


def test_an_import_written_in_our_format_is_read_again_unchanged(
    found: Imported, tmp_path: Path
) -> None:
    write_native(found, tmp_path)
    again = read_native(tmp_path)
    assert {p.id: p for p in again.problems} == {p.id: p for p in found.problems}
    assert again.figures == found.figures
    assert again.sets == found.sets

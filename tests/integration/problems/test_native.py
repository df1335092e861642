"""Our own format: what is written is read again, and a bad file harms no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from persistence.problems.native import (
    BANK,
    packaged_bank,
    read_native,
    write_native,
)
from persistence.problems.report import Flaw
from persistence.problems.schema import schema

PLAIN_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><title>A line</title><path d="M0 0H9"/></svg>'


def problem(**changes: Any) -> dict[str, Any]:
    content = {
        "id": "one",
        "title": "One",
        "body": "",
        "subject": "algebra",
        "steps": [
            {
                "id": "s1",
                "title": "What is 1 + 1?",
                "question": {"ask": {"kind": "number"}, "key": {"accepted": ["2"]}},
                "hints": [{"id": "h1", "text": "Count."}],
            }
        ],
        "credit": {"source": "A school", "licence": "CC BY 4.0"},
    }
    return content | changes


def write(folder: Path, name: str, content: Any) -> Path:
    path = folder / "problems" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def with_step(**changes: Any) -> dict[str, Any]:
    return problem(steps=[problem()["steps"][0] | changes])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    bank = packaged_bank()
    write_native(bank, tmp_path)
    again = read_native(tmp_path)
    assert again == bank
    written = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file())
    kept = sorted(p.relative_to(BANK) for p in BANK.rglob("*") if p.is_file())
    assert written == kept
    assert all((tmp_path / p).read_bytes() == (BANK / p).read_bytes() for p in kept)


def test_one_file_can_be_read_alone_with_its_figures() -> None:
    found = read_native(BANK / "problems" / "sh-pizza.json")
    assert [one.id for one in found.problems] == ["sh-pizza"]
    assert list(found.figures) == [("sh-pizza", "pizza.svg")]
    assert found.sets == ()


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        problem(id="not an id"),
        problem(extra="field"),
        problem(steps=[]),
        with_step(question={"ask": {"kind": "number"}, "key": {"accepted": ["dog"]}}),
        with_step(question={"ask": {"kind": "number"}, "key": {"accepted": []}}),
        with_step(
            question={
                "ask": {"kind": "choice", "options": [{"id": "a", "text": "A"}]},
                "key": {"accepted": ["b"]},
            }
        ),
        with_step(
            question={
                "ask": {
                    "kind": "choice",
                    "options": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}],
                },
                "key": {"accepted": ["a"]},
            }
        ),
        with_step(hints=[{"id": "h1", "hints": [{"id": "h2"}]}]),
    ],
    ids=range(10),
)
def test_a_problem_that_contradicts_itself_is_left_out_and_the_rest_comes_in(
    tmp_path: Path, bad: Any
) -> None:
    write(tmp_path, "a.json", problem(id="good"))
    write(tmp_path, "b.json", bad)
    found = read_native(tmp_path)
    assert [one.id for one in found.problems] == ["good"]
    assert (found.report.found, found.report.left_out) == (2, 1)
    assert found.report.by_kind()[Flaw.LEFT_OUT] == 1


def test_a_second_problem_of_the_same_id_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.json", problem())
    write(tmp_path, "b.json", problem(title="Two"))
    found = read_native(tmp_path)
    assert [one.title for one in found.problems] == ["One"]


def test_every_drawing_has_to_accept_its_answer(tmp_path: Path) -> None:
    drawn = with_step(question={"ask": {"kind": "number"}, "key": {"accepted": ["@{n}"]}})
    write(tmp_path, "a.json", drawn | {"id": "good", "variables": [{"n": "1"}, {"n": "2"}]})
    write(tmp_path, "b.json", drawn | {"id": "bad", "variables": [{"n": "1"}, {"n": "dog"}]})
    assert [one.id for one in read_native(tmp_path).problems] == ["good"]


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://example.org/x'/></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>",
        b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<svg><path fill='url(https://example.org/x)'/></svg>",
        b"plain text",
        b"",
    ],
)
def test_a_figure_that_could_do_something_is_refused(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, "a.json", problem(body="![A line](line.svg)"))
    figure = tmp_path / "figures" / "one" / "line.svg"
    figure.parent.mkdir(parents=True)
    figure.write_bytes(data)
    found = read_native(tmp_path)
    assert found.figures == {}
    assert set(found.report.by_kind()) == {Flaw.REFUSED_FIGURE, Flaw.MISSING_FIGURE}
    figure.write_bytes(PLAIN_SVG)
    assert list(read_native(tmp_path).figures) == [("one", "line.svg")]


def test_a_set_keeps_only_the_problems_that_are_there(tmp_path: Path) -> None:
    write(tmp_path, "a.json", problem())
    sets = [{"id": "set", "name": "A set", "problems": ["gone", "one"]}]
    (tmp_path / "sets.json").write_text(json.dumps(sets))
    found = read_native(tmp_path)
    assert found.sets[0].problems == ("one",)
    assert found.report.by_kind() == {Flaw.UNKNOWN_PROBLEM: 1}


@pytest.mark.parametrize("broken", ["{", "{}", '[{"id": "x"}]', "null"])
def test_a_broken_file_of_sets_costs_only_the_sets(tmp_path: Path, broken: str) -> None:
    write(tmp_path, "a.json", problem())
    (tmp_path / "sets.json").write_text(broken)
    found = read_native(tmp_path)
    assert len(found.problems) == 1
    assert found.sets == ()
    assert Flaw.BROKEN_FILE in found.report.by_kind()


def test_the_schema_is_that_of_a_problem() -> None:
    told = schema()
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"id", "title", "subject", "steps", "credit"} <= set(told["required"])
    assert told["additionalProperties"] is False


def test_a_report_can_be_printed_and_kept_as_json(tmp_path: Path) -> None:
    write(tmp_path, "a.json", problem())
    write(tmp_path, "b.json", b"{")
    report = read_native(tmp_path).report
    printed = str(report)
    assert "1 of 2 problems imported, 1 left out" in printed
    assert "problems/b.json" in printed
    kept = json.loads(json.dumps(report.as_json()))
    assert kept["left_out"] == 1
    assert kept["by_kind"]["left_out"] == 1

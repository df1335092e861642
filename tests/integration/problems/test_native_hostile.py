"""A hostile or broken file costs only itself, and the report says where it is broken."""

import json
import os
from pathlib import Path

import pytest

from persistence.problems.native import PROBLEM_BYTES, read_native
from persistence.problems.report import Flaw
from tests.integration.problems.test_native import problem, write

GOOD = json.dumps(problem()).encode()

BROKEN = {
    "utf-16": (GOOD.decode().encode("utf-16"), "not UTF-8 at byte 0"),
    "latin-1": (b'{"id": "caf\xe9"}', "not UTF-8 at byte 11"),
    "cut off": (GOOD[:40], "line 1 column"),
    "nothing": (b"", "line 1 column 1"),
    "deep": (b"[" * 200_000, "nested too deeply"),
    "deep and closed": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "nested too deeply"),
    "huge": (b'"' + b"x" * PROBLEM_BYTES + b'"', "larger than 4096 KiB"),
    "a number without end": (b'{"id": ' + b"9" * 10_000 + b"}", "digits"),
    "not a number": (b'{"id": NaN}', "NaN is not JSON"),
    "twins": (b'{"id": "a", "id": "b"}', "the name 'id' stands twice"),
    "a bomb of aliases": (
        b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
        "line 1 column 1",
    ),
    "a bomb of entities": (b"<!DOCTYPE x [<!ENTITY a 'aa'>]><x>&a;</x>", "line 1 column 1"),
}


@pytest.mark.parametrize(("data", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_and_the_rest_comes_in(
    tmp_path: Path, data: bytes, told: str
) -> None:
    write(tmp_path, "a.json", data)
    write(tmp_path, "b.json", problem(id="good"))
    found = read_native(tmp_path)
    assert [one.id for one in found.problems] == ["good"]
    broken = [each for each in found.report.defects if each.kind is Flaw.BROKEN_FILE]
    assert [each.where for each in broken] == ["problems/a.json"]
    assert told in broken[0].detail
    assert found.report.by_kind()[Flaw.LEFT_OUT] == 1


def test_every_fault_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    cyclic = [{"id": "h1", "depends_on": ["h2"]}, {"id": "h2", "depends_on": ["h1"]}]
    first = problem()["steps"][0]
    write(tmp_path, "a.json", problem(steps=[first | {"hints": cyclic}]))
    told = [each.detail for each in read_native(tmp_path).report.defects]
    assert told == [
        "steps[0].hints[0].depends_on[0]: h2 can never be open before h1.",
        "steps[0].hints[1].depends_on[0]: h1 can never be open before h2.",
        "2 faults, the first: steps[0].hints[0].depends_on[0]: h2 can never be open before h1.",
    ]


def test_what_is_no_file_of_a_problem_is_named_and_never_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "good.json", problem())
    write(tmp_path, "notes.txt", b"For next year.")
    (tmp_path / "problems" / "folder.json").mkdir()
    os.mkfifo(tmp_path / "problems" / "pipe.json")
    (tmp_path / "problems" / "loop.json").symlink_to("loop.json")
    (tmp_path / "problems" / "out.json").symlink_to("/etc/hostname")
    found = read_native(tmp_path)
    assert [one.id for one in found.problems] == ["one"]
    assert found.report.by_kind() == {
        Flaw.OTHER_FILE: 2,
        Flaw.LINK_OUT_OF_FOLDER: 2,
        Flaw.BROKEN_FILE: 1,
        Flaw.LEFT_OUT: 1,
    }


def test_half_a_character_is_taken_out_and_said(tmp_path: Path) -> None:
    write(tmp_path, "a.json", GOOD.replace(b'"One"', rb'"O\ud800ne\u0000"'))
    found = read_native(tmp_path)
    assert found.problems[0].title == "One"
    assert found.report.by_kind() == {Flaw.UNSTORABLE_CHARACTERS: 1}

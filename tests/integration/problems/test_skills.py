"""What a bank says of its skills comes in, is stored, goes out again, and is used in rooms."""

import json
from pathlib import Path
from typing import Any

import pytest

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.native import read_native, write_native
from persistence.problems.oatutor import read_oatutor
from persistence.problems.report import Flaw
from realtime.exporting import run_export
from realtime.importing import run_import
from rooms.mastery.tracing import DEFAULT, Parameters
from tests.integration.problems.oatutor_folder import OatutorFolder, hint

FITTED = {"probMastery": 0.4, "probTransit": 0.2, "probGuess": 0.25, "probSlip": 0.05}
ADDING = Parameters(prior=0.4, learn=0.2, guess=0.25, slip=0.05)
UNFITTED = dict.fromkeys(FITTED, 0.1)


@pytest.fixture
def folder(tmp_path: Path) -> OatutorFolder:
    made = OatutorFolder(tmp_path / "oatutor")
    made.skills({"alpha1a": ["adding"]})
    made.plans("L1")
    made.step(made.problem(), hints=[hint("alpha1a-h1")])
    return made


def say(folder: OatutorFolder, content: Any) -> None:
    folder.write(folder.root / "bkt-params" / "defaultBKTParams.json", content)


def test_what_is_fitted_comes_in_and_what_everybody_begins_with_says_nothing(
    folder: OatutorFolder,
) -> None:
    say(folder, {"adding": FITTED, "taking": UNFITTED, "more": FITTED | {"note": "x"}})
    found = read_oatutor(folder.root)
    assert found.parameters == {"adding": ADDING, "more": ADDING}
    assert found.report.defects == ()


@pytest.mark.parametrize(
    "said",
    [
        FITTED | {"probSlip": 1.5},
        FITTED | {"probSlip": -0.1},
        FITTED | {"probGuess": 0.6, "probSlip": 0.6},
        FITTED | {"probMastery": "much"},
        FITTED | {"probMastery": None},
        FITTED | {"probMastery": True},
        FITTED | {"probMastery": 1},
        [0.1, 0.1, 0.1, 0.1],
        "0.1",
        None,
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_comes_in(
    folder: OatutorFolder, said: Any
) -> None:
    say(folder, {"broken": said, "adding": FITTED})
    found = read_oatutor(folder.root)
    assert found.parameters == {"adding": ADDING}
    assert [each.where for each in found.report.defects] == ["broken"]
    assert found.report.by_kind() == {Flaw.UNUSABLE_PARAMETERS: 1}
    assert len(found.problems) == 1


@pytest.mark.parametrize("content", [b"{", b"[]", b"[1]", b'{"adding": {"probSlip": NaN}}', b"7"])
def test_a_broken_file_leaves_the_defaults(folder: OatutorFolder, content: bytes) -> None:
    say(folder, content)
    found = read_oatutor(folder.root)
    assert found.parameters == {}
    assert len(found.problems) == 1


def test_our_own_format_brings_them_back(folder: OatutorFolder, tmp_path: Path) -> None:
    say(folder, {"adding": FITTED})
    found = read_oatutor(folder.root)
    write_native(found, tmp_path / "native")
    again = read_native(tmp_path / "native")
    assert again.parameters == found.parameters
    (tmp_path / "native" / "skills.json").write_text(json.dumps({"adding": FITTED}))
    assert read_native(tmp_path / "native").parameters == {}, (
        "these are the names of another format"
    )


async def test_they_are_stored_replaced_exported_and_seen_by_their_school_alone(
    database: Database, folder: OatutorFolder, tmp_path: Path
) -> None:
    for name in ("north", "south"):
        await People(database).create_school(name, name.title())
    library = PostgresLibrary(database)
    say(folder, {"adding": FITTED, "taking": FITTED})
    await run_import(database, "oatutor", folder.root, "north", as_json=False)
    assert await library.parameters("north", ["adding", "unheard of"]) == {"adding": ADDING}
    assert await library.parameters("south", ["adding"]) == {}
    say(folder, {"adding": FITTED | {"probMastery": 0.5}})
    await run_import(database, "oatutor", folder.root, "north", as_json=False)
    newer = {"adding": Parameters(**ADDING.model_dump() | {"prior": 0.5})}
    assert await library.parameters("north") == newer
    await run_export(database, tmp_path / "out", "north")
    await run_import(database, "native", tmp_path / "out", "south", as_json=False)
    assert await library.parameters("south") == newer


async def test_the_bank_that_was_imported_last_has_the_say(database: Database) -> None:
    await People(database).create_school("north", "North")
    library = PostgresLibrary(database)
    await library.put_parameters("north", "one", {"adding": ADDING, "taking": ADDING})
    await library.put_parameters("north", "two", {"adding": DEFAULT})
    assert await library.parameters("north") == {"adding": DEFAULT, "taking": ADDING}
    await library.put_parameters("north", "one", {})
    assert await library.parameters("north") == {"adding": DEFAULT}

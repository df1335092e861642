"""What a library holds is written to a folder, and comes back the same."""

from pathlib import Path

import pytest

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.native import packaged_bank, read_native
from realtime.exporting import UnusableFolder, run_export
from realtime.importing import run_import


@pytest.fixture
async def school(database: Database) -> Database:
    """Two schools without a problem."""
    for name in ("north", "south"):
        await People(database).create_school(name, name.title())
    return database


async def test_an_export_is_imported_again_unchanged(school: Database, tmp_path: Path) -> None:
    bank = packaged_bank()
    library = PostgresLibrary(school)
    await library.put("north", bank.problems, bank.figures, "studyhall")
    for each in bank.sets:
        await library.put_set("north", each)
    said = await run_export(school, tmp_path / "out", "north")
    assert said.startswith("43 problems")
    again = read_native(tmp_path / "out")
    assert again.problems == bank.problems
    assert again.figures == bank.figures
    assert {each.id: each for each in again.sets} == {each.id: each for each in bank.sets}
    report = await run_import(school, "native", tmp_path / "out", "south", as_json=False)
    assert "43 added" in report
    report = await run_import(school, "native", tmp_path / "out", "south", as_json=False)
    assert "43 unchanged" in report


async def test_nothing_is_written_over_what_is_there(school: Database, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Mine.")
    with pytest.raises(UnusableFolder):
        await run_export(school, tmp_path, "north")
    assert notes.read_text() == "Mine."

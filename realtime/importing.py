"""Importing problems from the command line."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.gsm8k import read_gsm8k
from persistence.problems.imported import Imported
from persistence.problems.native import read_native
from persistence.problems.oatutor import read_oatutor
from rooms.base import Id

READERS: dict[str, Callable[[Path], Imported]] = {
    "oatutor": read_oatutor,
    "gsm8k": read_gsm8k,
    "native": read_native,
}


class UnreadableBank(Exception):
    """There is nothing to import, or nowhere to import it to; the message says which."""


async def run_import(
    database: Database, bank: str, path: Path, school: Id | None, *, as_json: bool
) -> str:
    """Import a bank into a school's library; returns the report. Raises `UnreadableBank`."""
    into = await school_of(database, school)
    found = await asyncio.to_thread(_read, bank, path)
    library = PostgresLibrary(database)
    stored = await library.put(into, found.problems, found.figures, bank)
    await library.put_parameters(into, bank, found.parameters)
    for each in found.sets:
        await library.put_set(into, each)
    counts = {
        "added": stored.added,
        "changed": stored.changed,
        "unchanged": stored.unchanged,
        "kept": stored.kept,
    }
    if as_json:
        return json.dumps(found.report.as_json() | counts, indent=1, ensure_ascii=False)
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    return f"{found.report}\nIn the library of {into}: {said}."


def _read(bank: str, path: Path) -> Imported:
    if not path.exists():
        raise UnreadableBank(f"{path} is not there.")
    return READERS[bank](path)


async def school_of(database: Database, school: Id | None) -> Id:
    """The school that is meant: the one named, or the only one. Raises `UnreadableBank`."""
    schools = [each for each, _ in await People(database).schools()]
    if school is not None:
        if school not in schools:
            raise UnreadableBank(f"There is no school with the id {school}.")
        return school
    if len(schools) != 1:
        known = ", ".join(schools) or "none yet"
        raise UnreadableBank(f"Say for which school with --school ({known}).")
    return schools[0]

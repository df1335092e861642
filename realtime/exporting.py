"""Exporting a library from the command line, in our own format: `import native` reads it again."""

import asyncio
from pathlib import Path

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.problems.native import (
    figure_names,
    write_figure,
    write_problem,
    write_sets,
    write_skills,
)
from realtime.importing import school_of
from rooms.base import Id


class UnusableFolder(Exception):
    """There is something in the folder already; nothing was written."""


async def run_export(database: Database, folder: Path, school: Id | None) -> str:
    """Write the newest version of every problem, its images, and the sets; returns what was done.

    Raises `UnusableFolder`, or `UnreadableBank` where it is not clear which school is meant.
    """
    of = await school_of(database, school)
    await asyncio.to_thread(_be_empty, folder)
    library, problems, figures = PostgresLibrary(database), 0, 0
    async with library.everything(of) as every:
        async for problem in every:
            write_problem(problem, folder)
            problems += 1
            for name in dict.fromkeys(figure_names(problem)):
                file = await library.figure(of, problem.id, name)
                if file is not None:
                    write_figure(problem.id, name, file, folder)
                    figures += 1
    sets = await library.sets(of)
    write_sets(sets, folder)
    write_skills(await library.parameters(of), folder)
    return f"{problems} problems, {figures} figures and {len(sets)} sets are in {folder}."


def _be_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnusableFolder(f"{folder} is not an empty folder.")

"""The library of problems, their figures, and the sets they are used in."""

import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from persistence import library_search as searching
from persistence import library_writing as writing
from persistence import skills
from persistence.database import Database
from persistence.library_search import Found, ProblemCard, Wanted
from persistence.library_writing import Stored
from persistence.problems.imported import FigureFile, Figures, ProblemSet
from persistence.tables import figures, problem_sets, problem_versions, problems, rooms, schools
from rooms.base import Id, Millis
from rooms.mastery.tracing import Parameters
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.reading.style import Locale

__all__ = ["Found", "PostgresLibrary", "ProblemCard", "Stored", "Version", "Wanted"]


def _newest() -> Select[Any]:
    return select(problem_versions.c.body).join(
        problems,
        (problems.c.id == problem_versions.c.problem_id)
        & (problems.c.version == problem_versions.c.version),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a problem: its number, and who published it when (an import: nobody)."""

    number: int
    published_at: Millis
    published_by: Id | None


class PostgresLibrary:
    """`rooms.ports.Library`, and what fills it."""

    def __init__(self, database: Database):
        """A library in this database."""
        self._database = database

    async def problem(self, school: Id, problem: Id, as_of: Millis | None = None) -> Problem | None:
        """As the port says."""
        query = select(problem_versions.c.body).where(problem_versions.c.problem_id == problem)
        if as_of is not None:
            # Those of the time first; what came only later is used where there was none.
            query = query.order_by((problem_versions.c.published_at <= as_of).desc())
        query = query.order_by(problem_versions.c.version.desc()).limit(1)
        async with self._database.transaction(school) as connection:
            body = await connection.scalar(query)
        return Problem.model_validate(body) if body is not None else None

    async def problems(self, school: Id, wanted: Sequence[Id]) -> list[Problem]:
        """The newest version of each of these, in their order; what there is not is left out."""
        query = _newest().where(problems.c.id.in_(wanted))
        async with self._database.transaction(school) as connection:
            found = [Problem.model_validate(row.body) for row in await connection.execute(query)]
        by_id = {each.id: each for each in found}
        return [by_id[each] for each in wanted if each in by_id]

    async def versions(self, school: Id, problem: Id) -> list[Version]:
        """Every version of a problem, the newest first; empty if there is no such problem."""
        query = (
            select(problem_versions)
            .where(problem_versions.c.problem_id == problem)
            .order_by(problem_versions.c.version.desc())
        )
        async with self._database.transaction(school) as connection:
            return [
                Version(row.version, row.published_at, row.published_by)
                for row in await connection.execute(query)
            ]

    async def problem_set(self, school: Id, room: Id) -> tuple[Id, ...]:
        """As the port says."""
        query = (
            select(problem_sets.c.problems)
            .join(rooms, rooms.c.problem_set_id == problem_sets.c.id)
            .where(rooms.c.id == room)
        )
        async with self._database.transaction(school) as connection:
            return tuple(await connection.scalar(query) or ())

    async def locale(self, school: Id) -> Locale:
        """As the port says."""
        query = select(schools.c.locale).where(schools.c.school_id == school)
        async with self._database.transaction(school) as connection:
            found: Locale | None = await connection.scalar(query)
        return found or "en"

    async def put(
        self, school: Id, new: Iterable[Problem], new_figures: Figures, bank: str
    ) -> Stored:
        """Store what a bank brings; what is the same already is left alone. All or nothing.

        What is different becomes a new version. A problem that somebody here has edited, or that
        another bank brought, is left as it is.
        """
        at = time.time_ns() // 1_000_000
        async with self._database.transaction(school) as connection:
            return await writing.put(connection, school, new, new_figures, bank, at)

    async def catalogue(
        self, school: Id, set_id: Id | None = None, query: str | None = None
    ) -> list[ProblemCard]:
        """Problems of a set in its order, or by words; at most 500."""
        wanted = Wanted(words=query or "", set_id=set_id, limit=500)
        return list((await self.search(school, wanted)).cards)

    async def search(self, school: Id, wanted: Wanted) -> Found:
        """The problems that fit, the best first, and how many there are."""
        async with self._database.transaction(school) as connection:
            return await searching.search(connection, wanted)

    async def facets(self, school: Id) -> searching.Facets:
        """What one can choose by in this school's library."""
        async with self._database.transaction(school) as connection:
            return await searching.facets(connection)

    @asynccontextmanager
    async def everything(self, school: Id) -> AsyncIterator[AsyncIterator[Problem]]:
        """The newest version of every problem, one after the other, by id."""
        query = _newest().order_by(problems.c.id)
        async with self._database.transaction(school) as connection:
            rows = await connection.stream(query.execution_options(yield_per=100))
            yield (Problem.model_validate(row.body) async for row in rows)

    async def figure(self, school: Id, problem: Id, name: str) -> FigureFile | None:
        """An image of a problem."""
        query = select(figures).where(figures.c.problem_id == problem, figures.c.name == name)
        async with self._database.transaction(school) as connection:
            row = (await connection.execute(query)).first()
        return FigureFile(row.content_type, row.data) if row is not None else None

    async def put_set(self, school: Id, new: ProblemSet) -> None:
        """Store a problem set by its id."""
        values = {"name": new.name, "problems": list(new.problems)}
        statement = insert(problem_sets).values(school_id=school, id=new.id, **values)
        async with self._database.transaction(school) as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["school_id", "id"], set_=values)
            )

    async def put_parameters(
        self, school: Id, bank: str, parameters: Mapping[str, Parameters]
    ) -> None:
        """Store what a bank says of its skills, instead of what it said before."""
        async with self._database.transaction(school) as connection:
            await skills.put(connection, school, bank, parameters)

    async def parameters(
        self, school: Id, wanted: Iterable[str] | None = None
    ) -> dict[str, Parameters]:
        """As the port says; without skills, what is said of any."""
        async with self._database.transaction(school) as connection:
            return await skills.of(connection, wanted)

    async def drop_set(self, school: Id, set_id: Id) -> None:
        """Take a set away, from the rooms that use it too; its problems stay."""
        async with self._database.transaction(school) as connection:
            await connection.execute(
                update(rooms).where(rooms.c.problem_set_id == set_id).values(problem_set_id=None)
            )
            await connection.execute(delete(problem_sets).where(problem_sets.c.id == set_id))

    async def sets(self, school: Id) -> list[ProblemSet]:
        """The problem sets of a school, by name."""
        async with self._database.transaction(school) as connection:
            rows = await connection.execute(select(problem_sets).order_by(problem_sets.c.name))
            return [ProblemSet(row.id, row.name, tuple(row.problems)) for row in rows]

    async def count(self, school: Id) -> int:
        """How many problems a school has."""
        async with self._database.transaction(school) as connection:
            return await connection.scalar(select(func.count()).select_from(problems)) or 0

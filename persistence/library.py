"""The library of problems, their figures, and the sets they are used in."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.database import Database
from persistence.problems.imported import FigureFile, ProblemSet
from persistence.tables import figures, problem_sets, problems, rooms
from rooms.base import Id
from rooms.scaffolding.problem import Problem

_CHUNK = 200
"""Problems written together: large enough to be quick, small enough to stay small."""

FigureKey = tuple[Id, str]


@dataclass(frozen=True, slots=True)
class ProblemCard:
    """A problem in a list."""

    id: Id
    title: str
    subject: str
    steps: int
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import changed, counted in problems."""

    added: int
    changed: int
    unchanged: int


class PostgresLibrary:
    """`rooms.ports.Library`, and what fills it."""

    def __init__(self, database: Database):
        """A library in this database."""
        self._database = database

    async def problem(self, school: Id, problem: Id) -> Problem | None:
        """As the port says."""
        query = select(problems.c.body).where(problems.c.id == problem)
        async with self._database.transaction(school) as connection:
            body = await connection.scalar(query)
        return Problem.model_validate(body) if body is not None else None

    async def problem_set(self, school: Id, room: Id) -> tuple[Id, ...]:
        """As the port says."""
        query = (
            select(problem_sets.c.problems)
            .join(rooms, rooms.c.problem_set_id == problem_sets.c.id)
            .where(rooms.c.id == room)
        )
        async with self._database.transaction(school) as connection:
            return tuple(await connection.scalar(query) or ())

    async def put(
        self,
        school: Id,
        new: Iterable[Problem],
        new_figures: Mapping[FigureKey, FigureFile],
        bank: str,
    ) -> Stored:
        """Store problems by id; what is the same already is left alone. All or nothing."""
        by_problem: dict[Id, list[tuple[str, FigureFile]]] = {}
        for (problem, name), file in new_figures.items():
            by_problem.setdefault(problem, []).append((name, file))
        added = changed = seen = 0
        async with self._database.transaction(school) as connection:
            for chunk in _chunks(new):
                fresh, other = await _put_chunk(connection, school, chunk, by_problem, bank)
                added, changed, seen = added + fresh, changed + other, seen + len(chunk)
        return Stored(added, changed, seen - added - changed)

    async def catalogue(
        self, school: Id, set_id: Id | None = None, query: str | None = None
    ) -> list[ProblemCard]:
        """Problems of a set in its order, or by words in title and subject; at most 500."""
        wanted = select(problems).order_by(problems.c.subject, problems.c.title).limit(500)
        if query:
            for word in query.split()[:8]:
                in_text = problems.c.title + " " + problems.c.subject + " " + problems.c.source
                wanted = wanted.where(in_text.icontains(word, autoescape=True))
        async with self._database.transaction(school) as connection:
            order: list[Id] = []
            if set_id is not None:
                ids = select(problem_sets.c.problems).where(problem_sets.c.id == set_id)
                order = list(await connection.scalar(ids) or [])
                wanted = wanted.where(problems.c.id.in_(order))
            cards = [
                ProblemCard(row.id, row.title, row.subject, row.steps, row.source, row.licence)
                for row in await connection.execute(wanted)
            ]
        return sorted(cards, key=lambda card: order.index(card.id)) if order else cards

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

    async def sets(self, school: Id) -> list[ProblemSet]:
        """The problem sets of a school, by name."""
        async with self._database.transaction(school) as connection:
            rows = await connection.execute(select(problem_sets).order_by(problem_sets.c.name))
            return [ProblemSet(row.id, row.name, tuple(row.problems)) for row in rows]

    async def count(self, school: Id) -> int:
        """How many problems a school has."""
        async with self._database.transaction(school) as connection:
            return await connection.scalar(select(func.count()).select_from(problems)) or 0


def _chunks(new: Iterable[Problem]) -> Iterator[list[Problem]]:
    rest = iter(new)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _content_hash(problem: Problem, files: list[tuple[str, FigureFile]]) -> bytes:
    digest = hashlib.sha256(problem.model_dump_json().encode())
    for name, file in sorted(files, key=lambda each: each[0]):
        digest.update(f"\0{name}\0{file.content_type}\0".encode() + file.data)
    return digest.digest()


async def _put_chunk(
    connection: AsyncConnection,
    school: Id,
    chunk: list[Problem],
    files: Mapping[Id, list[tuple[str, FigureFile]]],
    bank: str,
) -> tuple[int, int]:
    """Write the problems of a chunk that are new or changed; returns how many of each."""
    hashes = {each.id: _content_hash(each, files.get(each.id, [])) for each in chunk}
    query = select(problems.c.id, problems.c.content_hash).where(problems.c.id.in_(hashes))
    there = {row.id: row.content_hash for row in await connection.execute(query)}
    wanted = [each for each in chunk if there.get(each.id) != hashes[each.id]]
    if wanted:
        await _put_problems(connection, school, wanted, hashes, bank)
        await _put_figures(connection, school, {each.id: files.get(each.id, []) for each in wanted})
    return sum(each.id not in there for each in wanted), sum(each.id in there for each in wanted)


async def _put_problems(
    connection: AsyncConnection,
    school: Id,
    wanted: list[Problem],
    hashes: Mapping[Id, bytes],
    bank: str,
) -> None:
    rows = [
        {
            "school_id": school,
            "id": each.id,
            "bank": bank,
            "title": each.title,
            "subject": each.subject,
            "source": each.credit.source,
            "licence": each.credit.licence,
            "steps": len(each.steps),
            "body": each.model_dump(mode="json"),
            "content_hash": hashes[each.id],
        }
        for each in wanted
    ]
    statement = insert(problems)
    fresh = {name: statement.excluded[name] for name in rows[0] if name not in ("school_id", "id")}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=["school_id", "id"], set_=fresh), rows
    )


async def _put_figures(
    connection: AsyncConnection, school: Id, files: Mapping[Id, list[tuple[str, FigureFile]]]
) -> None:
    await connection.execute(delete(figures).where(figures.c.problem_id.in_(files)))
    rows = [
        {
            "school_id": school,
            "problem_id": problem,
            "name": name,
            "content_type": file.content_type,
            "data": file.data,
        }
        for problem, named in files.items()
        for name, file in named
    ]
    if rows:
        await connection.execute(insert(figures), rows)

"""Drafts: what somebody writes and has not published, with the images that belong to it."""

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence import library_writing as writing
from persistence.database import Database
from persistence.problems.imported import FigureFile
from persistence.tables import draft_figures, drafts, problems
from rooms.base import Id, Millis
from rooms.scaffolding.problem import Problem

DRAFTS_MOST = 200
"""How many drafts one person may have open."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was last saved."""

    id: Id
    problem: Id
    """The problem that it is a version of, or will be."""
    base: int
    """The version that it began from; 0 for a new problem."""
    revision: int
    """How often it was saved; who saves says which one they saw."""
    body: dict[str, Any]
    saved_at: Millis


class DraftChanged(Exception):
    """It was saved from somewhere else meanwhile; nothing was overwritten."""


class ProblemChanged(Exception):
    """Somebody published another version since the draft was begun."""


class Drafts:
    """The drafts of a school; everybody has only their own."""

    def __init__(self, database: Database):
        """Drafts in this database."""
        self._database = database

    async def begin(self, school: Id, author: Id, draft: Draft) -> Draft:
        """Keep a first draft; where they have one of this problem already, that one."""
        row = {
            "school_id": school,
            "id": draft.id,
            "author_id": author,
            "problem_id": draft.problem,
            "base_version": draft.base,
            "revision": draft.revision,
            "body": draft.body,
            "saved_at": draft.saved_at,
        }
        async with self._database.transaction(school) as connection:
            await connection.execute(insert(drafts).values(row).on_conflict_do_nothing())
            query = select(drafts).where(
                drafts.c.author_id == author, drafts.c.problem_id == draft.problem
            )
            return _draft((await connection.execute(query)).one())

    async def all(self, school: Id, author: Id) -> list[Draft]:
        """Somebody's drafts, the one saved last first."""
        query = (
            select(drafts)
            .where(drafts.c.author_id == author)
            .order_by(drafts.c.saved_at.desc(), drafts.c.id)
            .limit(DRAFTS_MOST)
        )
        async with self._database.transaction(school) as connection:
            return [_draft(row) for row in await connection.execute(query)]

    async def find(self, school: Id, author: Id, draft: Id) -> Draft | None:
        """One of somebody's drafts."""
        query = select(drafts).where(drafts.c.author_id == author, drafts.c.id == draft)
        async with self._database.transaction(school) as connection:
            row = (await connection.execute(query)).first()
        return _draft(row) if row is not None else None

    async def save(
        self, school: Id, author: Id, draft: Id, seen: int, body: dict[str, Any]
    ) -> Draft | None:
        """Save over the revision that was seen; None if there is no such draft.

        The same body sent again (an answer was lost) is the same save. Raises `DraftChanged`.
        """
        mine = (drafts.c.author_id == author) & (drafts.c.id == draft)
        now = time.time_ns() // 1_000_000
        values = {"revision": seen + 1, "body": body, "saved_at": now}
        async with self._database.transaction(school) as connection:
            query = update(drafts).where(mine, drafts.c.revision == seen).values(values)
            row = (await connection.execute(query.returning(drafts))).first()
            if row is None:
                row = (await connection.execute(select(drafts).where(mine))).first()
                if row is not None and row.body != body:
                    raise DraftChanged
        return _draft(row) if row is not None else None

    async def drop(self, school: Id, author: Id, draft: Id) -> bool:
        """Throw a draft away; whether there was one. What was published stays."""
        async with self._database.transaction(school) as connection:
            return await _drop(connection, author, draft) is not None

    async def put_figure(self, school: Id, problem: Id, file: FigureFile, name: str) -> None:
        """Keep an image for a draft; one that is there under this name stays."""
        row = {
            "school_id": school,
            "problem_id": problem,
            "name": name,
            "content_type": file.content_type,
            "data": file.data,
        }
        async with self._database.transaction(school) as connection:
            await connection.execute(insert(draft_figures).values(row).on_conflict_do_nothing())

    async def figure(self, school: Id, problem: Id, name: str) -> FigureFile | None:
        """An image of a draft."""
        query = select(draft_figures).where(
            draft_figures.c.problem_id == problem, draft_figures.c.name == name
        )
        async with self._database.transaction(school) as connection:
            row = (await connection.execute(query)).first()
        return FigureFile(row.content_type, row.data) if row is not None else None

    async def publish(
        self, school: Id, author: Id, draft: Draft, problem: Problem, *, over: bool
    ) -> int:
        """Make a problem of a draft, its next version, and drop the draft; the version's number.

        Raises `ProblemChanged` if there is a newer version than the one that the draft began from,
        unless it is to go `over` that.
        """
        at = time.time_ns() // 1_000_000
        async with self._database.transaction(school) as connection:
            query = select(problems.c.version).where(problems.c.id == problem.id).with_for_update()
            newest = await connection.scalar(query) or 0
            if newest != draft.base and not over:
                raise ProblemChanged
            files = await _figures(connection, problem.id)
            hashes = {problem.id: writing.content_hash(problem, files)}
            version = newest + 1
            await writing.write(
                connection, school, [(problem, version)], hashes, writing.OWN, at, author
            )
            await writing.put_figures(connection, school, {problem.id: files})
            await _drop(connection, author, draft.id)
        return version


async def _figures(connection: AsyncConnection, problem: Id) -> list[tuple[str, FigureFile]]:
    query = select(draft_figures).where(draft_figures.c.problem_id == problem)
    rows = await connection.execute(query.order_by(draft_figures.c.name))
    return [(row.name, FigureFile(row.content_type, row.data)) for row in rows]


async def _drop(connection: AsyncConnection, author: Id, draft: Id) -> Id | None:
    """Delete a draft, and the images of its problem when nobody else writes on it."""
    mine = delete(drafts).where(drafts.c.author_id == author, drafts.c.id == draft)
    problem = await connection.scalar(mine.returning(drafts.c.problem_id))
    if problem is not None:
        others = exists().where(drafts.c.problem_id == problem)
        await connection.execute(
            delete(draft_figures).where(draft_figures.c.problem_id == problem, ~others)
        )
    return problem


def _draft(row: Any) -> Draft:
    return Draft(row.id, row.problem_id, row.base_version, row.revision, row.body, row.saved_at)

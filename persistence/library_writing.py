"""Writing problems: what is new becomes a row of its own, and is found from then on."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.problems.imported import FigureFile, Figures
from persistence.tables import figures, problem_versions, problems
from rooms.base import Id, Millis
from rooms.scaffolding.problem import Problem

OWN = "own"
"""The bank of what was published here: no import replaces it."""

_CHUNK = 200
"""Problems written together: large enough to be quick, small enough to stay small."""
_WORDS = 100_000
"""How many characters of a problem are searched; PostgreSQL indexes about ten times that."""
_MATHS = re.compile(r"\\\(.*?\\\)", re.DOTALL)

Named = Sequence[tuple[str, FigureFile]]


@dataclass(frozen=True, slots=True)
class Stored:
    """What an import changed, counted in problems."""

    added: int
    changed: int
    unchanged: int
    kept: int = 0
    """Those that were edited here, or come from another bank: left as they are."""


async def put(
    connection: AsyncConnection,
    school: Id,
    new: Iterable[Problem],
    new_figures: Figures,
    bank: str,
    at: Millis,
) -> Stored:
    """Store what a bank brings, chunk by chunk, within this transaction."""
    names: dict[Id, list[str]] = {}
    for problem, name in new_figures:
        names.setdefault(problem, []).append(name)
    stored, rest = Stored(0, 0, 0), iter(new)
    while chunk := list(islice(rest, _CHUNK)):
        files = {
            each.id: [(name, new_figures[each.id, name]) for name in sorted(names.get(each.id, ()))]
            for each in chunk
        }
        stored = _sum(stored, await _put_chunk(connection, school, chunk, files, bank, at))
    return stored


def _sum(one: Stored, other: Stored) -> Stored:
    return Stored(
        one.added + other.added,
        one.changed + other.changed,
        one.unchanged + other.unchanged,
        one.kept + other.kept,
    )


async def _put_chunk(
    connection: AsyncConnection,
    school: Id,
    chunk: Sequence[Problem],
    files: Mapping[Id, Named],
    bank: str,
    at: Millis,
) -> Stored:
    """Write the problems of a chunk that are new or changed."""
    hashes = {each.id: content_hash(each, files[each.id]) for each in chunk}
    query = select(problems).where(problems.c.id.in_(hashes)).with_for_update()
    there = {row.id: row for row in await connection.execute(query)}
    stored, wanted = Stored(0, 0, 0), []
    for each in chunk:
        row = there.get(each.id)
        if row is not None and row.content_hash == hashes[each.id]:
            stored = replace(stored, unchanged=stored.unchanged + 1)
        elif row is not None and row.bank != bank:
            stored = replace(stored, kept=stored.kept + 1)
        else:
            wanted.append((each, 1 if row is None else row.version + 1))
    if wanted:
        await write(connection, school, wanted, hashes, bank, at, None)
        await put_figures(connection, school, {each.id: files[each.id] for each, _ in wanted})
    added = sum(version == 1 for _, version in wanted)
    return replace(stored, added=added, changed=len(wanted) - added)


def content_hash(problem: Problem, files: Named) -> bytes:
    """What tells one version of a problem from another."""
    digest = hashlib.sha256(problem.model_dump_json().encode())
    for name, file in files:
        digest.update(f"\0{name}\0{file.content_type}\0".encode() + file.data)
    return digest.digest()


async def write(
    connection: AsyncConnection,
    school: Id,
    versions: Sequence[tuple[Problem, int]],
    hashes: Mapping[Id, bytes],
    bank: str,
    at: Millis,
    by: Id | None,
) -> None:
    """Write new versions of problems, and what they are found by."""
    heads = [
        {
            "school_id": school,
            "id": each.id,
            "bank": bank,
            "title": each.title,
            "subject": each.subject,
            "source": each.credit.source,
            "licence": each.credit.licence,
            "steps": len(each.steps),
            "level": each.level,
            "skills": list(_skills(each)),
            "content_hash": hashes[each.id],
            "version": version,
            "about": " ".join(
                [
                    each.subject,
                    each.course,
                    each.lesson,
                    each.level,
                    each.credit.source,
                    *_skills(each),
                ]
            ),
            "words": words(each),
        }
        for each, version in versions
    ]
    await connection.execute(_HEAD, heads)
    bodies = [
        {
            "school_id": school,
            "problem_id": each.id,
            "version": version,
            "body": each.model_dump(mode="json"),
            "published_at": at,
            "published_by": by,
        }
        for each, version in versions
    ]
    await connection.execute(insert(problem_versions), bodies)


def _skills(problem: Problem) -> dict[str, None]:
    return dict.fromkeys(skill for step in problem.steps for skill in step.skills)


def words(problem: Problem) -> str:
    """What a problem says, as far as it is searched: without its maths, hints and answers."""
    said = [problem.body, *(part for step in problem.steps for part in (step.title, step.body))]
    return _MATHS.sub(" ", "\n".join(said))[:_WORDS]


def _head() -> Any:
    """One statement for all heads; `search` is made from what has a weight of its own."""

    def weighted(name: str, weight: str) -> Any:
        return func.setweight(
            func.to_tsvector(text("'english'"), bindparam(name)), text(f"'{weight}'")
        )

    columns = [column.name for column in problems.columns if column.name != "search"]
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    search = (
        weighted("title", "A").op("||")(weighted("about", "B")).op("||")(weighted("words", "C"))
    )
    statement = insert(problems).values(**values, search=search)
    fresh = {
        column.name: statement.excluded[column.name]
        for column in problems.columns
        if not column.primary_key
    }
    return statement.on_conflict_do_update(index_elements=["school_id", "id"], set_=fresh)


_HEAD = _head()


async def put_figures(connection: AsyncConnection, school: Id, files: Mapping[Id, Named]) -> None:
    """Store images. Those of earlier versions stay, for earlier sessions show them."""
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
        statement = insert(figures)
        fresh = {name: statement.excluded[name] for name in ("content_type", "data")}
        keys = ["school_id", "problem_id", "name"]
        await connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=fresh), rows
        )

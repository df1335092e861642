"""Finding problems: by words, by what they are about, in pages."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, cast, func, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY, array
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.library_writing import OWN
from persistence.tables import problem_sets, problems
from rooms.base import Id

_OPERATORS = re.compile(r"\"|(?:^|\s)-\w|\bor\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_WORDS_MOST = 12
_UNSHOWN = frozenset({"search", "content_hash"})
"""Columns that are large, and on no card."""
SKILLS_MOST = 300
"""How many skills are offered to choose from, the most used first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty or None is not asked."""

    words: str = ""
    """Every word has to be there, in any form; `"a phrase"`, `-without` and `or` as on the web."""
    subject: str = ""
    level: str = ""
    skill: str = ""
    licence: str = ""
    bank: str = ""
    set_id: Id | None = None
    """Only problems of this set, in its order."""
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ProblemCard:
    """A problem in a list."""

    id: Id
    title: str
    subject: str
    steps: int
    source: str
    licence: str
    level: str = ""
    skills: tuple[str, ...] = ()
    version: int = 1
    is_own: bool = False
    """Whether it was written or edited in this school."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of problems, and how many there are on all pages."""

    cards: tuple[ProblemCard, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What a library's problems can be chosen by; of the skills the most used."""

    subjects: tuple[str, ...]
    levels: tuple[str, ...]
    licences: tuple[str, ...]
    skills: tuple[str, ...]


async def search(connection: AsyncConnection, wanted: Wanted) -> Found:
    """The problems that fit: in a set by its order, else by how well the words fit, then title."""
    if not wanted.words.strip():
        return await _page(connection, wanted, _all(wanted))
    found = await _page(connection, wanted, _by_words(wanted))
    # Signs are no words, and half a word may be none: then it is looked for as it was typed.
    return found if found.total else await _page(connection, wanted, _as_typed(wanted))


async def facets(connection: AsyncConnection) -> Facets:
    """What the problems of this school can be chosen by."""

    async def values(column: Any) -> tuple[str, ...]:
        query = select(column).where(column != "").distinct().order_by(column)
        return tuple(await connection.scalars(query))

    skill = func.unnest(problems.c.skills).label("skill")
    used = select(skill).subquery()
    most = (
        select(used.c.skill)
        .group_by(used.c.skill)
        .order_by(func.count().desc(), used.c.skill)
        .limit(SKILLS_MOST)
    )
    return Facets(
        await values(problems.c.subject),
        await values(problems.c.level),
        await values(problems.c.licence),
        tuple(await connection.scalars(most)),
    )


def _all(wanted: Wanted) -> Select[Any]:
    return _chosen(wanted, literal(0.0))


def _by_words(wanted: Wanted) -> Select[Any]:
    found = func.search_problems(_query(wanted.words)).table_valued(
        "school_id", "problem_id", "rank"
    )
    same = and_(found.c.problem_id == problems.c.id, found.c.school_id == problems.c.school_id)
    return _chosen(wanted, found.c.rank).join(found, same)


def _as_typed(wanted: Wanted) -> Select[Any]:
    query = _chosen(wanted, literal(0.0))
    in_text = problems.c.title + " " + problems.c.subject + " " + problems.c.source
    for word in wanted.words.split()[:_WORDS_MOST]:
        query = query.where(in_text.icontains(word, autoescape=True))
    return query


def _query(typed: str) -> ColumnElement[Any]:
    """What was typed as a query: the beginning of a word will do, while one is typing."""
    if _OPERATORS.search(typed):
        return func.websearch_to_tsquery("english", typed)
    words = " & ".join(f"{word}:*" for word in _WORD.findall(typed)[:_WORDS_MOST])
    return cast(func.to_tsquery("english", words), TSQUERY)


def _chosen(wanted: Wanted, rank: ColumnElement[Any]) -> Select[Any]:
    place: ColumnElement[Any] = literal(0)
    shown = [column for column in problems.columns if column.name not in _UNSHOWN]
    query = select(*shown, func.count().over().label("total")).select_from(problems)
    for column in ("subject", "level", "licence", "bank"):
        if value := getattr(wanted, column):
            query = query.where(problems.c[column] == value)
    if wanted.skill:
        query = query.where(
            problems.c.skills.op("@>")(cast(array([wanted.skill]), problems.c.skills.type))
        )
    if wanted.set_id is not None:
        inside = problem_sets.c.problems
        query = query.join(
            problem_sets,
            and_(problem_sets.c.school_id == problems.c.school_id, inside.any_() == problems.c.id),
        ).where(problem_sets.c.id == wanted.set_id)
        place = func.array_position(inside, cast(problems.c.id, Text))
    return query.order_by(place, rank.desc(), problems.c.subject, problems.c.title, problems.c.id)


async def _page(connection: AsyncConnection, wanted: Wanted, query: Select[Any]) -> Found:
    rows = (await connection.execute(query.offset(wanted.offset).limit(wanted.limit))).all()
    total = rows[0].total if rows else 0
    if not rows and wanted.offset:
        total = await connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    return Found(tuple(_card(row) for row in rows), total)


def _card(row: Any) -> ProblemCard:
    return ProblemCard(
        row.id,
        row.title,
        row.subject,
        row.steps,
        row.source,
        row.licence,
        row.level,
        tuple(row.skills),
        row.version,
        row.bank == OWN,
    )

"""Rooms as places: their names, classes, tutors, and the sittings that took place in them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, cast, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.database import Database
from persistence.log import recorded
from persistence.people import ClassRecord
from persistence.tables import classes, enrolments, facts, people, room_classes, rooms, sittings
from rooms.base import Id, Millis
from rooms.facts import Recorded
from rooms.roles import Actor, Role

_BODY = cast(facts.c.body, Text).label("body")


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """A room, whose it is, and for which classes."""

    id: Id
    school: Id
    name: str
    tutor: Id
    tutor_name: str
    classes: tuple[ClassRecord, ...]
    problem_set: Id | None


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of a room: when it was, and which facts are its own."""

    room: Id
    session: Id
    started_at: Millis
    ended_at: Millis | None
    first_seq: int
    last_seq: int | None


class RoomStore:
    """The rooms of all schools; every query is within one."""

    def __init__(self, database: Database):
        """Rooms in this database."""
        self._database = database

    async def create(
        self,
        school: Id,
        room: Id,
        name: str,
        tutor: Id,
        class_ids: Sequence[Id],
        problem_set: Id | None,
    ) -> None:
        """Make a room for these classes; a class of another school raises LookupError."""
        row = {
            "id": room,
            "school_id": school,
            "name": name,
            "tutor_id": tutor,
            "problem_set_id": problem_set,
            "created_at": time.time_ns() // 1_000_000,
        }
        async with self._database.transaction(school) as connection:
            await connection.execute(insert(rooms).values(row))
            await _set_classes(connection, school, room, class_ids)

    async def change(
        self,
        school: Id,
        room: Id,
        *,
        name: str | None = None,
        class_ids: Sequence[Id] | None = None,
        problem_set: Id | None = None,
        clear_set: bool = False,
    ) -> None:
        """Change what is not None; `clear_set` takes the problem set away."""
        values = {"name": name, "problem_set_id": problem_set}
        given: dict[str, Id | None] = {
            column: value for column, value in values.items() if value is not None
        }
        if clear_set:
            given["problem_set_id"] = None
        async with self._database.transaction(school) as connection:
            if given:
                await connection.execute(update(rooms).where(rooms.c.id == room).values(given))
            if class_ids is not None:
                await _set_classes(connection, school, room, class_ids)

    async def find(self, school: Id, room: Id) -> RoomRecord | None:
        """A room of this school."""
        found = await self._rooms(school, rooms.c.id == room)
        return found[0] if found else None

    async def for_tutor(self, school: Id, person: Id) -> list[RoomRecord]:
        """The rooms of a tutor, by name."""
        return await self._rooms(school, rooms.c.tutor_id == person)

    async def for_student(self, school: Id, person: Id) -> list[RoomRecord]:
        """The rooms of the classes that a student is in, by name."""
        return await self._rooms(school, rooms.c.id.in_(_rooms_of_student(person)))

    async def of_school(self, school: Id) -> list[RoomRecord]:
        """Every room of a school, by name."""
        return await self._rooms(school, rooms.c.school_id == school)

    async def may_enter(self, school: Id, room: Id, actor: Actor) -> bool:
        """Whether somebody may be in a room: its classes' students, and the school's tutors."""
        if actor.school != school or actor.role not in (Role.STUDENT, Role.TUTOR):
            return False
        query = select(rooms.c.id).where(rooms.c.id == room)
        if actor.role is Role.STUDENT:
            query = query.where(rooms.c.id.in_(_rooms_of_student(actor.person)))
        async with self._database.transaction(school) as connection:
            return await connection.scalar(query) is not None

    async def sittings(self, school: Id, room_ids: Sequence[Id]) -> list[Sitting]:
        """The sessions of these rooms, the newest first."""
        query = (
            select(sittings)
            .where(sittings.c.room_id.in_(room_ids))
            .order_by(sittings.c.started_at.desc())
        )
        async with self._database.transaction(school) as connection:
            return [
                Sitting(
                    row.room_id,
                    row.session_id,
                    row.started_at,
                    row.ended_at,
                    row.first_seq,
                    row.last_seq,
                )
                for row in await connection.execute(query)
            ]

    async def attended(self, school: Id, person: Id) -> set[Id]:
        """The sessions that somebody attended: stayed in past the grace."""
        joined = facts.alias()
        query = (
            select(sittings.c.session_id)
            .distinct()
            .join(
                joined,
                (joined.c.room_id == sittings.c.room_id)
                & (joined.c.seq > sittings.c.first_seq)
                & ((sittings.c.last_seq.is_(None)) | (joined.c.seq < sittings.c.last_seq)),
            )
            .where(joined.c.kind == "attendance.joined", joined.c.by == person)
        )
        async with self._database.transaction(school) as connection:
            return {row.session_id for row in await connection.execute(query)}

    async def facts_of(
        self, school: Id, sitting: Sitting, kinds: Sequence[str] | None = None
    ) -> list[Recorded]:
        """The facts of a session, in order, up to now if it is under way; of these kinds only."""
        query = (
            select(facts.c.seq, facts.c.at, facts.c.by, facts.c.command_id, _BODY)
            .where(facts.c.room_id == sitting.room, facts.c.seq >= sitting.first_seq)
            .order_by(facts.c.seq)
        )
        if sitting.last_seq is not None:
            query = query.where(facts.c.seq <= sitting.last_seq)
        if kinds is not None:
            query = query.where(facts.c.kind.in_(kinds))
        async with self._database.transaction(school) as connection:
            return [recorded(row) for row in (await connection.execute(query)).mappings()]

    async def _rooms(self, school: Id, condition: Any) -> list[RoomRecord]:
        query = (
            select(rooms, people.c.name.label("tutor_name"))
            .join(people, people.c.id == rooms.c.tutor_id)
            .where(condition)
            .order_by(rooms.c.name, rooms.c.id)
        )
        async with self._database.transaction(school) as connection:
            found = (await connection.execute(query)).all()
            by_room = await _classes_of(connection, [row.id for row in found])
        return [
            RoomRecord(
                row.id,
                row.school_id,
                row.name,
                row.tutor_id,
                row.tutor_name,
                tuple(by_room.get(row.id, ())),
                row.problem_set_id,
            )
            for row in found
        ]


def _rooms_of_student(person: Id) -> Any:
    return (
        select(room_classes.c.room_id)
        .join(enrolments, enrolments.c.class_id == room_classes.c.class_id)
        .where(enrolments.c.person_id == person)
    )


async def _set_classes(
    connection: AsyncConnection, school: Id, room: Id, class_ids: Sequence[Id]
) -> None:
    await connection.execute(delete(room_classes).where(room_classes.c.room_id == room))
    # Chosen through what this school sees: a foreign key alone would accept another school's class.
    known = select(classes.c.id).where(classes.c.id.in_(class_ids))
    rows = [
        {"school_id": school, "room_id": room, "class_id": row.id}
        for row in await connection.execute(known)
    ]
    if len(rows) != len(set(class_ids)):
        raise LookupError("a class is not of this school")
    await connection.execute(insert(room_classes), rows)


async def _classes_of(
    connection: AsyncConnection, room_ids: Sequence[Id]
) -> dict[Id, list[ClassRecord]]:
    query = (
        select(room_classes.c.room_id, classes)
        .join(classes, classes.c.id == room_classes.c.class_id)
        .where(room_classes.c.room_id.in_(room_ids))
        .order_by(classes.c.name)
    )
    found: dict[Id, list[ClassRecord]] = {}
    for row in await connection.execute(query):
        found.setdefault(row.room_id, []).append(ClassRecord(row.id, row.name, row.code))
    return found

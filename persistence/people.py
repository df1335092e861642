"""Schools, people, classes, and who belongs to whom."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from persistence.database import Database
from persistence.tables import classes, enrolments, guardians, people, schools
from rooms.base import Id
from rooms.roles import Actor, Role
from rooms.scaffolding.reading.style import Locale


@dataclass(frozen=True, slots=True)
class Credential:
    """Somebody who wants to sign in, and the hash of what they must know."""

    person: Id
    school: Id
    role: Role
    name: str
    secret_hash: str | None

    @property
    def actor(self) -> Actor:
        """Who they are once they have proved it."""
        return Actor(self.person, self.school, self.role, self.name)


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class, with the code that its students sign in with."""

    id: Id
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class ClassList:
    """A class and its students (id, name), by name."""

    id: Id
    school: Id
    name: str
    students: tuple[tuple[Id, str], ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody of a school, with the names of their classes and children."""

    id: Id
    school: Id
    role: Role
    name: str
    login: str | None
    classes: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


class People:
    """The people of all schools; every query is within one."""

    def __init__(self, database: Database):
        """People in this database."""
        self._database = database

    async def create_school(self, school: Id, name: str) -> None:
        """Make a school, or rename it."""
        await self._write(
            school,
            insert(schools)
            .values(school_id=school, name=name)
            .on_conflict_do_update(index_elements=["school_id"], set_={"name": name}),
        )

    async def write_numbers(self, school: Id, locale: Locale) -> bool:
        """Say how a school writes numbers, from the next problem on; False if there is no such."""
        query = update(schools).where(schools.c.school_id == school).values(locale=locale)
        async with self._database.transaction(school) as connection:
            return (await connection.execute(query)).rowcount == 1

    async def schools(self) -> list[tuple[Id, str]]:
        """Every school: id and name. For the operator's commands, never for a request."""
        async with self._database.transaction() as connection:
            rows = await connection.execute(text("SELECT * FROM list_schools()"))
            return [(row.school_id, row.name) for row in rows]

    async def school_name(self, school: Id) -> str:
        """The name of a school; empty if there is none."""
        query = select(schools.c.name).where(schools.c.school_id == school)
        async with self._database.transaction(school) as connection:
            return await connection.scalar(query) or ""

    async def add_person(
        self,
        school: Id,
        person: Id,
        role: Role,
        name: str,
        *,
        login: str | None = None,
        secret_hash: str | None = None,
    ) -> None:
        """Add somebody, or change who they are."""
        values = {"role": role.value, "name": name, "login": login, "secret_hash": secret_hash}
        await self._write(
            school,
            insert(people)
            .values(id=person, school_id=school, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values),
        )

    async def add_class(self, school: Id, class_id: Id, name: str, code: str) -> None:
        """Add a class, or change its name and code."""
        await self._write(
            school,
            insert(classes)
            .values(id=class_id, school_id=school, name=name, code=code)
            .on_conflict_do_update(index_elements=["id"], set_={"name": name, "code": code}),
        )

    async def enrol(self, school: Id, class_id: Id, person: Id) -> None:
        """Put a student into a class."""
        row = {"class_id": class_id, "person_id": person, "school_id": school}
        await self._write(school, insert(enrolments).values(row).on_conflict_do_nothing())

    async def link_parent(self, school: Id, parent: Id, student: Id) -> None:
        """Let a parent read what comes of their child's sessions."""
        row = {"parent_id": parent, "student_id": student, "school_id": school}
        await self._write(school, insert(guardians).values(row).on_conflict_do_nothing())

    async def unlink_parent(self, school: Id, parent: Id, student: Id) -> None:
        """Take that away again, at once."""
        await self._write(
            school,
            delete(guardians).where(
                guardians.c.parent_id == parent, guardians.c.student_id == student
            ),
        )

    async def people(self, school: Id) -> list[PersonRecord]:
        """Everybody of a school, by name."""
        async with self._database.transaction(school) as connection:
            in_class = await _names_by(connection, enrolments, "person_id", classes, "class_id")
            child_of = await _names_by(connection, guardians, "parent_id", people, "student_id")
            rows = await connection.execute(select(people).order_by(people.c.name))
            return [
                PersonRecord(
                    row.id,
                    row.school_id,
                    Role(row.role),
                    row.name,
                    row.login,
                    in_class.get(row.id, ()),
                    child_of.get(row.id, ()),
                )
                for row in rows
            ]

    async def person(self, school: Id, person: Id) -> PersonRecord | None:
        """Somebody of this school, without classes and children."""
        async with self._database.transaction(school) as connection:
            row = (await connection.execute(select(people).where(people.c.id == person))).first()
        if row is None:
            return None
        return PersonRecord(row.id, row.school_id, Role(row.role), row.name, row.login)

    async def children(self, school: Id, parent: Id) -> list[PersonRecord]:
        """The children of a parent, by name."""
        query = (
            select(people)
            .join(guardians, guardians.c.student_id == people.c.id)
            .where(guardians.c.parent_id == parent)
            .order_by(people.c.name)
        )
        async with self._database.transaction(school) as connection:
            rows = await connection.execute(query)
            return [
                PersonRecord(row.id, row.school_id, Role(row.role), row.name, row.login)
                for row in rows
            ]

    async def classes(self, school: Id) -> list[ClassRecord]:
        """The classes of a school, by name."""
        async with self._database.transaction(school) as connection:
            rows = await connection.execute(select(classes).order_by(classes.c.name))
            return [ClassRecord(row.id, row.name, row.code) for row in rows]

    async def credential_by_login(self, login: str) -> Credential | None:
        """A member of staff or a parent, by the name they sign in with."""
        async with self._database.transaction() as connection:
            rows = await connection.execute(
                text("SELECT * FROM find_login(:login)"), {"login": login}
            )
            return _credential(rows.first())

    async def class_by_code(self, code: str) -> ClassList | None:
        """A class and its students, by the code."""
        async with self._database.transaction() as connection:
            found = (
                await connection.execute(text("SELECT * FROM find_class(:code)"), {"code": code})
            ).first()
        if found is None:
            return None
        query = (
            select(people.c.id, people.c.name)
            .join(enrolments, enrolments.c.person_id == people.c.id)
            .where(enrolments.c.class_id == found.class_id)
            .order_by(people.c.name)
        )
        async with self._database.transaction(found.school_id) as connection:
            students = tuple((row.id, row.name) for row in await connection.execute(query))
        return ClassList(found.class_id, found.school_id, found.name, students)

    async def credential_in_class(self, code: str, person: Id) -> Credential | None:
        """A student, by the code of a class that they are in."""
        found = await self.class_by_code(code)
        if found is None or person not in {student for student, _ in found.students}:
            return None
        query = select(people.c.id.label("person_id"), people).where(people.c.id == person)
        async with self._database.transaction(found.school) as connection:
            return _credential((await connection.execute(query)).first())

    async def _write(self, school: Id, statement: Any) -> None:
        async with self._database.transaction(school) as connection:
            await connection.execute(statement)


def _credential(row: Any) -> Credential | None:
    if row is None:
        return None
    return Credential(row.person_id, row.school_id, Role(row.role), row.name, row.secret_hash)


async def _names_by(
    connection: AsyncConnection, link: Any, key: str, named: Any, to: str
) -> dict[Id, tuple[str, ...]]:
    """For every `link[key]`, the names of what `link[to]` points at, by name."""
    query = (
        select(link.c[key].label("key"), named.c.name)
        .join(named, named.c.id == link.c[to])
        .order_by(named.c.name)
    )
    found: dict[Id, tuple[str, ...]] = {}
    for row in await connection.execute(query):
        found[row.key] = (*found.get(row.key, ()), row.name)
    return found

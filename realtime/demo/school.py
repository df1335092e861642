"""The demo's school: its people, classes and rooms. Made once; the same on every start."""

import asyncio
from dataclasses import dataclass

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.native import packaged_bank
from persistence.rooms import RoomStore
from realtime.identity.secrets import hashed
from rooms.base import Id
from rooms.roles import Role

SCHOOL = "demo"
ROOM = "demo-room"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the demo. Staff and parents have a login, students are in a class."""

    id: Id
    role: Role
    name: str
    class_id: Id | None = None
    child_of: Id | None = None


PEOPLE = (
    Somebody("nadia", Role.TUTOR, "Nadia Rahman"),
    Somebody("emil", Role.TUTOR, "Emil Novak"),
    Somebody("ines", Role.PARENT, "Ines Duarte"),
    Somebody("kofi", Role.PARENT, "Kofi Mensah"),
    Somebody("mara", Role.STUDENT, "Mara Duarte", "demo-7a", "ines"),
    Somebody("jonas", Role.STUDENT, "Jonas Weber", "demo-7a"),
    Somebody("aisha", Role.STUDENT, "Aisha Khan", "demo-7a"),
    Somebody("ama", Role.STUDENT, "Ama Mensah", "demo-8b", "kofi"),
    Somebody("leo", Role.STUDENT, "Leo Rossi", "demo-8b"),
    Somebody("yuki", Role.STUDENT, "Yuki Tanaka", "demo-8b"),
    Somebody("ruth", Role.MODERATOR, "Ruth Adeyemi"),
    Somebody("piotr", Role.ADMIN, "Piotr Zielinski"),
)

CLASSES = (("demo-7a", "Class 7a", "SEVENA"), ("demo-8b", "Class 8b", "EIGHTB"))

PASSWORD = "studyhall demo"  # noqa: S105 - printed by the demo, and good for nothing else
PIN = "2468"


async def make_school(database: Database) -> None:
    """Make the school, or bring it up to date; what its people did stays."""
    people = People(database)
    password, pin = await asyncio.gather(
        asyncio.to_thread(hashed, PASSWORD), asyncio.to_thread(hashed, PIN)
    )
    await people.create_school(SCHOOL, "Riverside School")
    for class_id, name, code in CLASSES:
        await people.add_class(SCHOOL, class_id, name, code)
    for somebody in PEOPLE:
        is_student = somebody.role is Role.STUDENT
        await people.add_person(
            SCHOOL,
            somebody.id,
            somebody.role,
            somebody.name,
            login=None if is_student else somebody.id,
            secret_hash=pin if is_student else password,
        )
    for somebody in PEOPLE:
        if somebody.class_id is not None:
            await people.enrol(SCHOOL, somebody.class_id, somebody.id)
        if somebody.child_of is not None:
            await people.link_parent(SCHOOL, somebody.child_of, somebody.id)


async def fill_library(database: Database) -> None:
    """Put the packaged problems into the school's library."""
    library, bank = PostgresLibrary(database), packaged_bank()
    await library.put(SCHOOL, bank.problems, bank.figures, "studyhall")
    for each in bank.sets:
        await library.put_set(SCHOOL, each)


async def make_rooms(database: Database) -> None:
    """Make the rooms, the first time."""
    store = RoomStore(database)
    if await store.find(SCHOOL, ROOM) is not None:
        return
    sets = await PostgresLibrary(database).sets(SCHOOL)
    first = next((each.id for each in sets if each.name == "A first session"), None)
    both = [class_id for class_id, _, _ in CLASSES]
    await store.create(SCHOOL, ROOM, "Maths club", "nadia", both, first)
    algebra = next((each.id for each in sets if each.name.lower().startswith("algebra")), None)
    await store.create(SCHOOL, "demo-room-2", "Algebra, slowly", "emil", ["demo-8b"], algebra)

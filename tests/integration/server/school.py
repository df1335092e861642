"""Two schools for the tests: who is there, and who may be where."""

from functools import cache

from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import People
from persistence.problems.imported import FigureFile, ProblemSet
from persistence.rooms import RoomStore
from realtime.identity.secrets import hashed
from rooms.roles import Actor, Role
from tests.fakes.house import PROBLEM

SCHOOL, OTHER_SCHOOL = "school", "other-school"
ROOM, CLOSED_ROOM, OTHER_ROOM = "algebra", "geometry", "their-room"
PASSWORD, PIN = "correct horse battery", "2468"

STAFF = {
    "tina": (Role.TUTOR, "Tina Brandt"),
    "theo": (Role.TUTOR, "Theo Marsh"),
    "mo": (Role.MODERATOR, "Mo Reyes"),
    "pia": (Role.PARENT, "Pia Okafor"),
    "paul": (Role.PARENT, "Paul Lind"),
    "ada": (Role.ADMIN, "Ada Quist"),
}
STUDENTS = {
    "mia": ("Mia Okafor", "class-7a"),
    "tom": ("Tom Lind", "class-7a"),
    "zoe": ("Zoe Arslan", "class-8b"),
}
CLASSES = {"class-7a": ("Class 7a", "SEVENA"), "class-8b": ("Class 8b", "EIGHTB")}

FIGURE = FigureFile("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')


def actor_of(person: str) -> Actor:
    """Anybody of the two schools, as the server knows them."""
    if person in ("olga", "otto"):
        role = Role.TUTOR if person == "olga" else Role.STUDENT
        return Actor(person, OTHER_SCHOOL, role, person)
    if person in STUDENTS:
        return Actor(person, SCHOOL, Role.STUDENT, STUDENTS[person][0])
    return Actor(person, SCHOOL, *STAFF[person])


@cache
def _hash_of(secret: str) -> str:
    return hashed(secret)


async def fill(database: Database) -> None:
    """Both schools, with rooms and one problem each."""
    await _school(database)
    await _other_school(database)


async def _school(database: Database) -> None:
    people = People(database)
    await people.create_school(SCHOOL, "Riverside")
    for class_id, (name, code) in CLASSES.items():
        await people.add_class(SCHOOL, class_id, name, code)
    secret = _hash_of(PASSWORD)
    for person, (role, name) in STAFF.items():
        await people.add_person(SCHOOL, person, role, name, login=person, secret_hash=secret)
    for person, (name, class_id) in STUDENTS.items():
        await people.add_person(SCHOOL, person, Role.STUDENT, name, secret_hash=_hash_of(PIN))
        await people.enrol(SCHOOL, class_id, person)
    await people.link_parent(SCHOOL, "pia", "mia")
    await people.link_parent(SCHOOL, "paul", "tom")
    await _library(database, SCHOOL)
    rooms = RoomStore(database)
    await rooms.create(SCHOOL, ROOM, "Algebra", "tina", ["class-7a"], "first")
    await rooms.create(SCHOOL, CLOSED_ROOM, "Geometry", "theo", ["class-8b"], None)


async def _other_school(database: Database) -> None:
    people = People(database)
    await people.create_school(OTHER_SCHOOL, "Hillside")
    await people.add_class(OTHER_SCHOOL, "their-class", "Class 1", "THEIRS")
    secret = _hash_of(PASSWORD)
    await people.add_person(
        OTHER_SCHOOL, "olga", Role.TUTOR, "Olga Ives", login="olga", secret_hash=secret
    )
    await people.add_person(OTHER_SCHOOL, "otto", Role.STUDENT, "Otto Ray", secret_hash=secret)
    await people.enrol(OTHER_SCHOOL, "their-class", "otto")
    await _library(database, OTHER_SCHOOL)
    rooms = RoomStore(database)
    await rooms.create(OTHER_SCHOOL, OTHER_ROOM, "Theirs", "olga", ["their-class"], "first")


async def _library(database: Database, school: str) -> None:
    library = PostgresLibrary(database)
    await library.put(school, [PROBLEM], {(PROBLEM.id, "box.svg"): FIGURE}, "tests")
    await library.put_set(school, ProblemSet("first", "First steps", (PROBLEM.id,)))

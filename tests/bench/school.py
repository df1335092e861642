"""A school for the benchmark: rooms of so many, all signed in."""

from collections.abc import Sequence

from persistence.database import Database
from persistence.people import People
from persistence.rooms import RoomStore
from persistence.sessions import Sessions
from rooms.roles import Actor, Role
from tests.bench.wire import Place

SCHOOL, TUTOR = "bench", Actor("tutor", "bench", Role.TUTOR, "Tina Brandt")
_SIGNED_IN_S = 86_400


async def found(database: Database) -> None:
    """The school and its one tutor, who is in every room."""
    people = People(database)
    await people.create_school(SCHOOL, "Bench")
    name, role = TUTOR.name, TUTOR.role
    await people.add_person(SCHOOL, TUTOR.person, role, name, login="tutor", secret_hash="-")


async def furnish(
    database: Database, rooms: int, members: int, ports: Sequence[int]
) -> list[list[Place]]:
    """So many new rooms; where their members connect, the tutor first, over all ports in turn."""
    return [await _room(database, f"r{rooms}x{members}-{n}", members, ports) for n in range(rooms)]


async def heads(database: Database) -> dict[str, int]:
    """The last seq of every room."""
    async with database.driver(SCHOOL) as driver:
        return dict(await driver.fetch("SELECT room_id, seq FROM heads"))


async def _room(database: Database, room: str, members: int, ports: Sequence[int]) -> list[Place]:
    people, sessions = People(database), Sessions(database)
    await people.add_class(SCHOOL, f"class-{room}", room, room.upper())
    await RoomStore(database).create(SCHOOL, room, room, TUTOR.person, [f"class-{room}"], None)
    actors = [TUTOR]
    for number in range(members - 1):
        actor = Actor(f"{room}-{number}", SCHOOL, Role.STUDENT, "Mia Okafor")
        await people.add_person(SCHOOL, actor.person, actor.role, actor.name, secret_hash="-")
        await people.enrol(SCHOOL, f"class-{room}", actor.person)
        actors.append(actor)
    cookies = [await sessions.create(actor, _SIGNED_IN_S) for actor in actors]
    return [
        Place(ports[number % len(ports)], room, cookie) for number, cookie in enumerate(cookies)
    ]

"""Short ways to say what is appended: facts, entries and batches."""

from collections.abc import Sequence

from persistence.database import Database
from persistence.people import People
from persistence.rooms import RoomStore
from rooms.base import Id, Place
from rooms.facts import ChatPosted, Fact, Recorded
from rooms.ports import Appended, Batch, Committed, Entry, Evidence, Log, Outcome
from rooms.refusals import Code, Refusal
from rooms.roles import Role

NORTH, SOUTH = "north", "south"
BLUE, GREEN, RED = "north-blue", "north-green", "north-red"
FAR = "south-blue"
AT = 1_700_000_000_000

MUTED = Refusal(code=Code.MUTED, message="Your chat is muted.", retry_after_ms=500, at=3)


async def furnish(database: Database) -> None:
    """Make two schools with three rooms each, and a tutor and a class in both."""
    people, rooms = People(database), RoomStore(database)
    for school in (NORTH, SOUTH):
        tutor, of_class = f"{school}-tina", f"{school}-7a"
        await people.create_school(school, school.title())
        await people.add_person(school, tutor, Role.TUTOR, "Tina Brandt")
        await people.add_class(school, of_class, "7a", f"{school}-code")
        for colour in ("blue", "green", "red"):
            await rooms.create(school, f"{school}-{colour}", colour, tutor, [of_class], None)


def said(seq: int, text: str = "hello", by: Id = "mia", cmd: Id | None = None) -> Recorded:
    """A message at this seq."""
    return recorded(seq, ChatPosted(text=text), by, cmd)


def recorded(seq: int, fact: Fact, by: Id = "mia", cmd: Id | None = None) -> Recorded:
    """A fact at this seq; its command is named after the seq unless told."""
    return Recorded(seq=seq, at=AT + seq, by=by, cmd=cmd or f"c{seq}", fact=fact)


def entry(*facts: Recorded) -> Entry:
    """The command that left these facts."""
    return Entry(facts[-1].by, facts[-1].cmd, Outcome(facts[-1].seq), facts)


def refused(seq: int, command: Id = "no", person: Id = "mia") -> Entry:
    """A command that was refused while the room stood at `seq`."""
    return Entry(person, command, Outcome(seq, MUTED))


def batch(expected: int, *entries: Entry, room: Id = BLUE, school: Id = NORTH) -> Batch:
    """What one room wants to append."""
    return Batch(school, room, expected, entries)


def messages(expected: int, count: int, *, room: Id = BLUE, by: Id = "mia") -> Batch:
    """So many messages behind `expected`, a command each."""
    seqs = range(expected + 1, expected + 1 + count)
    return batch(expected, *(entry(said(seq, by=by)) for seq in seqs), room=room)


def evidence(place: Place, author: Id = "mia") -> Evidence:
    """A held text."""
    payload = '{"kind":"chat.post","text":"call me on 0151 \\u0000"}'
    return Evidence(place, author, "chat", "contact", payload, AT + place)


async def append(log: Log, *batches: Batch) -> Sequence[Appended]:
    """Append, in one call."""
    return await log.append(batches)


async def commit(log: Log, *batches: Batch) -> None:
    """Append what must be accepted."""
    assert await log.append(batches) == [Committed()] * len(batches)


async def seqs(log: Log, room: Id = BLUE, school: Id = NORTH) -> list[int]:
    """The seqs in a room's log."""
    return [fact.seq for fact in await log.read_after(school, room, 0)]

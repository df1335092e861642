"""Rooms as places, their sittings (kept in the log's own commits), and what waits to be decided."""

import pytest

from persistence.database import Database
from persistence.held import HeldStore
from persistence.log import PostgresLog
from persistence.people import ClassRecord, People
from persistence.rooms import RoomRecord, RoomStore, Sitting
from rooms.facts import AttendanceJoined, ChatHeld, HeldSettled, SessionEnded, SessionStarted
from rooms.ports import Behind, Entry, Outcome
from rooms.roles import Actor, Role
from tests.contract.log.writing import (
    AT,
    BLUE,
    GREEN,
    NORTH,
    SOUTH,
    batch,
    commit,
    entry,
    evidence,
    recorded,
    said,
)

MIA = Actor("mia", NORTH, Role.STUDENT, "Mia Okafor")


@pytest.fixture
async def store(furnished: Database) -> RoomStore:
    people = People(furnished)
    await people.add_person(NORTH, "mia", Role.STUDENT, "Mia Okafor")
    await people.add_class(NORTH, "8b", "8b", "CODE8B")
    await people.enrol(NORTH, "8b", "mia")
    return RoomStore(furnished)


@pytest.fixture
async def log(furnished: Database) -> PostgresLog:
    return PostgresLog(furnished)


async def test_a_room_is_found_with_its_tutor_and_classes(store: RoomStore) -> None:
    await store.create(NORTH, "new", "New", "north-tina", ["north-7a", "8b"], "set")
    assert await store.find(NORTH, "new") == RoomRecord(
        "new",
        NORTH,
        "New",
        "north-tina",
        "Tina Brandt",
        (ClassRecord("north-7a", "7a", "north-code"), ClassRecord("8b", "8b", "CODE8B")),
        "set",
    )
    assert await store.find(SOUTH, "new") is None


async def test_only_what_is_given_is_changed(store: RoomStore) -> None:
    await store.change(NORTH, BLUE, name="Blue sky")
    await store.change(NORTH, BLUE, class_ids=["8b"])
    await store.change(NORTH, BLUE, problem_set="set")
    found = await store.find(NORTH, BLUE)
    assert found is not None
    assert (found.name, [each.id for each in found.classes], found.problem_set) == (
        "Blue sky",
        ["8b"],
        "set",
    )


async def test_a_change_that_names_a_foreign_class_changes_nothing(store: RoomStore) -> None:
    before = await store.find(NORTH, BLUE)
    with pytest.raises(LookupError):
        await store.change(NORTH, BLUE, name="Other", class_ids=["8b", "south-7a"])
    assert await store.find(NORTH, BLUE) == before


async def test_students_see_and_enter_the_rooms_of_their_classes(store: RoomStore) -> None:
    assert await store.for_student(NORTH, "mia") == []
    assert not await store.may_enter(NORTH, BLUE, MIA)
    await store.change(NORTH, BLUE, class_ids=["8b"])
    assert [room.id for room in await store.for_student(NORTH, "mia")] == [BLUE]
    assert await store.may_enter(NORTH, BLUE, MIA)
    assert not await store.may_enter(NORTH, GREEN, MIA)
    assert not await store.may_enter(NORTH, "nowhere", MIA)


@pytest.mark.parametrize(("role", "may"), [(Role.TUTOR, True), (Role.PARENT, False)])
async def test_tutors_of_the_school_enter_and_parents_do_not(
    store: RoomStore, role: Role, may: bool
) -> None:
    assert await store.may_enter(NORTH, BLUE, Actor("x", NORTH, role, "X")) is may


async def test_a_tutor_has_their_rooms_and_a_school_all(store: RoomStore) -> None:
    await People(store._database).add_person(NORTH, "ben", Role.TUTOR, "Ben")
    await store.create(NORTH, "bens", "Ben's", "ben", ["8b"], None)
    assert [room.id for room in await store.for_tutor(NORTH, "ben")] == ["bens"]
    assert len(await store.of_school(NORTH)) == 4


def started(seq: int, session: str) -> Entry:
    return entry(recorded(seq, SessionStarted(session=session), "tina", f"start{seq}"))


def ended(seq: int, session: str) -> Entry:
    return entry(recorded(seq, SessionEnded(session=session), "tina", f"end{seq}"))


async def test_a_sitting_is_there_as_soon_as_it_began_and_closed_when_it_ended(
    store: RoomStore, log: PostgresLog
) -> None:
    await commit(log, batch(0, started(1, "s1"), entry(said(2))))
    assert await store.sittings(NORTH, [BLUE]) == [Sitting(BLUE, "s1", AT + 1, None, 1, None)]
    await commit(log, batch(2, ended(3, "s1"), started(4, "s2")))
    assert await store.sittings(NORTH, [BLUE, GREEN]) == [
        Sitting(BLUE, "s2", AT + 4, None, 4, None),
        Sitting(BLUE, "s1", AT + 1, AT + 3, 1, 3),
    ]
    assert await store.sittings(SOUTH, [BLUE]) == []


async def test_a_batch_that_is_behind_begins_no_sitting(store: RoomStore, log: PostgresLog) -> None:
    await commit(log, batch(0, entry(said(1))))
    assert list(await log.append([batch(0, started(1, "s1"))])) == [Behind()]
    assert await store.sittings(NORTH, [BLUE]) == []


async def test_the_facts_of_a_sitting_are_its_own_in_order(
    store: RoomStore, log: PostgresLog
) -> None:
    await commit(log, batch(0, entry(said(1)), started(2, "s1"), entry(said(3)), ended(4, "s1")))
    await commit(log, batch(4, entry(said(5)), started(6, "s2"), entry(said(7, "½ 🙂"))))
    second, first = await store.sittings(NORTH, [BLUE])
    assert [fact.seq for fact in await store.facts_of(NORTH, first)] == [2, 3, 4]
    assert await store.facts_of(NORTH, second) == list(await log.read_after(NORTH, BLUE, 5))
    assert await store.facts_of(SOUTH, first) == []


async def test_who_attended_a_sitting_is_known_from_the_log(
    store: RoomStore, log: PostgresLog
) -> None:
    joined = entry(recorded(2, AttendanceJoined(person="mia", since=AT), "mia"))
    await commit(log, batch(0, started(1, "s1"), joined, ended(3, "s1"), started(4, "s2")))
    assert await store.attended(NORTH, "mia") == {"s1"}
    assert await store.attended(NORTH, "tom") == set()
    assert await store.attended(SOUTH, "mia") == set()


def holding(place: int, author: str = "mia") -> Entry:
    held = recorded(place, ChatHeld(), author)
    return Entry(author, held.cmd, Outcome(place), (held,), (evidence(place, author),))


async def test_open_items_come_with_names_the_oldest_first(
    furnished: Database, store: RoomStore, log: PostgresLog
) -> None:
    await commit(log, batch(0, holding(1), holding(2, "gone")), batch(0, holding(1), room=GREEN))
    held = HeldStore(furnished)
    items = await held.open_items(NORTH)
    assert [(each.room, each.place) for each in items] == [(BLUE, 1), (GREEN, 1), (BLUE, 2)]
    assert (items[0].room_name, items[0].author_name) == ("blue", "Mia Okafor")
    assert items[0].payload == evidence(1).payload
    assert items[2].author_name == "gone"
    assert [each.place for each in await held.open_items(NORTH, room=BLUE)] == [1, 2]
    assert [each.room for each in await held.open_items(NORTH, author="mia")] == [BLUE, GREEN]
    assert await held.open_items(SOUTH) == []


async def test_a_decided_item_is_open_no_more(
    furnished: Database, store: RoomStore, log: PostgresLog
) -> None:
    await commit(log, batch(0, holding(1), holding(2)))
    settled = recorded(3, HeldSettled(place=1, author="mia", released=False), "mo")
    await commit(log, batch(2, Entry("mo", "c3", Outcome(3), (settled,), (), (1,))))
    assert [each.place for each in await HeldStore(furnished).open_items(NORTH)] == [2]

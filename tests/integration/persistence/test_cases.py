"""Cases over real PostgreSQL: from the moment a text is held until its decision is carried out."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from moderation.cases import LEASE_MS, UNDO_MS, Case, Conflict, Ruling
from persistence.audit import Audit
from persistence.cases import CaseStore, Shown
from persistence.database import Database
from persistence.log import PostgresLog
from persistence.people import People
from rooms.facts import ChatHeld, HeldSettled
from rooms.ports import Committed, Entry, Outcome
from rooms.roles import Actor, Role
from tests.contract.log.writing import AT, BLUE, NORTH, SOUTH, batch, evidence, recorded

MO, RUTH = (Actor(who, NORTH, Role.MODERATOR, who.title()) for who in ("mo", "ruth"))
STRANGER = Actor("olga", SOUTH, Role.MODERATOR, "Olga")


async def hold(database: Database, place: int = 1) -> None:
    """Mia writes something that is held."""
    fact = recorded(place, ChatHeld())
    entry = Entry("mia", f"c{place}", Outcome(place), (fact,), (evidence(place),))
    assert await PostgresLog(database).append([batch(place - 1, entry)]) == [Committed()]


async def only(store: CaseStore, viewer: Actor = MO, now: int = AT) -> Shown:
    (shown,), count = await store.queue(viewer.school, viewer.person, now)
    assert count <= 1
    return shown


@pytest_asyncio.fixture
async def waiting(furnished: Database) -> AsyncIterator[Database]:
    """Two moderators, and a held text."""
    people = People(furnished)
    for each in (MO, RUTH):
        await people.add_person(NORTH, each.person, Role.MODERATOR, each.name)
    await hold(furnished)
    yield furnished


async def test_a_held_text_is_a_case_from_the_same_commit_on(waiting: Database) -> None:
    shown = await only(CaseStore(waiting))
    assert (shown.case.room, shown.case.place, shown.case.author) == (BLUE, 1, "mia")
    assert (shown.case.category, shown.room_name) == ("contact", "blue")
    assert await CaseStore(waiting).queue(SOUTH, "olga", AT) == ([], 0)


async def test_of_two_decisions_in_the_same_instant_one_is_first(
    waiting: Database, database_url: str
) -> None:
    other = await Database.connect(database_url)
    for _ in range(10):
        shown = await only(CaseStore(waiting))
        answers = await asyncio.gather(
            CaseStore(waiting).decide(MO, shown.case.id, shown.case.version, Ruling.ALLOW, AT),
            CaseStore(other).decide(RUTH, shown.case.id, shown.case.version, Ruling.REMOVE, AT),
        )
        assert answers.count(Conflict.DECIDED) == 1
        (won,) = [each for each in answers if isinstance(each, Case)]
        found = await CaseStore(other).find(NORTH, shown.case.id)
        assert found is not None
        assert found.case.decided == won.decided
        assert won.decided is not None
        who = MO if won.decided.by == "mo" else RUTH
        taken_back = await CaseStore(waiting).undo(who, shown.case.id, AT + 1)
        assert isinstance(taken_back, Case)
        assert isinstance(await CaseStore(waiting).put_back(who, shown.case.id, AT + 1), Case)
    assert await Audit(waiting).first_fault(NORTH) == (30, None)
    await other.close()


async def test_the_case_of_a_browser_that_died_comes_back(waiting: Database) -> None:
    store = CaseStore(waiting)
    case = (await only(store)).case.id
    assert isinstance(await store.claim(MO, case, AT), Case)
    assert await store.claim(RUTH, case, AT + LEASE_MS - 1) is Conflict.CLAIMED
    assert isinstance(await store.claim(RUTH, case, AT + LEASE_MS), Case)


async def test_another_school_finds_nothing_to_decide_on(waiting: Database) -> None:
    store = CaseStore(waiting)
    case = (await only(store)).case.id
    assert await store.decide(STRANGER, case, 1, Ruling.ALLOW, AT) is None
    assert await store.claim(STRANGER, case, AT) is None
    assert not await store.add_note(STRANGER, case, "hello", AT)
    assert await store.find(SOUTH, case) is None


async def test_a_decision_is_due_when_it_cannot_be_taken_back_any_more(waiting: Database) -> None:
    store = CaseStore(waiting)
    case = (await only(store)).case.id
    await store.decide(MO, case, 1, Ruling.ALLOW, AT)
    assert await store.due(AT + UNDO_MS - 1) == []
    assert await store.due(AT + UNDO_MS) == [(NORTH, case)]
    await store.carried_out(NORTH, case, AT + UNDO_MS)
    assert await store.due(AT + UNDO_MS) == []
    assert (await store.queue(NORTH, "ruth", AT + 1))[0] == []


async def test_what_is_settled_in_the_room_is_decided_for_the_moderators_too(
    waiting: Database,
) -> None:
    case = (await only(CaseStore(waiting))).case.id
    fact = recorded(2, HeldSettled(place=1, author="mia", released=True), "north-tina")
    entry = Entry("north-tina", "r1", Outcome(2), (fact,), settles=(1,), released=True)
    await PostgresLog(waiting).append([batch(1, entry)])
    found = await CaseStore(waiting).find(NORTH, case)
    assert found is not None
    assert found.case.decided is not None
    assert (found.case.decided.ruling, found.case.decided.by) == (Ruling.ALLOW, "north-tina")
    assert await CaseStore(waiting).decide(MO, case, 1, Ruling.REMOVE, AT) is Conflict.DECIDED
    assert await CaseStore(waiting).due(AT * 2) == []


async def test_in_the_room_nobody_decides_on_what_a_moderator_decided(waiting: Database) -> None:
    case = (await only(CaseStore(waiting))).case.id
    await CaseStore(waiting).decide(MO, case, 1, Ruling.REMOVE, AT)
    log = PostgresLog(waiting)
    assert await log.evidence(NORTH, BLUE, 1, "north-tina") is None
    assert await log.evidence(NORTH, BLUE, 1, "mo") is not None
    await CaseStore(waiting).undo(MO, case, AT + 1)
    assert await log.evidence(NORTH, BLUE, 1, "north-tina") is not None


@pytest.mark.parametrize(
    "attack", ["UPDATE audit SET actor_id = 'x'", "DELETE FROM audit", "TRUNCATE audit"]
)
async def test_the_application_cannot_change_the_audit(waiting: Database, attack: str) -> None:
    await Audit(waiting).note(NORTH, AT, "mo", "looked")
    with pytest.raises(DBAPIError, match="permission denied"):
        async with waiting.transaction(NORTH) as connection:
            await connection.execute(text(attack))
    assert await Audit(waiting).first_fault(NORTH) == (1, None)


async def test_entries_written_at_once_stand_in_one_line(
    waiting: Database, database_url: str
) -> None:
    other = await Database.connect(database_url)
    audits = (Audit(waiting), Audit(other))
    noted = [audits[n % 2].note(NORTH, AT + n, "mo", "looked", number=n) for n in range(20)]
    await asyncio.gather(*noted)
    assert await audits[0].first_fault(NORTH) == (20, None)
    assert await audits[0].first_fault(SOUTH) == (0, None)
    await other.close()

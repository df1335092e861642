"""People, how they are found before their school is known, and how long they stay signed in."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from persistence.attempts import Attempts
from persistence.database import Database
from persistence.library import PostgresLibrary
from persistence.people import ClassList, People
from persistence.sessions import Sessions, SignedIn
from persistence.tables import sign_ins
from rooms.roles import Actor, Role

MIA = Actor("mia", "north", Role.STUDENT, "Mia Okafor")
NOW = 1_900_000_000_000


@pytest.fixture
async def people(furnished: Database) -> People:
    """Mia and Tom in 7a of the north, Mia's father, and a Mia in the south."""
    people = People(furnished)
    await people.add_person("north", "mia", Role.STUDENT, "Mia Okafor", secret_hash="pin-mia")
    await people.add_person("north", "tom", Role.STUDENT, "Tom Lind", secret_hash="pin-tom")
    await people.add_person("south", "far", Role.STUDENT, "Mia Far", secret_hash="pin-far")
    await people.add_person(
        "north", "obi", Role.PARENT, "Obi Okafor", login="obi", secret_hash="word-obi"
    )
    for school, student in (("north", "mia"), ("north", "tom"), ("south", "far")):
        await people.enrol(school, f"{school}-7a", student)
    await people.link_parent("north", "obi", "mia")
    return people


@pytest.fixture
async def sessions(furnished: Database, people: People) -> Sessions:
    return Sessions(furnished)


async def test_everybody_of_a_school_is_listed_with_classes_and_children(people: People) -> None:
    listed = {each.id: each for each in await people.people("north")}
    assert set(listed) == {"mia", "tom", "obi", "north-tina"}
    assert listed["mia"].classes == ("7a",)
    assert listed["obi"].children == ("Mia Okafor",)
    assert (listed["obi"].login, listed["mia"].login) == ("obi", None)


async def test_a_person_of_another_school_is_not_found(people: People) -> None:
    assert await people.person("north", "far") is None
    found = await people.person("south", "far")
    assert found is not None
    assert (found.name, found.role) == ("Mia Far", Role.STUDENT)


async def test_staff_and_parents_are_found_by_their_login_over_all_schools(people: People) -> None:
    found = await people.credential_by_login("obi")
    assert found is not None
    assert (found.actor, found.secret_hash) == (
        Actor("obi", "north", Role.PARENT, "Obi Okafor"),
        "word-obi",
    )
    assert await people.credential_by_login("nobody") is None


async def test_a_student_is_not_found_by_a_login(people: People) -> None:
    await people.add_person("north", "mia", Role.STUDENT, "Mia", login="mia", secret_hash="x")
    assert await people.credential_by_login("mia") is None


async def test_a_login_belongs_to_one_person_of_all_schools(people: People) -> None:
    with pytest.raises(DBAPIError, match="people_login_key"):
        await people.add_person("south", "other", Role.TUTOR, "Other", login="obi")


async def test_a_class_is_found_by_its_code_with_its_own_students(people: People) -> None:
    assert await people.class_by_code("north-code") == ClassList(
        "north-7a", "north", "7a", (("mia", "Mia Okafor"), ("tom", "Tom Lind"))
    )
    assert await people.class_by_code("no-code") is None


async def test_a_student_signs_in_only_through_a_class_they_are_in(people: People) -> None:
    found = await people.credential_in_class("north-code", "mia")
    assert found is not None
    assert (found.actor, found.secret_hash) == (MIA, "pin-mia")
    assert await people.credential_in_class("south-code", "mia") is None
    assert await people.credential_in_class("north-code", "north-tina") is None


async def test_a_parent_sees_their_children_until_the_link_is_taken_away(people: People) -> None:
    assert [child.id for child in await people.children("north", "obi")] == ["mia"]
    await people.link_parent("north", "obi", "mia")
    await people.unlink_parent("north", "obi", "mia")
    assert await people.children("north", "obi") == []


async def test_a_parent_is_not_linked_to_a_child_of_another_school(people: People) -> None:
    with pytest.raises(DBAPIError, match="foreign key"):
        await people.link_parent("north", "obi", "far")


async def test_schools_are_listed_for_the_operator(people: People) -> None:
    await people.create_school("north", "Northern School")
    assert await people.schools() == [("north", "Northern School"), ("south", "South")]
    assert await people.school_name("north") == "Northern School"
    assert await people.school_name("nowhere") == ""


async def test_a_school_says_how_it_writes_numbers(people: People, furnished: Database) -> None:
    library = PostgresLibrary(furnished)
    assert await people.write_numbers("north", "de")
    assert (await library.locale("north"), await library.locale("south")) == ("de", "en")
    assert not await people.write_numbers("nowhere", "fr")


async def test_a_token_finds_who_signed_in(sessions: Sessions) -> None:
    token = await sessions.create(MIA, ttl_s=60)
    found = await sessions.find(token)
    assert found is not None
    assert found.actor == MIA
    assert await sessions.find(token + "x") is None
    assert await sessions.find("") is None


async def test_a_token_is_not_kept_as_it_is(sessions: Sessions, furnished: Database) -> None:
    token = await sessions.create(MIA, ttl_s=60)
    async with furnished.transaction("north") as connection:
        (row,) = (await connection.execute(select(sign_ins))).all()
    assert token.encode() not in row.token_hash
    assert len(token) >= 43


async def test_a_session_ends_by_itself(sessions: Sessions) -> None:
    token = await sessions.create(MIA, ttl_s=60)
    assert await sessions.find(token, NOW) is None


async def found_in(sessions: Sessions, token: str) -> SignedIn:
    found = await sessions.find(token)
    assert found is not None
    return found


async def test_a_revoked_session_is_over_at_once_and_the_others_are_not(
    sessions: Sessions,
) -> None:
    here, there = [await sessions.create(MIA, ttl_s=60) for _ in range(2)]
    await sessions.revoke(await found_in(sessions, here))
    assert await sessions.find(here) is None
    assert (await found_in(sessions, there)).actor == MIA


async def test_all_sessions_of_a_person_end_together(sessions: Sessions) -> None:
    tokens = [await sessions.create(MIA, ttl_s=60) for _ in range(3)]
    tom = await sessions.create(Actor("tom", "north", Role.STUDENT, "Tom Lind"), ttl_s=60)
    await sessions.revoke_all("south", "mia")
    assert await sessions.find(tokens[0]) is not None
    await sessions.revoke_all("north", "mia")
    assert [await sessions.find(token) for token in tokens] == [None] * 3
    assert await sessions.find(tom) is not None


async def test_a_changed_role_holds_for_sessions_under_way(
    sessions: Sessions, people: People
) -> None:
    token = await sessions.create(MIA, ttl_s=60)
    await people.add_person("north", "mia", Role.TUTOR, "Mia Okafor")
    assert (await found_in(sessions, token)).actor.role is Role.TUTOR


async def test_a_session_is_not_made_for_somebody_of_another_school(sessions: Sessions) -> None:
    with pytest.raises(DBAPIError, match="foreign key"):
        await sessions.create(Actor("mia", "south", Role.STUDENT, "Mia"), ttl_s=60)


async def test_a_link_signs_in_as_often_as_it_is_used_until_it_ends(sessions: Sessions) -> None:
    token = await sessions.create_link("north", "mia", ttl_s=60)
    assert [await sessions.redeem_link(token) for _ in range(2)] == [MIA, MIA]
    assert await sessions.redeem_link(token, NOW) is None
    assert await sessions.find(token) is None
    await sessions.revoke_links("north")
    assert await sessions.redeem_link(token) is None


async def test_a_purge_takes_what_is_over_and_nothing_else(
    sessions: Sessions, furnished: Database
) -> None:
    attempts = Attempts(furnished)
    short, long = await sessions.create(MIA, 60), await sessions.create(MIA, 10**9)
    await sessions.create_link("north", "mia", 60)
    await attempts.record("old", NOW - 2_000)
    await attempts.record("new", NOW)
    assert await sessions.purge(NOW, attempts_kept_ms=1_000) == 3
    assert await sessions.find(short) is None
    assert await sessions.find(long) is not None
    assert (await attempts.failures("old", 0), await attempts.failures("new", 0)) == (0, 1)


async def test_failures_are_counted_by_key_and_from_a_moment_on(furnished: Database) -> None:
    attempts = Attempts(furnished)
    for at in (1_000, 2_000, 3_000):
        await attempts.record("login obi", at)
    await attempts.record("login tina", 3_000)
    assert await attempts.failures("login obi", 2_000) == 2
    await attempts.clear("login obi")
    assert await attempts.failures("login obi", 0) == 0
    assert await attempts.failures("login tina", 0) == 1


async def test_failures_are_shared_by_all_processes(furnished: Database, database_url: str) -> None:
    other = await Database.connect(database_url)
    await Attempts(furnished).record("key", 1)
    assert await Attempts(other).failures("key", 0) == 1
    await other.close()

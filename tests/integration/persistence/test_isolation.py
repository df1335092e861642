"""Schools cannot see each other: attacks on row-level security, from the application's own role."""

import asyncpg
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from persistence.database import Database
from persistence.log import PostgresLog
from persistence.people import People
from persistence.rooms import RoomStore
from persistence.tables import metadata
from rooms.ports import Behind
from rooms.roles import Actor, Role
from tests.contract.log.writing import BLUE, NORTH, SOUTH, batch, commit, entry, said

WITHOUT_SCHOOL = {"attempts"}
"""Failed sign-ins: no school is known yet; only functions touch them."""

WITH_SCHOOL = sorted(set(metadata.tables) - WITHOUT_SCHOOL)


@pytest.fixture
async def furnished(furnished: Database) -> Database:
    """Two schools, and a log in one of them."""
    await commit(PostgresLog(furnished), batch(0, entry(said(1))))
    return furnished


async def as_owner(url: str, query: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    try:
        return list(await connection.fetch(query))
    finally:
        await connection.close()


async def test_every_table_has_row_level_security_forced(database_url: str) -> None:
    rows = await as_owner(
        database_url,
        "SELECT relname, relrowsecurity AND relforcerowsecurity AS forced FROM pg_class"
        " WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace",
    )
    assert {row["relname"] for row in rows if not row["forced"]} == {"alembic_version"}
    assert {row["relname"] for row in rows} == {*metadata.tables, "alembic_version"}


async def test_every_table_names_its_school_and_has_a_policy_on_it(database_url: str) -> None:
    for name in WITH_SCHOOL:
        assert not metadata.tables[name].c.school_id.nullable
    rows = await as_owner(
        database_url,
        "SELECT tablename, qual, with_check FROM pg_policies WHERE 'studyhall_app' = ANY (roles)",
    )
    assert sorted(row["tablename"] for row in rows) == WITH_SCHOOL
    for row in rows:
        assert "studyhall.schools" in row["qual"]
        assert row["qual"] == row["with_check"]


async def test_the_application_is_nobody_special(database: Database, database_url: str) -> None:
    async with database.transaction() as connection:
        query = text("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert tuple((await connection.execute(query)).one()) == (False, False)
        assert await connection.scalar(text("SELECT current_user")) == "studyhall_app"
    owned = "SELECT 1 FROM pg_class WHERE relowner = 'studyhall_app'::regrole"
    assert await as_owner(database_url, owned) == []


async def test_resetting_the_role_leads_back_to_the_application(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("RESET ROLE"))
        assert await connection.scalar(text("SELECT current_user")) == "studyhall_app"


@pytest.mark.parametrize("schools", [(), (SOUTH,), ("",), ("north ",), ("NORTH",), ("%",)])
async def test_another_school_or_none_sees_nothing(
    furnished: Database, schools: tuple[str, ...]
) -> None:
    async with furnished.transaction(*schools) as connection:
        for table in WITH_SCHOOL:
            found = select(func.count()).select_from(metadata.tables[table])
            assert await connection.scalar(found.where(text("school_id = 'north'"))) == 0


async def test_what_a_transaction_may_see_ends_with_it(furnished: Database) -> None:
    async with furnished.transaction(NORTH) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM rooms")) == 3
    async with furnished.transaction() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM rooms")) == 0
    async with furnished.driver(NORTH) as driver:
        assert await driver.fetchval("SELECT count(*) FROM rooms") == 3
    async with furnished.driver() as driver:
        assert await driver.fetchval("SELECT count(*) FROM rooms") == 0


async def test_a_school_with_a_comma_in_its_id_is_refused(furnished: Database) -> None:
    with pytest.raises(ValueError, match="comma"):
        async with furnished.transaction("south,north"):
            pass


@pytest.mark.parametrize(
    "attack",
    [
        "INSERT INTO people (id, school_id, role, name) VALUES ('spy', 'north', 'admin', 'Spy')",
        "INSERT INTO facts VALUES ('north-blue', 2, 'north', 1, 'x', 'x', 'chat.posted', '{}')",
        "UPDATE people SET school_id = 'north' WHERE id = 'south-tina'",
        "INSERT INTO people (id, school_id, role, name) VALUES ('north-tina', 'south', 'a', 'S')"
        " ON CONFLICT (id) DO UPDATE SET role = 'admin'",
    ],
)
async def test_nothing_is_written_for_another_school(furnished: Database, attack: str) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with furnished.transaction(SOUTH) as connection:
            await connection.execute(text(attack))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE people SET name = 'x' WHERE school_id = 'north'",
        "DELETE FROM rooms WHERE id = 'north-blue'",
        "DELETE FROM schools WHERE school_id = 'north'",
    ],
)
async def test_nothing_of_another_school_is_changed(furnished: Database, attack: str) -> None:
    async with furnished.transaction(SOUTH) as connection:
        assert (await connection.execute(text(attack))).rowcount == 0


@pytest.mark.parametrize(
    "attack",
    [
        "INSERT INTO enrolments VALUES ('north-7a', 'south-tina', 'south')",
        "INSERT INTO guardians VALUES ('south-tina', 'north-tina', 'south')",
        "INSERT INTO room_classes VALUES ('south-blue', 'north-7a', 'south')",
        "INSERT INTO heads VALUES ('north-green', 'south', 0)",
        "INSERT INTO facts VALUES ('north-green', 1, 'south', 1, 'x', 'x', 'chat.posted', '{}')",
        "UPDATE rooms SET tutor_id = 'north-tina' WHERE id = 'south-blue'",
    ],
)
async def test_no_row_points_at_what_is_another_schools(furnished: Database, attack: str) -> None:
    with pytest.raises(DBAPIError, match="foreign key"):
        async with furnished.transaction(SOUTH) as connection:
            await connection.execute(text(attack))


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE facts SET body = '{}'",
        "DELETE FROM facts",
        "DELETE FROM commands",
        "TRUNCATE facts",
        "SELECT * FROM attempts",
        "ALTER TABLE facts DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own_school ON facts",
        "CREATE TABLE loot (x int)",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "COPY people TO PROGRAM 'cat'",
    ],
)
async def test_the_log_is_only_added_to_and_the_ground_is_not_ours(
    furnished: Database, attack: str
) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
        async with furnished.transaction(NORTH) as connection:
            await connection.execute(text(attack))


async def test_a_room_of_another_school_cannot_be_written_to(furnished: Database) -> None:
    log = PostgresLog(furnished)
    trespass = batch(1, entry(said(2, cmd="x")), room=BLUE, school=SOUTH)
    assert list(await log.append([trespass])) == [Behind()]
    trespass = batch(0, entry(said(1, cmd="x")), room=BLUE, school=SOUTH)
    assert list(await log.append([trespass])) == [Behind()]
    assert [fact.seq for fact in await log.read_after(NORTH, BLUE, 0)] == [1]


async def test_a_class_of_another_school_is_given_no_room(furnished: Database) -> None:
    with pytest.raises(LookupError):
        await RoomStore(furnished).create(SOUTH, "x", "X", "south-tina", ["north-7a"], None)
    assert await RoomStore(furnished).find(SOUTH, "x") is None


async def test_a_tutor_of_another_school_may_not_enter(furnished: Database) -> None:
    store = RoomStore(furnished)
    stranger = Actor("south-tina", SOUTH, Role.TUTOR, "Tina")
    assert not await store.may_enter(SOUTH, BLUE, stranger)
    assert not await store.may_enter(NORTH, BLUE, stranger)


FUNCTIONS = """
SELECT proname, proconfig, prosecdef, has_function_privilege('public', oid, 'EXECUTE') AS open
FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""


async def test_functions_that_look_across_schools_are_pinned_and_closed(database_url: str) -> None:
    rows = await as_owner(database_url, FUNCTIONS)
    assert rows
    for row in rows:
        assert row["prosecdef"], row
        assert row["proconfig"] == ["search_path=public, pg_temp"], row
        assert not row["open"], row


async def test_a_temporary_table_does_not_deceive_those_functions(furnished: Database) -> None:
    async with furnished.transaction() as connection:
        await connection.execute(text("CREATE TEMP TABLE people AS SELECT 'spy' AS id"))
        found = await connection.execute(text("SELECT * FROM find_login('spy')"))
        assert found.all() == []


async def test_the_words_of_a_failed_statement_are_in_no_error(furnished: Database) -> None:
    with pytest.raises(DBAPIError) as raised:
        await People(furnished).add_person(NORTH, "a\x00b", Role.STUDENT, "Amelia Okafor")
    assert "Amelia" not in str(raised.value)

"""Migrations: up, down and up again, by an owner who need not be a superuser."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.pool import NullPool

from persistence import migrate
from persistence.database import Database, engine_for
from persistence.people import People
from persistence.tables import metadata
from rooms.roles import Role
from tests.integration.postgres import Cluster


@pytest.fixture
async def empty_url(cluster: Cluster) -> AsyncIterator[str]:
    """A database in which nothing was made."""
    name = await cluster.make("template0")
    yield cluster.url_of(name)
    await cluster.drop(name)


async def names(url: str, query: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        return {row[0] for row in await connection.fetch(query)}
    finally:
        await connection.close()


TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
FUNCTIONS = "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"


async def test_migrations_go_up_and_down_and_up_again(empty_url: str) -> None:
    await migrate.upgrade(empty_url)
    tables, functions = await names(empty_url, TABLES), await names(empty_url, FUNCTIONS)
    assert tables >= set(metadata.tables)
    assert functions
    await migrate.downgrade(empty_url)
    assert await names(empty_url, TABLES) == {"alembic_version"}
    assert await names(empty_url, FUNCTIONS) == set()
    await migrate.upgrade(empty_url)
    assert await names(empty_url, TABLES) == tables
    assert await names(empty_url, FUNCTIONS) == functions


async def test_the_migrations_make_what_the_tables_say(database_url: str) -> None:
    def compare(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    engine = engine_for(database_url, poolclass=NullPool)
    async with engine.connect() as connection:
        assert await connection.run_sync(compare) == []
    await engine.dispose()


async def test_upgrading_twice_at_the_same_moment_is_the_same_as_once(empty_url: str) -> None:
    await asyncio.gather(*(migrate.upgrade(empty_url) for _ in range(3)))
    await migrate.upgrade(empty_url)
    assert await names(empty_url, TABLES) >= set(metadata.tables)


async def test_a_database_is_current_only_after_its_migrations(empty_url: str) -> None:
    database = await Database.connect(empty_url)
    assert not await migrate.is_current(database)
    await migrate.upgrade(empty_url)
    assert await migrate.is_current(database)
    await database.close()


async def test_a_failed_migration_leaves_nothing_half_made(empty_url: str) -> None:
    connection = await asyncpg.connect(empty_url)
    await connection.execute("CREATE TABLE sittings (is_in_the_way int)")
    with pytest.raises(asyncpg.DuplicateTableError):
        await migrate.upgrade(empty_url)
    await connection.close()
    assert await names(empty_url, TABLES) == {"sittings"}


async def test_an_owner_who_is_no_superuser_can_migrate_and_serve(cluster: Cluster) -> None:
    name = await cluster.make("template0")
    await cluster.execute("CREATE ROLE landlord LOGIN CREATEROLE")
    await cluster.execute("GRANT studyhall_app TO landlord")
    await cluster.execute(f"ALTER DATABASE {name} OWNER TO landlord")
    await cluster.execute("ALTER SCHEMA public OWNER TO landlord", name)
    url = cluster.url_of(name).replace("postgres@", "landlord@")
    await migrate.upgrade(url)
    database = await Database.connect(url)
    people = People(database)
    await people.create_school("north", "North")
    await people.add_person("north", "tina", Role.TUTOR, "Tina", login="tina")
    # Found across schools, although the tables bind their owner too.
    found = await people.credential_by_login("tina")
    assert found is not None
    assert found.school == "north"
    assert await people.schools() == [("north", "North")]
    await database.close()
    await cluster.drop(name)
    await cluster.execute("DROP OWNED BY landlord")
    await cluster.execute("DROP ROLE landlord")

"""The connection: which URLs it takes, and how it says that nobody is there."""

import asyncpg
import pytest

from persistence import migrate
from persistence.database import Database, driver_url, is_unreachable


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("postgres://a:b%40c@host:5433/d", "postgresql://a:b%40c@host:5433/d"),
        ("postgresql://host/d?sslmode=require", "postgresql://host/d?sslmode=require"),
        ("postgresql+asyncpg://host/d", "postgresql://host/d"),
        ("postgresql://me@/d?host=/run/pg", "postgresql://me@/d?host=%2Frun%2Fpg"),
    ],
)
def test_urls_are_taken_as_people_write_them(given: str, taken: str) -> None:
    assert driver_url(given) == taken


@pytest.mark.parametrize("url", ["sqlite:///x.db", "mysql://host/d"])
def test_another_database_is_refused_by_name_of_what_is_wanted(url: str) -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        driver_url(url)


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionRefusedError(),
        TimeoutError(),
        asyncpg.AdminShutdownError("going down"),
        asyncpg.TooManyConnectionsError("full"),
        asyncpg.ConnectionDoesNotExistError("lost"),
        asyncpg.InterfaceError("connection is closed"),
        asyncpg.InternalClientError("another operation is in progress"),
        asyncpg.DeadlockDetectedError("lost"),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_a_database_out_of_reach_is_told_from_a_fault_of_ours(failure: Exception) -> None:
    assert is_unreachable(failure)
    assert not is_unreachable(asyncpg.UniqueViolationError("twice"))
    assert not is_unreachable(asyncpg.UndefinedColumnError("no such column"))
    assert not is_unreachable(KeyError("room"))


async def test_a_migrated_database_is_ready(database: Database) -> None:
    assert await database.is_ready()


async def test_nobody_there_is_not_ready_and_not_current() -> None:
    database = await Database.connect("postgresql://127.0.0.1:1/none")
    assert not await database.is_ready()
    assert not await migrate.is_current(database)
    await database.close()

"""Both logs, so that every test of the suite runs on each."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from persistence.database import Database
from persistence.log import PostgresLog
from rooms.ports import Log
from tests.contract.log.writing import furnish
from tests.fakes.log import MemoryLog
from tests.integration.fixtures import cluster, database, database_url, postgres_url

__all__ = ["cluster", "database", "database_url", "log", "postgres_log", "postgres_url"]


@pytest_asyncio.fixture
async def postgres_log(database: Database) -> AsyncIterator[PostgresLog]:
    """The real one."""
    await furnish(database)
    yield PostgresLog(database)


@pytest.fixture(params=["memory", "postgres"])
def log(request: pytest.FixtureRequest) -> Log:
    """A log with the rooms of two schools, and nothing in it."""
    if request.param == "memory":
        return MemoryLog()
    # Not a parameter: the tests on the fake alone must not start a server.
    real: Log = request.getfixturevalue("postgres_log")
    return real

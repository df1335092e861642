"""`house`: a server with two schools, on a fresh database."""

from collections.abc import AsyncIterator

import pytest_asyncio

from persistence.database import Database
from tests.integration.server.lesson import attacked, lesson
from tests.integration.server.running import House, serving
from tests.integration.server.school import fill

__all__ = ["attacked", "filled_url", "house", "lesson"]


@pytest_asyncio.fixture
async def filled_url(database_url: str, database: Database) -> str:
    """A database with two schools."""
    await fill(database)
    return database_url


@pytest_asyncio.fixture
async def house(filled_url: str) -> AsyncIterator[House]:
    """A running server."""
    async with serving(filled_url) as running:
        yield running

"""The fixtures over PostgreSQL, for every conftest that wants them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from persistence.database import Database
from tests.integration.postgres import Cluster, shared


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The one server of this run."""
    with shared.use() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_url(cluster: Cluster) -> str:
    """The server, as its owner; its database is empty and belongs to nobody's test."""
    return cluster.server.url


@pytest_asyncio.fixture
async def database_url(cluster: Cluster) -> AsyncIterator[str]:
    """A fresh database with every migration, as its owner."""
    name = await cluster.make()
    yield cluster.url_of(name)
    await cluster.drop(name)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh database with every migration, as the application."""
    connected = await Database.connect(database_url)
    yield connected
    await connected.close()

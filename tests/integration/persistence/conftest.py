"""A furnished database: two schools, with rooms to write to."""

import pytest

from persistence.database import Database
from tests.contract.log.writing import furnish


@pytest.fixture
async def furnished(database: Database) -> Database:
    """Two schools with three rooms each; nothing has happened in them."""
    await furnish(database)
    return database

"""Failed sign-ins, counted over all processes, by a hash of who or where."""

import hashlib

from sqlalchemy import text

from persistence.database import Database
from rooms.base import Millis


class Attempts:
    """Counts failures by key; the keys themselves are not stored."""

    def __init__(self, database: Database):
        """Attempts in this database."""
        self._database = database

    async def failures(self, key: str, since: Millis) -> int:
        """How often this key failed since a moment."""
        query = text("SELECT count_attempts(:hash, :since)")
        async with self._database.transaction() as connection:
            return int(await connection.scalar(query, {"hash": _hash(key), "since": since}) or 0)

    async def record(self, key: str, at: Millis) -> None:
        """One failure more."""
        await self._call("SELECT record_attempt(:hash, :at)", {"hash": _hash(key), "at": at})

    async def clear(self, key: str) -> None:
        """Forget the failures of a key: its owner has signed in."""
        await self._call("SELECT clear_attempts(:hash)", {"hash": _hash(key)})

    async def _call(self, query: str, values: dict[str, object]) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(text(query), values)


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()

"""The connection to PostgreSQL: as the application's role, and within named schools."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from rooms.base import Id

ROLE = "studyhall_app"
"""The role that the application runs as; it cannot bypass row-level security."""

UNREACHABLE = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.exceptions.OperatorInterventionError,
    asyncpg.exceptions.InsufficientResourcesError,
    asyncpg.exceptions.TransactionRollbackError,
)
"""What asyncpg raises when the database is out of reach, going down, or asks for another try."""


def sqlalchemy_url(url: str) -> URL:
    """A `DATABASE_URL` (`postgres://`, `postgresql://`, sockets with `?host=`) for SQLAlchemy."""
    made = make_url(url)
    if made.drivername not in ("postgres", "postgresql", "postgresql+asyncpg"):
        raise ValueError("DATABASE_URL must begin with postgresql://")
    return made.set(drivername="postgresql+asyncpg")


def is_unreachable(failure: BaseException) -> bool:
    """Whether this failure means that the database could not be reached, or wants another try."""
    if isinstance(failure, DBAPIError):
        cause = failure.orig.__cause__ if failure.orig is not None else None
        return failure.connection_invalidated or isinstance(cause, UNREACHABLE)
    return isinstance(failure, UNREACHABLE)


class Database:
    """A pool of connections that run as the application's role."""

    def __init__(self, engine: AsyncEngine):
        """Use `connect`."""
        self._engine = engine

    @classmethod
    async def connect(
        cls, url: str, *, pool_size: int = 5, command_timeout_s: float = 10.0
    ) -> "Database":
        """A pool on this database; nothing is opened before it is used."""
        engine = create_async_engine(
            sqlalchemy_url(url),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=command_timeout_s,
            pool_pre_ping=False,
            connect_args={
                "server_settings": {"role": ROLE, "application_name": "studyhall"},
                "command_timeout": command_timeout_s,
                "timeout": command_timeout_s,
            },
        )
        return cls(engine)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def transaction(self, *schools: Id) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees these schools; commits at the end, rolls back on failure."""
        async with self._engine.begin() as connection:
            await connection.execute(
                text("SELECT set_config('studyhall.schools', :schools, true)"),
                {"schools": ",".join(schools)},
            )
            yield connection

    @asynccontextmanager
    async def driver(self) -> AsyncIterator[Any]:
        """A bare asyncpg connection, for the log; thrown away if anything fails within."""
        async with self._engine.connect() as connection:
            raw = await connection.get_raw_connection()
            try:
                yield raw.driver_connection
            except BaseException:
                await connection.invalidate()
                raise

    async def is_ready(self) -> bool:
        """Whether the database answers."""
        try:
            async with self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (DBAPIError, *UNREACHABLE):
            return False
        return True

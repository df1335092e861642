"""The connection to PostgreSQL: as the application's role, and within named schools."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from rooms.base import Id

ROLE = "studyhall_app"
"""The role that the application runs as; it cannot bypass row-level security."""

UNREACHABLE = (
    OSError,
    TimeoutError,
    PoolExhausted,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    # What asyncpg trips over when the server hangs up between two statements of a transaction.
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
)
"""What is raised when the database is out of reach, going down, or asks for another try."""

_SCHOOLS = "SELECT set_config('studyhall.schools', $1, true)"


def driver_url(url: str) -> str:
    """A `DATABASE_URL` as asyncpg reads it: hosts, sockets (`?host=`) and `sslmode` as in libpq."""
    made = make_url(url)
    if made.drivername not in ("postgres", "postgresql", "postgresql+asyncpg"):
        raise ValueError("DATABASE_URL must begin with postgresql://")
    return made.set(drivername="postgresql").render_as_string(hide_password=False)


def is_unreachable(failure: BaseException) -> bool:
    """Whether this failure means that the database could not be reached, or wants another try."""
    if isinstance(failure, DBAPIError):
        cause = failure.orig.__cause__ if failure.orig is not None else None
        return failure.connection_invalidated or isinstance(cause, UNREACHABLE)
    return isinstance(failure, UNREACHABLE)


def engine_for(url: str, *, connecting: dict[str, Any] | None = None, **pool: Any) -> AsyncEngine:
    """An engine over asyncpg; `connecting` are arguments of `asyncpg.connect`."""
    dsn = driver_url(url)

    async def connect() -> Any:
        return await asyncpg.connect(dsn, **(connecting or {}))

    # Without its parameters: the words of a failed statement must be in no log.
    return create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, hide_parameters=True, **pool
    )


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
        connecting = {
            "server_settings": {"role": ROLE, "application_name": "studyhall"},
            "command_timeout": command_timeout_s,
            "timeout": command_timeout_s,
        }
        engine = engine_for(
            url,
            connecting=connecting,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=command_timeout_s,
        )
        event.listen(engine.sync_engine, "checkout", _replace_if_closed)
        return cls(engine)

    @property
    def in_use(self) -> int:
        """Connections that are lent out right now."""
        pool = self._engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def transaction(self, *schools: Id) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees these schools; commits at the end, rolls back on failure."""
        names = _joined(schools)
        async with self._engine.begin() as connection:
            await connection.execute(
                text("SELECT set_config('studyhall.schools', :schools, true)"), {"schools": names}
            )
            yield connection

    @asynccontextmanager
    async def driver(self, *schools: Id) -> AsyncIterator[Any]:
        """The same as `transaction`, with a bare asyncpg connection: for the log, which is hot."""
        names = _joined(schools)
        async with self._engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            try:
                async with driver.transaction():
                    await driver.execute(_SCHOOLS, names)
                    yield driver
            finally:
                # Cut off in the middle of a statement, nobody knows what it would say next.
                if driver.is_closed() or driver.is_in_transaction():
                    await connection.invalidate()

    async def is_ready(self) -> bool:
        """Whether the database answers, and knows the application's role."""
        try:
            async with self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (DBAPIError, asyncpg.PostgresError, *UNREACHABLE):
            return False
        return True


def _joined(schools: tuple[Id, ...]) -> str:
    if any("," in school for school in schools):
        raise ValueError("a school's id holds no comma")
    return ",".join(schools)


def _replace_if_closed(connection: Any, record: object, proxy: object) -> None:
    """Do not hand out connections that a restarted server has closed while they waited."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError

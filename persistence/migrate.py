"""Bringing a database to the newest schema, and asking whether it is there."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from persistence.database import UNREACHABLE, Database, engine_for

_FOLDER = Path(__file__).parent / "migrations"

# One at a time: two processes of a release may both begin. The number is arbitrary and ours.
_LOCK = "SELECT pg_advisory_xact_lock(7310420)"


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, on this connection."""
    made = Config()
    made.set_main_option("script_location", str(_FOLDER))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


async def upgrade(url: str, revision: str = "head") -> None:
    """Run what is missing, as the owner of the database."""
    await _run(url, lambda connection: command.upgrade(config(connection), revision))


async def downgrade(url: str, revision: str = "base") -> None:
    """Take migrations back, as the owner of the database. What they held is gone."""
    await _run(url, lambda connection: command.downgrade(config(connection), revision))


async def _run(url: str, step: Callable[[Connection], None]) -> None:
    engine = engine_for(url, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SET LOCAL lock_timeout = '30s'"))
            await connection.execute(text(_LOCK))
            await connection.run_sync(step)
    finally:
        await engine.dispose()


async def is_current(database: Database) -> bool:
    """Whether every migration has run; no, where nobody answers or nothing was ever made."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    try:
        async with database.transaction() as connection:
            found = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    except (DBAPIError, *UNREACHABLE):
        return False
    return bool(found == newest)

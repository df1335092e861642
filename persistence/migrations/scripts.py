"""Running a script of many statements in a migration."""

from alembic import op


def run(script: str) -> None:
    """Run statements separated by semicolons, in the migration's transaction.

    The driver prepares what SQLAlchemy gives it, and only one statement can be prepared; so a
    script goes to the driver itself.
    """
    driver = op.get_bind().connection.dbapi_connection
    driver.run_async(lambda connection: connection.execute(script))  # type: ignore[union-attr]  # asyncpg's adapter

"""The real PostgreSQL, for processes that are killed."""

from tests.integration.fixtures import cluster, database, database_url, postgres_url

__all__ = ["cluster", "database", "database_url", "postgres_url"]

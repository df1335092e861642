"""`postgres_url`, `database_url` and `database` for every integration test."""

from tests.integration.fixtures import cluster, database, database_url, postgres_url

__all__ = ["cluster", "database", "database_url", "postgres_url"]

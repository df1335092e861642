"""One real PostgreSQL for a whole run, and a fresh, migrated database for every test."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg

from persistence import migrate
from persistence.embedded import EmbeddedPostgres

TEMPLATE = "template_studyhall"

_numbers = count(1)


def quiet(message: str) -> None:
    """Progress that nobody reads."""


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A temporary folder that others may pass, which pytest's own are not when root runs it."""
    folder = Path(tempfile.mkdtemp(prefix="studyhall-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


class Cluster:
    """A server with a migrated template, from which databases are copied in milliseconds."""

    def __init__(self, server: EmbeddedPostgres):
        """The server is running; the template is made here."""
        self.server = server
        run(self._make_template())

    def url_of(self, database: str) -> str:
        """The URL of a database, for its owner."""
        return self.server.url_of(database)

    async def make(self, template: str = TEMPLATE) -> str:
        """A new database, a copy of `template`; returns its name."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    async def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        await self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    async def execute(self, statement: str, database: str = "postgres") -> None:
        """Run a statement as the owner."""
        connection = await asyncpg.connect(self.url_of(database))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def _make_template(self) -> None:
        await self.execute(f"CREATE DATABASE {TEMPLATE}")
        await migrate.upgrade(self.url_of(TEMPLATE))


def run(work: Coroutine[None, None, None]) -> None:
    """Run to the end in a thread of its own, for a fixture that has no loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


class _Shared:
    """The cluster of this run: started by the first that asks, stopped by the last that leaves."""

    def __init__(self) -> None:
        self._users = 0
        self._ends: Iterator[Cluster] = iter(())
        self._cluster: Cluster | None = None

    @contextmanager
    def use(self) -> Iterator[Cluster]:
        """The running cluster."""
        if self._users == 0:
            self._ends = _running()
            self._cluster = next(self._ends)
        self._users += 1
        assert self._cluster is not None
        try:
            yield self._cluster
        finally:
            self._users -= 1
            if self._users == 0:
                next(self._ends, None)


def _running() -> Iterator[Cluster]:
    with reachable_folder() as folder:
        server = EmbeddedPostgres.start(folder / "data", quiet)
        try:
            yield Cluster(server)
        finally:
            server.stop()


shared = _Shared()

"""`studyhall serve` as a process of its own: what it holds, and what it wrote."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from persistence.database import Database
from persistence.sessions import Sessions
from realtime.settings import variable
from tests.integration.postgres import Cluster, run
from tests.integration.server.browser import Browser
from tests.integration.server.school import STAFF, STUDENTS, actor_of, fill

STARTS_WITHIN_S = 60
_LISTENS = "0A"


class ServerProcess:
    """A running server, with everybody of the school signed in."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process, self._log = process, log
        self.tokens: dict[str, str] = {}
        self.url = self._listening()

    @classmethod
    @contextmanager
    def start(cls, cluster: Cluster, folder: Path, **settings: Any) -> Iterator["ServerProcess"]:
        """A server on a database of its own; it must stop well when it is told to."""
        made: list[str] = []

        async def make() -> None:
            made.append(await cluster.make())

        run(make())
        url, log = cluster.url_of(made[0]), folder / "server.log"
        chosen = {variable(name): str(value) for name, value in settings.items()}
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "realtime.cli", "serve", "--port", "0"],
                env={**os.environ, "DATABASE_URL": url, "REDIS_URL": "", **chosen},
                stdout=output,
                stderr=output,
            )
        try:
            server = cls(process, log)
            run(server._fill(url))
            yield server
            process.send_signal(signal.SIGTERM)
            assert process.wait(STARTS_WITHIN_S) == 0, server.log
        finally:
            process.kill()
            process.wait()
            run(cluster.drop(made[0]))

    @property
    def log(self) -> str:
        """What the server wrote."""
        return self._log.read_text()

    @property
    def address(self) -> tuple[str, int]:
        """The host and port."""
        host, port = self.url.removeprefix("http://").split(":")
        return host, int(port)

    def browser(self, person: str) -> Browser:
        """A browser in which somebody is signed in; who makes it closes it."""
        return Browser(self.url).with_token(self.tokens[person])

    def cookie(self, person: str) -> str:
        """What a browser says of itself in which somebody is signed in."""
        return f"studyhall_session={self.tokens[person]}"

    async def told(self, name: str) -> float:
        """What the server says of itself under this name at `/metrics`, all labels together."""
        async with Browser(self.url) as browser:
            lines = (await browser.get("/metrics")).raw.decode().splitlines()
        found = [line for line in lines if re.match(rf"studyhall_{name}[{{ ]", line)]
        assert found, f"{name} is not told"
        return sum(float(line.rsplit(" ", 1)[1]) for line in found)

    def resident(self) -> int:
        """Bytes of memory that the server holds."""
        return self._memory("VmRSS")

    def most_resident(self) -> int:
        """The most bytes of memory that it held since the last `forget_peak`."""
        return self._memory("VmHWM")

    def forget_peak(self) -> None:
        """Measure the most from now on."""
        self._file("clear_refs").write_text("5")

    def connections(self) -> int:
        """How many connections from clients it has open."""
        rows = [row.split() for row in self._file("net/tcp").read_text().splitlines()[1:]]
        port = f":{self.address[1]:04X}"
        # The last state of a connection is nobody's: it has no inode.
        return sum(row[1].endswith(port) and row[3] != _LISTENS and row[9] != "0" for row in rows)

    def _memory(self, name: str) -> int:
        found = re.search(rf"^{name}:\s+(\d+) kB$", self._file("status").read_text(), re.MULTILINE)
        assert found is not None
        return int(found[1]) * 1_024

    def _file(self, name: str) -> Path:
        return Path("/proc") / str(self._process.pid) / name

    def _listening(self) -> str:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < deadline:
            if found := re.search(r"http://[\d.]+:\d+", self.log):
                return found[0]
            assert self._process.poll() is None, self.log
            time.sleep(0.02)
        raise AssertionError(self.log)

    async def _fill(self, url: str) -> None:
        database = await Database.connect(url)
        await fill(database)
        sessions, people = Sessions(database), [*STAFF, *STUDENTS]
        tokens = [await sessions.create(actor_of(each), 3_600) for each in people]
        self.tokens = dict(zip(people, tokens, strict=True))
        await database.close()


async def until(condition: Any, within_s: float, what: str) -> None:
    """Look again and again until this is so; AssertionError at the deadline."""
    try:
        async with asyncio.timeout(within_s):
            while not condition():  # noqa: ASYNC110 - it is another process's doing
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(what) from None

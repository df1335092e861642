"""What is broken on purpose: PostgreSQL, Valkey and two servers, each a real process."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import aiohttp
import asyncpg

from persistence import migrate
from persistence.database import Database
from persistence.embedded import EmbeddedPostgres
from persistence.rooms import RoomStore
from persistence.sessions import Sessions
from tests.contract.bus.valkey import Valkey, free_port
from tests.integration.postgres import quiet
from tests.integration.server.school import SCHOOL, actor_of, fill

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_S = 60.0
SETTINGS = {
    "STUDYHALL_COMMANDS_PER_S": "1000",
    "STUDYHALL_ROOM_COMMANDS_PER_S": "1000",
    "STUDYHALL_GRACE_S": "600",
    "STUDYHALL_LOG_LEVEL": "error",
}
PEOPLE = ("tina", "mia", "tom")


class Worker:
    """One `studyhall serve`, on one port however often it dies."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Not running."""
        self.port = free_port()
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Bring it up; it listens when this returns."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "realtime.cli", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env={**os.environ, **self._environment},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + UP_WITHIN_S
        while not _listens(self.port):
            assert self._process.poll() is None, "it did not start"
            assert time.monotonic() < deadline, "it did not start in time"
            time.sleep(0.05)

    def kill(self) -> None:
        """Let it die at once, wherever it is."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def resident_mb(self) -> float:
        """The memory that it holds."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1_000

    def connections(self) -> int:
        """How many files and sockets it has open."""
        assert self._process is not None
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))


class Stand:
    """Everything, up."""

    def __init__(self, folder: Path) -> None:
        """Starts PostgreSQL, Valkey and two workers, with a school."""
        self.folder = folder
        self.postgres = EmbeddedPostgres.start(folder, quiet)
        self.valkey = Valkey()
        self.valkey.start()
        self.tokens: dict[str, str] = {}
        asyncio.run(self._furnish())
        environment = {
            **SETTINGS,
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.valkey.url,
        }
        self.workers = [Worker(environment), Worker(environment)]
        self._rooms = 0
        for worker in self.workers:
            worker.start()

    def close(self) -> None:
        """Everything goes."""
        for worker in self.workers:
            worker.kill()
        self.valkey.kill()
        self.postgres.stop()

    async def new_room(self) -> str:
        """A room that nobody has been in."""
        self._rooms += 1
        room = f"chaos-{self._rooms}"
        database = await Database.connect(self.postgres.url)
        await RoomStore(database).create(SCHOOL, room, "Chaos", "tina", ["class-7a"], None)
        await database.close()
        return room

    def restart_postgres(self) -> None:
        """As an operator does it."""
        self.postgres.stop()
        self.postgres = EmbeddedPostgres.start(self.folder, quiet)

    def kill_postgres(self) -> None:
        """As a machine does it that loses power; what was committed is there afterwards."""
        pid = int((self.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        self.postgres.stop()
        self.postgres = EmbeddedPostgres.start(self.folder, quiet)

    async def told(self, name: str) -> float:
        """What all workers together say of themselves under this name at `/metrics`."""
        total = 0.0
        async with aiohttp.ClientSession() as session:
            for worker in self.workers:
                async with session.get(f"http://127.0.0.1:{worker.port}/metrics") as answer:
                    lines = (await answer.text()).splitlines()
                found = [line for line in lines if re.match(rf"studyhall_{name}[{{ ]", line)]
                total += sum(float(line.rsplit(" ", 1)[1]) for line in found)
        return total

    async def log(self, room: str) -> list[tuple[int, str, str]]:
        """Every fact of a room, in order: seq, person, command."""
        connection = await asyncpg.connect(self.postgres.url)
        query = "SELECT seq, by, command_id FROM facts WHERE room_id = $1 ORDER BY seq"
        rows = await connection.fetch(query, room)
        await connection.close()
        return [tuple(row) for row in rows]

    async def _furnish(self) -> None:
        await migrate.upgrade(self.postgres.url)
        database = await Database.connect(self.postgres.url)
        await fill(database)
        sessions = Sessions(database)
        for person in PEOPLE:
            self.tokens[person] = await sessions.create(actor_of(person), 3_600)
        await database.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

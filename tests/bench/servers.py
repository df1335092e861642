"""The servers under load: each as processes of its own, pinned to one core."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from persistence.database import Database
from tests.bench import school
from tests.bench.processes import UP_WITHIN_S, free_ports, node_binary, serving
from tests.bench.wire import Client, Place, masked
from tests.integration.postgres import Cluster

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
    """A server that runs, a bare relay: its ports and its processes."""

    client: ClassVar[type[Client]] = Client
    name: str
    ports: list[int]
    pids: list[int]

    async def rooms(self, rooms: int, members: int) -> list[list[Place]]:
        """Where the members of so many rooms connect, spread over the processes."""
        return [
            [Place(self.ports[n % len(self.ports)], f"room-{room}") for n in range(members)]
            for room in range(rooms)
        ]


@dataclass(slots=True)
class Studyhall(Running):
    """This server, with a school in its database."""

    database_url: str
    _furnished: dict[tuple[int, int], list[list[Place]]] = field(default_factory=dict)

    async def rooms(self, rooms: int, members: int) -> list[list[Place]]:
        """Rooms of the school, in session, all pens open; the tutor is the last of the members.

        Who sends is a student: the limits of a room, and pens, do not hold staff up.
        """
        size = (rooms, members)
        database = await Database.connect(self.database_url)
        if size not in self._furnished:
            places = await school.furnish(database, rooms, members, self.ports)
            for tutor, *_ in places:
                await _begin(tutor)
            self._furnished[size] = [[*students, tutor] for tutor, *students in places]
        heads = await school.heads(database)
        await database.close()
        return [
            [replace(place, after=heads[place.room]) for place in room]
            for room in self._furnished[size]
        ]


async def _begin(tutor: Place) -> None:
    """Nobody may point in a room before its session has begun, nor draw before pens are open."""
    client = await Client.enter(tutor)
    answered = asyncio.Event()

    def heard(chunk: bytes) -> None:
        if b"43/room,2[" in chunk:
            answered.set()

    client.heard = heard
    client.send(masked(b'42/room,1["do",{"id":"begin","kind":"session.start"}]'))
    client.send(masked(b'42/room,2["do",{"id":"pens","kind":"pens.open","open":true}]'))
    async with asyncio.timeout(UP_WITHIN_S):
        await answered.wait()
    client.transport.close()


@contextmanager
def studyhall(cluster: Cluster, processes: int = 1, redis: str = "") -> Iterator[Studyhall]:
    """This server, whole: sign-in, checks, the log."""
    url = cluster.url_of(asyncio.run(cluster.make()))
    asyncio.run(_found(url))
    environment = {**os.environ, **BOUNDLESS, "DATABASE_URL": url, "REDIS_URL": redis}
    command = [sys.executable, "-m", "realtime.cli", "serve", "--port", "PORT"]
    ports = free_ports(processes)
    with serving(command, environment, ports) as pids:
        yield Studyhall("studyhall", ports, pids, url)


async def _found(url: str) -> None:
    database = await Database.connect(url)
    await school.found(database)
    await database.close()


@contextmanager
def stock(processes: int = 1, redis: str = "") -> Iterator[Running]:
    """python-socketio as it comes."""
    ports, given = free_ports(processes), [redis] if redis else []
    command = [sys.executable, "-m", "tests.bench.relay", "PORT", *given]
    with serving(command, os.environ, ports) as pids:
        yield Running("python-socketio", ports, pids)


@contextmanager
def node(modules: Path, processes: int = 1, redis: str = "") -> Iterator[Running]:
    """Node's Socket.IO as it comes."""
    ports, given = free_ports(processes), [redis] if redis else []
    command = [str(node_binary()), str(modules / "relay.js"), "PORT", *given]
    with serving(command, os.environ, ports) as pids:
        yield Running("socket.io", ports, pids)

"""Strokes on a shared Yjs document, for Hocuspocus: updates that were recorded, played again."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.bench.crowd import Work
from tests.bench.processes import free_ports, node_binary, run_node, serving
from tests.bench.servers import Running
from tests.bench.wire import BINARY, DIGITS, Client, Place, masked

RECORDED = 20_000
"""Updates that each sender has."""

_KEY = b"stroke-"
_SYNC, _AUTH = b"\0", b"\2"
_FIRST_STEP, _UPDATE = b"\0", b"\2"
_NOTHING_YET = b"\1\0"
"""What an empty document knows of others."""

_names = count(1)


class BoardClient(Client):
    """One connection to one document: signed in, and in step with it."""

    path = "/"

    def come_in(self, begun: bytes) -> None:
        """Authenticate; ask for what is there; have it."""
        document = _text(self.place.room.encode())
        if not self._asked and b"\r\n\r\n" in begun:
            self._asked = True
            self.send(masked(document + _AUTH + b"\0" + _text(b"anybody"), BINARY))
            self.send(masked(document + _SYNC + _FIRST_STEP + _NOTHING_YET, BINARY))
        if document + _SYNC + b"\1" in begun:
            self.entered.set_result(None)


class Boards(Running):
    """Hocuspocus. A board is drawn on once."""

    client = BoardClient

    async def rooms(self, rooms: int, members: int) -> list[list[Place]]:
        """New documents."""
        names = [f"board-{next(_names):08d}" for _ in range(rooms)]
        return [[Place(self.ports[0], name) for _ in range(members)] for name in names]


@dataclass(slots=True)
class Recording:
    """The updates of one client, sent into any room from the first one on."""

    updates: list[bytes]
    _at: dict[str, Iterator[bytes]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Recording":
        """What `updates.js` wrote. Raises ValueError for updates without a key to put ours into."""
        data, at, updates = file.read_bytes(), 0, []
        while at < len(data):
            (length,) = struct.unpack_from("!I", data, at)
            updates.append(data[at + 4 : at + 4 + length])
            at += 4 + length
        if not all(update.count(_KEY) == 1 for update in updates):
            raise ValueError(f"{file} holds updates without a stroke")
        return cls(updates)

    def message(self, room: str, moment: int) -> bytes:
        """The room's next update, with the moment as its stroke's key."""
        update = next(self._at.setdefault(room, iter(self.updates)), None)
        if update is None:
            raise RuntimeError("the recording is too short for this run")
        before, key, behind = update.partition(_KEY)
        stroke = before + key + b"%d" % moment + behind[DIGITS:]
        return _text(room.encode()) + _SYNC + _UPDATE + _text(stroke)

    @property
    def work(self) -> Work:
        """Everybody hears of each stroke, its author among them."""
        return Work(self.message, _KEY, echoed=True, frame=BINARY)


def _text(data: bytes) -> bytes:
    """A length, in groups of seven bits, and what is so long."""
    size, head = len(data), bytearray()
    while size > 0x7F:
        head.append(0x80 | size & 0x7F)
        size >>= 7
    return bytes((*head, size)) + data


@contextmanager
def hocuspocus(modules: Path) -> Iterator[Running]:
    """Hocuspocus as it comes: documents in memory."""
    ports = free_ports(1)
    command = [str(node_binary()), str(modules / "hocuspocus.js"), "PORT"]
    with serving(command, os.environ, ports) as pids:
        yield Boards("hocuspocus", ports, pids)


def recorded(modules: Path) -> Work:
    """Strokes, as Yjs says them."""
    file = modules / "updates.bin"
    run_node(modules / "updates.js", str(RECORDED), str(file))
    return Recording.read(file).work

"""Which of a server's processes one is, and where its neighbours are."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """One of the numbered places of a server; a process that ends is followed by another one."""

    number: int
    of: int
    """How many places there are."""
    folder: Path
    """Where each process that is ready has a socket file, at which the others reach it."""
    shares_port: bool
    """Whether all processes listen on one port, so that nobody can say who gets a connection."""

    @property
    def socket_file(self) -> Path:
        """Where this process is reached by its neighbours."""
        return self.folder / f"{self.number}-{os.getpid()}.sock"


def socket_files(folder: Path) -> dict[int, Path]:
    """Of the processes that are ready, by place."""
    return {int(each.stem.partition("-")[0]): each for each in folder.glob("*-*.sock")}


def is_ready(folder: Path, process: int) -> bool:
    """Whether the process of this id is built, and about to serve."""
    return any(folder.glob(f"*-{process}.sock"))

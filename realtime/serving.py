"""Listening: the socket, the server, and an orderly end."""

import asyncio
import errno
import signal
import socket as sockets
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

from realtime.services import SETTINGS


class CannotListen(Exception):
    """The address or port cannot be listened on; the message says why."""


class Server:
    """An application on a bound socket."""

    def __init__(self, app: web.Application, socket: sockets.socket):
        """Not started."""
        self.app = app
        self._socket = socket
        self._runner: web.AppRunner | None = None

    @staticmethod
    def bind(host: str, port: int) -> sockets.socket:
        """A socket that will listen here. Raises `CannotListen`."""
        family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
        socket = sockets.socket(family, sockets.SOCK_STREAM)
        socket.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        try:
            socket.bind((host, port))
            # Listening at once: of two that start together only one may have the port.
            socket.listen(1024)
        except OSError as failure:
            socket.close()
            raise CannotListen(_why(failure, host, port)) from failure
        return socket

    @property
    def url(self) -> str:
        """Where the server is reached from this machine."""
        host, port = self._socket.getsockname()[:2]
        if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not listened on
            host = "127.0.0.1"
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def start(self) -> None:
        """Build everything and begin to serve."""
        self._runner = web.AppRunner(
            self.app,
            access_log=None,
            handle_signals=False,
            shutdown_timeout=self.app[SETTINGS].shutdown_s,
        )
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()

    async def stop(self) -> None:
        """Finish what was begun, and close everything."""
        if self._runner is not None:
            await self._runner.cleanup()


def _why(failure: OSError, host: str, port: int) -> str:
    match failure.errno:
        case errno.EADDRINUSE:
            return f"Port {port} is taken. Choose another one with --port."
        case errno.EACCES:
            return f"Port {port} needs more rights. Choose one above 1023 with --port."
        case errno.EADDRNOTAVAIL:
            return f"{host} is not an address of this machine. Choose another one with --host."
        case _:
            return f"Cannot listen on {host} port {port}: {failure.strerror}."


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """An event that is set by Ctrl-C or SIGTERM, within a running loop."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    kinds = (signal.SIGINT, signal.SIGTERM)
    for each in kinds:
        loop.add_signal_handler(each, stop.set)
    try:
        yield stop
    finally:
        for each in kinds:
            loop.remove_signal_handler(each)

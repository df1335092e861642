"""Listening: the socket, the server, and an orderly end."""

import asyncio
import errno
import os
import signal
import socket as sockets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

from realtime.services import LIFETIME, SETTINGS

STOPPING = (signal.SIGINT, signal.SIGTERM)
"""The signals that ask a process to stop."""


LAST_S = 10.0
"""How much longer than it is allowed a process may take to end, before it is ended."""
IDLE_S = 20.0
"""How long a connection may say nothing, or take to say what it asks for: nobody keeps one for an
hour with half a request. A balancer in front keeps its own for less long."""
LINGER_S = 2.0
"""How long what is sent behind an answer is still read."""
UNREAD = 256 * 1024
"""Bytes that the kernel takes for a client which does not read them: by itself it takes megabytes,
and what it holds is seen by nobody here."""
BACKLOG = 1_024
"""Connections that may wait to be accepted: a whole school comes back at once."""


class CannotListen(Exception):
    """The address or port cannot be listened on; the message says why."""


def url_of(socket: sockets.socket) -> str:
    """Where a listening socket is reached from this machine."""
    host, port = socket.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not listened on
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Runner(web.AppRunner):
    """Runs an application, and ends it in order, within the time that the settings give.

    Nothing new is accepted; the sockets are answered and sent away; requests under way are
    finished; what waits in the rooms is written; everything is closed.
    """

    def __init__(self, app: web.Application, *, last_look_s: float = 0.0):
        """Not running. `last_look_s` is how long connections that were accepted last are read.

        Closed at once, some would end without an answer to what is already on its way: that matters
        where another process goes on behind the same port.
        """
        settings = app[SETTINGS]
        # A third each for sockets, for requests, and for what the rooms have to write.
        super().__init__(
            app,
            access_log=None,
            handle_signals=False,
            shutdown_timeout=settings.shutdown_s / 3,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGER_S,
        )
        self._ends_within_s, self._last_look_s = settings.shutdown_s, last_look_s

    async def cleanup(self) -> None:
        """End; what is not finished in time is given up, and was never acknowledged."""
        self.app[LIFETIME].end(self._ends_within_s)
        for site in tuple(self.sites):
            await site.stop()
        await asyncio.sleep(self._last_look_s)
        await super().cleanup()


class Server:
    """An application on a bound socket."""

    def __init__(self, app: web.Application, socket: sockets.socket):
        """Not started."""
        self.app = app
        self._socket = socket
        self._runner: Runner | None = None

    @staticmethod
    def bind(host: str, port: int, *, shared: bool = False) -> sockets.socket:
        """A socket that listens here, if `shared` among others that do. Raises `CannotListen`."""
        family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
        socket = sockets.socket(family, sockets.SOCK_STREAM)
        socket.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        if shared:
            socket.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEPORT, 1)
        socket.setsockopt(sockets.SOL_SOCKET, sockets.SO_SNDBUF, UNREAD)
        try:
            socket.bind((host, port))
            # Listening at once: of two that start together only one may have the port.
            socket.listen(BACKLOG)
        except OSError as failure:
            socket.close()
            raise CannotListen(_why(failure, host, port)) from failure
        return socket

    @property
    def url(self) -> str:
        """Where the server is reached from this machine."""
        return url_of(self._socket)

    async def start(self) -> None:
        """Build everything and begin to serve."""
        self._runner = Runner(self.app)
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket, backlog=BACKLOG).start()

    async def stop(self) -> None:
        """Say that this server is not ready, go on for a while, then finish what was begun."""
        self.app[LIFETIME].is_ready = False
        if self._runner is not None:
            await asyncio.sleep(self.app[SETTINGS].unready_s)
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


def end_at_last(within_s: float) -> None:
    """End this process then, whatever still holds it up: what was acknowledged is in the log."""
    timer = threading.Timer(within_s, os._exit, (1,))
    timer.daemon = True
    timer.start()


@contextmanager
def stop_signals(*, at_once: bool = False) -> Iterator[asyncio.Event]:
    """An event that is set by Ctrl-C or SIGTERM, within a running loop.

    With `at_once` a second signal ends the process there and then, as if it had never listened to
    them: for what loses nothing by that.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def told() -> None:
        stop.set()
        if at_once:
            for each in STOPPING:
                loop.remove_signal_handler(each)
                signal.signal(each, signal.SIG_DFL)

    for each in STOPPING:
        loop.add_signal_handler(each, told)
    try:
        yield stop
    finally:
        for each in STOPPING:
            loop.remove_signal_handler(each)

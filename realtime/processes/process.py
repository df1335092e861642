"""One process of many: gunicorn's aiohttp worker, on uvloop, in its place."""

import os
import signal
from collections.abc import Awaitable, Callable
from socket import socket
from types import FrameType
from typing import Any

from aiohttp.worker import GunicornUVLoopWebWorker

from realtime.app import build_app
from realtime.processes.place import Place
from realtime.services import LIFETIME
from realtime.serving import BACKLOG, Runner
from realtime.settings import Settings

LAST_LOOK_S = 0.1
"""How long a process that ends reads the connections that it was given last."""


class Process(GunicornUVLoopWebWorker):
    """Listens on the socket of its place only, and ends as a single process does.

    SIGTERM: end in order. SIGQUIT: end at once. SIGUSR1: say that you are not ready, and serve on.
    SIGINT is for the master, who passes it on: a terminal sends it to all of them.
    """

    place: Place
    settings: Settings
    sockets: list[socket]
    wsgi: Callable[[], Awaitable[Runner]]

    def __init__(self, *given: Any, **named: Any):
        """Made by the master, before it forks; its `pre_fork` gives it settings and a place."""
        super().__init__(*given, **named)
        self._runner: Runner | None = None
        self._is_listening = False

    def init_process(self) -> None:
        """Leave the sockets of the others to them, then run to the end."""
        for number, each in enumerate(self.sockets):
            if number != self.place.number:
                each.close()
        self.sockets = [self.sockets[self.place.number]]
        super().init_process()

    def load_wsgi(self) -> None:
        """What to serve: made in the running loop."""
        self.wsgi = self._make

    async def _make(self) -> Runner:
        app = build_app(self.settings, place=self.place)
        self._runner = Runner(app, last_look_s=LAST_LOOK_S)
        return self._runner

    def notify(self) -> None:
        """Tell the master that this process lives: once a second, from when it serves."""
        if not self._is_listening:
            # aiohttp begins to listen with a shorter queue than a class that comes back needs.
            self.sockets[0].listen(BACKLOG)
            self._is_listening = True
        super().notify()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End in order, from this moment on and not from the next look at the clock."""
        super().handle_exit(sig, frame)
        self._notify_waiter_done()

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """End at once: what was acknowledged is in the log."""
        if sig == signal.SIGQUIT:
            os._exit(0)

    def handle_usr1(self, sig: int, frame: FrameType | None) -> None:
        """From now on `/readyz` says no."""
        if self._runner is not None:
            self._runner.app[LIFETIME].is_ready = False

"""The master: starts a process for every place, and replaces them one after the other.

SIGTERM or SIGINT: stop, in order; a second one: stop at once. SIGHUP: a fresh process for each.
"""

import signal
import socket as sockets
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import structlog
from gunicorn.arbiter import Arbiter
from gunicorn.errors import HaltServer

from realtime.processes.manager import Manager
from realtime.processes.place import Place, is_ready
from realtime.processes.process import Process
from realtime.serving import STOPPING, url_of
from realtime.settings import Settings

_log = structlog.get_logger()

LOOK_S = 0.1
"""How often the master looks, when it waits for something."""
AGAIN_S = 0.5
"""How often it says that it is time to end."""
_STOPPING = frozenset({*STOPPING, signal.SIGQUIT})


class Master(Arbiter):  # type: ignore[misc]  # the package has no types
    """gunicorn's arbiter, with a place for every process."""

    WORKERS: dict[int, Process]

    def __init__(self, settings: Settings, listeners: Sequence[sockets.socket], folder: Path):
        """No process runs; `listeners` are bound, one for each place."""
        super().__init__(Manager(settings))
        self.cfg.set("pre_fork", _into_its_place)
        self.cfg.set("child_exit", _out_of_its_place)
        self.settings, self.folder = settings, folder
        self.LISTENERS = list(listeners)
        self._urls = sorted({url_of(each) for each in listeners})
        self._is_up = False
        self._to_replace: list[int] = []
        self._replaced: int | None = None
        """The process whose successor is getting ready."""
        self._leaving: set[int] = set()
        """Processes that have a successor; they are told to end, once."""

    # -- starting, and keeping as many as there should be

    def manage_workers(self) -> None:
        """Start what is missing, and go on with what is being replaced."""
        self._leaving &= self.WORKERS.keys()
        for _ in range(self.num_workers - len(self._staying())):
            self.spawn_worker()
        if all(is_ready(self.folder, process) for process in self._staying()):
            self._say_that_it_is_up()
            self._go_on_replacing()

    def free_place(self) -> Place:
        """Where the next process belongs."""
        taken = Counter(each.place.number for each in self._staying().values())
        places = self.settings.workers
        number = min(range(places), key=lambda place: taken[place])
        return Place(number, places, self.folder, shares_port=not self.settings.port_each)

    def _staying(self) -> dict[int, Process]:
        return {pid: each for pid, each in self.WORKERS.items() if pid not in self._leaving}

    def _say_that_it_is_up(self) -> None:
        if not self._is_up:
            self._is_up = True
            served = f"{', '.join(self._urls)} by {self.num_workers} processes"
            print(f"studyhall: serving on {served}", file=sys.stderr, flush=True)

    # -- replacing

    def handle_hup(self) -> None:
        """Replace every process, one after the other, so that most of a school stays connected."""
        _log.info("processes.replacing", count=len(self.WORKERS))
        self._to_replace = sorted(self._staying())

    def _go_on_replacing(self) -> None:
        if self._replaced is not None:
            self.kill_worker(self._replaced, signal.SIGTERM)
            self._replaced = None
        elif self._to_replace and not self._leaving:
            process = self._to_replace.pop(0)
            if process in self.WORKERS:
                # The successor listens before its predecessor stops to.
                self._leaving.add(process)
                self._replaced = process
                self.spawn_worker()

    def wait_for_signals(self, timeout: float = 1.0) -> list[int]:
        """As gunicorn does, and more often while something is under way."""
        is_busy = not self._is_up or self._to_replace or self._leaving
        signals: list[int] = super().wait_for_signals(LOOK_S if is_busy else timeout)
        return signals

    # -- stopping

    def handle_int(self) -> None:
        """Ctrl-C is an orderly end too."""
        raise StopIteration

    def stop(self, graceful: bool = True) -> None:
        """Let every process end in order; at once, if not `graceful` or when told again."""
        if graceful and self.WORKERS and self.settings.unready_s:
            self.kill_workers(signal.SIGUSR1)
            graceful = not self._is_told_again(within_s=self.settings.unready_s)
        for listener in self.LISTENERS:
            listener.close()
        self.LISTENERS = []
        kind = signal.SIGTERM if graceful else signal.SIGQUIT
        until = time.monotonic() + self.cfg.graceful_timeout
        while self.WORKERS and time.monotonic() < until:
            # Again and again: one that has only just been made may not listen to signals yet.
            self.kill_workers(kind)
            if self._is_told_again(within_s=AGAIN_S):
                kind = signal.SIGQUIT
            self._reap()
        self.kill_workers(signal.SIGKILL)
        self._reap()

    def _is_told_again(self, within_s: float) -> bool:
        until = time.monotonic() + within_s
        while (left := until - time.monotonic()) > 0:
            heard = super().wait_for_signals(left)
            if _STOPPING.intersection(heard):
                return True
            if signal.SIGCHLD in heard:
                return False
        return False

    def _reap(self) -> None:
        try:
            self.reap_workers()
        except HaltServer:
            # One that had not got ready yet: it need not any more.
            return

    # -- what gunicorn would do on other signals

    def _ignored(self) -> None:
        """Places are fixed, and there are no log files to open again."""
        _log.warning("processes.ignored")

    handle_ttin = handle_ttou = handle_usr1 = handle_usr2 = handle_winch = _ignored


def _into_its_place(master: Master, process: Process) -> None:
    process.settings, process.place = master.settings, master.free_place()


def _out_of_its_place(master: Master, process: Process) -> None:
    """One that was killed leaves its socket file behind."""
    for left in master.folder.glob(f"*-{process.pid}.sock"):
        left.unlink(missing_ok=True)

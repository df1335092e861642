"""gunicorn's configuration, made of our settings and of nothing else."""

from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from realtime.processes.logger import LineLogger
from realtime.processes.process import Process
from realtime.serving import LAST_S
from realtime.settings import Settings

HUNG_S = 30
"""How long a process may give no sign of life, beside the time that it has to end in."""


class Manager(BaseApplication):  # type: ignore[misc]  # the package has no types
    """What gunicorn calls the application: how many processes, which, and how patient to be."""

    def __init__(self, settings: Settings):
        """By these settings."""
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """As gunicorn asks."""
        chosen: dict[str, Any] = {
            "workers": self.settings.workers,
            "worker_class": Process,
            "logger_class": LineLogger,
            "accesslog": None,
            "control_socket_disable": True,
            "graceful_timeout": round(self.settings.shutdown_s + LAST_S),
            "timeout": round(self.settings.shutdown_s + LAST_S + HUNG_S),
            "proc_name": "studyhall",
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[[], None]:
        """Nothing here: each process makes what it serves itself, in its own loop."""
        return lambda: None

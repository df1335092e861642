"""Running a server of many processes, from binding to cleaning up."""

import os
import shutil
import tempfile
from pathlib import Path

from realtime.processes.listening import listen
from realtime.processes.master import Master
from realtime.settings import Settings, UnusableSettings


def run_many(settings: Settings) -> None:
    """Serve until told to stop; ends by SystemExit. Raises `CannotListen`, `UnusableSettings`."""
    if not settings.redis_url:
        raise UnusableSettings(
            f"REDIS_URL is not set, and {settings.workers} processes need a Redis between them. "
            "Give it one, or run a single process with --workers 1."
        )
    places = settings.workers
    listeners = listen(settings.host, settings.port, places, port_each=settings.port_each)
    folder, master = Path(tempfile.mkdtemp(prefix="studyhall-")), os.getpid()
    try:
        Master(settings, listeners, folder).run()
    finally:
        # The processes come by here as well, when they end.
        if os.getpid() == master:
            shutil.rmtree(folder, ignore_errors=True)

"""The demo as a person starts it: a process of its own, that can be killed and started again."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
UP_WITHIN_S = 90


@dataclass
class Demo:
    """A running demo, and the links that it printed."""

    folder: Path
    port: int = 0
    process: "subprocess.Popen[str] | None" = None
    printed: dict[str, Any] | None = None

    def start(self) -> None:
        """Start it, on the same port and data as before; returns when it serves."""
        command = [sys.executable, "-m", "realtime.cli", "demo", "--json"]
        command += ["--port", str(self.port), "--data-dir", str(self.folder)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the demo ended before it served"
        self.printed = json.loads(line)
        self.port = int(self.url.rsplit(":", 1)[1])

    @property
    def url(self) -> str:
        """Where it serves."""
        assert self.printed is not None
        return str(self.printed["url"])

    def link(self, person: str) -> str:
        """The sign-in link of somebody."""
        assert self.printed is not None
        return next(each["link"] for each in self.printed["people"] if each["id"] == person)

    def kill(self) -> None:
        """Kill it, as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self._ended(self.process)

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self._ended(self.process)

    @staticmethod
    def _ended(process: "subprocess.Popen[str]") -> None:
        process.wait(UP_WITHIN_S)
        if process.stdout is not None:
            process.stdout.close()

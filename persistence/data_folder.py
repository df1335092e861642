"""The folder that holds a database of our own: whose it is, who may pass, and who is using it.

Nothing outside of it is ever changed. As root, PostgreSQL runs as `nobody`, who must be able to
reach the folder: where they cannot, that is said, and nothing is widened.
"""

import fcntl
import os
import pwd
import stat
import tempfile
from pathlib import Path
from typing import IO, Any

_SOCKET_PATH_LIMIT = 90
"""Bytes of a socket's folder: the kernel takes 107 for the whole path."""


class DataFolderInUse(Exception):
    """Another process runs its database in this folder."""


class DataFolderForbidden(Exception):
    """The folder cannot be used as it is; the message says why and what to do."""


def default_data_dir() -> Path:
    """Where the demo keeps its data when nobody says otherwise."""
    if os.geteuid() == 0:
        return Path("/var/lib/studyhall")
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "studyhall"


def lock_data_dir(folder: Path) -> IO[str]:
    """The lock of a data folder, which is made if need be: held until closed, or the process ends.

    Raises `DataFolderInUse` or `DataFolderForbidden`.
    """
    try:
        _make_ours(folder)
        # Never through a link: as root that would be writing wherever somebody else likes.
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except (FileExistsError, NotADirectoryError) as refused:
        raise DataFolderForbidden(f"{folder} is not a folder. Choose another.") from refused
    except OSError as refused:
        raise DataFolderForbidden(
            f"{folder} cannot be written to. Choose another folder with --data-dir."
        ) from refused
    lock = os.fdopen(descriptor, "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        lock.close()
        raise DataFolderInUse(f"{folder} is in use by another Studyhall.") from taken
    return lock


def as_postgres() -> dict[str, Any]:
    """How to start a program of PostgreSQL: as ourselves, or, as root, as `nobody`."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def own(folder: Path) -> Path:
    """Make a folder that only PostgreSQL's user can enter, or find the one that was made."""
    as_user = as_postgres()
    owner = as_user.get("user", os.geteuid())
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        closed = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        if closed and found.st_uid == owner:
            return folder
        if not (closed and found.st_uid == os.geteuid()):
            raise DataFolderForbidden(
                f"{folder} is not ours alone. Move it away and start again."
            ) from None
    if as_user:
        os.chown(folder, as_user["user"], as_user["group"], follow_symlinks=False)
    return folder


def socket_folder(folder: Path) -> Path:
    """Where the server's socket is, always the same for the same data folder."""
    sockets = folder / "sockets"
    if len(os.fsencode(sockets)) > _SOCKET_PATH_LIMIT:
        # The name is found again by the next start, for a server that may still be running.
        found = folder.stat()
        name = f"studyhall-{os.geteuid()}-{found.st_dev:x}-{found.st_ino:x}"
        sockets = Path(tempfile.gettempdir()) / name
    return own(sockets)


def _make_ours(folder: Path) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700)
        if os.geteuid() == 0:
            # What we have just made, others may pass and not look into: `nobody` must.
            each.chmod(0o711)
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    if folder.stat().st_uid != os.geteuid():
        raise DataFolderForbidden(
            f"{folder} belongs to another user. Choose another folder with --data-dir."
        )
    if os.geteuid() != 0:
        return
    # Never widened: a folder above may be closed for a good reason, and it is not ours.
    for above in (folder, *folder.parents):
        if not above.stat().st_mode & 0o001:
            raise DataFolderForbidden(
                f"PostgreSQL does not run as root, and other users cannot pass {above}. "
                "Choose a folder that they can reach, such as /var/lib/studyhall, with --data-dir."
            )

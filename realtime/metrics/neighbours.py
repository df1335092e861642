"""One answer for all processes of a server: whoever is asked asks the others.

A scrape reaches one process, and behind one port nobody can say which. So every process tells its
own numbers at a socket file that only this server can reach, with its place as a label, and the
one that was asked puts them together.
"""

import asyncio
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import aiohttp
import structlog
from aiohttp import web

from realtime.processes.place import Place, socket_files

_log = structlog.get_logger()

ANSWER_S = 2.0
"""How long a neighbour may take; a process that is busy for longer is missing from the answer."""

_FAMILY = re.compile(rb"^(?=# HELP )", re.MULTILINE)
_UP = b"# HELP studyhall_worker_up Whether a process told its numbers\n" + (
    b"# TYPE studyhall_worker_up gauge\n"
)


class Neighbours:
    """Tells the numbers of this process, and of all that stand beside it."""

    def __init__(self, tell: Callable[[], bytes], place: Place | None):
        """`tell` gives this process's own; without a place it is the only one."""
        self._tell, self._place = tell, place
        self._runner: web.ServerRunner | None = None

    async def open(self) -> None:
        """From now on this process counts as ready, and the others ask it."""
        if self._place is None:
            return
        self._runner = web.ServerRunner(web.Server(self._asked, access_log=None))
        await self._runner.setup()
        await web.UnixSite(self._runner, str(self._place.socket_file)).start()

    async def close(self) -> None:
        """Be asked no more; closing twice is closing once."""
        if self._place is not None and self._runner is not None:
            self._place.socket_file.unlink(missing_ok=True)
            await self._runner.cleanup()
            self._runner = None

    async def everybody(self) -> bytes:
        """The numbers of all processes, as Prometheus reads them."""
        if self._place is None:
            return self._tell()
        others = socket_files(self._place.folder)
        others.pop(self._place.number, None)
        answers = await asyncio.gather(*(_ask(each) for each in others.values()))
        told = {self._place.number: self._tell()}
        told |= {n: said for n, said in zip(others, answers, strict=True) if said is not None}
        return together(told.values()) + _up(self._place.of, told)

    async def _asked(self, request: web.BaseRequest) -> web.Response:
        return web.Response(body=self._tell())


async def _ask(neighbour: Path) -> bytes | None:
    """What a neighbour says; None if it does not, for it ends, or is busy."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_S)
    try:
        async with (
            aiohttp.UnixConnector(str(neighbour)) as connector,
            aiohttp.ClientSession(connector=connector, timeout=timeout) as session,
            session.get("http://localhost/") as answer,
        ):
            return await answer.read()
    except (aiohttp.ClientError, OSError, TimeoutError):
        _log.warning("metrics.silent", process=neighbour.stem)
        return None


def together(told: Iterable[bytes]) -> bytes:
    """Several expositions in one: each family once, with the samples of all."""
    families: dict[bytes, list[bytes]] = {}
    for exposition in told:
        for family in _FAMILY.split(exposition):
            if not family:
                continue
            said, kind, samples = family.split(b"\n", 2)
            families.setdefault(said + b"\n" + kind + b"\n", []).append(samples)
    return b"".join(head + b"".join(samples) for head, samples in families.items())


def _up(of: int, told: Iterable[int]) -> bytes:
    up = set(told)
    lines = (b'studyhall_worker_up{worker="%d"} %d\n' % (n, n in up) for n in range(of))
    return _UP + b"".join(lines)


NEIGHBOURS: web.AppKey[Neighbours] = web.AppKey("neighbours", Neighbours)

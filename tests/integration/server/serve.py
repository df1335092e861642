"""A server of real processes: `studyhall serve` as an operator runs it."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_S = 60.0


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, looking now and then."""
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():  # noqa: ASYNC110 - what is looked at tells nobody when it changes
            await asyncio.sleep(0.01)


class Serving:
    """One `studyhall serve`, and what it said on standard error."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said: list[str] = []
        self._reading = asyncio.create_task(self._read())

    @property
    def urls(self) -> list[str]:
        """Where it is reached."""
        return re.findall(r"http://[^\s,]+", next(each for each in self.said if "serving" in each))

    async def until_said(self, words: str, times: int = 1) -> None:
        """Wait until so many lines hold these words."""

        def is_said() -> bool:
            return sum(words in each for each in self.said) >= times or self._reading.done()

        await until(is_said)
        assert sum(words in each for each in self.said) >= times, "".join(self.said)

    def tell(self, kind: signal.Signals) -> None:
        """Send a signal to the process that was started."""
        self.process.send_signal(kind)

    async def ended(self) -> int:
        """Wait for its end; the exit status."""
        async with asyncio.timeout(PATIENCE_S):
            status = await self.process.wait()
            await self._reading
        return status

    def children(self) -> set[int]:
        """The processes that it runs."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(each) for each in path.read_text().split()}

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.said.append(line.decode())


async def start(*arguments: str, **environment: str) -> Serving:
    """`studyhall serve` with these arguments, and nothing in its environment but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "realtime.cli", "serve", *arguments),
        cwd=ROOT,
        env=kept | environment,
        stderr=asyncio.subprocess.PIPE,
    )
    return Serving(process)


@asynccontextmanager
async def serving_processes(*arguments: str, **environment: str) -> AsyncIterator[Serving]:
    """The same, up, and gone at the end, whatever happened."""
    server = await start(*arguments, **environment)
    try:
        await server.until_said("serving on")
        yield server
    finally:
        if server.process.returncode is None:
            server.tell(signal.SIGTERM)
            try:
                await server.ended()
            except TimeoutError:
                for child in server.children():
                    os.kill(child, signal.SIGKILL)
                server.process.kill()
                await server.ended()

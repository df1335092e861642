"""`studyhall demo`, run as its user runs it: a process, a folder, a signal."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.integration.postgres import reachable_folder
from tests.integration.server.browser import Browser

STARTS_WITHIN_S = 90


@pytest.fixture
def folder() -> Iterator[Path]:
    with reachable_folder() as made:
        yield made / "data"


@dataclass
class Demo:
    """A demo that is up, with what it printed."""

    process: asyncio.subprocess.Process
    said: Any

    def link(self, role: str) -> str:
        return str(next(each["link"] for each in self.said["people"] if each["role"] == role))


async def studyhall(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "realtime.cli", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def demo(folder: Path, *more: str) -> AsyncIterator[Demo]:
    """A running demo on a free port; stopped with SIGTERM, and it must stop."""
    process = await studyhall("demo", "--json", "--port", "0", "--data-dir", str(folder), *more)
    assert process.stdout is not None
    async with asyncio.timeout(STARTS_WITHIN_S):
        line = await process.stdout.readline()
    try:
        yield Demo(process, json.loads(line))
    finally:
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            assert await process.wait() == 0


async def refused(*arguments: str) -> str:
    """What a command says that cannot be run: one line, status 2, no traceback."""
    async with asyncio.timeout(STARTS_WITHIN_S):
        process = await studyhall(*arguments)
        out, err = await process.communicate()
    assert (process.returncode, out) == (2, b"")
    lines = [each for each in err.decode().splitlines() if each.startswith("studyhall: ")]
    assert len(lines) == 1
    assert b"Traceback" not in err
    return lines[0]


async def home_behind(link: str, url: str) -> Any:
    async with Browser(url) as browser:
        entered = await browser.get(link.removeprefix(url))
        assert (entered.status, entered.headers["Location"]) == (303, "/")
        return (await browser.get("/api/home")).json


async def test_the_demo_opens_with_a_session_under_way_and_finds_it_again(folder: Path) -> None:
    async with demo(folder) as first:
        roles = [each["role"] for each in first.said["people"]]
        assert {role: roles.count(role) for role in set(roles)} == {
            "admin": 1,
            "tutor": 2,
            "student": 6,
            "moderator": 1,
            "parent": 2,
        }
        assert len({each["name"] for each in first.said["people"]}) == len(roles)
        tutor = await home_behind(first.link("tutor"), first.said["url"])
        live_since = [each["live_since"] for each in tutor["rooms"] if each["live_since"]]
        assert len(live_since) == 1
        student = await home_behind(first.link("student"), first.said["url"])
        assert student["rooms"][0]["live_since"] == live_since[0]
        parent = await home_behind(first.link("parent"), first.said["url"])
        assert len(parent["children"]) == 1
        assert "is in use" in await refused(
            "demo", "--port", "0", "--data-dir", str(folder), "--json"
        )
    async with demo(folder) as second:
        tutor = await home_behind(second.link("tutor"), second.said["url"])
        again = [each["live_since"] for each in tutor["rooms"] if each["live_since"]]
        assert again == live_since


async def test_a_taken_port_is_told_in_one_line(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = await refused("demo", "--port", port, "--data-dir", str(folder))
    assert f"Port {port} is taken" in said


async def test_a_folder_that_is_a_file_is_told_in_one_line() -> None:
    assert __file__ in await refused("demo", "--port", "0", "--data-dir", __file__)


async def test_strangers_are_let_in_only_when_somebody_says_so(folder: Path) -> None:
    said = await refused("demo", "--host", "0.0.0.0", "--data-dir", str(folder))  # noqa: S104 - what is refused
    assert "--let-strangers-in" in said


@pytest.mark.parametrize("command", [("serve",), ("migrate",), ("worker",)])
async def test_without_a_database_a_command_says_what_is_missing(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert "DATABASE_URL" in await refused(*command)


async def test_a_database_out_of_reach_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    assert "cannot be reached" in await refused("migrate")

"""Processes killed with -9 around a commit, and two processes writing to one room at once."""

import asyncio
import sys
from pathlib import Path

import pytest

from persistence.database import Database
from persistence.log import PostgresLog
from rooms.commands import SessionStart
from rooms.decision import Given
from rooms.facts import ChatPosted, Recorded
from rooms.ports import Batch, Entry, Outcome
from rooms.room import evolve
from rooms.state import RoomState
from tests.fakes.house import House
from tests.integration.server.school import ROOM, SCHOOL, actor_of, fill

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


@pytest.fixture
async def url(database_url: str) -> str:
    """A database with a room in which a session is under way."""
    database = await Database.connect(database_url)
    await fill(database)
    house, tutor = House(), actor_of("tina")
    outcome = house.decide(tutor, SessionStart(id="begin"), Given(at=1, fresh="sitting"))
    entry = Entry(tutor.person, "begin", Outcome(outcome.seq), tuple(house.log))
    await PostgresLog(database).append([Batch(SCHOOL, ROOM, 0, (entry,))])
    await database.close()
    return database_url


async def start(url: str, *arguments: object) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.chaos.writer", url, *map(str, arguments)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )


async def acknowledged(writer: asyncio.subprocess.Process) -> dict[str, int]:
    """What a writer was told, once it has ended well."""
    async with asyncio.timeout(PATIENCE_S):
        output, _ = await writer.communicate()
    assert writer.returncode == 0
    return {name: int(seq) for name, seq in map(str.split, output.decode().splitlines())}


async def log_of(url: str) -> list[Recorded]:
    database = await Database.connect(url)
    log = list(await PostgresLog(database).read_after(SCHOOL, ROOM, 0, 100_000))
    await database.close()
    return log


def check(log: list[Recorded], answers: dict[str, int]) -> None:
    """Numbered without gaps, each message once, each where its author was told."""
    assert [each.seq for each in log] == list(range(1, len(log) + 1))
    messages = [each for each in log if isinstance(each.fact, ChatPosted)]
    assert {each.cmd: each.seq for each in messages} == answers
    assert len(messages) == len(answers)


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_writer_killed_around_its_commit_loses_and_doubles_nothing(url, moment) -> None:
    killed = await start(url, "mia", 0, 20, moment)
    assert killed.stdout is not None
    async with asyncio.timeout(PATIENCE_S):
        assert await killed.stdout.readline() == b"now\n"
    killed.kill()
    await killed.communicate()
    assert len(await log_of(url)) == (1 if moment == "before" else 21)
    # Nobody was told anything, so everything is sent again, to another process.
    answers = await acknowledged(await start(url, "mia", 0, 20, "never"))
    check(await log_of(url), answers)


async def test_two_processes_write_to_one_room_at_once(url) -> None:
    writers = [await start(url, "mia", 0, 150, "never"), await start(url, "tom", 0, 150, "never")]
    answers: dict[str, int] = {}
    for writer in writers:
        answers |= await acknowledged(writer)
    log = await log_of(url)
    check(log, answers)
    for person in ("mia", "tom"):
        own = [each.cmd for each in log if each.by == person]
        assert own == [f"{person}-{number}" for number in range(150)]
    state = RoomState()
    for recorded in log:
        state = evolve(state, recorded)
    assert len(state.chat) == 300

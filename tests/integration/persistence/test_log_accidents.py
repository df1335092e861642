"""The log under attack: racing writers, lost connections, deadlocks, and what they leave behind."""

import asyncio
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text

from persistence import log_writing
from persistence.database import Database
from persistence.log import PostgresLog
from persistence.sealing import Seal
from rooms.ports import Batch, Behind, Committed, LogUnavailable, Outcome, Repeated
from tests.contract.log.writing import (
    BLUE,
    GREEN,
    NORTH,
    RED,
    batch,
    commit,
    entry,
    messages,
    refused,
    said,
    seqs,
)

THERE = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'studyhall'
"""
KILL = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'studyhall'
"""


@pytest.fixture
async def logs(
    furnished: Database, database_url: str
) -> AsyncIterator[tuple[PostgresLog, PostgresLog]]:
    """The same log as two processes have it."""
    other = await Database.connect(database_url)
    yield PostgresLog(furnished), PostgresLog(other)
    await other.close()


@pytest.fixture
async def log(furnished: Database) -> PostgresLog:
    return PostgresLog(furnished)


@pytest.fixture
async def owner(database_url: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection behind the application's back."""
    connection = await asyncpg.connect(database_url)
    yield connection
    await connection.close()


async def is_whole(owner: asyncpg.Connection) -> bool:
    """Whether every room's facts are gapless, and its head stands at the last of them."""
    broken = await owner.fetch(
        "SELECT room_id FROM heads LEFT JOIN (SELECT room_id, count(*) AS n, max(seq) AS last"
        " FROM facts GROUP BY room_id) AS f USING (room_id)"
        " WHERE heads.seq <> coalesce(f.n, 0) OR heads.seq <> coalesce(f.last, 0)"
    )
    return not broken


async def write_all(log: PostgresLog, person: str, count: int) -> None:
    """Post so many messages in one room as a room does: behind means catch up and decide again."""
    for number in range(count):
        while True:
            seq = len(await seqs(log))
            fact = said(seq + 1, by=person, cmd=f"{person}{number}")
            (answer,) = await log.append([batch(seq, entry(fact))])
            if answer == Committed():
                break
            assert answer == Behind()


async def test_of_two_first_writers_one_wins(
    logs: tuple[PostgresLog, PostgresLog], owner: asyncpg.Connection
) -> None:
    answers = await asyncio.gather(
        *(each.append([messages(0, 1, by=who)]) for each, who in zip(logs, "ab", strict=True))
    )
    assert sorted(type(answer).__name__ for (answer,) in answers) == ["Behind", "Committed"]
    assert await seqs(logs[0]) == [1]
    assert await is_whole(owner)


async def test_racing_writers_leave_one_gapless_log(
    logs: tuple[PostgresLog, PostgresLog], owner: asyncpg.Connection
) -> None:
    one, other = logs
    await asyncio.gather(write_all(one, "mia", 20), write_all(other, "tom", 20))
    facts = await one.read_after(NORTH, BLUE, 0)
    assert [fact.seq for fact in facts] == list(range(1, 41))
    assert len({fact.cmd for fact in facts}) == 40
    assert await is_whole(owner)


async def test_writers_of_the_same_rooms_in_any_order_never_lock_each_other_out(
    logs: tuple[PostgresLog, PostgresLog], owner: asyncpg.Connection
) -> None:
    dice = random.Random(7)
    standing = dict.fromkeys((BLUE, GREEN, RED), 0)
    for turn in range(25):
        batches = [messages(at, 1, room=room, by=f"p{turn}") for room, at in standing.items()]
        orders = [dice.sample(batches, 3) for _ in logs]
        answers = await asyncio.gather(
            *(each.append(order) for each, order in zip(logs, orders, strict=True))
        )
        assert {type(each) for found in answers for each in found} == {Committed, Behind}
        standing = {room: at + 1 for room, at in standing.items()}
    assert await is_whole(owner)
    assert (
        await owner.fetchval(
            "SELECT deadlocks FROM pg_stat_database WHERE datname = $1",
            (await owner.fetchval("SELECT current_database()")),
        )
        == 0
    )


async def test_the_same_command_sent_to_two_processes_is_written_once(
    logs: tuple[PostgresLog, PostgresLog], owner: asyncpg.Connection
) -> None:
    for number in range(10):
        again = batch(number, entry(said(number + 1, cmd=f"same{number}")))
        answers = await asyncio.gather(*(each.append([again]) for each in logs))
        assert sorted(type(a).__name__ for (a,) in answers) == ["Behind", "Committed"]
        caught_up = batch(number + 1, entry(said(number + 2, cmd=f"same{number}")))
        assert await logs[1].append([caught_up]) == [
            Repeated({("mia", f"same{number}"): Outcome(number + 1)})
        ]
    assert await is_whole(owner)


async def test_a_connection_killed_in_the_middle_leaves_nothing(
    log: PostgresLog, owner: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await commit(log, messages(0, 2))
    record = log_writing.record

    async def killed(driver: asyncpg.Connection, batches: list[Batch], seal: Seal) -> None:
        await record(driver, batches, seal)
        await owner.fetch(KILL)

    monkeypatch.setattr("persistence.log.record", killed)
    with pytest.raises(LogUnavailable):
        await log.append([messages(2, 3), messages(0, 1, room=GREEN)])
    monkeypatch.undo()
    assert await is_whole(owner)
    assert await log.outcomes(NORTH, BLUE, [("mia", "c3")]) == {}
    await commit(log, messages(2, 3), messages(0, 1, room=GREEN))
    assert await seqs(log) == [1, 2, 3, 4, 5]


async def test_an_append_cut_off_while_it_waits_can_be_looked_up_afterwards(
    logs: tuple[PostgresLog, PostgresLog], owner: asyncpg.Connection
) -> None:
    log, other = logs
    await commit(log, messages(0, 1))
    async with owner.transaction():
        await owner.execute("SELECT 1 FROM heads WHERE room_id = $1 FOR UPDATE", BLUE)
        cut_off = asyncio.create_task(log.append([messages(1, 1)]))
        await until_somebody_waits(owner)
        await owner.fetch(KILL)
        with pytest.raises(LogUnavailable):
            await cut_off
    answered = await other.outcomes(NORTH, BLUE, [("mia", "c2")])
    await commit(log, messages(1, 1))
    assert answered == {}
    assert await is_whole(owner)


async def until_somebody_waits(owner: asyncpg.Connection) -> None:
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    while not await owner.fetchval(waiting):
        # The pause of a round trip: the lock is asked for by another connection.
        await owner.fetchval("SELECT pg_sleep(0.005)")


async def test_a_database_that_does_not_answer_in_time_is_unavailable(
    database_url: str, furnished: Database, owner: asyncpg.Connection
) -> None:
    hasty = await Database.connect(database_url, command_timeout_s=0.2)
    await commit(PostgresLog(furnished), messages(0, 1))
    async with owner.transaction():
        await owner.execute("SELECT 1 FROM heads WHERE room_id = $1 FOR UPDATE", BLUE)
        with pytest.raises(LogUnavailable):
            await PostgresLog(hasty).append([messages(1, 1)])
    await commit(PostgresLog(hasty), messages(1, 1))
    await hasty.close()
    assert await is_whole(owner)


async def test_a_cancelled_append_leaves_a_connection_that_works(
    log: PostgresLog, owner: asyncpg.Connection
) -> None:
    await commit(log, messages(0, 1))
    async with owner.transaction():
        await owner.execute("SELECT 1 FROM heads WHERE room_id = $1 FOR UPDATE", BLUE)
        appending = asyncio.create_task(log.append([messages(1, 1)]))
        await until_somebody_waits(owner)
        appending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await appending
    await commit(log, messages(1, 1))
    assert await is_whole(owner)


async def test_nobody_there_is_unavailable_whatever_is_asked() -> None:
    log = PostgresLog(await Database.connect("postgresql://postgres@127.0.0.1:1/none"))
    with pytest.raises(LogUnavailable):
        await log.append([messages(0, 1)])
    with pytest.raises(LogUnavailable):
        await log.read_after(NORTH, BLUE, 0)
    with pytest.raises(LogUnavailable):
        await log.snapshot(NORTH, BLUE)


async def test_connections_closed_by_a_restart_are_not_handed_out_again(
    log: PostgresLog, owner: asyncpg.Connection
) -> None:
    await asyncio.gather(*(log.read_after(NORTH, room, 0) for room in (BLUE, GREEN, RED) * 4))
    backends = [row["pid"] for row in await owner.fetch(THERE)]
    await owner.fetch(KILL)
    await until_ended(backends)
    await asyncio.gather(*(log.read_after(NORTH, room, 0) for room in (BLUE, GREEN, RED) * 4))


async def until_ended(pids: list[int]) -> None:
    """Wait until these processes are gone, and their sockets with them; then a turn of the loop."""
    while any(Path("/proc", str(pid)).exists() for pid in pids):  # noqa: ASYNC240 - theirs
        await asyncio.to_thread(os.sched_yield)
    await asyncio.sleep(0)


@pytest.mark.parametrize("failure", [asyncpg.DeadlockDetectedError, asyncpg.SerializationError])
async def test_a_transaction_that_lost_to_another_is_tried_again(
    log: PostgresLog, monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    record, failures = log_writing.record, [failure("lost"), failure("lost")]

    async def losing(driver: asyncpg.Connection, batches: list[Batch], seal: Seal) -> None:
        await record(driver, batches, seal)
        if failures:
            raise failures.pop()

    monkeypatch.setattr("persistence.log.record", losing)
    await commit(log, messages(0, 2))
    assert await seqs(log) == [1, 2]


async def test_a_transaction_that_always_loses_is_unavailable(
    log: PostgresLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def losing(driver: asyncpg.Connection, batches: list[Batch], seal: Seal) -> None:
        raise asyncpg.DeadlockDetectedError("lost")

    monkeypatch.setattr("persistence.log.record", losing)
    with pytest.raises(LogUnavailable):
        await log.append([messages(0, 2)])
    monkeypatch.undo()
    assert await seqs(log) == []


async def test_a_room_that_nobody_made_has_no_log(log: PostgresLog) -> None:
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await log.append([messages(0, 1, room="nowhere"), messages(0, 1)])
    assert await seqs(log) == []


async def test_what_postgres_cannot_store_is_told_without_the_words(log: PostgresLog) -> None:
    unstorable = entry(said(1).model_copy(update={"by": "a\x00secret"}))
    with pytest.raises(ValueError, match="cannot be stored") as raised:
        await log.append([batch(0, unstorable)])
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


async def test_refusals_are_kept_without_moving_the_head(
    log: PostgresLog, owner: asyncpg.Connection
) -> None:
    await commit(log, batch(0, refused(0, "a"), entry(said(1)), refused(1, "b")))
    assert await owner.fetchval("SELECT seq FROM heads WHERE room_id = $1", BLUE) == 1
    assert await owner.fetchval("SELECT count(*) FROM commands") == 3
    assert await is_whole(owner)


async def test_a_log_can_be_written_within_any_other_use_of_the_pool(
    furnished: Database, log: PostgresLog
) -> None:
    async with furnished.transaction(NORTH) as connection:
        await commit(log, messages(0, 1))
        assert await connection.scalar(text("SELECT count(*) FROM facts")) == 1

"""However many ask, the database is asked once a second, and never for long."""

import asyncio
from typing import cast

import pytest

from persistence import migrate
from persistence.database import Database
from realtime import readiness
from realtime.lifetime import Lifetime
from realtime.readiness import Found, Readiness


class Asked:
    """Stands for a database; counts, and answers as told."""

    def __init__(self) -> None:
        self.times = 0
        self.answers = True
        self.gate = asyncio.Event()
        self.gate.set()

    async def is_ready(self) -> bool:
        self.times += 1
        await self.gate.wait()
        return self.answers


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What `migrate.is_current` says, the newest last."""
    says = [True]

    async def is_current(database: Database) -> bool:
        return says[-1]

    monkeypatch.setattr(migrate, "is_current", is_current)
    return says


def looking(asked: Asked, clock: Clock) -> Readiness:
    return Readiness(cast("Database", asked), None, clock)


async def test_many_who_ask_at_once_are_one_question(migrated: list[bool]) -> None:
    asked, clock = Asked(), Clock()
    asked.gate.clear()
    here = looking(asked, clock)
    waiting = [asyncio.create_task(here.look()) for _ in range(100)]
    await asyncio.sleep(0)
    clock.now += 60
    waiting += [asyncio.create_task(here.look()) for _ in range(100)]
    await asyncio.sleep(0)
    asked.gate.set()
    assert set(await asyncio.gather(*waiting)) == {Found(True, True, None)}
    assert asked.times == 1


async def test_what_was_found_is_told_for_a_second(migrated: list[bool]) -> None:
    asked, clock = Asked(), Clock()
    here = looking(asked, clock)
    assert (await here.look()).is_ready
    asked.answers = False
    clock.now += readiness.KEPT_S * 0.9
    assert (await here.look()).is_ready
    clock.now += readiness.KEPT_S
    assert not (await here.look()).is_ready
    assert asked.times == 2


async def test_a_database_that_does_not_answer_is_away(
    migrated: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readiness, "PATIENCE_S", 0.01)
    asked, clock = Asked(), Clock()
    asked.gate.clear()
    assert await looking(asked, clock).look() == Found(False, False, None)


async def test_one_who_asks_and_goes_away_takes_the_answer_from_nobody(
    migrated: list[bool],
) -> None:
    asked, clock = Asked(), Clock()
    asked.gate.clear()
    here = looking(asked, clock)
    gone, stays = asyncio.create_task(here.look()), asyncio.create_task(here.look())
    await asyncio.sleep(0)
    gone.cancel()
    await asyncio.sleep(0)
    asked.gate.set()
    assert (await stays).is_ready


async def test_a_lifetime_ends_once_and_knows_what_is_left() -> None:
    lifetime = Lifetime()
    assert lifetime.is_ready
    assert lifetime.left_s is None
    lifetime.end(60)
    lifetime.end(6_000)
    assert not lifetime.is_ready
    assert lifetime.left_s is not None
    assert 0 < lifetime.left_s <= 60
    assert Lifetime().is_ready


async def test_a_lifetime_that_is_over_has_nothing_left() -> None:
    lifetime = Lifetime()
    lifetime.end(-1)
    assert lifetime.left_s == 0

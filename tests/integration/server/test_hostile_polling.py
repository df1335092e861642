"""Long polling, abused: bodies without end, polls in parallel, answers that nobody reads."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.integration.server.hostile import get, post, random_sid, upgrade
from tests.integration.server.lesson import Lesson
from tests.integration.server.polling import Poller
from tests.integration.server.school import ROOM

BOMB = gzip.compress(b"4" * 250_000_000)


@pytest_asyncio.fixture
async def mia(lesson: Lesson) -> AsyncIterator[Poller]:
    """An attacker in the room, by long polling."""
    async with lesson.server.browser("mia") as browser, await Poller.open(browser) as poller:
        await poller.enter(ROOM, lesson.tina.last)
        yield poller


async def is_over(poller: Poller) -> None:
    """Poll until the session is closed."""
    while await poller.poll():
        pass


BODIES = {
    "over the limit": b"4" * 300_000,
    "20,000 packets": b"\x1e".join([b"3"] * 20_000),
    "200,000 packets of nothing": b"\x1e" * 200_000,
    "a binary packet": b"bBAUG",
    "no UTF-8": b'42/room,["do\xff",{}]',
    "no packet": b"<html>",
    "nothing": b"",
    "a binary event": b'45100000-/room,["do",{"_placeholder":true,"num":0}]',
    "deep JSON": b"40/room," + b"[" * 100_000,
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_body_that_is_none_costs_its_sender_the_session(mia: Poller, body: bytes) -> None:
    await mia.post_raw(body)
    await is_over(mia)


async def test_a_compressed_bomb_goes_off_nowhere(lesson: Lesson, mia: Poller) -> None:
    await lesson.while_it_goes_on(mia.post_raw(BOMB, Content_Encoding="gzip"))
    await is_over(mia)


async def test_a_compressed_bomb_is_no_form_either(lesson: Lesson) -> None:
    async with lesson.server.browser("mia") as browser:
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
        sending = browser.session.post(
            f"{browser.url}/api/sign-in", data=BOMB, headers={**headers, "Origin": browser.url}
        )
        async with await sending as response:
            assert response.status in (400, 413)


@pytest.mark.parametrize("length", [10**10, None], ids=["10 GB", "in chunks"])
async def test_a_body_without_end_is_not_waited_for(
    lesson: Lesson, mia: Poller, length: int | None
) -> None:
    wire = await lesson.wire(post(mia.path, b"", length))
    flood = asyncio.create_task(wire.flood(b"10000\r\n" + b"4" * 65_536 + b"\r\n", 1_000))
    await wire.until(b"HTTP/1.1 ")
    await is_over(mia)
    await lesson.goes_on()
    wire.abort()
    await flood


async def test_a_body_that_breaks_off_leaves_nothing(lesson: Lesson, mia: Poller) -> None:
    wires = [await lesson.wire(post(mia.path, b"42", 9)) for _ in range(20)]
    await lesson.goes_on()
    for wire in wires:
        wire.abort()


async def test_only_one_poll_at_a_time_waits(lesson: Lesson, mia: Poller) -> None:
    wires = [await lesson.wire(get(mia.path)) for _ in range(50)]
    waiting = [asyncio.create_task(wire.until(b"HTTP/1.1 ")) for wire in wires]
    done, pending = await asyncio.wait(waiting, timeout=5)
    for each in pending:
        each.cancel()
    for wire in wires:
        wire.abort()
    assert len(pending) <= 1
    assert all(each.exception() is None for each in done)


async def test_a_session_cannot_be_guessed(lesson: Lesson, mia: Poller) -> None:
    body = b'42/room,["do",{"id":"a","kind":"hand.raise"}]'
    for sid in (random_sid() for _ in range(30)):
        path = mia.path.replace(mia.sid, sid)
        for asked in (post(path, body), get(path), upgrade(sid=sid)):
            wire = await lesson.wire(asked)
            assert (await wire.until(b"HTTP/1.1 ")).startswith(b"HTTP/1.1 400")

"""Connections that begin and go no further, and more of them than anybody needs."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from tests.integration.server.hostile import Wire, frame, get, upgrade
from tests.integration.server.lesson import Lesson
from tests.integration.server.polling import Poller
from tests.integration.server.process import until
from tests.integration.server.school import CLOSED_ROOM, ROOM

HALF = b"GET /api/home HTTP/1.1\r\nHost: localhost\r\n"
BODY = b"POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
OPEN = "/socket.io/?EIO=4&transport=polling"
IDLE_S = 30.0
"""After so long nothing that goes no further is still there."""

Begin = Callable[[Lesson], Awaitable[Wire]]


async def _silent(lesson: Lesson) -> Wire:
    return await lesson.wire()


async def _half_a_head(lesson: Lesson) -> Wire:
    return await lesson.wire(HALF)


async def _half_a_body(lesson: Lesson) -> Wire:
    return await lesson.wire(BODY)


async def _half_a_frame(lesson: Lesson) -> Wire:
    wire = await lesson.websocket()
    wire.say(frame(b"40/room", length=100))
    return wire


async def _outside(lesson: Lesson) -> Wire:
    return await lesson.websocket()


async def _refused(lesson: Lesson) -> Wire:
    wire = await lesson.websocket()
    wire.say(frame(b"40/room," + json.dumps({"room": CLOSED_ROOM, "after": 0}).encode()))
    await wire.until(b"44/room,")
    return wire


async def _left(lesson: Lesson) -> Wire:
    wire = await lesson.intruder()
    wire.say(frame(b"41/room,"))
    return wire


async def _polls_outside(lesson: Lesson) -> Wire:
    wire = await lesson.wire(get(OPEN))
    sid = (await wire.until(b'"sid":"')).split(b'"sid":"')[1].split(b'"')[0].decode()
    wire.say(get(f"{OPEN}&sid={sid}", Connection="close"))
    return wire


async def _upgrades_half(lesson: Lesson) -> Wire:
    sid = await _session(lesson)
    return await lesson.wire(upgrade(sid=sid))


async def _probes(lesson: Lesson) -> Wire:
    wire = await _upgrades_half(lesson)
    wire.say(frame(b"2probe"))
    await wire.until(b"3probe")
    return wire


async def _session(lesson: Lesson) -> str:
    async with lesson.server.browser("mia") as browser:
        return (await Poller.open(browser)).sid


BEGINNINGS: dict[str, Begin] = {
    "a connection that says nothing": _silent,
    "half the head of a request": _half_a_head,
    "half the body of a request": _half_a_body,
    "half a frame": _half_a_frame,
    "a WebSocket that enters no room": _outside,
    "a WebSocket that was refused": _refused,
    "a WebSocket that left its room": _left,
    "a session that polls and enters no room": _polls_outside,
    "an upgrade without a probe": _upgrades_half,
    "an upgrade that ends with its probe": _probes,
}


async def test_what_begins_and_goes_no_further_is_cut(lesson: Lesson) -> None:
    wires = {(name, n): await begin(lesson) for name, begin in BEGINNINGS.items() for n in range(3)}
    cut = {each: asyncio.create_task(wire.until_cut(IDLE_S)) for each, wire in wires.items()}
    slow = asyncio.create_task(_trickle(lesson))
    await lesson.while_it_goes_on(asyncio.wait([*cut.values(), slow]))
    stayed = {name for (name, _), each in cut.items() if each.exception() is not None}
    if slow.exception() is not None:
        stayed.add("a request that comes a line a second")
    assert not stayed


async def _trickle(lesson: Lesson) -> None:
    """Slowloris: a head that goes on and on, slowly."""
    wire = await lesson.wire(HALF)
    cut = asyncio.create_task(wire.until_cut(IDLE_S))
    while not cut.done():
        wire.say(b"X-More: 1\r\n")
        await asyncio.wait([cut], timeout=0.5)
    await cut


async def test_one_person_has_so_many_sockets_and_no_more(lesson: Lesson) -> None:
    wires = [await lesson.websocket() for _ in range(60)]
    entered = 0
    for wire in wires:
        wire.say(frame(b"40/room," + json.dumps({"room": ROOM, "after": 0}).encode()))
        entered += b"40/room" in await wire.until(b"/room,")
    assert entered == 8
    await lesson.goes_on()


async def test_strangers_who_come_and_go_leave_nothing(lesson: Lesson) -> None:
    for _ in range(10):
        wires = await asyncio.gather(*(lesson.websocket(None) for _ in range(50)))
        await lesson.goes_on()
        for wire in wires:
            wire.abort()


async def test_who_enters_and_vanishes_again_and_again_leaves_nothing(lesson: Lesson) -> None:
    for _ in range(50):
        (await lesson.intruder()).abort()
    await lesson.goes_on()


async def test_a_session_is_upgraded_once(lesson: Lesson) -> None:
    async with lesson.server.browser("mia") as browser:
        poller = await Poller.open(browser)
        await poller.enter(ROOM, lesson.tina.last)
        wires = [await lesson.wire(upgrade(sid=poller.sid)) for _ in range(20)]
        answers = [await wire.until(b"HTTP/1.1 ") for wire in wires]
        upgrading = [w for w, said in zip(wires, answers, strict=True) if b" 101 " in said]
        for sent in (b"2probe", b"5"):
            for wire in upgrading:
                wire.say(frame(sent))
        await lesson.goes_on()
        cut = [asyncio.create_task(wire.until_cut()) for wire in upgrading]
        await until(lambda: sum(not each.done() for each in cut) <= 1, 20, "upgraded twice")
        await lesson.hang_up()
        await asyncio.gather(*cut)

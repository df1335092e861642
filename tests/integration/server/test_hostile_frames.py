"""Frames that are none, and floods of frames that carry nothing: their sender is cut."""

import asyncio
import zlib

import pytest

from tests.integration.server.hostile import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    frame,
    upgrade,
)
from tests.integration.server.lesson import Lesson

A_THOUSAND = 1_000
PARTS = frame(b"4" * 60, CONTINUATION, last=False)

BROKEN = {
    "reserved bit 1, as if compressed": frame(zlib.compress(b"4" * 10_000_000), reserved=4),
    "reserved bit 2": frame(b"3", reserved=2),
    "reserved bit 3": frame(b"3", reserved=1),
    "opcode 3": frame(b"", 3),
    "opcode 11": frame(b"", 11),
    "a binary frame": frame(b"\x04binary", BINARY),
    "an empty frame": frame(b""),
    "a ping of 126 bytes": frame(b"x" * 126, PING),
    "a ping in parts": frame(b"x", PING, last=False),
    "a close of one byte": frame(b"x", CLOSE),
    "a close for no reason": frame(b"\x00\x01", CLOSE),
    "a part of nothing": frame(b"x", CONTINUATION),
    "a message within a message": frame(b"4", last=False) + frame(b"4"),
    "a length of 2^62": frame(b"x", length=2**62),
    "a length of 2^63": frame(b"x", length=2**63),
    "a length of 1 GB": frame(b"x", length=2**30),
    "a message over the limit": frame(b"4" * 300_000),
    "a message over the limit, in parts": frame(b"4", last=False) + PARTS * 6_000,
    "no UTF-8 on entering": frame(b'40/room,{"room":"\xff\xfe","after":0}'),
    "no UTF-8 in an event": frame(b'42/room,["sign\xffal",{"kind":"typing","on":true}]'),
}


@pytest.mark.parametrize("sent", BROKEN.values(), ids=BROKEN)
async def test_a_frame_that_is_none_costs_its_sender_the_connection(
    lesson: Lesson, sent: bytes
) -> None:
    wire = await lesson.intruder()
    wire.say(sent)
    await wire.until_cut()


FLOODS = {
    "pongs of Engine.IO": frame(b"3"),
    "packets of no kind": frame(b"9"),
    "pings": frame(b"", PING),
    "long pings": frame(b"x" * 125, PING),
    "pongs": frame(b"", PONG),
    "empty parts": frame(b"", CONTINUATION, last=False),
    "typing": frame(b'42/room,["signal",{"kind":"typing","on":true}]'),
    "commands": frame(b'42/room,["do",{"id":"a","kind":"hand.raise"}]'),
    "coming and going": frame(b'40/room,{"room":"algebra","after":0}') + frame(b"41/room,"),
}


@pytest.mark.parametrize("kind", FLOODS)
async def test_a_flood_of_a_million_frames_ends_soon(lesson: Lesson, kind: str) -> None:
    wire = await lesson.intruder()
    if kind == "empty parts":
        wire.say(frame(b"4", last=False))
    flood = asyncio.create_task(wire.flood(FLOODS[kind] * A_THOUSAND, A_THOUSAND))
    try:
        await lesson.while_it_goes_on(wire.until_cut())
    finally:
        wire.abort()
        await flood


async def test_compression_is_not_agreed_to(lesson: Lesson) -> None:
    offer = "permessage-deflate; client_max_window_bits"
    asked = upgrade(lesson.server.cookie("mia"), Sec_WebSocket_Extensions=offer)
    wire = await lesson.wire(asked)
    head = (await wire.until(b"0{")).lower()
    assert head.startswith(b"http/1.1 101")
    assert b"sec-websocket-extensions" not in head
    wire.say(frame(zlib.compress(b"4" * 100_000_000)[2:-4], reserved=4))
    await wire.until_cut()

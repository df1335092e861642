"""Whole frames that mean harm: binary bombs, deep JSON, huge numbers, other people's namespaces."""

import json

import pytest

from tests.integration.server.hostile import frame
from tests.integration.server.lesson import Lesson

HOLES = b",".join(b'{"_placeholder":true,"num":%d}' % n for n in range(5_000))
DEEP = b"[" * 100_000 + b"]" * 100_000

CUT = {
    "a binary event": b'451-/room,1["do",{"_placeholder":true,"num":0}]',
    "a binary event with 5,000 holes": b'455000-/room,1["do",' + HOLES + b"]",
    "a binary event with endless holes": b'45999999999999-/room,1["do",{}]',
    "a binary answer": b'461-/room,1[{"_placeholder":true,"num":0}]',
    "an answer that nobody asked for": b"43/room,999[{}]",
    "an event that there is not": b'42/room,1["facts",{"after":0,"upto":9,"facts":[]}]',
    "an event of the server itself": b'42/room,1["connect",{}]',
    "an event of another namespace": b'42/review,1["do",{}]',
    "an event of no namespace": b'42["do",{}]',
    "a number that has no end": b"42/room," + b"1" * 1_000 + b'["do",{}]',
    "a refusal": b'44/room,{"message":"no"}',
    "deep JSON on entering": b"40/room," + b"[" * 15_000 + b"]" * 15_000,
    "100,000 brackets on entering": b"40/room," + DEEP,
}


@pytest.mark.parametrize("sent", CUT.values(), ids=CUT)
async def test_a_packet_that_is_none_costs_its_sender_the_connection(
    lesson: Lesson, sent: bytes
) -> None:
    wire = await lesson.intruder()
    wire.say(frame(sent))
    assert b"43/room" not in await wire.until_cut()


STROKE = b'{"id":"a","kind":"board.create","elements":[{"id":"e","page":"p1","shape":%b}]}'
REFUSED = {
    "100,000 brackets": STROKE % DEEP,
    "100,000 objects in one another": STROKE % (b'{"a":' * 40_000 + b"1" + b"}" * 40_000),
    "a number of 200,000 digits": STROKE % (b'{"kind":"stroke","x":' + b"9" * 200_000 + b"}"),
    "a number that is none": STROKE % b'{"kind":"stroke","x":NaN,"y":Infinity}',
    "a number beyond all": STROKE % b'{"kind":"stroke","x":1e999999999,"y":-1e-999999999}',
    "300 KB of zeros": STROKE % (b'{"points":[' + b"0," * 120_000 + b"0]}"),
    "100,000 fields": b"{%b}" % b",".join(b'"%d":0' % n for n in range(4_000)),
    "no JSON": b'{"id":"a","kind":"hand.raise"',
    "JSON twice": b'{"id":"a","kind":"hand.raise"},{"id":"b","kind":"hand.raise"}',
    "no UTF-8": b'{"id":"a","kind":"chat.post","text":"\xff\xfe"}',
    "half a character": b'{"id":"a","kind":"chat.post","text":"\\ud800"}',
    "one field twice, another kind of it": b'{"id":"a","kind":"hand.raise","id":7}',
    "over 32 KB": b'{"id":"a","kind":"chat.post","text":"' + b"x" * 40_000 + b'"}',
}


@pytest.mark.parametrize("sent", REFUSED.values(), ids=REFUSED)
async def test_a_command_that_is_none_is_refused(lesson: Lesson, sent: bytes) -> None:
    wire = await lesson.intruder()
    for _ in range(5):
        wire.say(frame(b'42/room,7["do",' + sent + b"]"))
        answer = await wire.until(b"43/room,7[")
        assert any(code in answer for code in (b'"malformed"', b'"too_large"'))


async def test_the_same_field_twice_means_one_thing_to_everybody(lesson: Lesson) -> None:
    """What is judged is what is read: the harmless words cannot hide the others."""
    wire = await lesson.intruder()
    twice = b'{"id":"twice","kind":"chat.post","text":"What was judged","text":"What is read"}'
    wire.say(frame(b'42/room,7["do",' + twice + b"]"))
    answer = (await wire.until(b"43/room,7[")).split(b"43/room,7")[1]
    seq = json.loads(answer[: answer.index(b"]") + 1])[0]["seq"]
    await lesson.tina.stands_at(seq)
    assert "What was judged" not in str(lesson.tina.facts)


@pytest.mark.parametrize("sent", [DEEP[85_000:115_000], b"9" * 30_000, b'{"kind":"cursor","x":1}'])
async def test_a_signal_that_is_none_reaches_nobody(lesson: Lesson, sent: bytes) -> None:
    wire = await lesson.intruder()
    for _ in range(5):
        wire.say(frame(b'42/room,["signal",' + sent + b"]"))
    wire.say(frame(b'42/room,7["resume",' + sent + b"]"))
    assert b'43/room,7[{"reload":true}]' in await wire.until(b"43/room,7[")
    await lesson.goes_on()
    assert {each["sender"] for each in lesson.tina.of("signal")} == {"tom"}


async def test_a_namespace_that_there_is_not_cannot_be_entered(lesson: Lesson) -> None:
    wire = await lesson.intruder()
    wire.say(frame(b"40/admin,{}"))
    assert b"40/admin" not in await wire.until(b"44/admin,")
    for _ in range(10):
        wire.say(frame(b"40/admin,{}"))
    await wire.until_cut()

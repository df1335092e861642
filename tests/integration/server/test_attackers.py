"""Forged WebSockets: whatever the library would never send."""

import json
from contextlib import suppress

import pytest

from tests.integration.server.running import House
from tests.integration.server.school import CLOSED_ROOM, OTHER_ROOM, ROOM
from tests.integration.server.socket import RawSocket, Refused

DEEP = "[" * 20_000 + "]" * 20_000


async def test_a_room_of_another_class_refuses_a_student(house: House) -> None:
    raw = await house.forge("mia")
    answer = await raw.enter(CLOSED_ROOM)
    assert answer.startswith("44/room,")
    assert json.loads(answer.removeprefix("44/room,"))["data"]["code"] == "not_allowed"


@pytest.mark.parametrize("who", ["tina", "mia", "mo", "pia", "ada"])
async def test_a_room_of_another_school_refuses_everybody(house: House, who: str) -> None:
    with pytest.raises(Refused) as refused:
        await house.enter(who, OTHER_ROOM)
    assert refused.value.data["data"]["code"] == "not_allowed"


@pytest.mark.parametrize("who", ["mo", "pia", "ada"])
async def test_who_is_neither_student_nor_tutor_does_not_enter(house: House, who: str) -> None:
    with pytest.raises(Refused) as refused:
        await house.enter(who, ROOM)
    assert refused.value.data["data"]["code"] == "not_allowed"


async def test_a_made_up_cookie_is_nobody(house: House) -> None:
    browser = house.browser()
    raw = await RawSocket.open(browser, Cookie="studyhall_session=" + "A" * 43)
    assert "signed_out" in await raw.enter(ROOM)


async def test_another_sites_page_cannot_open_a_socket(house: House) -> None:
    browser = await house.signed_in("mia")
    with pytest.raises(Exception, match="400"):
        await RawSocket.open(browser, Origin="https://evil.example")


async def test_a_socket_that_forges_a_disconnect_is_cut_and_harms_nobody(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    raw = await house.forge("mia")
    await raw.enter(ROOM)
    await raw.say('42/room,["disconnect","because"]')
    while await raw.next() != "closed":
        pass
    assert "seq" in await tina.do("session.start")


@pytest.mark.parametrize(
    "frame",
    [
        '42/room,["connect",{"aiohttp.request":1},{}]',
        '42/room,["emit","facts",{}]',
        '42/room,["do"]',
        "42/room,[]",
        '42/room,{"do":1}',
        "42/room,7[[1]]",
        '42["do",{}]',
        '451-/room,["do",{"_placeholder":true,"num":0}]',
        "43/room,1[1]",
        "44/room,{}",
        "4",
        "4\ud7ff",
        "40/room," + DEEP,
    ],
    ids=lambda frame: frame[:24],
)
async def test_a_frame_outside_the_protocol_costs_its_sender_the_connection(
    house: House, frame: str
) -> None:
    tina = await house.enter("tina", ROOM)
    raw = await house.forge("mia")
    await raw.enter(ROOM)
    await raw.say(frame)
    while await raw.next() != "closed":
        pass
    assert "seq" in await tina.do("session.start")


async def test_binary_frames_cost_their_sender_the_connection(house: House) -> None:
    raw = await house.forge("mia")
    await raw.enter(ROOM)
    await raw.ws.send_bytes(b"\x04binary")
    while await raw.next() != "closed":
        pass


@pytest.mark.parametrize(
    "command",
    [
        {},
        [],
        "chat.post",
        {"id": "a", "kind": "chat.post"},
        {"id": "a", "kind": "chat.post", "text": "x" * 2_001},
        {"id": "a", "kind": "chat.post", "text": "x", "author": "tina"},
        {"id": "a", "kind": "person.enter", "name": "Tina Brandt"},
        {"id": "a", "kind": "attendance.join", "since": 1},
        {"id": "a" * 41, "kind": "hand.raise"},
        {"id": "a", "kind": "no.such"},
        {"id": "a", "kind": "chat.post", "text": "a\0b"},
    ],
    ids=str,
)
async def test_what_is_no_command_is_refused_as_malformed(house: House, command: object) -> None:
    mia = await house.enter("mia", ROOM)
    assert (await mia.send(command))["refusal"]["code"] == "malformed"


async def test_json_nested_too_deep_is_refused(house: House) -> None:
    raw = await house.forge("mia")
    await raw.enter(ROOM)
    await raw.say('42/room,1["do",' + "[" * 9_000 + "]" * 9_000 + "]")
    assert "malformed" in await raw.until("43/room,1")


async def test_a_frame_is_refused_as_too_large_unless_it_carries_a_stroke(house: House) -> None:
    mia = await house.enter("mia", ROOM)
    text = {"id": "a", "kind": "chat.post", "text": "x" * 40_000}
    assert (await mia.send(text))["refusal"]["code"] == "too_large"
    disguised = {**text, "text": "board.create" * 4_000}
    assert (await mia.send(disguised))["refusal"]["code"] == "malformed"


async def test_a_long_stroke_passes(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    await tina.do("session.start")
    shape = {
        **{"kind": "stroke", "x": 0, "y": 0, "w": 900, "h": 900, "pw": 900, "ph": 900},
        "points": [n % 900 for n in range(15_000)],
    }
    made = await tina.do("board.create", elements=[{"id": "e1", "page": "p1", "shape": shape}])
    assert "seq" in made


async def test_a_flood_of_commands_is_told_to_slow_down(house: House) -> None:
    mia = await house.enter("mia", ROOM)
    answers = [await mia.do("hand.raise") for _ in range(60)]
    slow = [each["refusal"] for each in answers if each["refusal"]["code"] == "slow_down"]
    assert slow
    assert all(each["retry_after_ms"] > 0 for each in slow)


@pytest.mark.parametrize("frame", ['42/room,["signal",{"kind":"typing","on":true}]', "3", "9"])
async def test_a_flood_costs_its_sender_the_connection(house: House, frame: str) -> None:
    tina = await house.enter("tina", ROOM)
    raw = await house.forge("mia")
    await raw.enter(ROOM)
    with suppress(ConnectionError):
        for _ in range(3_000):
            await raw.say(frame)
    while await raw.next() != "closed":
        pass
    assert "seq" in await tina.do("session.start")


async def test_signals_that_are_not_allowed_reach_nobody(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await tina.do("session.start")
    await tina.do("pens.open", open=False)
    ink = {"kind": "ink", "element": "e", "page": "p1", "pen": "pen", "colour": "ink"}
    await mia.signal({**ink, "size": "m", "start": 0, "points": [1, 2, 3]})
    await mia.signal({"kind": "sketch", "element": {"id": "t", "page": "p1", "shape": {}}})
    await mia.signal({"kind": "typing", "on": True})
    await tina.until(lambda client: bool(client.of("signal")))
    assert tina.of("signal") == [{"sender": "mia", "signal": {"kind": "typing", "on": True}}]


async def test_a_signal_does_not_come_back_to_its_sender(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    seq = (await tina.do("session.start"))["seq"]
    await mia.stands_at(seq)
    await mia.signal({"kind": "cursor", "page": "p1", "x": 1, "y": 2})
    await tina.until(lambda client: bool(client.of("signal")))
    assert not mia.of("signal")

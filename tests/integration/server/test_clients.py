"""Standard clients, as they are published, against a real server: every client, every transport."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest
import pytest_asyncio

from tests.integration.server.clients.client import WAYS, Client, Refused
from tests.integration.server.clients.stage import LANGUAGES, Stage
from tests.integration.server.running import serving
from tests.integration.server.school import CLOSED_ROOM, ROOM

CURSOR = {"kind": "cursor", "page": "p1", "y": 0}

every_way = pytest.mark.parametrize("way", WAYS, ids="+".join)


@pytest_asyncio.fixture(params=LANGUAGES)
async def stage(request: pytest.FixtureRequest, filled_url: str) -> AsyncIterator[Stage]:
    async with Stage.build(filled_url, request.param) as built:
        yield built


@every_way
async def test_a_client_asks_hears_and_resumes(stage: Stage, way: tuple[str, ...]) -> None:
    tina, mia = await stage.enter("tina"), await stage.enter("mia", way)
    await mia.until(lambda: way[-1] in mia.of("connect") + mia.of("upgrade"))
    seq = (await tina.do("session.start"))["seq"]
    await mia.stands_at(seq)
    answer = await mia.do("chat.post", text="From a standard client")
    await tina.stands_at(answer["seq"])
    assert tina.said() == mia.said() == ["From a standard client"]
    assert (await mia.do("session.end"))["refusal"]["code"] == "not_allowed"
    await mia.emit("signal", {**CURSOR, "x": 1})
    await tina.until(lambda: tina.count("signal"))
    await tina.emit("signal", {**CURSOR, "x": 2})
    await mia.until(lambda: mia.count("signal"))
    assert tina.of("signal") == [{"sender": "mia", "signal": {**CURSOR, "x": 1}}]
    assert mia.of("signal") == [{"sender": "tina", "signal": {**CURSOR, "x": 2}}]
    both = {"people": [{"person": p, "connections": 1} for p in ("mia", "tina")]}
    await mia.until(lambda: both in mia.of("presence"))
    again = await mia.answer(await mia.ask("resume", {"after": 0}))
    assert (again["after"], again["upto"]) == (0, mia.last)
    assert again["facts"] == mia.facts()


@pytest.mark.parametrize("way", WAYS[:2], ids="+".join)
async def test_a_refusal_reaches_the_client_with_its_reason(
    stage: Stage, way: tuple[str, ...]
) -> None:
    refusals: list[tuple[str | None, dict[str, object], str]] = [
        (None, {}, "signed_out"),
        ("mia", {"room": CLOSED_ROOM}, "not_allowed"),
        ("mo", {}, "not_allowed"),
        ("mia", {"auth": {"room": 7, "after": "x"}}, "malformed"),
        ("mia", {"auth": {"room": ROOM}}, "malformed"),
    ]
    for person, said, code in refusals:
        with pytest.raises(Refused) as refused:
            await stage.enter(person, way, **said)
        # The JavaScript client gives `data` alone, the Python client what stands around it too.
        data = refused.value.data.get("data", refused.value.data)
        assert data["code"] == code
        assert data["message"]


@every_way
async def test_a_client_that_is_sent_out_hears_why_and_then_is_disconnected(
    stage: Stage, way: tuple[str, ...]
) -> None:
    tina, mia = await stage.enter("tina"), await stage.enter("mia", way)
    await tina.do("session.start")
    seq = (await tina.do("person.remove", person="mia"))["seq"]
    await mia.until(lambda: mia.count("disconnect"))
    assert mia.of("disconnect") in (["io server disconnect"], ["server disconnect"])
    told = [event for event, _ in mia.tape if event in ("facts", "gone", "disconnect")]
    assert told[-3:] == ["facts", "gone", "disconnect"]
    assert mia.of("gone")[0]["reason"] == "removed"
    assert mia.last == seq
    assert mia.facts()


@every_way
async def test_two_tabs_of_one_person_are_told_the_same(stage: Stage, way: tuple[str, ...]) -> None:
    tina = await stage.enter("tina")
    one, other = await stage.enter("mia", way), await stage.enter("mia", way)
    two = {"people": [{"person": "mia", "connections": 2}, {"person": "tina", "connections": 1}]}
    await tina.until(lambda: two in tina.of("presence"))
    await tina.do("session.start")
    await one.emit("signal", {**CURSOR, "x": 3})
    await other.until(lambda: other.count("signal"))
    seq = (await one.do("chat.post", text="From one tab"))["seq"]
    await one.stands_at(seq)
    await other.stands_at(seq)
    assert one.facts() == other.facts()
    assert not one.of("signal")
    await one.leave()
    await tina.until(lambda: tina.of("presence")[-1]["people"][0]["connections"] == 1)
    assert "seq" in await other.do("chat.post", text="From the other")


@every_way
async def test_what_happened_while_the_network_was_cut_arrives_once(
    stage: Stage, way: tuple[str, ...]
) -> None:
    tina = await stage.house.enter("tina", ROOM)
    mia = await stage.enter("mia", way, again=True)
    await tina.do("session.start")
    for number in range(3):
        words = [f"{number} {n}" for n in range(20)]
        writing = asyncio.gather(*(tina.do("chat.post", text=each) for each in words))
        await mia.until(partial(has_said, mia, f"{number} 5"))
        stage.wire.cut()
        await writing
        await mia.until(partial(has_heard, mia, "disconnect", number + 1))
        stage.wire.mend()
        await mia.until(partial(has_heard, mia, "connect", number + 2))
        await mia.until(partial(has_said, mia, words[-1]))
    assert mia.said() == [f"{number} {n}" for number in range(3) for n in range(20)]
    answer = await mia.do("chat.post", text="Back for good")
    await mia.stands_at(answer["seq"])


@every_way
async def test_a_client_finds_a_server_that_was_restarted(
    stage: Stage, way: tuple[str, ...], filled_url: str
) -> None:
    mia = await stage.enter("mia", way, again=True)
    tina = await stage.house.enter("tina", ROOM)
    await tina.do("session.start")
    await mia.stands_at((await tina.do("chat.post", text="Before"))["seq"])
    await stage.house.server.stop()
    async with serving(filled_url) as house:
        stage.wire.lead_to(house.url)
        tina = await house.enter("tina", ROOM)
        await tina.do("chat.post", text="After")
        await mia.until(partial(has_said, mia, "After"))
        assert mia.said() == ["Before", "After"]
        await mia.leave()


def has_said(client: Client, words: str) -> bool:
    return words in client.said()


def has_heard(client: Client, event: str, times: int) -> bool:
    return client.count(event) == times

"""A tutor's queue: who needs them, why, and at once; and nobody else is told."""

import asyncio
import json
from typing import Any

import pytest

from realtime.attention.follower import Follower
from tests.contract.bus.valkey import Valkey
from tests.integration.server.browser import Browser
from tests.integration.server.running import House, serving
from tests.integration.server.school import ROOM, SCHOOL
from tests.integration.server.socket import RoomClient

AT_ONCE_S = 2.0
"""So soon an alert is there after its cause."""


async def queue(browser: Browser, after: str = "") -> Any:
    """The queue, as soon as it is another one than that."""
    answer = await browser.get(f"/api/attention?after={after}")
    assert answer.status == 200, answer.raw
    return answer.json


async def begun(house: House) -> tuple[Browser, RoomClient, RoomClient, RoomClient]:
    """A session of Tina's with Mia and Tom, and the browser of Tina."""
    browser = await house.signed_in("tina")
    tina, mia, tom = [await house.enter(who, ROOM) for who in (browser, "mia", "tom")]
    await tina.do("session.start")
    return browser, tina, mia, tom


def listed(found: Any) -> list[tuple[str, str]]:
    return [(each["person"], each["kind"]) for each in found["items"]]


async def test_what_a_student_asks_for_is_there_at_once_and_goes_when_it_is_answered(
    house: House,
) -> None:
    browser, tina, mia, _tom = await begun(house)
    before = await queue(browser)
    assert listed(before) == []
    waiting = asyncio.create_task(queue(browser, before["version"]))
    await mia.do("stuck.say")
    async with asyncio.timeout(AT_ONCE_S):
        found = await waiting
    assert listed(found) == [("mia", "stuck")]
    item = found["items"][0]
    assert (item["name"], item["room_name"], item["suggested"]) == (
        "Mia Okafor",
        "Algebra",
        "open_hint",
    )
    assert item["words"] == "Says: I’m stuck"
    waiting = asyncio.create_task(queue(browser, found["version"]))
    await tina.do("person.nudge", person="mia", nudge="show_me")
    async with asyncio.timeout(AT_ONCE_S):
        assert listed(await waiting) == []
    await mia.until(lambda client: "person.nudged" in client.kinds())


async def test_who_was_not_helped_yet_stands_before_who_asks_again(house: House) -> None:
    browser, tina, mia, tom = await begun(house)
    await mia.do("stuck.say")
    await queue(browser)
    await tina.do("person.nudge", person="mia", nudge="how_is_it")
    await mia.do("stuck.say")
    await tom.do("stuck.say")
    assert listed(await queue(browser)) == [("tom", "stuck"), ("mia", "stuck")]


async def test_from_the_queue_a_tutor_opens_the_next_hint_for_one_student(house: House) -> None:
    browser, tina, mia, tom = await begun(house)
    opened = next(each for each in tina.facts if each["fact"]["kind"] == "problem.opened")
    problem = opened["fact"]["problem"]
    step = problem["steps"][0]["id"]
    await mia.do("stuck.say")
    body = {"id": "h1", "person": "mia", "problem": problem["id"], "step": step}
    path = f"/api/rooms/{ROOM}/next-hint"
    seqs = [(await browser.post(path, body)).json["seq"] for _ in range(2)]
    await mia.stands_at(seqs[0])
    await tom.stands_at(seqs[0])
    assert mia.kinds().count("hint.opened") == 1
    assert "hint.opened" not in tom.kinds()
    assert listed(await queue(browser)) == []
    for who in ("mia", "mo", "olga"):
        assert (await (await house.signed_in(who)).post(path, body)).status in (403, 404)


async def test_twenty_rooms_are_one_queue(house: House) -> None:
    browser = await house.signed_in("tina")
    rooms = [f"r{n}" for n in range(20)]
    for room in rooms:
        await house.services.room_store.create(SCHOOL, room, room, "tina", ["class-7a"], None)
        assert (await browser.post(f"/api/rooms/{room}/session")).status == 200
    mia = await house.enter("mia", rooms[-1])
    before = await queue(browser)
    assert before["rooms"] == len(rooms) + 1
    waiting = asyncio.create_task(queue(browser, before["version"]))
    await mia.do("hand.raise")
    async with asyncio.timeout(AT_ONCE_S):
        assert [each["room"] for each in (await waiting)["items"]] == [rooms[-1]]


async def test_peers_are_told_nothing_of_it(house: House) -> None:
    _, tina, mia, tom = await begun(house)
    await mia.do("stuck.say")
    await mia.do("break.take")
    seq = (await tina.do("person.nudge", person="mia", nudge="take_time"))["seq"]
    await tom.stands_at(seq)
    snapshot = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    for told in (json.dumps(tom.received), snapshot.decode()):
        assert not any(word in told for word in ("stuck.", "break.", "nudged", "take_time"))
        assert '"resting"' not in told
    own = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).json
    assert own["state"]["private"]["mia"]["resting"] is True


@pytest.mark.parametrize("person", ["mia", "pia", "mo", "ada"])
async def test_only_a_tutor_has_a_queue(house: House, person: str) -> None:
    assert (await (await house.signed_in(person)).get("/api/attention")).status == 403


async def test_a_tutor_has_their_own_rooms_in_it_and_no_others(house: House) -> None:
    _, _, mia, _ = await begun(house)
    await mia.do("hand.raise")
    assert listed(await queue(await house.signed_in("theo"))) == []
    assert listed(await queue(await house.signed_in("olga"))) == []


async def test_read_from_the_log_it_is_what_it_was_when_it_was_followed(house: House) -> None:
    browser, tina, mia, tom = await begun(house)
    await queue(browser)
    problem = (await tina.until(lambda client: "problem.opened" in client.kinds())).facts
    opened = next(
        each["fact"]["problem"] for each in problem if each["fact"]["kind"] == "problem.opened"
    )
    step = opened["steps"][0]["id"]
    for text in ("1", "2", "3"):
        await mia.do("answer.give", problem=opened["id"], part=step, answer=text)
    await tom.do("hand.raise")
    await tom.do("chat.post", text="I have drawn it")
    services = house.services
    live = await services.rooms.open(SCHOOL, ROOM)
    followed = await services.attention.follow(SCHOOL, ROOM)
    fresh = Follower(live, lambda: None)
    await fresh.begin(services.attention._log)
    assert fresh.practice == followed.practice
    assert followed.practice.attention.people["mia"].tried is not None
    fresh.close()


async def test_it_is_the_same_on_another_process(filled_url: str) -> None:
    valkey = Valkey()
    valkey.start()
    try:
        async with (
            serving(filled_url, redis_url=valkey.url) as here,
            serving(filled_url, redis_url=valkey.url) as there,
        ):
            _, _, mia, _ = await begun(here)
            browser = await there.signed_in("tina")
            before = await queue(browser)
            waiting = asyncio.create_task(queue(browser, before["version"]))
            await mia.do("hand.raise")
            async with asyncio.timeout(AT_ONCE_S):
                assert listed(await waiting) == [("mia", "hand")]
    finally:
        valkey.kill()

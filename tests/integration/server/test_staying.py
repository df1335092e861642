"""Who may stay in a room, who must go, and what one who comes back has missed."""

import asyncio

import pytest
from sqlalchemy import text

from persistence.database import engine_for
from realtime.sockets import server
from tests.integration.server.running import House
from tests.integration.server.school import ROOM, SCHOOL
from tests.integration.server.socket import Refused


async def test_who_was_sent_out_is_told_so_and_cannot_come_back(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await tina.do("session.start")
    await tina.until(lambda client: "mia" in str(client.facts))
    await tina.do("person.remove", person="mia")
    await mia.until_closed()
    assert mia.of("gone")[0]["reason"] == "removed"
    with pytest.raises(Refused) as refused:
        await house.enter("mia", ROOM)
    assert refused.value.data["data"]["code"] == "removed"
    assert (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).status == 403
    await tina.do("person.readmit", person="mia")
    assert (await house.enter("mia", ROOM)).is_open


async def test_signing_out_closes_the_sockets_of_that_browser_at_once(house: House) -> None:
    here, there = await house.signed_in("tina"), await house.signed_in("tina")
    one, other = await house.enter(here, ROOM), await house.enter(there, ROOM)
    assert (await here.post("/api/sign-out", {"everywhere": False})).status == 204
    await one.until_closed()
    assert one.of("gone")[0]["reason"] == "signed_out"
    assert "seq" in await other.do("session.start")


async def test_signing_out_everywhere_closes_all_of_them(house: House) -> None:
    here, there = await house.signed_in("tina"), await house.signed_in("tina")
    one, other = await house.enter(here, ROOM), await house.enter(there, ROOM)
    assert (await here.post("/api/sign-out", {"everywhere": True})).status == 204
    await one.until_closed()
    await other.until_closed()
    assert (await there.get("/api/me")).status == 401


async def test_a_session_that_ended_unheard_is_found_by_the_next_look(house: House) -> None:
    mia = await house.enter("mia", ROOM)
    await house.services.sessions.revoke_all(SCHOOL, "mia")
    await house.services.doors.recheck()
    await mia.until_closed()
    assert mia.of("gone")[0]["reason"] == "signed_out"


async def test_who_is_no_longer_of_the_room_has_to_go(house: House) -> None:
    mia, tina = await house.enter("mia", ROOM), await house.signed_in("tina")
    changed = await tina.ask("PATCH", f"/api/rooms/{ROOM}", {"classes": ["class-8b"]})
    assert changed.status == 200
    await house.services.doors.recheck()
    await mia.until_closed()
    assert mia.of("gone")[0]["reason"] == "not_allowed"


async def test_a_client_that_comes_back_gets_what_it_missed_and_nothing_twice(
    house: House,
) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    seq = (await tina.do("session.start"))["seq"]
    await mia.stands_at(seq)
    stood_at = mia.last
    await mia.leave()
    for n in range(3):
        seq = (await tina.do("chat.post", text=f"missed {n}"))["seq"]
    again = await (await house.enter("mia", ROOM, stood_at)).stands_at(seq)
    said = [each for each in again.facts if each["fact"]["kind"] == "chat.posted"]
    assert [each["fact"]["text"] for each in said] == [f"missed {n}" for n in range(3)]
    assert min(each["seq"] for each in again.facts) > stood_at


async def test_a_client_with_a_gap_asks_for_it(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    seq = (await tina.do("session.start"))["seq"]
    answer = await tina.resume(1)
    assert answer["after"] == 1
    assert answer["upto"] >= seq


@pytest.mark.parametrize("after", [-1, "x", None, 10**9])
async def test_a_client_that_stands_nowhere_is_told_to_reload(house: House, after: object) -> None:
    tina = await house.enter("tina", ROOM)
    assert await tina.resume(after) == {"reload": True}


async def test_presence_is_told_to_everybody_and_again_when_somebody_leaves(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    mia = await house.enter("mia", ROOM)
    both = {"people": [{"person": p, "connections": 1} for p in ("mia", "tina")]}
    await tina.until(lambda client: both in client.of("presence"))
    await mia.until(lambda client: both in client.of("presence"))
    await mia.leave()
    alone = {"people": [{"person": "tina", "connections": 1}]}
    await tina.until(lambda client: client.of("presence")[-1] == alone)


async def test_one_person_cannot_open_a_room_without_end(house: House) -> None:
    browser = await house.signed_in("mia")
    for _ in range(house.services.settings.sockets_per_person):
        await house.enter(browser, ROOM)
    with pytest.raises(Refused):
        await house.enter(browser, ROOM)


async def test_a_slow_screen_holds_up_its_author_and_nobody_else(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    seq = (await tina.do("session.start"))["seq"]
    await mia.stands_at(seq)
    await mia.io.emit(
        "do", {"id": "slow-one", "kind": "chat.post", "text": "slow words"}, namespace="/room"
    )
    await mia.signal({"kind": "typing", "on": False})
    await tina.until(lambda client: bool(client.of("signal")))
    assert "seq" in await tina.do("chat.post", text="quick words")
    house.screen.gate.set()
    await tina.until(lambda client: "slow words" in str(client.facts))


async def test_who_waits_to_be_let_in_is_not_cut_for_it(
    house: House, filled_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "ENTER_WITHIN_S", 0.02)
    browser = await house.signed_in("mia")
    engine = engine_for(filled_url)
    async with engine.connect() as owner:
        await owner.execute(text("LOCK TABLE heads, facts, snapshots"))
        entering = asyncio.create_task(house.enter(browser, ROOM))
        await asyncio.wait([entering], timeout=0.5)
        assert not entering.done()
        await owner.rollback()
    await engine.dispose()
    assert (await entering).is_open

"""A moderator's queue over HTTP: who sees what, who decides, and what comes of it."""

import asyncio
from typing import Any

from moderation.cases import UNDO_MS
from realtime.review.carrying import Carrier
from tests.integration.server.browser import Browser
from tests.integration.server.running import House
from tests.integration.server.school import ROOM, SCHOOL, actor_of
from tests.integration.server.socket import RoomClient
from tests.integration.server.test_two_processes import Town, town, valkey

__all__ = ["town", "valkey"]

HELD = "please hold this, it has a secret"


async def waiting(house: House) -> tuple[Browser, RoomClient, RoomClient, dict[str, Any]]:
    """A moderator, a student whose message is held, another one, and the case."""
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await tina.do("session.start")
    tom = await house.enter("tom", ROOM)
    for n in range(3):
        await tom.do("chat.post", text=f"before {n}")
    await mia.do("chat.post", text=HELD)
    await tom.do("chat.post", text="after")
    mo = await house.signed_in("mo")
    return mo, mia, tom, await only(mo)


async def only(browser: Browser) -> dict[str, Any]:
    cases = (await browser.get("/api/review")).json["cases"]
    # What one has just decided stays in the list as long as it can be taken back.
    (case,) = [each for each in cases if each["decided"] is None]
    assert isinstance(case, dict)
    return case


async def carry_out(house: House) -> int:
    """What happens when nothing can be taken back any more."""
    services = house.services
    carrier = Carrier(services.database, services.reports, services.rooms, services.clock)
    return await carrier.carry_out(services.clock() + UNDO_MS)


async def test_the_words_are_shown_only_when_asked_for_and_that_is_written_down(
    house: House,
) -> None:
    mo, _, _, case = await waiting(house)
    path = f"/api/review/cases/{case['id']}"
    for answer in (await mo.get("/api/review"), await mo.get(path), await mo.get("/api/home")):
        assert b"secret" not in answer.raw
        assert b"before" not in answer.raw
    words = (await mo.post(f"{path}/reveal")).json
    assert words["text"] == HELD
    assert [line["text"] for line in words["context"]] == [
        *(f"before {n}" for n in range(3)),
        "",
        "after",
    ]
    assert [line["is_this"] for line in words["context"]] == [False, False, False, True, False]
    assert words["exposure"] == {"revealed": 1, "rest": False}
    assert [each["action"] for each in (await mo.get(path)).json["history"]] == ["revealed"]
    assert (await mo.post("/api/review/breaks")).json["revealed"] == 0


async def test_what_is_allowed_appears_where_it_was_written_once_it_is_final(
    house: House,
) -> None:
    mo, _, tom, case = await waiting(house)
    path = f"/api/review/cases/{case['id']}"
    decided = await mo.post(f"{path}/decision", {"version": case["version"], "ruling": "allow"})
    assert decided.json["case"]["decided"]["by"]["name"] == "Mo Reyes"
    assert "chat.released" not in tom.kinds()
    assert await carry_out(house) == 1
    await tom.until(lambda client: "chat.released" in client.kinds())
    assert await carry_out(house) == 0
    assert (await mo.get("/api/review")).json["waiting"] == 0


async def test_a_decision_that_is_taken_back_has_no_effect(house: House) -> None:
    mo, _, tom, case = await waiting(house)
    path = f"/api/review/cases/{case['id']}"
    await mo.post(f"{path}/decision", {"version": case["version"], "ruling": "allow"})
    assert (await mo.post(f"{path}/undo")).json["case"]["claimed_by"]["id"] == "mo"
    assert await carry_out(house) == 0
    assert "chat.released" not in tom.kinds()
    assert (await mo.get("/api/review")).json["waiting"] == 1
    assert (await mo.post(f"{path}/undo")).code == "final"


async def test_of_two_moderators_on_two_processes_the_second_is_shown_the_first_decision(
    town: Town,
) -> None:
    mo, _, _, case = await waiting(town.here)
    ada = await town.there.signed_in("ada")
    path = f"/api/review/cases/{case['id']}/decision"
    answers = await asyncio.gather(
        mo.post(path, {"version": case["version"], "ruling": "remove"}),
        ada.post(path, {"version": case["version"], "ruling": "allow"}),
    )
    assert sorted(each.status for each in answers) == [200, 409]
    won, lost = sorted(answers, key=lambda each: each.status)
    first = won.json["case"]["decided"]
    assert lost.code == "already_decided"
    assert first["by"]["name"] in lost.json["error"]["message"]
    assert await carry_out(town.there) == 1
    tina = town.here.clients[0]
    await tina.until(lambda client: "held.settled" in client.kinds())
    assert ("chat.released" in tina.kinds()) == (first["ruling"] == "allow")
    assert await carry_out(town.here) == 0


async def test_in_the_room_nobody_decides_against_a_moderator(house: House) -> None:
    mo, _, tom, case = await waiting(house)
    place = (await house.services.cases.find(SCHOOL, case["id"])).case.place
    path = f"/api/review/cases/{case['id']}/decision"
    await mo.post(path, {"version": case["version"], "ruling": "remove"})
    tina = house.clients[0]
    assert (await tina.do("held.release", place=place))["refusal"]["code"] == "already_decided"
    assert await carry_out(house) == 1
    assert "chat.released" not in tom.kinds()


async def test_somebody_elses_case_is_left_alone_until_it_is_put_back(house: House) -> None:
    mo, _, _, case = await waiting(house)
    ada, path = await house.signed_in("ada"), f"/api/review/cases/{case['id']}"
    claimed = (await mo.post(f"{path}/claim")).json["case"]
    decision = {"version": claimed["version"], "ruling": "allow"}
    refused = await ada.post(f"{path}/decision", decision)
    assert (refused.status, refused.code) == (409, "claimed")
    assert "Mo Reyes" in refused.json["error"]["message"]
    handed = await mo.post(f"{path}/hand-over", {"to": "ada"})
    assert handed.json["case"]["handed_to"]["id"] == "ada"
    assert (await ada.get("/api/review")).json["mine"] == 1
    assert (await mo.post(f"{path}/hand-over", {"to": "mia"})).status == 400
    await ada.post(f"{path}/notes", {"words": "Spoke with her tutor."})
    await ada.post(f"{path}/escalation")
    whole = (await mo.get(path)).json
    assert whole["case"]["escalated"]
    assert [each["words"] for each in whole["notes"]] == ["Spoke with her tutor."]
    acts = ["claimed", "handed_over", "noted", "escalated"]
    assert [each["action"] for each in whole["history"]] == acts


async def test_a_flood_is_decided_on_at_once(house: House) -> None:
    mo, mia, _, _ = await waiting(house)
    for n in range(5):
        await mia.do("chat.post", text=f"hold {n}")
    cases = (await mo.get("/api/review")).json["cases"]
    picks = [{"case": each["id"], "version": each["version"]} for each in cases]
    picks[0]["version"] += 1
    answer = await mo.post("/api/review/decisions", {"cases": picks, "ruling": "remove"})
    assert answer.json["passed_over"] == [cases[0]["id"]]
    assert len(answer.json["decided"]) == 5
    assert await carry_out(house) == 5


async def test_nobody_but_moderators_of_the_school_has_a_queue(house: House) -> None:
    mo, _, _, case = await waiting(house)
    path = f"/api/review/cases/{case['id']}"
    decision = {"version": case["version"], "ruling": "allow"}
    for person in ("mia", "tom", "tina", "pia"):
        browser = await house.signed_in(person)
        for answer in (
            await browser.get("/api/review"),
            await browser.get(path),
            await browser.post(f"{path}/reveal"),
            await browser.post(f"{path}/decision", decision),
        ):
            assert answer.status == 403
    assert (await mo.post("/api/review/cases/nothing/decision", decision)).status == 404
    assert (await mo.post(f"{path}/decision", {"version": 1, "ruling": "burn"})).status == 400
    assert (await house.services.audit.first_fault(SCHOOL))[1] is None
    assert actor_of("mo").school == SCHOOL

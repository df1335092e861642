"""Reports, appeals, and evidence that is sealed and goes on time."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from moderation.cases import UNDO_MS
from persistence.database import Database
from realtime.auditing import run_verify
from realtime.settings import read_settings
from realtime.worker import DAY_MS, jobs
from tests.integration.postgres import Cluster
from tests.integration.server.browser import Answer, Browser
from tests.integration.server.running import House, serving
from tests.integration.server.school import OTHER_ROOM, ROOM, SCHOOL
from tests.integration.server.socket import RoomClient
from tests.integration.server.test_review import carry_out, only

NOTE = {"kind": "note", "x": 1, "y": 1, "w": 100, "h": 100, "colour": "ink", "size": "m"}
PICTURE = "data:image/png;base64,iVBORw0KGgo="


async def begun(house: House) -> tuple[RoomClient, RoomClient, RoomClient]:
    tina, mia, tom = [await house.enter(who, ROOM) for who in ("tina", "mia", "tom")]
    await tina.do("session.start")
    return tina, mia, tom


async def report(house: House, who: str, **what: Any) -> Answer:
    body = {"reason": "unkind", **what}
    return await (await house.signed_in(who)).post(f"/api/rooms/{ROOM}/reports", body)


async def decided(browser: Browser, house: House, ruling: str) -> None:
    case = await only(browser)
    path = f"/api/review/cases/{case['id']}/decision"
    assert (await browser.post(path, {"version": case["version"], "ruling": ruling})).status == 200
    assert await carry_out(house) == 1


async def test_a_message_that_is_reported_is_judged_as_it_was(house: House) -> None:
    _, mia, tom = await begun(house)
    place = (await mia.do("chat.post", text="nobody likes you"))["seq"]
    assert (await report(house, "tom", place=place, said="She means me.")).status == 204
    assert (await report(house, "tom", place=place)).status == 204
    await mia.do("chat.delete", place=place)
    mo = await house.signed_in("mo")
    case = await only(mo)
    assert (case["origin"], case["reason"], case["category"]) == ("report", "unkind", "bullying")
    assert case["reporter"]["name"] == "Tom Lind"
    words = (await mo.post(f"/api/review/cases/{case['id']}/reveal")).json
    assert (words["text"], words["said"]) == ("nobody likes you", "She means me.")
    assert [line["status"] for line in words["context"]] == ["deleted"]
    assert "report" not in str(mia.received)
    assert tom.kinds().count("chat.deleted") == 1


async def test_what_a_moderator_takes_away_is_gone_for_everybody(house: House) -> None:
    _, mia, tom = await begun(house)
    shape = {**NOTE, "text": "mean words"}
    await mia.do("board.create", elements=[{"id": "n1", "page": "p1", "shape": shape}])
    assert (await report(house, "tom", element="n1")).status == 204
    await decided(await house.signed_in("mo"), house, "remove")
    await tom.until(lambda client: "'drop': ['n1']" in str(client.facts))
    snapshot = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"mean words" not in snapshot
    await mia.do("board.undo")
    assert "n1" not in house.services.rooms.loaded(ROOM).state.board.elements


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({"place": 9_999}, 404),
        ({"element": "nothing"}, 404),
        ({}, 404),
        ({"picture": "javascript:alert(1)"}, 400),
        ({"picture": "data:text/html;base64,PHNjcmlwdD4="}, 400),
        ({"place": 1, "reason": "revenge"}, 400),
        ({"picture": PICTURE}, 204),
    ],
    ids=str,
)
async def test_only_what_is_there_can_be_reported(
    house: House, what: dict[str, Any], status: int
) -> None:
    await begun(house)
    assert (await report(house, "tom", **what)).status == status


async def test_one_reports_in_ones_own_rooms_and_not_oneself_and_not_without_end(
    house: House,
) -> None:
    _, mia, _ = await begun(house)
    places = [(await mia.do("chat.post", text=f"n {n}"))["seq"] for n in range(22)]
    assert (await report(house, "mia", place=places[0])).code == "own"
    tom = await house.signed_in("tom")
    elsewhere = await tom.post(f"/api/rooms/{OTHER_ROOM}/reports", {"reason": "rude", "place": 1})
    assert elsewhere.status == 404
    answers = [await report(house, "tom", place=place) for place in places]
    assert [each.status for each in answers] == [204] * 20 + [429] * 2


async def test_an_author_appeals_once_and_is_answered_and_their_words_come_back(
    house: House,
) -> None:
    _, mia, tom = await begun(house)
    place = (await mia.do("chat.post", text="please hold this"))["seq"]
    mo, ada, browser = [await house.signed_in(who) for who in ("mo", "ada", "mia")]
    assert (await browser.get("/api/decisions")).json == {"decisions": []}
    await decided(mo, house, "remove")
    (about,) = await await_decisions(house, browser)
    assert (about["place"], about["appealed"], about["granted"]) == (place, False, None)
    path = f"/api/decisions/{about['case']}/appeal"
    assert (await (await house.signed_in("tom")).post(path, {"said": "x"})).status == 404
    assert (await browser.post(path, {"said": "It was about the book."})).status == 204
    assert (await browser.post(path, {"said": "Again."})).status == 404
    case = await only(ada)
    assert case["origin"] == "appeal"
    words = (await ada.post(f"/api/review/cases/{case['id']}/reveal")).json
    assert (words["text"], words["said"]) == ("please hold this", "It was about the book.")
    own = {"version": case["version"], "ruling": "remove"}
    assert (await mo.post(f"/api/review/cases/{case['id']}/decision", own)).code == "own"
    await decided(ada, house, "allow")
    await tom.until(lambda client: "please hold this" in str(client.facts))
    assert (await await_decisions(house, browser))[0]["granted"] is True


async def await_decisions(house: House, browser: Browser) -> list[dict[str, Any]]:
    """What a person is told once decisions are final: the clock of these is moved back."""
    async with house.services.database.transaction(SCHOOL) as connection:
        await connection.execute(
            text("UPDATE cases SET final_at = final_at - :ms WHERE ruling IS NOT NULL"),
            {"ms": UNDO_MS},
        )
    found: list[dict[str, Any]] = (await browser.get("/api/decisions")).json["decisions"]
    return found


async def test_a_reported_message_comes_back_when_its_author_was_right(house: House) -> None:
    _, mia, tom = await begun(house)
    place = (await mia.do("chat.post", text="the witch dies"))["seq"]
    await report(house, "tom", place=place)
    await decided(await house.signed_in("mo"), house, "remove")
    await tom.until(lambda client: "chat.deleted" in client.kinds())
    browser = await house.signed_in("mia")
    (about,) = await await_decisions(house, browser)
    await browser.post(f"/api/decisions/{about['case']}/appeal", {"said": "It is in the book."})
    await decided(await house.signed_in("ada"), house, "allow")
    await tom.until(lambda client: "chat.released" in client.kinds())
    assert house.services.rooms.loaded(ROOM).state.chat[place].text == "the witch dies"


async def test_evidence_is_sealed_and_read_with_its_key(
    filled_url: str, database: Database
) -> None:
    key = Fernet.generate_key().decode()
    async with serving(filled_url, evidence_keys=key) as house:
        _, mia, tom = await begun(house)
        await mia.do("chat.post", text="hold 0170 5550132")
        place = (await tom.do("chat.post", text="harmless"))["seq"]
        await report(house, "mia", place=place, said="He wrote 0170 5550132 on paper.")
        async with database.transaction(SCHOOL) as connection:
            for table in ("held", "case_evidence", "cases", "audit", "case_notes"):
                rows = await connection.execute(text(f"SELECT t::text FROM {table} AS t"))  # noqa: S608 - names from this line
                said = "\n".join(row[0] for row in rows)
                assert "5550132" not in said
                assert b"5550132".hex() not in said
        mo = await house.signed_in("mo")
        cases = (await mo.get("/api/review")).json["cases"]
        paths = [f"/api/review/cases/{each['id']}/reveal" for each in cases]
        shown = "".join([(await mo.post(path)).raw.decode() for path in paths])
        assert shown.count("5550132") == 2
        held = next(each for each in cases if each["origin"] == "held")
        decision = {"version": held["version"], "ruling": "allow"}
        await mo.post(f"/api/review/cases/{held['id']}/decision", decision)
        assert await carry_out(house) == 1
        await tom.until(lambda client: "5550132" in str(client.facts))


async def test_the_words_of_decided_cases_go_on_time_and_what_waits_stays(
    house: House, filled_url: str, database: Database
) -> None:
    _, mia, tom = await begun(house)
    await mia.do("chat.post", text="hold the first")
    mo = await house.signed_in("mo")
    await decided(mo, house, "remove")
    await mia.do("chat.post", text="hold the second")
    place = (await tom.do("chat.post", text="reported"))["seq"]
    await report(house, "mia", place=place, said="words of a reporter")
    now = house.services.clock()
    assert await house.services.cases.forget(now + 29 * DAY_MS, 30 * DAY_MS) == 0
    assert await house.services.cases.forget(now + 31 * DAY_MS, 30 * DAY_MS) == 3
    async with database.transaction(SCHOOL) as connection:
        kept = "".join(row[0] for row in await connection.execute(text("SELECT payload FROM held")))
        assert await connection.scalar(text("SELECT count(*) FROM case_evidence")) == 0
    assert "hold the second" in kept
    assert "hold the first" not in kept
    settings = read_settings(database_url=filled_url, evidence_days=1)
    for job in jobs(settings, database):
        assert await job.work() == 0


async def test_the_audit_is_verified_from_the_command_line(
    house: House,
    filled_url: str,
    cluster: Cluster,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, mia, _ = await begun(house)
    for n in range(3):
        await mia.do("chat.post", text=f"hold {n}")
    mo = await house.signed_in("mo")
    for case in (await mo.get("/api/review")).json["cases"]:
        await mo.post(f"/api/review/cases/{case['id']}/reveal")
    settings = read_settings(database_url=filled_url)
    assert await run_verify(settings) == 0
    assert "Riverside: 3 entries fit" in capsys.readouterr().out
    # Whoever owns the database can change it; that they did is found.
    name = filled_url.rsplit("/", 1)[1].split("?")[0]
    await cluster.execute("UPDATE audit SET actor_id = 'tina' WHERE seq = 2", name)
    assert await run_verify(settings) == 1
    assert "Riverside: entry 2 of 3 is not as it was written" in capsys.readouterr().out


async def test_the_numbers_say_how_much_how_fast_and_how_often_a_rule_was_wrong(
    house: House,
) -> None:
    _, mia, _ = await begun(house)
    mo = await house.signed_in("mo")
    for ruling in ("allow", "remove"):
        await mia.do("chat.post", text=f"hold for {ruling}")
        await decided(mo, house, ruling)
    async with house.services.database.transaction(SCHOOL) as connection:
        await connection.execute(text("UPDATE cases SET rules = '{test.rule}'"))
    numbers = (await mo.get("/api/review/numbers")).json
    (category,) = numbers["categories"]
    assert (category["category"], category["decided"]) == ("test", 2)
    assert numbers["rules"] == [{"rule": "test.rule", "decided": 2, "wrong": 1}]
    assert (await (await house.signed_in("tina")).get("/api/review/numbers")).status == 403
    await mia.do("chat.post", text="hold and wait")
    await house.services.case_counts.count()
    metrics = (await (await house.signed_in("ada")).get("/metrics")).raw.decode()
    assert 'studyhall_cases_waiting{category="test"} 1.0' in metrics
    assert 'studyhall_cases_decided_total{category="test"} 2.0' in metrics

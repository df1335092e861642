"""The modes over real sockets, and the report that stays when the session is over."""

import csv
import io
import json

from tests.fakes.house import PROBLEM
from tests.integration.server.running import House
from tests.integration.server.school import ROOM, SCHOOL


async def _three(house: House):
    tina = await house.enter("tina", ROOM)
    mia, tom = await house.enter("mia", ROOM), await house.enter("tom", ROOM)
    await tina.do("session.start")
    return tina, mia, tom


async def test_a_kept_answer_and_its_verdict_are_on_no_wire_of_another(house: House) -> None:
    tina, mia, tom = await _three(house)
    await tina.do("mode.set", mode="think")
    kept = await mia.do("answer.give", problem="apples", part="s3", answer="product of mia")
    await tom.stands_at(kept["seq"])
    assert "product of mia" not in json.dumps(tom.received)
    assert "verdict" not in json.dumps(tom.received)
    assert "verdict" not in json.dumps(mia.received)
    snapshot = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"product of mia" not in snapshot
    own = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).json
    assert own["state"]["modes"]["kept"]["mia"]["apples"]["s3"]["answer"] == "product of mia"
    assert own["state"]["modes"]["weighed"] == {}
    shown = await tina.do("answers.show", problem="apples", part="s3")
    await tom.stands_at(shown["seq"])
    assert "product of mia" in json.dumps(tom.received)


async def test_the_group_waits_for_who_is_connected_and_answers_once(house: House) -> None:
    tina, mia, tom = await _three(house)
    await tina.do("mode.set", mode="together")
    fields = {"problem": "apples", "part": "s1"}
    proposed = await mia.do("answer.propose", answer="42", **fields)
    await tom.stands_at(proposed["seq"])
    place = next(e["seq"] for e in tom.facts if e["fact"]["kind"] == "answer.proposed")
    assert "group.answered" not in tom.kinds()
    agreed = await tom.do("answer.agree", place=place, **fields)
    await mia.stands_at(agreed["seq"])
    assert mia.kinds().count("group.answered") == 1
    assert mia.kinds().count("answer.judged") == 1


async def test_a_closed_step_is_on_no_wire_of_a_student(house: House) -> None:
    tina, mia, _ = await _three(house)
    await tina.do("lock.set", lock="tutor")
    snapshot = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"result of a multiplication" not in snapshot
    opened = await tina.do("step.open", problem="apples", step="s3", person="mia")
    await mia.stands_at(opened["seq"])
    snapshot = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"result of a multiplication" in snapshot
    other = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"result of a multiplication" not in other


async def test_what_was_done_can_be_read_and_downloaded_when_the_session_is_over(
    house: House,
) -> None:
    tina, mia, tom = await _three(house)
    await mia.do("answer.give", problem="apples", part="s3", answer="=2+5")
    await tom.do("hint.take", problem="apples", under="s1")
    await tina.do("session.end")
    browser = await house.signed_in("tina")
    listed = (await browser.get(f"/api/rooms/{ROOM}/sessions")).json
    assert listed["room"]["name"] == "Algebra"
    [session] = [each["session"] for each in listed["sessions"]]
    report = (await browser.get(f"/api/rooms/{ROOM}/sessions/{session}/report")).json
    assert [(a["person"], a["what"], a["step"]) for a in report["acts"]] == [
        ("mia", "answer", 3),
        ("tom", "hint", 1),
    ]
    assert {each["name"] for each in report["students"]} == {"Mia Okafor", "Tom Lind"}
    got = await browser.get(f"/api/rooms/{ROOM}/sessions/{session}/report.csv")
    rows = list(csv.reader(io.StringIO(got.raw.decode("utf-8-sig"))))
    assert rows[1][1] == "Mia Okafor"
    assert rows[1][6] == "'=2+5"
    hidden = await browser.get(f"/api/rooms/{ROOM}/sessions/{session}/report.csv?names=hidden")
    assert b"Okafor" not in hidden.raw
    assert b"Student 1" in hidden.raw


async def test_reports_are_for_tutors_of_the_school_alone(house: House) -> None:
    tina, _, _ = await _three(house)
    await tina.do("session.end")
    path = f"/api/rooms/{ROOM}/sessions"
    [row] = (await (await house.signed_in("tina")).get(path)).json["sessions"]
    for person, status in (("mia", 403), ("pia", 403), ("olga", 404)):
        browser = await house.signed_in(person)
        for each in (
            path,
            f"{path}/{row['session']}/report",
            f"{path}/{row['session']}/report.csv",
        ):
            assert (await browser.get(each)).status == status
    assert (await (await house.signed_in("tina")).get(f"{path}/nowhere/report")).status == 404


async def test_while_a_session_is_under_way_its_report_says_how_well_a_skill_is_known(
    house: House,
) -> None:
    steps = tuple(step.model_copy(update={"skills": ("times",)}) for step in PROBLEM.steps)
    skilled = PROBLEM.model_copy(update={"steps": steps})
    await house.services.library.put(SCHOOL, [skilled], {}, "tests")
    tina, mia, _ = await _three(house)
    await mia.do("answer.give", problem="apples", part="s1", answer="41")
    browser = await house.signed_in("tina")
    listed = (await browser.get(f"/api/rooms/{ROOM}/sessions")).json["sessions"]
    path = f"/api/rooms/{ROOM}/sessions/{listed[0]['session']}/report"
    [wrong] = (await browser.get(path)).json["skills"]
    await mia.do("answer.give", problem="apples", part="s2", answer="a")
    [right] = (await browser.get(path)).json["skills"]
    assert 0 < wrong["cells"]["mia"]["known"] < right["cells"]["mia"]["known"] < 1
    await tina.do("session.end")
    [after] = (await browser.get(path)).json["skills"]
    assert after["cells"]["mia"] == {"tried": 2, "solved": 1, "alone": 1, "known": None}


async def test_a_held_proposal_is_read_by_staff_and_its_author_and_seen_when_it_passes(
    house: House,
) -> None:
    tina, mia, tom = await _three(house)
    await tina.do("mode.set", mode="together")
    fields = {"problem": "apples", "part": "s3"}
    held = await mia.do("answer.propose", answer="please hold this", **fields)
    await tom.stands_at(held["seq"])
    assert "hold this" not in json.dumps(tom.received)
    for person, texts in (
        ("mia", ["please hold this"]),
        ("tom", []),
        ("tina", ["please hold this"]),
    ):
        items = (await (await house.signed_in(person)).get(f"/api/rooms/{ROOM}/held")).json["items"]
        assert [each["text"] for each in items] == texts
    released = await tina.do("held.release", place=held["seq"])
    await tom.stands_at(released["seq"])
    assert "answer.proposed" in tom.kinds()

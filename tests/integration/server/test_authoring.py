"""Writing problems over HTTP: whose drafts, what is told of them, and which version a room has."""

import json
from typing import Any

import pytest

from tests.integration.server.browser import Browser
from tests.integration.server.running import House
from tests.integration.server.school import ROOM

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
STEP = {
    "id": "s1",
    "title": "What is 3 times 4?",
    "question": {
        "ask": {"kind": "number"},
        "key": {"accepted": ["12"], "wrong": [{"answer": "7", "feedback": "That is the sum."}]},
    },
    "hints": [{"id": "h1", "text": "Count in fours."}],
}
WRITTEN = {
    "title": "Rows of chairs",
    "subject": "arithmetic",
    "steps": [STEP],
    "credit": {"source": "Riverside", "licence": "CC0"},
}


async def begun(tina: Browser, **new: Any) -> dict[str, Any]:
    made = await tina.post("/api/drafts", new)
    assert made.status == 201, made.json
    return dict(made.json)


async def saved(tina: Browser, draft: dict[str, Any], **changes: Any) -> dict[str, Any]:
    body = draft["body"] | changes
    path = f"/api/drafts/{draft['id']}"
    answer = await tina.ask("PUT", path, {"revision": draft["revision"], "body": body})
    assert answer.status == 200, answer.json
    return draft | answer.json | {"body": body}


async def published(tina: Browser, draft: dict[str, Any], **how: Any) -> dict[str, Any]:
    path = f"/api/drafts/{draft['id']}/publication"
    answer = await tina.post(path, {"revision": draft["revision"], **how})
    assert answer.status == 200, answer.json
    return dict(answer.json)


async def test_a_problem_is_written_published_and_found(house: House) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    draft = await saved(tina, draft, **WRITTEN)
    assert (await tina.get("/api/drafts")).json["drafts"][0]["title"] == "Rows of chairs"
    told = await published(tina, draft)
    assert (told["version"], told["faults"]) == (1, [])
    assert (await tina.get("/api/drafts")).json["drafts"] == []
    found = (await tina.get("/api/library?q=chair")).json
    assert found["total"] == 1
    card = found["problems"][0]
    assert (card["id"], card["version"], card["is_own"]) == (draft["problem"], 1, True)


async def test_what_has_to_be_mended_is_told_with_its_place_and_nothing_is_published(
    house: House,
) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    places = {tuple(each["at"]) for each in (await published(tina, draft))["faults"]}
    assert places == {("steps",)}
    key = {"accepted": ["12x"]}
    wrong = STEP | {"question": STEP["question"] | {"key": key}}  # type: ignore[operator]
    draft = await saved(tina, draft, **WRITTEN | {"steps": [wrong]})
    told = await published(tina, draft)
    assert told["version"] is None
    assert told["faults"][0]["at"] == ["steps", 0, "question", "key", "accepted", 0]
    empty = [STEP | {"title": ""}]
    draft = await saved(tina, draft, **WRITTEN | {"title": " ", "steps": empty})
    places = {tuple(each["at"]) for each in (await published(tina, draft))["faults"]}
    assert places == {("title",), ("steps", 0, "title")}
    assert (await tina.get("/api/library?q=chairs")).json["total"] == 0


async def test_words_that_a_room_would_hold_are_not_published(house: House) -> None:
    tina = await house.signed_in("tina")
    hints = [{"id": "h1", "text": "block this"}]
    draft = await saved(tina, await begun(tina), **WRITTEN | {"steps": [STEP | {"hints": hints}]})
    told = await published(tina, draft)
    assert [each["at"] for each in told["faults"]] == [["steps", 0, "hints", 0, "text"]]
    assert "held back" in told["faults"][0]["message"]


async def test_a_running_session_keeps_the_version_that_it_started_with(house: House) -> None:
    tina = await house.signed_in("tina")
    first = await published(tina, await saved(tina, await begun(tina), **WRITTEN))
    problem = first["problem"]
    room = await house.enter("tina", ROOM)
    await room.do("session.start")
    draft = await begun(tina, problem=problem)
    assert (draft["base"], draft["body"]["title"]) == (1, "Rows of chairs")
    told = await published(tina, await saved(tina, draft, title="Rows of tables"))
    assert told["version"] == 2
    await room.do("problem.open", problem=problem)
    assert (await tina.get(f"/api/rooms/{ROOM}/problem")).json["title"] == "Rows of chairs"
    await room.do("session.end")
    await room.do("session.start")
    await room.do("problem.open", problem=problem)
    assert (await tina.get(f"/api/rooms/{ROOM}/problem")).json["title"] == "Rows of tables"


async def test_another_version_that_was_published_meanwhile_is_said(house: House) -> None:
    tina, theo = await house.signed_in("tina"), await house.signed_in("theo")
    problem = (await published(tina, await saved(tina, await begun(tina), **WRITTEN)))["problem"]
    mine, theirs = await begun(tina, problem=problem), await begun(theo, problem=problem)
    assert (await published(theo, await saved(theo, theirs, title="Theirs")))["version"] == 2
    path = f"/api/drafts/{mine['id']}/publication"
    refused = await tina.post(path, {"revision": mine["revision"]})
    assert (refused.status, refused.json["error"]["code"]) == (409, "newer_version")
    assert (await published(tina, mine, over=True))["version"] == 3


async def test_a_draft_is_never_overwritten_unseen(house: House) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    await saved(tina, draft, title="From here")
    path = f"/api/drafts/{draft['id']}"
    other = {"revision": draft["revision"], "body": {"title": "From there"}}
    answer = await tina.ask("PUT", path, other)
    assert (answer.status, answer.json["error"]["code"]) == (409, "draft_changed")
    assert (await tina.get(path)).json["body"]["title"] == "From here"


async def test_a_draft_is_its_authors_and_writing_is_for_tutors(house: House) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    for other in ("theo", "olga"):
        browser = await house.signed_in(other)
        path = f"/api/drafts/{draft['id']}"
        assert (await browser.get(path)).status == 404
        answer = await browser.ask("PUT", path, {"revision": 1, "body": {}})
        assert answer.status == 404
        assert (await browser.post(f"{path}/publication", {"revision": 1})).status == 404
        assert (await browser.ask("DELETE", path)).status == 404
    olga = await house.signed_in("olga")
    assert (await olga.post("/api/drafts", {"problem": draft["problem"]})).status == 404
    for nobody in ("mia", "mo", "pia", "ada"):
        browser = await house.signed_in(nobody)
        assert (await browser.get("/api/drafts")).status == 403
        assert (await browser.post("/api/trials", {"problem": WRITTEN})).status == 403
    mia = await house.signed_in("mia")
    for path in ("/api/library", "/api/library/choices", "/api/sets/first", "/api/problems/apples"):
        assert (await mia.get(path)).status == 403


async def test_a_copy_is_a_problem_of_its_own_with_its_pictures(house: House) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    raw = await tina.post(f"/api/drafts/{draft['id']}/figures", SVG)
    assert raw.status == 201
    shown = f"![A row]({raw.json['name']})"
    first = await published(tina, await saved(tina, draft, **WRITTEN, body=shown))
    copy = await begun(tina, problem=first["problem"], is_copy=True)
    assert copy["base"] == 0
    assert copy["problem"] != first["problem"]
    assert copy["body"]["title"] == "Rows of chairs (copy)"
    again = await published(tina, copy)
    assert again["version"] == 1
    for problem in (first["problem"], again["problem"]):
        picture = await tina.get(f"/api/figures/{problem}/{raw.json['name']}")
        assert picture.status == 200


@pytest.mark.parametrize("data", [b"plain", b"<svg><script/></svg>", b""])
async def test_what_is_no_safe_picture_is_refused(house: House, data: bytes) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    answer = await tina.post(f"/api/drafts/{draft['id']}/figures", data)
    assert (answer.status, answer.json["error"]["code"]) == (400, "not_a_picture")


async def test_trying_is_what_a_student_meets_and_holds_no_answer(house: House) -> None:
    tina = await house.signed_in("tina")
    problem = WRITTEN | {"id": "draft"}

    async def tried(*acts: dict[str, Any]) -> dict[str, Any]:
        made = [{"id": f"a{n}", "problem": "draft"} | act for n, act in enumerate(acts)]
        answer = await tina.post("/api/trials", {"problem": problem, "acts": made})
        assert answer.status == 200, answer.json
        return dict(answer.json)

    wrong = {"kind": "answer.give", "part": "s1", "answer": "7"}
    unread = {"kind": "answer.give", "part": "s1", "answer": "7 +"}
    right = {"kind": "answer.give", "part": "s1", "answer": "24/2"}
    hint = {"kind": "hint.take", "under": "s1"}
    fresh = await tried()
    assert fresh["state"]["problem"]["title"] == "Rows of chairs"
    assert '"12"' not in json.dumps(fresh)
    assert "Count in fours" not in json.dumps(fresh)
    work = (await tried(wrong))["state"]["work"]["student"]["draft"]["s1"]
    assert (work["attempts"], work["feedback"]) == (1, "That is the sum.")
    assert (await tried(wrong, unread))["refusal"]["code"] == "unreadable"
    work = (await tried(wrong, hint, right))["state"]["work"]["student"]["draft"]["s1"]
    assert (work["solved"], work["alone"]) == (True, False)
    assert work["hints"][0]["text"] == "Count in fours."
    assert (await tina.get("/api/drafts")).json["drafts"] == []
    assert (await tina.get("/api/library?q=chairs")).json["total"] == 0


async def test_trying_what_is_not_whole_says_what_is_missing(house: House) -> None:
    tina = await house.signed_in("tina")
    answer = await tina.post("/api/trials", {"problem": {"title": "Half"}})
    assert answer.status == 200
    assert answer.json["state"] is None
    assert [each["at"] for each in answer.json["faults"]] == [
        ["id"],
        ["subject"],
        ["steps"],
        ["credit"],
    ]


async def test_a_set_is_made_changed_and_taken_from_its_room(house: House) -> None:
    tina = await house.signed_in("tina")
    made = await tina.post("/api/sets", {"name": " Week 1 ", "problems": ["apples", "apples"]})
    assert made.status == 201
    assert made.json["name"] == "Week 1"
    assert made.json["problems"] == [{"id": "apples", "name": "Apples in boxes"}]
    path = f"/api/sets/{made.json['id']}"
    changed = await tina.ask("PATCH", path, {"name": "Week 2", "problems": []})
    assert (changed.json["name"], changed.json["problems"]) == ("Week 2", [])
    chosen = await tina.ask("PATCH", f"/api/rooms/{ROOM}", {"problem_set": made.json["id"]})
    assert chosen.json["problem_set"]["name"] == "Week 2"
    renamed = await tina.ask("PATCH", f"/api/rooms/{ROOM}", {"name": "Algebra 2"})
    assert renamed.json["problem_set"]["name"] == "Week 2"
    cleared = await tina.ask("PATCH", f"/api/rooms/{ROOM}", {"problem_set": None})
    assert cleared.json["problem_set"] is None
    await tina.ask("PATCH", f"/api/rooms/{ROOM}", {"problem_set": made.json["id"]})
    assert (await tina.ask("DELETE", path)).status == 204
    assert (await tina.get(path)).status == 404
    home = (await tina.get("/api/home")).json
    assert [each["problem_set"] for each in home["rooms"]] == [None]


async def test_the_library_is_searched_in_pages_and_says_what_to_choose_by(house: House) -> None:
    tina = await house.signed_in("tina")
    assert (await tina.get("/api/library?q=apple")).json["total"] == 1
    assert (await tina.get("/api/library?q=apple&page=1")).json == {"problems": [], "total": 1}
    assert (await tina.get("/api/library?subject=none")).json["total"] == 0
    assert (await tina.get("/api/library?page=x")).status == 400
    told = (await tina.get("/api/library/choices")).json
    assert (told["subjects"], told["licences"]) == (["arithmetic"], ["CC0"])


async def test_a_draft_may_be_larger_than_other_bodies_and_not_endless(house: House) -> None:
    tina = await house.signed_in("tina")
    draft = await begun(tina)
    draft = await saved(tina, draft, body="x" * 200_000)
    path = f"/api/drafts/{draft['id']}"
    for body in ({"body": "x" * 600_000}, {"body": "a\0b"}, {"steps": [float("nan")]}):
        answer = await tina.ask("PUT", path, {"revision": draft["revision"], "body": body})
        assert answer.status in (400, 413)
    assert (await tina.get(path)).json["revision"] == draft["revision"]

"""What every request meets: same origin, sizes, headers, one shape of error, schools apart."""

import json
from typing import Any

import pytest

from tests.integration.server.running import House
from tests.integration.server.school import CLOSED_ROOM, OTHER_ROOM, ROOM

FOREIGN = [
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://other.localhost"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_another_site_cannot_make_a_browser_act(
    house: House, headers: dict[str, str]
) -> None:
    tina = await house.signed_in("tina")
    answer = await tina.ask("POST", f"/api/rooms/{ROOM}/session", {}, headers)
    assert (answer.status, answer.code) == (403, "foreign")
    out = await tina.ask("POST", "/api/sign-out", {}, headers)
    assert out.status == 403
    assert (await tina.get("/api/me")).status == 200


@pytest.mark.parametrize("path", ["/", "/api/me", "/api/nothing", "/socket.io/", "/healthz"])
async def test_every_answer_carries_the_security_headers(house: House, path: str) -> None:
    headers = (await house.browser().get(path)).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api/me", 401, "signed_out"),
        ("GET", "/api/home", 401, "signed_out"),
        ("POST", "/api/sign-in", 400, "malformed"),
        ("POST", "/api/rooms", 401, "signed_out"),
    ],
)
async def test_errors_have_one_shape(
    house: House, method: str, path: str, status: int, code: str
) -> None:
    answer = await house.browser().ask(method, path, {} if method == "POST" else None)
    assert (answer.status, answer.code) == (status, code)
    assert answer.json["error"]["message"].endswith(".")


@pytest.mark.parametrize(
    "body", [{"login": "a"}, {"login": 1, "password": "x"}, [], "x", {"login": "a" * 101}], ids=str
)
async def test_a_body_that_is_not_the_form_is_refused(house: House, body: Any) -> None:
    answer = await house.browser().post("/api/sign-in", body)
    assert (answer.status, answer.code) == (400, "malformed")


async def test_a_body_beyond_the_limit_is_refused(house: House) -> None:
    answer = await house.browser().post("/api/sign-in", {"login": "x", "password": "y" * 70_000})
    assert (answer.status, answer.code) == (413, "too_large")


OF_ANOTHER_SCHOOL = [
    ("GET", f"/api/rooms/{OTHER_ROOM}/snapshot", None),
    ("GET", f"/api/rooms/{OTHER_ROOM}/chat?before=9", None),
    ("POST", f"/api/rooms/{OTHER_ROOM}/session", {}),
    ("DELETE", f"/api/rooms/{OTHER_ROOM}/session", None),
    ("PATCH", f"/api/rooms/{OTHER_ROOM}", {"name": "Ours now"}),
    ("POST", f"/api/held/{OTHER_ROOM}/1", {"decision": "release"}),
]


@pytest.mark.parametrize(("method", "path", "body"), OF_ANOTHER_SCHOOL)
async def test_what_belongs_to_another_school_is_not_there(
    house: House, method: str, path: str, body: Any
) -> None:
    tina = await house.signed_in("tina")
    assert (await tina.ask(method, path, body)).status == 404


async def test_a_room_cannot_take_another_schools_class_or_problem_set(house: House) -> None:
    tina = await house.signed_in("tina")
    stolen = {"name": "Mine", "classes": ["their-class"]}
    assert (await tina.post("/api/rooms", stolen)).code == "unknown_class"
    unknown = {"name": "Mine", "classes": ["class-7a"], "problem_set": "no-such"}
    assert (await tina.post("/api/rooms", unknown)).code == "unknown_set"


@pytest.mark.parametrize("who", ["mia", "pia", "mo", "ada"])
async def test_only_tutors_make_and_run_rooms(house: House, who: str) -> None:
    browser = await house.signed_in(who)
    new = {"name": "Mine", "classes": ["class-7a"], "problem_set": None}
    assert (await browser.post("/api/rooms", new)).status == 403
    assert (await browser.post(f"/api/rooms/{ROOM}/session")).status == 403
    assert (await browser.ask("PATCH", f"/api/rooms/{ROOM}", {"name": "x"})).status == 403


@pytest.mark.parametrize("who", ["mia", "pia"])
async def test_students_and_parents_do_not_read_the_library(house: House, who: str) -> None:
    browser = await house.signed_in(who)
    assert (await browser.get("/api/problems")).status == 403
    assert (await browser.get("/api/problems/apples")).status == 403


async def test_a_student_reads_no_room_of_another_class(house: House) -> None:
    mia = await house.signed_in("mia")
    assert (await mia.get(f"/api/rooms/{CLOSED_ROOM}/snapshot")).status == 404


async def test_a_figure_cannot_run_what_it_holds(house: House) -> None:
    mia = await house.signed_in("mia")
    figure = await mia.get("/api/figures/apples/box.svg")
    assert (figure.status, figure.headers["Content-Type"]) == (200, "image/svg+xml")
    policy = figure.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert (await house.browser().get("/api/figures/apples/box.svg")).status == 401


async def test_an_unchanged_snapshot_is_not_sent_again(house: House) -> None:
    tina = await house.signed_in("tina")
    first = await tina.get(f"/api/rooms/{ROOM}/snapshot")
    assert first.headers["Content-Encoding"] in ("gzip", "deflate")
    known = {"If-None-Match": first.headers["ETag"]}
    assert (await tina.get(f"/api/rooms/{ROOM}/snapshot", **known)).status == 304
    assert (await tina.post(f"/api/rooms/{ROOM}/session")).status == 200
    assert (await tina.get(f"/api/rooms/{ROOM}/snapshot", **known)).status == 200


async def test_the_page_answers_for_every_route_of_the_client(house: House) -> None:
    answers = [await house.browser().get(path) for path in ("/", "/sign-in", "/room/algebra")]
    assert len({answer.raw for answer in answers}) == 1


@pytest.mark.parametrize(
    "path", ["/assets/../../pyproject.toml", "/assets/%2e%2e/%2e%2e/app.py", "/assets/nothing.js"]
)
async def test_no_file_outside_the_client_is_served(house: House, path: str) -> None:
    answer = await house.browser().get(path)
    assert b"[tool" not in answer.raw
    assert b"import" not in answer.raw


async def test_health_says_alive_and_ready(house: House) -> None:
    assert (await house.browser().get("/healthz")).status == 200
    ready = await house.browser().get("/readyz")
    assert ready.status == 200
    assert ready.json == {"ready": True, "serving": True, "database": True, "migrations": True}


async def test_the_documents_are_served_and_name_every_route(house: House) -> None:
    openapi = (await house.browser().get("/api/openapi.json")).json
    assert openapi["openapi"].startswith("3.1")
    assert {"/api/sign-in", "/api/home", "/api/rooms/{room}/snapshot"} <= set(openapi["paths"])
    text = json.dumps(openapi)
    for name in {each.split('"')[0] for each in text.split("#/components/schemas/")[1:]}:
        assert name in openapi["components"]["schemas"]
    assert (await house.browser().get("/api/asyncapi.json")).json["asyncapi"] == "3.0.0"

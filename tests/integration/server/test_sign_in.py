import asyncio

from tests.integration.server.browser import Browser
from tests.integration.server.running import House, serving
from tests.integration.server.school import PASSWORD, PIN, SCHOOL

WRONG = {"login": "tina", "password": "not this one"}


async def fail(browser: Browser, times: int) -> None:
    for _ in range(times):
        assert (await browser.post("/api/sign-in", WRONG)).status == 401


async def test_staff_sign_in_by_password_and_are_known_from_then_on(house: House) -> None:
    tina = await house.browser().sign_in("tina")
    me = (await tina.get("/api/me")).json
    assert me == {
        "person": {"id": "tina", "name": "Tina Brandt", "role": "tutor"},
        "school": {"id": SCHOOL, "name": "Riverside"},
    }


async def test_students_choose_their_name_from_their_class_and_give_their_pin(
    house: House,
) -> None:
    browser = house.browser()
    roll = (await browser.post("/api/sign-in/class", {"code": "sev-en a"})).json
    assert roll["class_name"] == "Class 7a"
    assert [each["id"] for each in roll["students"]] == ["mia", "tom"]
    body = {"code": "SEVENA", "student": "mia", "pin": PIN}
    assert (await browser.post("/api/sign-in/student", body)).json["person"]["id"] == "mia"


async def test_a_student_cannot_sign_in_through_another_class(house: House) -> None:
    body = {"code": "EIGHTB", "student": "mia", "pin": PIN}
    assert (await house.browser().post("/api/sign-in/student", body)).status == 401


async def test_a_student_has_no_password_to_guess(house: House) -> None:
    answer = await house.browser().post("/api/sign-in", {"login": "mia", "password": PIN})
    assert answer.status == 401


async def test_a_wrong_login_and_a_wrong_password_sound_the_same(house: House) -> None:
    browser = house.browser()
    unknown = await browser.post("/api/sign-in", {"login": "nobody", "password": PASSWORD})
    wrong = await browser.post("/api/sign-in", WRONG)
    assert (unknown.status, unknown.json) == (wrong.status, wrong.json)


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(house: House) -> None:
    answer = await house.browser().post("/api/sign-in", {"login": "tina", "password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("studyhall_session=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_the_cookie_is_secure_where_the_server_is_reached_over_https(
    filled_url: str,
) -> None:
    async with serving(filled_url, public_url="https://study.example.org") as house:
        answer = await house.browser().ask(
            "POST",
            "/api/sign-in",
            {"login": "tina", "password": PASSWORD},
            {"Origin": "https://study.example.org"},
        )
        assert "Secure" in answer.headers["Set-Cookie"].split("; ")
        assert "Strict-Transport-Security" in answer.headers


async def test_an_account_rests_after_too_many_failures_and_says_for_how_long(
    filled_url: str,
) -> None:
    async with serving(filled_url, attempts=3) as house:
        browser = house.browser()
        await fail(browser, 3)
        right = {"login": "tina", "password": PASSWORD}
        answer = await browser.post("/api/sign-in", right)
        assert answer.status == 429
        assert answer.json["error"]["retry_after_s"] > 0
        assert int(answer.headers["Retry-After"]) > 0
        assert (await browser.post("/api/sign-in", {**right, "login": "theo"})).status == 200


async def test_a_burst_of_guesses_gets_no_more_than_the_limit(filled_url: str) -> None:
    async with serving(filled_url, attempts=3) as house:
        browser = house.browser()
        burst = [browser.post("/api/sign-in", WRONG) for _ in range(12)]
        statuses = [answer.status for answer in await asyncio.gather(*burst)]
        assert statuses.count(401) == 3
        assert statuses.count(429) == 9


async def test_signing_in_forgets_the_failures_of_the_account(filled_url: str) -> None:
    async with serving(filled_url, attempts=3) as house:
        browser = house.browser()
        for _ in range(3):
            await fail(browser, 2)
            await browser.sign_in("tina")


async def test_a_whole_school_signs_in_from_one_address(filled_url: str) -> None:
    async with serving(filled_url, attempts=3) as house:
        for _ in range(31):
            await house.browser().sign_in("mia")


async def test_an_address_that_guesses_everywhere_rests(filled_url: str) -> None:
    async with serving(filled_url, attempts=3) as house:
        browser = house.browser()
        statuses = [
            (await browser.post("/api/sign-in/class", {"code": f"GUESS{n}"})).status
            for n in range(31)
        ]
        assert statuses == [404] * 30 + [429]


async def test_a_link_signs_in_from_this_machine_and_as_often_as_it_is_used(house: House) -> None:
    token = await house.services.sessions.create_link(SCHOOL, "mia", 60)
    for _ in range(2):
        browser = house.browser()
        answer = await browser.get(f"/enter/{token}")
        assert (answer.status, answer.headers["Location"]) == (303, "/")
        assert (await browser.get("/api/me")).json["person"]["id"] == "mia"


async def test_a_link_that_came_through_an_unknown_proxy_is_not_from_this_machine(
    house: House,
) -> None:
    token = await house.services.sessions.create_link(SCHOOL, "mia", 60)
    answer = await house.browser().get(f"/enter/{token}", **{"X-Forwarded-For": "203.0.113.7"})
    assert answer.status == 403


async def test_a_link_that_came_through_a_trusted_proxy_is_judged_by_what_it_says(
    filled_url: str,
) -> None:
    public = {"public_url": "https://study.example.org"}
    async with serving(filled_url, trusted_proxies=1, **public) as house:
        token = await house.services.sessions.create_link(SCHOOL, "mia", 60)
        claimed = {"X-Forwarded-For": "127.0.0.1, 203.0.113.7"}
        assert (await house.browser().get(f"/enter/{token}", **claimed)).status == 403


async def test_a_link_nobody_made_is_not_found(house: House) -> None:
    assert (await house.browser().get("/enter/guessed")).status == 404


async def test_signing_out_takes_the_cookie_and_ends_the_session(house: House) -> None:
    browser = await house.signed_in("tina")
    cookie = browser.cookie
    answer = await browser.post("/api/sign-out", {})
    assert answer.status == 204
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert (await house.browser().get("/api/me", Cookie=cookie)).status == 401

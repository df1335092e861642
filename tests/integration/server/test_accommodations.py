"""How somebody works best: who may say so, that no change is lost, and who hears of it."""

from typing import Any

import pytest

from tests.integration.server.browser import Answer, Browser
from tests.integration.server.running import House
from tests.integration.server.school import ROOM

MIA = "/api/people/mia/accommodations"


async def put(browser: Browser, version: int, path: str = MIA, **adjusted: Any) -> Answer:
    """Ask for these adjustments, by whoever saw this version."""
    return await browser.ask("PUT", path, {"version": version, "accommodations": adjusted})


async def test_a_student_says_how_they_work_best_and_it_is_so_in_every_browser(
    house: House,
) -> None:
    mia = await house.signed_in("mia")
    first = (await mia.get(MIA)).json
    assert (first["version"], first["accommodations"]["calm"]) == (0, False)
    changed = await put(mia, 0, calm=True, pace=1.5)
    assert (changed.status, changed.json["version"]) == (200, 1)
    other = (await (await house.signed_in("mia")).get(MIA)).json
    assert other == changed.json
    assert (other["accommodations"]["calm"], other["accommodations"]["pace"]) == (True, 1.5)


@pytest.mark.parametrize("person", ["tina", "theo", "pia"])
async def test_tutors_and_their_own_parent_may_adjust_it(house: House, person: str) -> None:
    browser = await house.signed_in(person)
    assert (await put(browser, 0, one_step=True)).status == 200
    found = (await browser.get(MIA)).json
    assert found["person"] == {"id": "mia", "name": "Mia Okafor"}
    assert found["accommodations"]["one_step"]


@pytest.mark.parametrize(
    ("person", "status"),
    [("tom", 403), ("mo", 403), ("ada", 403), ("paul", 404), ("olga", 404), ("otto", 403)],
)
async def test_nobody_else_reads_or_changes_it(house: House, person: str, status: int) -> None:
    browser = await house.signed_in(person)
    assert (await browser.get(MIA)).status == status
    assert (await put(browser, 0, calm=True)).status == status
    assert (await (await house.signed_in("mia")).get(MIA)).json["version"] == 0


async def test_nobody_is_told_who_exists(house: House) -> None:
    tom, tina = await house.signed_in("tom"), await house.signed_in("tina")
    for browser, there, nowhere in ((tom, "mia", "nobody"), (tina, "otto", "nobody")):
        paths = [f"/api/people/{who}/accommodations" for who in (there, nowhere)]
        one, other = [await browser.get(path) for path in paths]
        assert one.raw == other.raw
    assert (await tina.get("/api/people/theo/accommodations")).status == 404
    assert (await tina.get("/api/people/a%20b/accommodations")).status == 404


async def test_who_is_not_signed_in_reads_nothing(house: House) -> None:
    assert (await house.browser().get(MIA)).status == 401


async def test_adults_have_their_own_too(house: House) -> None:
    mo = await house.signed_in("mo")
    own = "/api/people/mo/accommodations"
    assert (await put(mo, 0, own, theme="contrast")).status == 200
    assert (await mo.get(own)).json["accommodations"]["theme"] == "contrast"


async def test_a_change_that_was_not_seen_is_not_overwritten(house: House) -> None:
    mia, tina = await house.signed_in("mia"), await house.signed_in("tina")
    assert (await put(tina, 0, calm=True)).status == 200
    late = await put(mia, 0, theme="dark")
    assert (late.status, late.code) == (409, "out_of_date")
    assert (await put(tina, 0, calm=True)).json["version"] == 1
    assert (await mia.get(MIA)).json["accommodations"]["calm"]


@pytest.mark.parametrize(
    "adjusted",
    [{"pace": 3}, {"theme": "pink"}, {"reason": "x"}, {"diagnosis": "x"}, {"calm": None}],
)
async def test_what_is_no_adjustment_is_refused(house: House, adjusted: dict[str, Any]) -> None:
    assert (await put(await house.signed_in("mia"), 0, **adjusted)).status == 400


async def test_the_persons_own_sockets_hear_it_at_once_and_nobody_elses(house: House) -> None:
    mia, tablet = await house.enter("mia", ROOM), await house.enter("mia", ROOM)
    tom = await house.enter("tom", ROOM)
    assert (await put(await house.signed_in("tina"), 0, theme="quiet")).status == 200
    for client in (mia, tablet):
        await client.until(lambda client: bool(client.of("accommodations")))
        (told,) = client.of("accommodations")
        assert (told["version"], told["accommodations"]["theme"]) == (1, "quiet")
    mia_is_back = await house.enter("mia", ROOM)
    await tom.until(lambda client: any("mia" in str(each) for each in client.of("presence")))
    assert tom.of("accommodations") == mia_is_back.of("accommodations") == []


async def test_the_room_gives_more_time_and_fewer_choices_at_once(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    tom = await house.enter("tom", ROOM)
    await tina.do("session.start")
    assert (await put(await house.signed_in("pia"), 0, pace=2, fewer_choices=True)).status == 200
    await mia.until(lambda client: "choices.fewer" in client.kinds())
    adjusted = next(each["fact"] for each in mia.facts if each["fact"]["kind"] == "person.adjusted")
    assert (adjusted["pace"], adjusted["fewer_choices"]) == (2, True)
    left_out = next(each["fact"] for each in mia.facts if each["fact"]["kind"] == "choices.fewer")
    assert left_out["left_out"]["s2"][0] in ("b", "c")
    await tom.stands_at((await tina.do("chat.post", text="Ready?"))["seq"])
    assert {"person.adjusted", "choices.fewer"}.isdisjoint(tom.kinds())


async def test_who_comes_later_has_it_from_the_start(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    await tina.do("session.start")
    await put(await house.signed_in("mia"), 0, fewer_choices=True)
    mia = await house.enter("mia", ROOM)
    await mia.until(lambda client: "choices.fewer" in client.kinds())


async def test_what_the_bus_may_have_lost_is_read_again(house: House) -> None:
    mia = await house.enter("mia", ROOM)
    await put(await house.signed_in("mia"), 0, font="lexend")
    await mia.until(lambda client: len(client.of("accommodations")) == 1)
    await house.services.adjusting.tell_again()
    await mia.until(lambda client: len(client.of("accommodations")) == 2)
    assert mia.of("accommodations")[0] == mia.of("accommodations")[1]

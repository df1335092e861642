"""A child who may need somebody: adults at once, help in private, and nothing for the others."""

from collections.abc import AsyncIterator

import pytest_asyncio

from moderation.findings import Category
from moderation.policy import USUAL, Action, Policy, Rule
from realtime.app import build_app
from realtime.serving import Server
from realtime.settings import read_settings
from tests.integration.server.running import House, WordScreen
from tests.integration.server.school import ROOM, SCHOOL, actor_of

SAID = "i want to kill myself"


@pytest_asyncio.fixture
async def screened(filled_url: str) -> AsyncIterator[House]:
    """A server with the real screen."""
    settings = read_settings(database_url=filled_url, redis_url="", grace_s=0, shutdown_s=2)
    server = Server(build_app(settings), Server.bind("127.0.0.1", 0))
    await server.start()
    house = House(server, WordScreen())
    yield house
    await house.close()


async def test_adults_are_told_at_once_the_child_gets_help_and_peers_see_nothing(
    screened: House,
) -> None:
    tina, mia, tom = [await screened.enter(who, ROOM) for who in ("tina", "mia", "tom")]
    await tina.do("session.start")
    held = await mia.do("chat.post", text=SAID)
    assert "refusal" not in held
    for told in (tina, mia):
        await told.until(lambda client: "help.offered" in client.kinds())
    after = await tina.do("chat.post", text="Let us go on.")
    await tom.stands_at(after["seq"])
    assert not {"help.offered", "chat.held"} & set(tom.kinds())
    assert "kill" not in str(tom.received)
    snapshot = (await (await screened.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).json
    assert snapshot["state"]["private"] == {}
    assert (await tina.do("held.release", place=held["seq"]))["refusal"]["code"] == "not_allowed"

    mo = await screened.signed_in("mo")
    queue = (await mo.get("/api/review")).json
    case = queue["cases"][0]
    assert (case["category"], case["severity"], queue["severe"]) == ("crisis", 4, 1)
    assert case["due_at"] - case["opened_at"] == 2 * 60_000
    assert (await mia.do("chat.post", text="is it 42?")).get("refusal") is None
    # Their parent learns it from a person, never from here.
    parent = await (await screened.signed_in("pia")).get("/api/home")
    assert b"crisis" not in parent.raw
    assert b"help" not in parent.raw


async def test_a_child_who_takes_it_back_is_still_looked_after(screened: House) -> None:
    tina, mia = await screened.enter("tina", ROOM), await screened.enter("mia", ROOM)
    await tina.do("session.start")
    held = await mia.do("chat.post", text=SAID)
    await mia.do("chat.delete", place=held["seq"])
    (case,) = (await (await screened.signed_in("mo")).get("/api/review")).json["cases"]
    assert case["category"] == "crisis"


async def test_a_school_says_where_help_is_and_how_soon_somebody_looks(screened: House) -> None:
    mia, ada = await screened.signed_in("mia"), await screened.signed_in("ada")
    assert (await mia.get("/api/help")).json["emergency"] == "112"
    settled = (await ada.get("/api/review/settings")).json["settled"]
    mine = {**settled, "country": "GB", "clocks": {"minutes": {"profanity": 5}}}
    assert (await ada.ask("PUT", "/api/review/settings", mine)).status == 200
    assert (await mia.get("/api/help")).json["lines"][0]["contact"] == "0800 1111"
    mo = await screened.signed_in("mo")
    assert (await mo.ask("PUT", "/api/review/settings", mine)).status == 403
    wrong = {**mine, "leads": ["tina"]}
    assert (await ada.ask("PUT", "/api/review/settings", wrong)).code == "unknown_person"
    tina, tom = await screened.enter("tina", ROOM), await screened.enter("tom", ROOM)
    await tina.do("session.start")
    await tom.do("chat.post", text="this shit is hard")
    (case,) = (await mo.get("/api/review")).json["cases"]
    assert case["due_at"] - case["opened_at"] == 5 * 60_000


async def test_a_case_names_the_version_and_the_rules_that_decided(screened: House) -> None:
    services = screened.services
    strict = Rule(categories=(Category.PROFANITY,), action=Action.FLAG)
    policy = Policy(version=1, rules=(strict, *USUAL.rules))
    assert await services.policies.save(actor_of("ada"), policy, services.clock())
    assert not await services.policies.save(actor_of("mo"), policy, services.clock())
    tina, tom = await screened.enter("tina", ROOM), await screened.enter("tom", ROOM)
    await tina.do("session.start")
    await tom.do("chat.post", text="this shit is hard")
    await tina.until(lambda client: "this shit is hard" in str(client.facts))
    mo = await screened.signed_in("mo")
    (case,) = (await mo.get("/api/review")).json["cases"]
    whole = (await mo.get(f"/api/review/cases/{case['id']}")).json
    assert (case["origin"], whole["policy_version"]) == ("flag", 1)
    assert whole["rules"]
    words = (await mo.post(f"/api/review/cases/{case['id']}/reveal")).json
    assert words["text"] == "this shit is hard"
    assert (await services.audit.first_fault(SCHOOL))[1] is None


async def test_a_policy_is_tried_on_the_last_day_before_it_is_saved(screened: House) -> None:
    tina, tom = await screened.enter("tina", ROOM), await screened.enter("tom", ROOM)
    await tina.do("session.start")
    for text in ("this shit is hard", "is it 42?", "mail me: tom.k@example.org"):
        await tom.do("chat.post", text=text)
    await screened.services.judgements.write()
    mo = await screened.signed_in("mo")
    whole = (await mo.get("/api/review/policy")).json
    assert whole["usual"]
    milder = {"categories": ["profanity"], "action": "flag"}
    policy = {"version": 1, "rules": [milder, *whole["policy"]["rules"]]}
    tried = (await mo.post("/api/review/policy/trials", {"policy": policy})).json
    assert (tried["looked_at"], tried["changed"], tried["faults"]) == (2, 1, [])
    assert (tried["before"], tried["after"]) == ({"hold": 2}, {"flag": 1, "hold": 1})
    assert (await mo.ask("PUT", "/api/review/policy", {"policy": policy})).status == 200
    again = await mo.ask("PUT", "/api/review/policy", {"policy": policy})
    assert (again.status, again.code) == (409, "changed")
    bad = {"name": "own", "pattern": "help", "category": "contact"}
    faulty = {**policy, "version": 2, "patterns": [bad]}
    refused = await mo.ask("PUT", "/api/review/policy", {"policy": faulty})
    assert (refused.status, refused.code) == (400, "faulty")
    assert "ordinary sentence" in refused.json["error"]["message"]
    assert (await (await screened.signed_in("tina")).get("/api/review/policy")).status == 403
    async with screened.services.database.driver(SCHOOL) as driver:
        kept = str(await driver.fetch("SELECT j::text FROM judgements AS j"))
    assert "example.org" not in kept
    assert "tom" not in kept

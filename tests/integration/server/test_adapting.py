"""What a student knows goes with them, what comes next is suggested, and each number explained."""

import pytest

from rooms.mastery.tracing import Parameters
from tests.integration.server.running import House
from tests.integration.server.school import ROOM, SCHOOL
from tests.integration.server.socket import RoomClient
from tests.unit.scaffolding.test_adapting import practice

SECOND = "second-room"


async def stocked(house: House) -> None:
    """A library with problems of one skill, and a second room for the same class."""
    problems = [practice("long", 8), practice("short", 2), practice("other", 3, "timing")]
    await house.services.library.put(SCHOOL, problems, {}, "tests")
    store = house.services.room_store
    await store.create(SCHOOL, SECOND, "Second", "tina", ["class-7a"], None)


async def answered(client: RoomClient, problem: str, steps: range, *, right: bool = True) -> None:
    for step in steps:
        answer = str(step if right else 99)
        await client.do("answer.give", problem=problem, part=f"s{step}", answer=answer)


async def test_what_was_learned_in_one_room_counts_in_the_next(house: House) -> None:
    await stocked(house)
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await answered(mia, "long", range(1, 9))
    await tina.do("session.end")
    tina = await house.enter("tina", SECOND)
    await tina.do("session.start")
    mia, tom = [await house.enter(who, SECOND) for who in ("mia", "tom")]
    await tina.do("problem.open", problem="short")
    offers = {}
    for name, client in (("mia", mia), ("tom", tom)):
        await client.until(lambda each: "hints.offered" in each.kinds())
        told = [each["fact"] for each in client.facts if each["fact"]["kind"] == "hints.offered"]
        assert {each["person"] for each in told} == {name}
        offers[name] = told[-1]["offered"]["s1"]
        assert "knowledge" not in str(client.received)
    assert offers["mia"] < offers["tom"]


async def test_what_comes_next_is_suggested_with_a_reason(house: House) -> None:
    await stocked(house)
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await answered(mia, "long", range(1, 3), right=False)
    browser = await house.signed_in("tina")
    found = (await browser.get(f"/api/rooms/{ROOM}/suggestions")).json
    [one] = [each for each in found["each"] if each["person"] == "mia"]
    assert one["problem"] == "short"
    assert "simpler" in one["why"]
    assert found["group"]["why"]
    for who, status in (("mia", 403), ("pia", 403), ("mo", 403), ("olga", 404)):
        answer = await (await house.signed_in(who)).get(f"/api/rooms/{ROOM}/suggestions")
        assert answer.status == status


async def test_a_tutor_gives_one_student_a_simpler_problem_with_one_click(house: House) -> None:
    await stocked(house)
    tina, mia, tom = [await house.enter(who, ROOM) for who in ("tina", "mia", "tom")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await mia.do("stuck.say")
    browser = await house.signed_in("tina")
    path = f"/api/rooms/{ROOM}/simpler-problem"
    given = [(await browser.post(path, {"id": "g1", "person": "mia"})).json for _ in range(2)]
    assert given[0]["problem"] == "short"
    assert given[0]["seq"] == given[1]["seq"]
    for client in (mia, tom):
        await client.stands_at(given[0]["seq"])
    assert mia.kinds().count("problem.given") == 1
    assert "problem.given" not in tom.kinds()
    assert "short" not in str(tom.received)
    await answered(mia, "short", range(1, 3))
    assert (await browser.get("/api/attention")).json["items"] == []
    # The room's own problem brings her back.
    await tina.do("problem.give", problem="long", person="mia")
    state = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/snapshot")).json["state"]
    assert state["given"] == {}
    assert state["work"]["mia"]["short"]["s2"]["solved"] is True


async def test_where_nothing_is_simpler_the_tutor_is_told_so(house: House) -> None:
    await stocked(house)
    tina, _ = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="other")
    browser = await house.signed_in("tina")
    path = f"/api/rooms/{ROOM}/simpler-problem"
    refused = await browser.post(path, {"id": "g1", "person": "mia"})
    assert refused.status == 409
    assert "no simpler problem" in refused.json["error"]["message"]


async def test_every_number_says_which_answers_it_comes_from(house: House) -> None:
    await stocked(house)
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await answered(mia, "long", range(1, 4))
    await answered(mia, "long", range(4, 5), right=False)
    browser = await house.signed_in("tina")
    path = f"/api/rooms/{ROOM}/knowledge/mia?skill=adding"
    found = (await browser.get(path)).json
    assert len(found["answers"]) == 4
    assert found["answers"][0].startswith("Right at the first try, without a hint.")
    assert found["answers"][3].startswith("Not yet right")
    assert found["headline"].startswith("Adding")
    assert (await browser.get(path.replace("adding", "nothing"))).status == 404
    for who, status in (("mia", 403), ("tom", 403), ("pia", 403), ("olga", 404)):
        assert (await (await house.signed_in(who)).get(path)).status == status


async def test_a_skill_is_traced_with_what_its_bank_says(house: House) -> None:
    await stocked(house)
    said = {"adding": Parameters(prior=0.6, learn=0.3, guess=0.2, slip=0.05)}
    await house.services.library.put_parameters(SCHOOL, "tests", said)
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    seq = (await tina.do("problem.open", problem="long"))["seq"]
    await mia.stands_at(seq)
    told = [each["fact"] for each in mia.facts if each["fact"]["kind"] == "hints.offered"]
    assert told[-1]["offered"]["s1"] == 2, "what is likely known already needs fewer hints"
    assert "prior" not in str(mia.received)
    # What is imported meanwhile is for the next session.
    await house.services.library.put_parameters(SCHOOL, "tests", {})
    await answered(mia, "long", range(1, 2))
    browser = await house.signed_in("tina")
    found = (await browser.get(f"/api/rooms/{ROOM}/knowledge/mia?skill=adding")).json
    right = 0.6 * 0.95 / (0.6 * 0.95 + 0.4 * 0.2)
    assert found["known"] == pytest.approx(right + (1 - right) * 0.3)
    assert found["answers"] == [
        "Right at the first try, without a hint. It counts in full. 60 → 91 of 100."
    ]


async def test_a_number_that_came_from_another_room_says_which_answers_made_it(
    house: House,
) -> None:
    await stocked(house)
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await answered(mia, "long", range(1, 3))
    await tina.do("session.end")
    tina = await house.enter("tina", SECOND)
    await tina.do("session.start")
    mia = await house.enter("mia", SECOND)
    await tina.do("problem.open", problem="short")
    await answered(mia, "short", range(1, 2))
    # What she goes on to do in the first room is not in the second one's number yet.
    tina, back = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await answered(back, "long", range(5, 6), right=False)
    browser = await house.signed_in("tina")
    found = (await browser.get(f"/api/rooms/{SECOND}/knowledge/mia?skill=adding")).json
    assert [each[:17] for each in found["answers"]] == [
        "In Algebra: Right",
        "In Algebra: Right",
        "Right at the firs",
    ]
    moves = [each.rsplit(". ", 1)[1].split(" of ")[0] for each in found["answers"]]
    assert moves == ["10 → 55", "55 → 92", "92 → 99"]
    assert found["known"] == pytest.approx(0.992, abs=0.001)

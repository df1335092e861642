"""What has not been earned is never sent: looked for in the bytes, not in the parsed JSON."""

import json

import pytest

from persistence.library import PostgresLibrary
from persistence.problems.imported import ProblemSet
from persistence.problems.native import packaged_bank
from rooms.scaffolding.parts import parts_of, questions_of
from rooms.scaffolding.problem import ChoiceAsk, Problem
from rooms.scaffolding.publish import public_problem
from tests.integration.server.running import House
from tests.integration.server.school import ROOM, SCHOOL

BANK = packaged_bank().problems


def secrets_of(problem: Problem) -> list[str]:
    """Hints and typed answers that stand nowhere in what everybody in the room may read."""
    open_text = public_problem(problem).model_dump_json()
    hints = [hint.text for step in problem.steps for hint in parts_of(step)]
    typed = [
        accepted
        for found in questions_of(problem)
        if not isinstance(found.question.ask, ChoiceAsk)
        for accepted in found.question.key.accepted
        if len(accepted) > 6  # a short one stands in any text by chance
    ]
    return [each for each in (*hints, *typed) if each and as_json_text(each) not in open_text]


def as_json_text(text: str) -> str:
    """A text as it stands within JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


@pytest.mark.parametrize("who", ["mia", "tina"])
async def test_no_key_or_hint_of_the_bank_is_in_a_snapshot_or_a_frame(
    house: House, who: str
) -> None:
    library = PostgresLibrary(house.services.database)
    await library.put(SCHOOL, BANK, {}, "bank")
    await library.put_set(SCHOOL, ProblemSet("bank", "Bank", tuple(each.id for each in BANK)))
    tina = await house.enter("tina", ROOM)
    viewer = await house.enter(who, ROOM)
    await tina.do("session.start")
    browser = await house.signed_in(who)
    for problem in BANK:
        answer = await tina.do("problem.open", problem=problem.id)
        await viewer.stands_at(answer["seq"])
        sent = (await browser.get(f"/api/rooms/{ROOM}/snapshot")).raw
        sent += json.dumps(viewer.facts[-3:], ensure_ascii=False).encode()
        assert b'"key"' not in sent
        assert b'"accepted"' not in sent
        for secret in secrets_of(problem):
            assert as_json_text(secret).encode() not in sent, problem.id


async def test_another_students_work_is_in_nobody_elses_bytes(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    tom = await house.enter("tom", ROOM)
    await tina.do("session.start")
    answered = await mia.do("answer.give", problem="apples", part="s1", answer="41")
    hinted = await mia.do("hint.take", problem="apples", under="s1")
    assert "seq" in answered
    for client in (tom, tina, mia):
        await client.stands_at(hinted["seq"])
    assert "answer.judged" in tina.kinds()
    assert "hint.opened" in mia.kinds()
    assert not {"answer.judged", "hint.opened"} & set(tom.kinds())
    snapshot = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"Think of 7 groups of 6" not in snapshot
    assert json.loads(snapshot)["state"]["work"] == {}


async def test_a_held_text_reaches_nobody_but_its_author_and_staff(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    tom = await house.enter("tom", ROOM)
    await tina.do("session.start")
    held = await mia.do("chat.post", text="please hold this")
    after = await tina.do("chat.post", text="Let us go on")
    for client in (tom, tina):
        await client.stands_at(after["seq"])
    assert "hold this" not in str(tom.received)
    assert "hold this" not in str(tina.received)
    snapshot = (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/snapshot")).raw
    assert b"hold this" not in snapshot
    assert (await (await house.signed_in("tom")).get(f"/api/rooms/{ROOM}/held")).json == {
        "items": []
    }
    own = (await (await house.signed_in("mia")).get(f"/api/rooms/{ROOM}/held")).json["items"]
    assert (own[0]["text"], own[0]["category"]) == ("please hold this", "")
    path = f"/api/held/{ROOM}/{held['seq']}"
    assert (await (await house.signed_in("tom")).post(path, {"decision": "release"})).status == 403
    # A moderator reads and decides in the review, where it is written down that they did.
    mo = await house.signed_in("mo")
    assert (await mo.get("/api/home")).json == {"role": "moderator"}
    assert (await mo.get(f"/api/rooms/{ROOM}/held")).status == 403
    assert (await mo.post(path, {"decision": "release"})).status == 403
    released = await (await house.signed_in("tina")).post(path, {"decision": "release"})
    await tom.stands_at(released.json["seq"])
    assert "hold this" in str(tom.facts)
    again = await (await house.signed_in("theo")).post(path, {"decision": "remove"})
    assert (again.status, again.code) == (409, "already_decided")

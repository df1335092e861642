import pytest

from tests.integration.server.running import House
from tests.integration.server.school import ROOM
from tests.integration.server.socket import Refused


async def test_what_one_person_says_reaches_the_others_in_order(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await tina.do("session.start")
    seqs = [(await mia.do("chat.post", text=f"line {n}"))["seq"] for n in range(5)]
    await tina.stands_at(seqs[-1])
    said = [each["fact"]["text"] for each in tina.facts if each["fact"]["kind"] == "chat.posted"]
    assert said == [f"line {n}" for n in range(5)]


async def test_the_same_command_sent_again_changes_nothing(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    await tina.do("session.start")
    hello = {"id": "one", "kind": "chat.post", "text": "Hello"}
    assert await tina.send(hello) == await tina.send(hello)
    assert tina.kinds().count("chat.posted") == 1


async def test_only_a_tutor_reads_the_answers_of_the_open_problem(house: House) -> None:
    tutor, student = await house.signed_in("tina"), await house.signed_in("mia")
    path = f"/api/rooms/{ROOM}/problem"
    assert (await tutor.get(path)).status == 404
    tina = await house.enter(tutor, ROOM)
    await tina.do("session.start")
    answer = await tutor.get(path)
    assert answer.status == 200
    assert b"accepted" in answer.raw
    refused = await student.get(path)
    assert refused.status == 403
    assert b"accepted" not in refused.raw


async def test_nobody_enters_without_signing_in(house: House) -> None:
    with pytest.raises(Refused) as refused:
        await house.enter(house.browser(), ROOM)
    assert refused.value.data["data"]["code"] == "signed_out"

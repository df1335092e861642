"""Everybody's first page, and what it must not show."""

from rooms.commands import ChatPost
from tests.integration.server.running import House
from tests.integration.server.school import CLOSED_ROOM, ROOM, SCHOOL, actor_of


async def test_a_tutor_makes_a_room_and_finds_it_at_home(house: House) -> None:
    tina = await house.signed_in("tina")
    new = {"name": "  Friday group ", "classes": ["class-7a"], "problem_set": "first"}
    made = await tina.post("/api/rooms", new)
    assert (made.status, made.json["name"]) == (201, "Friday group")
    home = (await tina.get("/api/home")).json
    assert {each["name"] for each in home["rooms"]} == {"Algebra", "Friday group"}
    assert home["problem_sets"] == [{"id": "first", "name": "First steps", "problems": 1}]


async def test_a_session_started_from_home_shows_there_with_who_is_here(house: House) -> None:
    tina = await house.signed_in("tina")
    assert (await tina.post(f"/api/rooms/{ROOM}/session")).status == 200
    assert (await tina.post(f"/api/rooms/{ROOM}/session")).status == 200
    await house.enter("tina", ROOM)
    mia = await house.enter("mia", ROOM)
    await mia.until(lambda client: '"mia"' in str(client.facts).replace("'", '"'))
    card = (await tina.get("/api/home")).json["rooms"][0]
    assert card["live_since"] is not None
    assert card["here"] == 1
    assert (await tina.ask("DELETE", f"/api/rooms/{ROOM}/session")).status == 200
    assert (await tina.get("/api/home")).json["rooms"][0]["live_since"] is None


async def test_a_student_sees_the_rooms_of_their_classes_and_the_sessions_they_were_in(
    house: House,
) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    await tina.do("session.start")
    await tina.until(lambda client: client.kinds().count("attendance.joined") == 2)
    await tina.do("session.end")
    await mia.until(lambda client: "session.ended" in client.kinds())
    home = (await (await house.signed_in("mia")).get("/api/home")).json
    assert [each["id"] for each in home["rooms"]] == [ROOM]
    assert [each["room_name"] for each in home["past"]] == ["Algebra"]
    other = (await (await house.signed_in("zoe")).get("/api/home")).json
    assert [each["id"] for each in other["rooms"]] == [CLOSED_ROOM]
    assert other["past"] == []


async def test_a_parent_reads_of_their_own_child_and_of_nobody_else(house: House) -> None:
    tina, mia = await house.enter("tina", ROOM), await house.enter("mia", ROOM)
    tom = await house.enter("tom", ROOM)
    await tina.do("session.start")
    await tina.until(lambda client: client.kinds().count("attendance.joined") == 3)
    await mia.do("answer.give", problem="apples", part="s1", answer="42")
    await tom.do("answer.give", problem="apples", part="s1", answer="41")
    await tina.do("session.end")
    pia = await house.signed_in("pia")
    home = await pia.get("/api/home")
    assert [each["id"] for each in home.json["children"]] == ["mia"]
    session = home.json["children"][0]["sessions"][0]
    assert (session["steps_alone"], session["steps_tried"]) == (1, 0)
    assert session["problems"] == ["Apples in boxes"]
    assert b"Tom" not in home.raw
    assert b'"tom"' not in home.raw
    await house.services.people.unlink_parent(SCHOOL, "pia", "mia")
    assert (await pia.get("/api/home")).json["children"] == []


async def test_a_parent_opens_no_room_and_reads_no_held_text(house: House) -> None:
    pia = await house.signed_in("pia")
    for path in ("snapshot", "held", "chat?before=5"):
        assert (await pia.get(f"/api/rooms/{ROOM}/{path}")).status == 403


async def test_an_admin_sees_the_people_of_their_school_only(house: House) -> None:
    home = (await (await house.signed_in("ada")).get("/api/home")).json
    ids = {each["id"] for each in home["people"]}
    assert {"tina", "mia", "pia"} <= ids
    assert not {"olga", "otto"} & ids


async def test_older_chat_comes_in_pages(house: House) -> None:
    tina = await house.enter("tina", ROOM)
    await tina.do("session.start")
    browser = await house.signed_in("tina")
    for n in range(60):
        # Straight into the room: sixty at once from a socket would be told to slow down.
        await say(house, n)
    snapshot = (await browser.get(f"/api/rooms/{ROOM}/snapshot")).json
    chat = snapshot["state"]["chat"]
    assert (len(chat), snapshot["older_chat"]) == (50, True)
    first = min(int(place) for place in chat)
    page = (await browser.get(f"/api/rooms/{ROOM}/chat?before={first}")).json
    assert ([each["text"] for each in page["messages"]], page["more"]) == (
        [f"line {n}" for n in range(10)],
        False,
    )
    assert (await browser.get(f"/api/rooms/{ROOM}/chat?before=x")).status == 400


async def say(house: House, number: int) -> None:
    """One message by the tutor."""
    live = await house.services.rooms.open(SCHOOL, ROOM)
    outcome = await live.do(actor_of("tina"), ChatPost(id=f"n{number}", text=f"line {number}"))
    assert outcome.refusal is None

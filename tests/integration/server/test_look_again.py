"""What was mastered a while ago is told to the student and their tutors, and suggested."""

from rooms.facts import KnowledgeNoted
from rooms.mastery.notes import SkillNote
from tests.integration.server.running import House
from tests.integration.server.school import CLOSED_ROOM, ROOM, SCHOOL
from tests.unit.scaffolding.test_adapting import practice

DAY = 86_400_000


async def noted(house: House, room: str, seq: int, person: str, **due_in_days: int) -> None:
    """At the end of some session this was noted; practised ten days ago."""
    now = house.services.clock()
    skills = {
        skill: SkillNote(
            known=0.98, practised_at=now - 10 * DAY, support=0, due_at=now + days * DAY
        )
        for skill, days in due_in_days.items()
    }
    body = KnowledgeNoted(person=person, skills=skills).model_dump_json()
    async with house.services.database.driver(SCHOOL) as driver:
        await driver.execute(
            "INSERT INTO facts VALUES ($1, $2, $3, $4, 'tina', 'c', 'knowledge.noted', $5)",
            *(room, seq, SCHOOL, now, body),
        )


async def elsewhere(house: House) -> str:
    """A room of the same class, in which nobody is."""
    await house.services.room_store.create(SCHOOL, "old", "Old", "tina", ["class-7a"], None)
    return "old"


async def test_a_student_is_told_what_is_due_and_never_a_number(house: House) -> None:
    room = await elsewhere(house)
    await noted(house, room, 1, "mia", adding_fractions=-3, angles=-5, timing=3)
    await noted(house, room, 2, "tom", shapes=-1)
    answer = await (await house.signed_in("mia")).get("/api/look-again")
    assert answer.json == {"skills": ["angles", "adding fractions"]}
    assert (await (await house.signed_in("tom")).get("/api/look-again")).json == {
        "skills": ["shapes"]
    }
    assert (await (await house.signed_in("zoe")).get("/api/look-again")).json == {"skills": []}
    assert (await (await house.signed_in("otto")).get("/api/look-again")).json == {"skills": []}


async def test_the_newest_note_counts_in_whichever_room_it_was_made(house: House) -> None:
    room = await elsewhere(house)
    await noted(house, room, 1, "mia", angles=-5)
    later = SkillNote(
        known=0.99, practised_at=house.services.clock() - DAY, due_at=house.services.clock() + DAY
    )
    body = KnowledgeNoted(person="mia", skills={"angles": later}).model_dump_json()
    async with house.services.database.driver(SCHOOL) as driver:
        await driver.execute(
            "INSERT INTO facts VALUES ($1, 1, $2, 5, 'tina', 'c', 'knowledge.noted', $3)",
            *(CLOSED_ROOM, SCHOOL, body),
        )
    assert (await (await house.signed_in("mia")).get("/api/look-again")).json == {"skills": []}


async def test_a_tutor_is_told_of_the_students_of_their_own_rooms(house: House) -> None:
    room = await elsewhere(house)
    await noted(house, room, 1, "mia", adding=-3)
    await noted(house, room, 2, "zoe", adding=-3)
    told = (await (await house.signed_in("tina")).get("/api/look-again/students")).json
    assert {"person": "mia", "name": "Mia Okafor", "skills": ["adding"]} in told["students"]
    names = {each["person"] for each in told["students"]}
    assert "tom" not in names
    for who, status in (("mia", 403), ("pia", 403), ("mo", 403), ("ada", 403)):
        answer = await (await house.signed_in(who)).get("/api/look-again/students")
        assert answer.status == status
    for who in ("theo", "olga"):
        other = (await (await house.signed_in(who)).get("/api/look-again/students")).json
        assert "mia" not in {each["person"] for each in other["students"]}
    for who in ("tina", "pia"):
        assert (await (await house.signed_in(who)).get("/api/look-again")).status == 403


async def test_what_is_due_is_suggested_and_doing_it_alone_settles_it(house: House) -> None:
    room = await elsewhere(house)
    await noted(house, room, 1, "mia", timing=-3)
    problems = [practice("long", 3, "adding"), practice("clock", 1, "timing")]
    await house.services.library.put(SCHOOL, problems, {}, "tests")
    tina, mia = [await house.enter(who, ROOM) for who in ("tina", "mia")]
    await tina.do("session.start")
    await tina.do("problem.open", problem="long")
    await mia.do("answer.give", problem="long", part="s1", answer="1")
    browser = await house.signed_in("tina")
    found = (await browser.get(f"/api/rooms/{ROOM}/suggestions")).json
    why = {each["problem"]: each["why"] for each in found["each"] if each["person"] == "mia"}
    assert why == {"clock": "Keeps timing fresh: it was learned a while ago."}
    await tina.do("problem.give", problem="clock", person="mia")
    await mia.do("answer.give", problem="clock", part="s1", answer="1")
    assert (await (await house.signed_in("mia")).get("/api/look-again")).json == {"skills": []}
    told = (await browser.get("/api/look-again/students")).json
    assert "mia" not in {each["person"] for each in told["students"]}

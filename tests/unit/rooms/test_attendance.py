"""Attendance: staying and leaving become facts after 20 s, and a flapping network is neither."""

import pytest

from rooms import commands as c
from tests.fakes.house import MIA, TOM, TUTOR
from tests.fakes.log import MemoryLog
from tests.fakes.world import Air, FakeTime, Process, settle


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
async def process(time):
    process = await Process(MemoryLog(), Air(), time).start()
    yield process
    await process.crash()


@pytest.fixture
async def room(process):
    return await process.rooms.open("school", "room")


@pytest.fixture
def kinds(room):
    heard: list[str] = []
    room.listen(lambda facts: heard.extend(each.fact.kind for each in facts))
    return heard


async def test_a_name_is_known_at_once_and_attendance_only_after_the_grace(
    room, kinds, time
) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    came = time.now_ms
    room.attendance.arrived(MIA)
    await time.pass_by(19)
    assert kinds[-1] == "person.entered"
    await time.pass_by(1)
    assert room.state.attending == {"mia": came}


async def test_a_flapping_network_is_one_attendance(room, kinds, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(20)
    for _ in range(5):
        room.attendance.departed(MIA)
        await time.pass_by(15)
        room.attendance.arrived(MIA)
        await time.pass_by(15)
    await time.pass_by(60)
    assert [kind for kind in kinds if kind.startswith("attendance")] == ["attendance.joined"]


async def test_who_stays_away_left_at_the_moment_they_went(room, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(60)
    went = time.now_ms
    room.attendance.departed(MIA)
    heard = []
    room.listen(heard.extend)
    await time.pass_by(20)
    assert heard[-1].fact.kind == "attendance.left"
    assert heard[-1].fact.since == went


async def test_a_second_tab_does_not_come_or_go(room, kinds, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    room.attendance.arrived(MIA)
    room.attendance.departed(MIA)
    await time.pass_by(60)
    assert "attendance.left" not in kinds
    assert room.attendance.connections() == {"mia": 1}


async def test_who_looked_in_for_a_moment_did_not_attend(room, kinds, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(5)
    room.attendance.departed(MIA)
    await time.pass_by(60)
    assert not [kind for kind in kinds if kind.startswith("attendance")]


async def test_who_waits_for_the_session_attends_from_its_start(room, time) -> None:
    room.attendance.arrived(MIA)
    await time.pass_by(120)
    started = time.now_ms
    await room.do(TUTOR, c.SessionStart(id="s"))
    await time.pass_by(20)
    assert room.state.attending == {"mia": started}


async def test_who_is_on_another_process_has_not_left(time) -> None:
    log, air = MemoryLog(), Air()
    process = await Process(log, air, time).start()
    object.__setattr__(process.rooms._world, "is_elsewhere", lambda room, person: True)
    room = await process.rooms.open("school", "room")
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(20)
    room.attendance.departed(MIA)
    await time.pass_by(60)
    assert "mia" in room.state.attending
    await process.crash()


async def test_who_was_there_when_the_server_died_left_with_the_last_fact(time) -> None:
    log, air = MemoryLog(), Air()
    process = await Process(log, air, time).start()
    room = await process.rooms.open("school", "room")
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(60)
    await room.do(MIA, c.ChatPost(id="c", text="hello"))
    last = time.now_ms
    await process.crash()
    await time.pass_by(3_600)
    later = await Process(log, air, time).start()
    reopened = await later.rooms.open("school", "room")
    heard = []
    reopened.listen(heard.extend)
    await time.pass_by(20)
    assert heard[-1].fact.kind == "attendance.left"
    assert heard[-1].fact.since == last
    await later.crash()


async def test_who_comes_back_after_the_server_died_never_left(time) -> None:
    log, air = MemoryLog(), Air()
    process = await Process(log, air, time).start()
    room = await process.rooms.open("school", "room")
    await room.do(TUTOR, c.SessionStart(id="s"))
    room.attendance.arrived(MIA)
    await time.pass_by(60)
    await process.crash()
    later = await Process(log, air, time).start()
    reopened = await later.rooms.open("school", "room")
    reopened.attendance.arrived(MIA)
    await settle()
    heard = []
    reopened.listen(heard.extend)
    await time.pass_by(60)
    assert [each.fact.kind for each in heard] == []
    assert "mia" in reopened.state.attending
    await later.crash()


async def test_who_came_a_moment_ago_is_asked_to_agree_before_they_attend(room, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    for actor in (MIA, TOM):
        room.attendance.arrived(actor)
    await settle()
    assert room.state.attending == {}
    await room.do(TUTOR, c.ProblemOpen(id="o", problem="apples"))
    await room.do(TUTOR, c.ModeSet(id="m", mode="together"))
    place = {"problem": "apples", "part": "s2"}
    proposed = await room.do(MIA, c.AnswerPropose(id="p", answer="a", **place))
    assert room.state.modes.group == {}
    await room.do(TOM, c.AnswerAgree(id="a", place=proposed.seq, **place))
    assert room.state.modes.group["apples"]["s2"].took_part == ("mia", "tom")


async def test_who_left_is_waited_for_as_long_as_the_grace_lasts(room, time) -> None:
    await room.do(TUTOR, c.SessionStart(id="s"))
    for actor in (MIA, TOM):
        room.attendance.arrived(actor)
    await time.pass_by(20)
    await room.do(TUTOR, c.ProblemOpen(id="o", problem="apples"))
    await room.do(TUTOR, c.ModeSet(id="m", mode="together"))
    room.attendance.departed(TOM)
    await room.do(MIA, c.AnswerPropose(id="p", answer="a", problem="apples", part="s2"))
    await time.pass_by(19)
    assert room.state.modes.group == {}
    await time.pass_by(1)
    assert room.state.modes.group["apples"]["s2"].took_part == ("mia",)

"""The first screen in a live room: what others read, and what is kept."""

from dataclasses import replace
from itertools import count

import pytest
from structlog.testing import capture_logs

from moderation.screen import FirstScreen
from rooms import commands as c
from rooms.base import Id, Millis
from rooms.live import Rooms
from rooms.live.world import Patience, World
from rooms.refusals import Code
from rooms.roles import Actor, Role
from rooms.scaffolding.problem import Problem
from tests.fakes.house import MIA, PROBLEM, TOM, TUTOR
from tests.fakes.log import MemoryLog
from tests.fakes.world import Air, FakeTime, Shelf

SECRET = "mia.k@example.org"


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


@pytest.fixture
async def room(log):
    time, ids = FakeTime(), count()
    rooms = Rooms(
        World(
            log=log,
            library=Shelf(),
            screen=FirstScreen(),
            bus=Air().bus(),
            clock=time.clock,
            sleep=time.sleep,
            mint=lambda: f"m{next(ids)}",
            patience=Patience(),
        )
    )
    await rooms.start()
    live = await rooms.open("school", "room")
    await live.do(TUTOR, c.SessionStart(id="start"))
    yield live
    await rooms.abandon()


async def everything(log: MemoryLog) -> str:
    return "".join(
        each.fact.model_dump_json() for each in await log.read_after("school", "room", 0)
    )


async def test_a_lesson_is_not_interrupted(log, room) -> None:
    for at, text in enumerate(["x (x-3) = 45-5", "is it $5.00?", "God, kill the constant first"]):
        place = (await room.do(MIA, c.ChatPost(id=f"c{at}", text=text))).seq
        assert room.state.chat[place].text == text


class BiologyShelf(Shelf):
    """A library whose one problem is of another subject."""

    async def problem(self, school: Id, problem: Id, as_of: Millis | None = None) -> Problem | None:
        """As the port says."""
        return PROBLEM.model_copy(update={"subject": "biology"}) if problem == PROBLEM.id else None


async def test_a_word_of_the_subject_is_plain_where_it_is_taught_and_nowhere_else(
    log, room
) -> None:
    text = "Is an orgasm a reflex?"
    elsewhere = (await room.do(MIA, c.ChatPost(id="c1", text=text))).seq
    assert room.state.chat[elsewhere].status == "held"
    world = replace(room._world, log=MemoryLog(), library=BiologyShelf())
    rooms = Rooms(world)
    await rooms.start()
    lab = await rooms.open("school", "lab")
    await lab.do(TUTOR, c.SessionStart(id="start"))
    place = (await lab.do(MIA, c.ChatPost(id="c1", text=text))).seq
    assert lab.state.chat[place].text == text
    await rooms.abandon()


@pytest.mark.parametrize("actor", [MIA, TUTOR])
async def test_personal_data_waits_and_is_in_no_fact_and_no_log(log, room, actor) -> None:
    with capture_logs() as logged:
        place = (await room.do(actor, c.ChatPost(id="c", text=f"write to {SECRET}"))).seq
    assert room.state.chat[place].status == "held"
    assert (await log.evidence("school", "room", place)).category == "e-mail"
    assert SECRET not in await everything(log)
    assert SECRET not in str(logged)


async def test_a_slur_is_refused_with_advice_and_leaves_nothing(log, room) -> None:
    before = await everything(log)
    outcome = await room.do(TOM, c.ChatPost(id="c", text="you f a g g o t"))
    assert outcome.refusal.code is Code.BLOCKED
    assert "Leave that word out" in outcome.refusal.message
    assert await everything(log) == before


async def test_a_name_that_is_none_is_shown_to_nobody(log, room) -> None:
    rude = Actor("rude", "school", Role.STUDENT, "Sh1tface")
    await room.do(rude, c.PersonEnter(id="e", name=rude.name))
    assert room.state.people["rude"].name.startswith("Student")
    assert "Sh1tface" not in await everything(log)

"""A live room: acknowledged means committed, once; held means unseen; late processes catch up."""

import asyncio

import pytest

from rooms import commands as c
from rooms.facts import Recorded
from rooms.live.world import Patience
from rooms.ports import Snapshot
from rooms.refusals import Code
from rooms.state import public
from tests.fakes.house import MIA, TOM, TUTOR
from tests.fakes.log import MemoryLog
from tests.fakes.world import Air, FakeTime, Process, settle


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
async def process(log, time):
    process = await Process(log, Air(), time).start()
    yield process
    await process.crash()


@pytest.fixture
async def room(process):
    live = await process.rooms.open("school", "room")
    await live.do(TUTOR, c.SessionStart(id="start"))
    return live


async def facts(log: MemoryLog) -> list[Recorded]:
    return list(await log.read_after("school", "room", 0))


async def test_a_command_is_acknowledged_with_the_seq_of_its_fact(log, room) -> None:
    outcome = await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    assert (await facts(log))[outcome.seq - 1].fact.text == "hello"


async def test_nothing_is_told_before_it_is_committed(log, room) -> None:
    told: list[Recorded] = []
    room.listen(told.extend)
    log.is_down = True
    doing = asyncio.create_task(room.do(MIA, c.ChatPost(id="c1", text="hello")))
    await settle()
    assert told == []
    assert not doing.done()
    doing.cancel()


async def test_the_same_command_has_the_same_answer_and_one_fact(log, room) -> None:
    first = await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    again = await room.do(MIA, c.ChatPost(id="c1", text="something else"))
    assert first == again
    assert [each.cmd for each in await facts(log)].count("c1") == 1


async def test_a_refused_command_stays_refused_when_it_is_sent_again(log, room) -> None:
    await room.do(TUTOR, c.PersonEnter(id="e", name="Tina"))
    await room.do(MIA, c.PersonEnter(id="e", name="Mia"))
    await room.do(TUTOR, c.PersonMute(id="m1", person="mia", muted=True))
    first = await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    await room.do(TUTOR, c.PersonMute(id="m2", person="mia", muted=False))
    assert (await room.do(MIA, c.ChatPost(id="c1", text="hello"))) == first
    assert first.refusal.code is Code.MUTED


async def test_two_people_may_use_the_same_command_id(log, room) -> None:
    mine = await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    other = await room.do(TOM, c.ChatPost(id="c1", text="hi"))
    assert mine.seq != other.seq


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_lost_connection_around_the_commit_loses_and_doubles_nothing(
    log, room, moment
) -> None:
    log.fail_next(moment)
    outcome = await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    assert outcome.refusal is None
    assert [each.cmd for each in await facts(log)].count("c1") == 1
    assert room.state.chat[outcome.seq].text == "hello"


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_a_crash_before_the_acknowledgement_leaves_a_command_that_can_be_sent_again(
    log, time, room, process, moment
) -> None:
    if moment == "after":
        await log.append([])
        doing = asyncio.create_task(room.do(MIA, c.ChatPost(id="c1", text="hello")))
        log.fail_next("after")
        await settle_until_appended(log)
        doing.cancel()
    await process.crash()
    other = await Process(log, Air(), time).start()
    reopened = await other.rooms.open("school", "room")
    outcome = await reopened.do(MIA, c.ChatPost(id="c1", text="hello"))
    assert outcome.refusal is None
    assert [each.cmd for each in await facts(log)].count("c1") == 1
    await other.crash()


async def settle_until_appended(log: MemoryLog) -> None:
    before = log.appends
    for _ in range(1_000):
        if log.appends > before:
            return
        await asyncio.sleep(0)
    raise AssertionError("nothing was appended")


async def test_one_authors_messages_keep_their_order_though_the_first_takes_longer(
    log, room, process
) -> None:
    process.screen.gate = asyncio.Event()
    first = asyncio.create_task(room.do(MIA, c.ChatPost(id="c1", text="slow one")))
    await settle()
    second = asyncio.create_task(room.do(MIA, c.ChatPost(id="c2", text="quick one")))
    other = await room.do(TOM, c.ChatPost(id="c3", text="not kept waiting"))
    process.screen.gate.set()
    assert other.seq < (await first).seq < (await second).seq


@pytest.mark.parametrize("text", ["crash", "hang"])
async def test_a_screen_that_fails_or_hangs_holds_the_text(log, room, text) -> None:
    outcome = await room.do(MIA, c.ChatPost(id="c1", text=f"secret {text}"))
    assert room.state.chat[outcome.seq].status == "held"
    assert "secret" not in str(await facts(log))
    assert (await log.evidence("school", "room", outcome.seq)).author == "mia"


async def test_a_held_text_is_released_from_its_evidence_and_then_gone_from_there(
    log, room
) -> None:
    place = (await room.do(MIA, c.ChatPost(id="c1", text="hold this"))).seq
    await room.do(TUTOR, c.HeldRelease(id="c2", place=place))
    assert room.state.chat[place].text == "hold this"
    assert await log.evidence("school", "room", place) is None


async def test_names_go_through_the_screen_too(log, room) -> None:
    await room.do(MIA, c.PersonEnter(id="e", name="hold me"))
    assert room.state.people["mia"].name == "Student 1"


async def test_answers_in_words_are_screened_and_picks_are_not(log, room, process) -> None:
    give = {"problem": "apples"}
    await room.do(MIA, c.AnswerGive(id="a1", part="s3", answer="hold on", **give))
    await room.do(MIA, c.AnswerGive(id="a2", part="s2", answer="b", **give))
    assert process.screen.judged == ["hold on"]
    assert room.state.work["mia"]["apples"]["s3"].answer is None
    assert room.state.work["mia"]["apples"]["s2"].answer == "b"


async def test_a_process_that_is_behind_decides_again_on_the_newest_state(log, time) -> None:
    air = Air(loss=1.0)
    here, there = [await Process(log, air, time).start() for _ in range(2)]
    mine, other = [await each.rooms.open("school", "room") for each in (here, there)]
    await mine.do(TUTOR, c.SessionStart(id="s"))
    await mine.do(MIA, c.PersonEnter(id="e", name="Mia"))
    await mine.do(TUTOR, c.PersonRemove(id="r", person="mia"))
    # The other process has heard nothing of all this; its state says that Mia may write.
    outcome = await other.do(MIA, c.ChatPost(id="c1", text="hello"))
    assert outcome.refusal.code is Code.REMOVED
    assert other.state == mine.state
    await here.crash()
    await there.crash()


async def test_news_of_a_gap_makes_a_process_read_the_log(log, time) -> None:
    air = Air()
    here, there = [await Process(log, air, time).start() for _ in range(2)]
    mine, other = [await each.rooms.open("school", "room") for each in (here, there)]
    air.loss = 1.0
    await mine.do(TUTOR, c.SessionStart(id="s"))
    air.loss = 0.0
    await mine.do(MIA, c.ChatPost(id="c1", text="hello"))
    await settle()
    assert other.state == mine.state
    await here.crash()
    await there.crash()


async def test_unreadable_news_is_passed_over(log, room) -> None:
    before = room.state
    room._received(b"{")
    room._received(b'{"after": 0, "facts": [{"seq": 1}]}')
    assert room.state is before


async def test_a_room_that_cannot_save_says_so_and_keeps_nothing_half_done(log, room, time) -> None:
    log.is_down = True
    outcome = await room.do(TUTOR, c.HeldRelease(id="c1", place=1))
    assert outcome.refusal.code is Code.UNAVAILABLE
    assert outcome.refusal.retry_after_ms


async def test_commands_wait_through_an_outage_and_are_done_once(log, room, time) -> None:
    log.is_down = True
    doing = asyncio.create_task(room.do(MIA, c.ChatPost(id="c1", text="hello")))
    await time.pass_by(30)
    assert not doing.done()
    log.is_down = False
    await time.pass_by(3)
    assert (await doing).refusal is None
    assert [each.cmd for each in await facts(log)].count("c1") == 1


async def test_a_command_that_the_log_cannot_take_does_not_keep_others_from_it(
    log, room, monkeypatch
) -> None:
    write = log._write

    def picky(batch):
        if any(entry.command == "poison" for entry in batch.entries):
            raise ValueError("cannot be stored")
        return write(batch)

    monkeypatch.setattr(log, "_write", picky)
    poison, good = await asyncio.gather(
        room.do(MIA, c.ChatPost(id="poison", text="x")),
        room.do(TOM, c.ChatPost(id="good", text="y")),
    )
    assert poison.refusal.code is Code.UNAVAILABLE
    assert good.refusal is None


async def test_what_a_room_cannot_bear_to_wait_is_refused(log, time) -> None:
    patience = Patience(screen_s=0.05, waiting_most=2)
    process = await Process(log, Air(), time, patience).start()
    room = await process.rooms.open("school", "room")
    log.is_down = True
    doing = [asyncio.create_task(room.do(MIA, c.ChatPost(id=f"c{n}", text="x"))) for n in range(3)]
    await settle()
    assert [each.done() for each in doing] == [False, False, True]
    assert doing[2].result().refusal.code is Code.UNAVAILABLE
    await process.crash()


async def test_a_room_is_unloaded_when_nobody_uses_it_and_comes_back_the_same(
    log, room, process, time
) -> None:
    await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    before = public(room.state)
    await time.pass_by(200)
    assert process.rooms.loaded("room") is None
    assert public((await process.rooms.open("school", "room")).state) == before


async def test_a_snapshot_of_another_version_is_passed_over(log, time, room) -> None:
    await room.do(MIA, c.ChatPost(id="c1", text="hello"))
    await log.save_snapshot("school", "room", Snapshot(2, b'{"seq": 2, "people": []}'))
    other = await Process(log, Air(), time).start()
    assert (await other.rooms.open("school", "room")).state == room.state
    await other.crash()


async def test_snapshots_are_taken_as_the_log_grows(log, time) -> None:
    process = await Process(log, Air(), time, Patience(screen_s=0.05, snapshot_every=10)).start()
    room = await process.rooms.open("school", "room")
    await room.do(TUTOR, c.SessionStart(id="s"))
    for n in range(25):
        await room.do(MIA, c.ChatPost(id=f"c{n}", text="x"))
    await settle()
    assert (await log.snapshot("school", "room")).seq >= 20
    await process.crash()
    other = await Process(log, Air(), time).start()
    assert (await other.rooms.open("school", "room")).state == room.state
    await other.crash()

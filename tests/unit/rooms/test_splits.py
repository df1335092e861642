"""What is split over several texts is read whole, and goes whole: from the chat and the board."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms import commands as c
from rooms.facts import ChatPosted
from rooms.ports import Finding, Screening, Utterance
from rooms.roles import Actor
from rooms.room import evolve, project
from rooms.saying import RECENT, recent, redacted
from rooms.state import RoomState
from tests.fakes.house import MIA, TOM, TUTOR, House, in_session
from tests.fakes.log import MemoryLog
from tests.fakes.world import Air, FakeTime, Process
from tests.unit.rooms.strategies import actors, commands, screenings


def note(name: str, text: str) -> dict[str, object]:
    shape = {"kind": "note", "x": 1, "y": 1, "w": 100, "h": 100, "text": text}
    return {"id": name, "page": "p1", "shape": {**shape, "colour": "ink", "size": "m"}}


class Joins:
    """Finds "secret" in what somebody wrote last, put together."""

    async def judge(self, utterance: Utterance) -> Screening:
        texts = (*utterance.recent, utterance.text)
        for first in range(len(texts)):
            if "".join(texts[first:]) == "secret":
                parts = tuple(range(first, len(texts) - 1))
                return Screening(Finding.BLOCK, "contact", earlier=parts)
        return Screening(Finding.PASS)


@pytest.fixture
async def live():
    process = await Process(MemoryLog(), Air(), FakeTime(), screen=Joins()).start()
    room = await process.rooms.open("school", "room")
    await room.do(TUTOR, c.PersonEnter(id="enter", name="Tina Brandt"))
    await room.do(TUTOR, c.SessionStart(id="start"))
    yield room
    await process.crash()


async def test_letters_one_by_one_over_chat_and_board_go_together(live) -> None:
    places = [(await live.do(MIA, c.ChatPost(id=f"c{n}", text=n))).seq for n in "se"]
    await live.do(TOM, c.ChatPost(id="t1", text="c"))
    await live.do(MIA, c.BoardCreate(id="b1", elements=[note("e1", "cr")]))
    last = await live.do(MIA, c.ChatPost(id="c9", text="et"))
    assert last.refusal is None
    chat = live.state.chat
    assert [chat[place].text for place in places] == [None, None]
    assert "e1" not in live.state.board.elements
    assert chat[last.seq].status == "held"
    assert "c" in [each.text for each in chat.values()]


async def test_who_comes_later_reads_no_part_of_it_anywhere(live) -> None:
    for n in ("se", "cr"):
        await live.do(MIA, c.ChatPost(id=n, text=n))
    await live.do(MIA, c.BoardCreate(id="b1", elements=[note("e1", "et")]))
    later = await live.facts_after(0)
    said = b"".join(each.body for each in later)
    for part in (b'"se"', b'"cr"', b'"et"'):
        assert part not in said


async def test_what_a_tutor_asks_in_between_is_known(live) -> None:
    await live.do(MIA, c.ChatPost(id="c1", text="415"))
    await live.do(TUTOR, c.ChatPost(id="c2", text="and the next?"))
    await live.do(MIA, c.ChatPost(id="c3", text="555"))
    assert [each.text for each in recent(live.state, "mia")] == ["415", "", "555"]


def test_an_edit_is_not_read_together_with_what_it_replaces() -> None:
    house = in_session()
    house.do(MIA, c.BoardCreate, elements=[note("e1", "se"), note("e2", "x")])
    assert [each.text for each in recent(house.state, "mia", frozenset({"e1"}))] == ["x"]


def test_no_more_than_the_last_texts_are_read_together() -> None:
    house = in_session()
    for n in range(30):
        house.do(MIA, c.ChatPost, text=f"text {n}")
    said = recent(house.state, "mia")
    assert (said[0].text, len(said)) == (f"text {30 - RECENT}", RECENT)


@given(st.lists(st.tuples(actors, commands, screenings), max_size=40))
def test_a_state_made_of_facts_without_gone_words_is_the_same_state(
    steps: list[tuple[Actor, c.AnyCommand, Screening]],
) -> None:
    house = House()
    house.do(TUTOR, c.SessionStart)
    for actor, command, screening in steps:
        house.do(actor, command, screening=screening)
    state = RoomState()
    for recorded in redacted(house.log, house.state):
        state = evolve(state, recorded)
    for viewer in (MIA, TUTOR):
        assert project(state, viewer) == project(house.state, viewer)
    gone = [place for place, each in house.state.chat.items() if each.text is None]
    kept = redacted(house.log, house.state)
    assert not [
        each
        for each in kept
        if isinstance(each.fact, ChatPosted) and each.seq in gone and each.fact.text != "…"
    ]

"""What the screen asks for besides its verdict: help for a child, dots, somebody who looks."""

from hypothesis import given
from hypothesis import strategies as st

from rooms import commands as c
from rooms.chat import masked
from rooms.facts import ChatHeld, HelpOffered, may_see
from rooms.ports import Finding, Screening
from rooms.refusals import Code
from tests.fakes.house import MIA, MODERATOR, TOM, TUTOR, WORRYING, House, in_session


def worried() -> House:
    house = in_session()
    house.do(MIA, c.ChatPost, text="I cannot go on", screening=WORRYING)
    return house


def test_a_child_in_need_is_offered_help_and_peers_see_nothing_of_it() -> None:
    house = worried()
    offered, held = house.log[-2:]
    assert offered.fact == HelpOffered(person="mia", reason="crisis")
    assert isinstance(held.fact, ChatHeld)
    assert house.evidence[held.seq].category == "crisis"
    assert [may_see(who, offered) for who in (MIA, TUTOR, MODERATOR, TOM)] == [True] * 3 + [False]
    assert house.state.private["mia"].help == "crisis"
    assert "mia" not in house.state.muted


def test_a_moderator_decides_on_it_and_no_tutor_shows_it_to_the_room() -> None:
    house = worried()
    place = house.state.seq
    for decision in (c.HeldRelease, c.HeldRemove):
        refused = house.do(TUTOR, decision, place=place).refusal
        assert refused is not None
        assert refused.code is Code.NOT_ALLOWED
    assert house.do(MODERATOR, c.HeldRemove, place=place).refusal is None


def test_masked_words_are_dots_for_everybody() -> None:
    house = in_session()
    dots = Screening(Finding.MASK, "profanity", flagged=True, spans=((5, 9),))
    house.do(MIA, c.ChatPost, text="this darn 😀 thing", screening=dots)
    assert house.state.chat[house.state.seq].text == "this •••• 😀 thing"


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=30), st.data())
def test_a_mask_keeps_every_place_and_shows_nothing_of_what_it_covers(
    text: str, data: st.DataObject
) -> None:
    length = len(text.encode("utf-16-le")) // 2
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    result = masked(text, ((start, end),))
    units = text.encode("utf-16-le")
    hidden = result.encode("utf-16-le")
    assert len(hidden) == len(units)
    assert hidden[2 * start : 2 * end].decode("utf-16-le") == "•" * (end - start)

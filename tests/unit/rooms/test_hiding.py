"""What a moderator hides is gone for everybody, and nothing brings it back."""

from rooms import commands as c
from rooms.refusals import Code
from tests.fakes.house import MIA, MODERATOR, TOM, TUTOR, House


def note(name: str) -> dict[str, object]:
    shape = {"kind": "note", "x": 1, "y": 1, "w": 100, "h": 100, "text": "mean words"}
    return {"id": name, "page": "p1", "shape": {**shape, "colour": "ink", "size": "m"}}


def drawn() -> House:
    house = House()
    house.do(TUTOR, c.SessionStart)
    house.do(MIA, c.BoardCreate, elements=[note("e1")])
    return house


def test_hidden_words_are_in_no_state_that_anybody_may_see() -> None:
    house = drawn()
    house.do(MIA, c.ChatPost, text="mean words")
    place = max(house.state.chat)
    house.do(MODERATOR, c.ContentHide, places=(place, 999), elements=("e1", "e9"))
    assert house.state.chat[place].text is None
    assert "e1" not in house.state.board.elements


def test_undo_does_not_bring_back_what_was_hidden() -> None:
    house = drawn()
    house.do(MIA, c.BoardRemove, elements=("e1",))
    house.do(MODERATOR, c.ContentHide, elements=("e1",))
    for _ in range(2):
        house.do(MIA, c.BoardUndo)
        assert "e1" not in house.state.board.elements
    house.do(MIA, c.BoardRedo)
    assert "e1" not in house.state.board.elements


def test_a_student_hides_nothing() -> None:
    house = drawn()
    outcome = house.do(TOM, c.ContentHide, elements=("e1",))
    assert outcome.refusal is not None
    assert outcome.refusal.code is Code.NOT_ALLOWED

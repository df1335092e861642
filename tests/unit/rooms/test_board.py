"""The board: whose pen is open, whose element it is, what fits, and what undo gives back."""

import pytest

from rooms.board.elements import HEIGHT, WIDTH, Figure, NewElement, Patch, Stroke, Writing
from rooms.commands import (
    BoardCreate,
    BoardPatch,
    BoardRedo,
    BoardRemove,
    BoardUndo,
    HeldRelease,
    PageAdd,
    PageBring,
    PageClear,
    PensOpen,
)
from rooms.refusals import Code
from tests.fakes.house import HELD, MIA, MODERATOR, TOM, TUTOR, House, in_session


def box(element: str = "e1", page: str = "p1", **fields) -> NewElement:
    shape = Figure(**{"kind": "rectangle", "x": 100, "y": 100, "w": 50, "h": 50, **fields})
    return NewElement(id=element, page=page, shape=shape)


def note(text: str, element: str = "n1") -> NewElement:
    shape = Writing(kind="note", x=0, y=0, w=400, h=300, text=text)
    return NewElement(id=element, page="p1", shape=shape)


def shape(house: House, element: str = "e1"):
    return house.state.board.elements[element].shape


def test_what_is_drawn_belongs_to_whoever_drew_it() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    assert house.view(TOM).board.elements["e1"].owner == "mia"


def test_a_locked_pen_changes_nothing_on_the_board() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(TUTOR, PensOpen, open=False)
    for command, fields in (
        (BoardCreate, {"elements": (box("e2"),)}),
        (BoardPatch, {"patches": (Patch(id="e1", x=5),)}),
        (BoardRemove, {"elements": ("e1",)}),
        (BoardUndo, {}),
    ):
        assert house.do(MIA, command, **fields).refusal.code is Code.PEN_LOCKED
    assert house.do(TUTOR, BoardCreate, elements=(box("e3"),)).refusal is None


def test_a_student_cannot_change_or_remove_what_another_made_and_a_tutor_can() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    assert house.do(TOM, BoardPatch, patches=(Patch(id="e1", x=5),)).refusal.code is Code.NOT_YOURS
    assert house.do(TOM, BoardRemove, elements=("e1",)).refusal.code is Code.NOT_YOURS
    assert house.do(MODERATOR, BoardRemove, elements=("e1",)).refusal.code is Code.NOT_ALLOWED
    assert house.do(TUTOR, BoardPatch, patches=(Patch(id="e1", x=5),)).refusal is None


def test_the_last_writer_wins_per_property() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(MIA, BoardPatch, patches=(Patch(id="e1", x=300),))
    house.do(TUTOR, BoardPatch, patches=(Patch(id="e1", y=400),))
    assert (shape(house).x, shape(house).y) == (300, 400)


@pytest.mark.parametrize(
    "fields", [{"x": WIDTH, "w": 1}, {"y": HEIGHT - 10, "h": 11}], ids=["right", "bottom"]
)
def test_nothing_stands_outside_the_page(fields) -> None:
    house = in_session()
    outcome = house.do(MIA, BoardCreate, elements=(box(**fields),))
    assert outcome.refusal.code is Code.OUTSIDE_BOARD
    house.do(MIA, BoardCreate, elements=(box(),))
    moved = Patch(id="e1", **{name: value for name, value in fields.items() if name in "xy"})
    patch = moved if len(moved.model_dump(exclude_none=True)) > 1 else Patch(id="e1", x=WIDTH)
    grown = Patch(**{**patch.model_dump(exclude_none=True), "w": 60, "h": 60})
    assert house.do(MIA, BoardPatch, patches=(grown,)).refusal.code is Code.OUTSIDE_BOARD


def test_points_outside_their_own_box_are_refused() -> None:
    house = in_session()
    stray = Stroke(x=0, y=0, w=10, h=10, pw=10, ph=10, points=(0, 0, 50, 11, 0, 50))
    new = NewElement(id="s", page="p1", shape=stray)
    assert house.do(MIA, BoardCreate, elements=(new,)).refusal.code is Code.OUTSIDE_BOARD


def test_an_element_id_stands_only_once() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    assert house.do(TOM, BoardCreate, elements=(box(),)).refusal.code is Code.ALREADY_EXISTS
    twice = (box("e2"), box("e2"))
    assert house.do(TOM, BoardCreate, elements=twice).refusal.code is Code.ALREADY_EXISTS


def test_words_on_the_board_are_held_like_any_others() -> None:
    house = in_session()
    place = house.do(MIA, BoardCreate, elements=(note("rude"),), screening=HELD).seq
    assert "n1" not in house.view(TOM).board.elements
    assert house.view(TOM).held == {}
    assert house.view(MIA).held[place].surface == "board"
    house.do(TUTOR, HeldRelease, place=place)
    released = house.view(TOM).board.elements["n1"]
    assert (released.owner, released.shape.text) == ("mia", "rude")
    assert house.state.held == {}


def test_new_words_for_an_old_note_are_screened_too() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(note("kind"),))
    house.do(MIA, BoardPatch, patches=(Patch(id="n1", text="rude"),), screening=HELD)
    assert house.view(TOM).board.elements["n1"].shape.text == "kind"


def test_only_writing_has_words() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    outcome = house.do(MIA, BoardPatch, patches=(Patch(id="e1", text="x"),))
    assert outcome.refusal.code is Code.MALFORMED


def test_undo_takes_back_ones_own_last_operation_and_redo_does_it_again() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(TOM, BoardCreate, elements=(box("e2"),))
    house.do(MIA, BoardPatch, patches=(Patch(id="e1", x=300),))
    house.do(MIA, BoardUndo)
    assert shape(house).x == 100
    house.do(MIA, BoardUndo)
    assert set(house.state.board.elements) == {"e2"}
    house.do(MIA, BoardRedo)
    house.do(MIA, BoardRedo)
    assert shape(house).x == 300


def test_undo_passes_over_what_somebody_else_has_changed_since() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(), box("e2")))
    house.do(TUTOR, BoardPatch, patches=(Patch(id="e1", x=300),))
    house.do(MIA, BoardUndo)
    assert set(house.state.board.elements) == {"e1"}
    assert house.do(MIA, BoardUndo).refusal.code is Code.NOTHING_TO_UNDO


def test_undo_sets_back_only_the_properties_that_are_still_ones_own() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(MIA, BoardPatch, patches=(Patch(id="e1", x=300, y=300),))
    house.do(TUTOR, BoardPatch, patches=(Patch(id="e1", y=500),))
    house.do(MIA, BoardUndo)
    assert (shape(house).x, shape(house).y) == (100, 500)


def test_undo_goes_on_to_the_operation_before_when_nothing_is_left_of_the_last() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(MIA, BoardCreate, elements=(box("e2"),))
    house.do(TUTOR, BoardRemove, elements=("e2",))
    house.do(MIA, BoardUndo)
    assert house.state.board.elements == {}
    assert house.state.board.depth["mia"].undo == 0


def test_a_cleared_page_comes_back_whole_and_with_its_owners() -> None:
    house = in_session()
    house.do(MIA, BoardCreate, elements=(box(),))
    house.do(TOM, BoardCreate, elements=(note("n"),))
    before = house.state.board.elements
    house.do(TUTOR, PageClear, page="p1")
    assert house.state.board.elements == {}
    house.do(TUTOR, BoardUndo)
    after = house.state.board.elements
    assert {e.id: (e.owner, e.shape, e.z) for e in after.values()} == {
        e.id: (e.owner, e.shape, e.z) for e in before.values()
    }


def test_pages_are_added_and_shown_by_tutors_only() -> None:
    house = in_session()
    assert house.do(MIA, PageAdd).refusal.code is Code.NOT_ALLOWED
    house.do(TUTOR, PageAdd)
    house.do(TUTOR, PageBring, page="p2")
    assert house.view(MIA).board.pages == ("p1", "p2")
    assert house.view(MIA).board.brought == "p2"
    assert house.do(TUTOR, PageBring, page="p7").refusal.code is Code.NOT_FOUND

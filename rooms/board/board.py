"""Operations on the board: who may do what to which element, and what becomes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rooms.base import Id
from rooms.board.bounds import is_inside
from rooms.board.elements import Element, Figure, NewElement, Patch, Shape, Stroke, Writing
from rooms.commands import (
    BoardCreate,
    BoardPatch,
    BoardRemove,
    PageAdd,
    PageBring,
    PageClear,
)
from rooms.decision import (
    NOTHING,
    Decision,
    Given,
    Hold,
    blocked,
    only_in_session,
    only_tutors,
    refuse,
)
from rooms.facts import BoardChanged, BoardHeld, Fact, PageAdded, PageBrought
from rooms.ports import Finding
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.roster import pen_is_open
from rooms.state import Board, RoomState

ELEMENTS_LIMIT = 20_000
PAGES_LIMIT = 50
_STACK = 100
"""Room for the elements of one command in the stacking order; a command holds at most 50."""


def only_with_pen(state: RoomState, actor: Actor) -> Refusal | None:
    """A refusal unless the actor may draw now: a tutor, or a student whose pen is open."""
    if no := only_in_session(state):
        return no
    if actor.role is Role.TUTOR:
        return None
    if actor.role is not Role.STUDENT:
        return refuse(Code.NOT_ALLOWED, "Only tutors and students draw here.")
    if not pen_is_open(state, actor.person):
        return refuse(Code.PEN_LOCKED, "Your tutor has locked pens. You can look and point.")
    return None


def create(
    state: RoomState, command: BoardCreate, actor: Actor, given: Given
) -> Decision | Refusal:
    """Put new elements on the board, all or none."""
    if no := only_with_pen(state, actor) or _may_stand(state.board, command.elements):
        return no
    has_words = any(isinstance(each.shape, Writing) for each in command.elements)
    put = elements_of(command.elements, actor.person, state.seq + 1)
    return _screened(BoardChanged(put=put), command, given, has_words=has_words)


def patch(state: RoomState, command: BoardPatch, actor: Actor, given: Given) -> Decision | Refusal:
    """Set properties; elements that are gone by now are passed over."""
    if no := only_with_pen(state, actor):
        return no
    elements = state.board.elements
    there = [each for each in command.patches if each.id in elements]
    if not there:
        return refuse(Code.NOT_FOUND, "This is not on the board any more.")
    for each in there:
        if no := _may_touch(elements[each.id], actor) or _may_set(elements[each.id], each):
            return no
    has_words = any(each.text is not None for each in there)
    return _screened(BoardChanged(set=tuple(there)), command, given, has_words=has_words)


def remove(
    state: RoomState, command: BoardRemove, actor: Actor, given: Given
) -> Decision | Refusal:
    """Take elements off; those that are gone by now are passed over."""
    if no := only_with_pen(state, actor):
        return no
    there = [each for each in dict.fromkeys(command.elements) if each in state.board.elements]
    for each in there:
        if no := _may_touch(state.board.elements[each], actor):
            return no
    return Decision((BoardChanged(drop=tuple(there)),)) if there else NOTHING


def add_page(state: RoomState, command: PageAdd, actor: Actor, given: Given) -> Decision | Refusal:
    """Add a page behind the others."""
    if no := only_tutors(actor) or only_in_session(state):
        return no
    if len(state.board.pages) >= PAGES_LIMIT:
        return refuse(Code.BOARD_FULL, f"A room has at most {PAGES_LIMIT} pages.")
    return Decision((PageAdded(page=f"p{len(state.board.pages) + 1}"),))


def clear_page(
    state: RoomState, command: PageClear, actor: Actor, given: Given
) -> Decision | Refusal:
    """Take everything off a page, as one operation that can be undone."""
    if no := only_tutors(actor) or only_in_session(state) or _page(state.board, command.page):
        return no
    drop = tuple(e.id for e in state.board.elements.values() if e.page == command.page)
    return Decision((BoardChanged(drop=drop),)) if drop else NOTHING


def bring(state: RoomState, command: PageBring, actor: Actor, given: Given) -> Decision | Refusal:
    """Bring everybody to a page."""
    if no := only_tutors(actor) or only_in_session(state) or _page(state.board, command.page):
        return no
    return Decision((PageBrought(page=command.page),))


def elements_of(new: Sequence[NewElement], owner: Id, seq: int) -> tuple[Element, ...]:
    """New elements as they stand on the board: stacked in their order, above what came before."""
    return tuple(
        Element(
            id=each.id,
            page=each.page,
            shape=each.shape,
            owner=owner,
            editor=owner,
            z=seq * _STACK + index,
        )
        for index, each in enumerate(new)
    )


def _screened(
    fact: Fact, command: BoardCreate | BoardPatch, given: Given, *, has_words: bool
) -> Decision | Refusal:
    if not has_words or given.screening.finding is Finding.PASS:
        return Decision((fact,))
    if given.screening.finding is Finding.BLOCK:
        return blocked(given.screening)
    hold = Hold("board", given.screening.category, command.model_dump_json())
    return Decision((BoardHeld(),), hold)


def _page(board: Board, page: Id) -> Refusal | None:
    if page in board.pages:
        return None
    return refuse(Code.NOT_FOUND, "This page is not in the room.")


def _may_stand(board: Board, new: Sequence[NewElement]) -> Refusal | None:
    ids = [each.id for each in new]
    if len(set(ids)) < len(ids) or any(each in board.elements for each in ids):
        return refuse(Code.ALREADY_EXISTS, "This is on the board already.")
    if len(board.elements) + len(new) > ELEMENTS_LIMIT:
        return refuse(Code.BOARD_FULL, "The board is full. Take something off first.")
    for each in new:
        if no := _page(board, each.page):
            return no
        if not is_inside(each.shape):
            return refuse(Code.OUTSIDE_BOARD, "This does not fit on the page.")
    return None


def _may_touch(element: Element, actor: Actor) -> Refusal | None:
    if actor.role is Role.TUTOR or element.owner == actor.person:
        return None
    return refuse(Code.NOT_YOURS, "Somebody else made this. You can change what you made.")


def _may_set(element: Element, patch: Patch) -> Refusal | None:
    if patch.text is not None and not isinstance(element.shape, Writing):
        return refuse(Code.MALFORMED, "Only texts, notes and maths have words.")
    if patch.filled is not None and not isinstance(element.shape, Figure):
        return refuse(Code.MALFORMED, "Only rectangles and ellipses can be filled.")
    if not is_inside(patched(element.shape, patch)):
        return refuse(Code.OUTSIDE_BOARD, "This does not fit on the page.")
    return None


def patched(shape: Shape, patch: Patch) -> Shape:
    """The shape with the patch's properties set."""
    return shape.model_copy(update=patch.model_dump(exclude={"id"}, exclude_none=True))


def found(element: Element, patch: Patch) -> Patch:
    """What the element has now for the properties that the patch sets."""
    names = patch.model_dump(exclude={"id"}, exclude_none=True)
    return Patch(id=element.id, **{name: getattr(element.shape, name) for name in names})


def changed(board: Board, fact: BoardChanged, by: Id) -> Board:
    """The board after one operation."""
    put = {each.id: each for each in fact.put}
    for each in fact.set:
        if (element := put.get(each.id) or board.elements.get(each.id)) is not None:
            shape = patched(element.shape, each)
            put[each.id] = element.model_copy(update={"shape": shape, "editor": by})
    return replace(board, elements=board.elements.changed(put, fact.drop))


def page_added(board: Board, fact: PageAdded) -> Board:
    """One page more."""
    return replace(board, pages=(*board.pages, fact.page))


def page_brought(board: Board, fact: PageBrought) -> Board:
    """Everybody is to look here."""
    return replace(board, brought=fact.page)


def words_of(elements: Iterable[NewElement]) -> tuple[str, ...]:
    """The words that would be read on the board."""
    return tuple(each.shape.text for each in elements if isinstance(each.shape, Writing))


def seq_of(element: Element) -> int:
    """The seq of the fact that put an element on the board."""
    return element.z // _STACK


def carries_stroke(command: BoardCreate) -> bool:
    """Whether a command may be as large as strokes are."""
    return any(isinstance(each.shape, Stroke) for each in command.elements)

"""Undo and redo, per person, of whole operations.

Undoing makes the inverse of one's own last operation. It passes over what somebody else has
changed since: an element that another person edited is not taken away, and a property is set back
only where it still has the value that the operation left.
"""

from dataclasses import replace
from typing import Literal

from rooms.base import Id
from rooms.board.board import found, only_with_pen
from rooms.board.elements import Element, Patch
from rooms.commands import BoardRedo, BoardUndo
from rooms.decision import Decision, Given, refuse
from rooms.facts import BoardChanged
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.state import Board, Depth, Inverse, Restore, RoomState, ServerSide

DEPTH = 100
"""How many operations each person can take back."""

Stacks = dict[Id, tuple[Inverse, ...]]


def undo(state: RoomState, command: BoardUndo, actor: Actor, given: Given) -> Decision | Refusal:
    """Take back one's own last operation that has anything left to take back."""
    return _take_back(state, actor, state.server.undo, "undo")


def redo(state: RoomState, command: BoardRedo, actor: Actor, given: Given) -> Decision | Refusal:
    """Do again what one's own last undo took back."""
    return _take_back(state, actor, state.server.redo, "redo")


def _take_back(
    state: RoomState, actor: Actor, stacks: Stacks, cause: Literal["undo", "redo"]
) -> Decision | Refusal:
    if no := only_with_pen(state, actor):
        return no
    for passed_over, inverse in enumerate(reversed(stacks.get(actor.person, ()))):
        change = _still_possible(state.board, inverse, actor.person)
        if change.put or change.set or change.drop:
            update = {"cause": cause, "passed_over": passed_over}
            return Decision((change.model_copy(update=update),))
    return refuse(Code.NOTHING_TO_UNDO, f"There is nothing of yours to {cause}.")


def _still_possible(board: Board, inverse: Inverse, person: Id) -> BoardChanged:
    elements = board.elements
    put = tuple(
        each.model_copy(update={"editor": person})
        for each in inverse.put
        if each.id not in elements
    )
    drop = tuple(
        each for each in inverse.drop if each in elements and elements[each].editor == person
    )
    back = (_set_back(elements[r.element], r) for r in inverse.restore if r.element in elements)
    return BoardChanged(put=put, set=tuple(each for each in back if each is not None), drop=drop)


def _set_back(element: Element, restore: Restore) -> Patch | None:
    now = found(element, restore.left)
    names = [
        name
        for name, value in restore.left.model_dump(exclude={"id"}, exclude_none=True).items()
        if getattr(now, name) == value
    ]
    if not names:
        return None
    return Patch(id=element.id, **{name: getattr(restore.found, name) for name in names})


def inverse_of(board: Board, fact: BoardChanged) -> Inverse:
    """How to take back an operation that is about to change this board."""
    elements = board.elements
    return Inverse(
        drop=tuple(each.id for each in fact.put),
        put=tuple(elements[each] for each in fact.drop if each in elements),
        restore=tuple(
            Restore(each.id, each, found(elements[each.id], each))
            for each in fact.set
            if each.id in elements
        ),
    )


def remembered(server: ServerSide, board: Board, fact: BoardChanged, by: Id) -> ServerSide:
    """The stacks after an operation: `board` is the board before it."""
    if fact.cause == "release":
        return _forgotten(server, frozenset(fact.drop)) if fact.drop else server
    inverse = inverse_of(board, fact)
    undos, redos = server.undo.get(by, ()), server.redo.get(by, ())
    taken = fact.passed_over + 1
    match fact.cause:
        case "do":
            undos, redos = (*undos, inverse)[-DEPTH:], ()
        case "undo":
            undos, redos = undos[:-taken], (*redos, inverse)[-DEPTH:]
        case "redo":
            undos, redos = (*undos, inverse)[-DEPTH:], redos[:-taken]
    return replace(server, undo={**server.undo, by: undos}, redo={**server.redo, by: redos})


def may_show(state: RoomState, element: Id) -> bool:
    """Whether an element is on the board, or somebody's undo or redo could put it there."""
    stacks = (*state.server.undo.values(), *state.server.redo.values())
    return element in state.board.elements or any(
        each.id == element for stack in stacks for inverse in stack for each in inverse.put
    )


def _forgotten(server: ServerSide, hidden: frozenset[Id]) -> ServerSide:
    """The stacks without what was hidden: no undo shows it again."""

    def without(stacks: Stacks) -> Stacks:
        return {
            person: tuple(
                replace(each, put=tuple(e for e in each.put if e.id not in hidden))
                for each in stack
            )
            for person, stack in stacks.items()
        }

    return replace(server, undo=without(server.undo), redo=without(server.redo))


def counted(board: Board, fact: BoardChanged, by: Id) -> Board:
    """The depths after an operation: what a client knows of the stacks."""
    depth = board.depth.get(by, Depth())
    taken = fact.passed_over + 1
    match fact.cause:
        case "do":
            depth = Depth(min(DEPTH, depth.undo + 1), 0)
        case "undo":
            depth = Depth(max(0, depth.undo - taken), min(DEPTH, depth.redo + 1))
        case "redo":
            depth = Depth(min(DEPTH, depth.undo + 1), max(0, depth.redo - taken))
        case "release":
            return board
    return replace(board, depth={**board.depth, by: depth})

"""Who may signal what: the same rules as for facts, taken on the newest state that is here."""

from rooms.board.board import only_with_pen
from rooms.board.elements import Writing
from rooms.roles import Actor, Role
from rooms.signals import Cursor, CursorGone, Drag, Dropped, Ink, Signal, Sketch, Typing
from rooms.state import RoomState


def may_signal(state: RoomState, actor: Actor, signal: Signal) -> bool:
    """Whether a signal may be passed on; one that may not is dropped without an answer."""
    if state.session is None or actor.person in state.removed:
        return False
    match signal:
        case Cursor() | CursorGone() | Dropped():
            return True
        case Typing():
            return actor.person not in state.muted
        case Ink():
            return only_with_pen(state, actor) is None
        case Sketch(element=element):
            # Words are never previewed: others would read them before the screen has.
            return not isinstance(element.shape, Writing) and only_with_pen(state, actor) is None
        case Drag(elements=moved):
            return only_with_pen(state, actor) is None and all(
                _may_move(state, actor, each.id) for each in moved
            )


def _may_move(state: RoomState, actor: Actor, element: str) -> bool:
    standing = state.board.elements.get(element)
    return standing is not None and (actor.role is Role.TUTOR or standing.owner == actor.person)

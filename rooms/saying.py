"""What somebody said last, chat and board together: what is split over several texts is read whole.

And what those who come later read of words that are gone: nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rooms.base import Id, Place
from rooms.board.board import seq_of
from rooms.board.elements import Element, Writing
from rooms.decision import Said
from rooms.facts import BoardChanged, ChatPosted, ChatReleased, Recorded
from rooms.roles import STAFF
from rooms.state import RoomState

RECENT = 10
"""How many texts are read together with a new one."""
_LOOK_BACK = 200
"""How many messages, and elements, are looked through for them."""
GONE = "…"
"""Stands in facts where words stood that nobody may read any more."""


def recent(state: RoomState, person: Id, but: frozenset[Id] = frozenset()) -> tuple[Said, ...]:
    """Somebody's last texts, the oldest first; without elements that are just being changed."""
    said = sorted((*_messages(state, person), *_writings(state, person, but)), key=_by_seq)
    first = next((at for at, each in enumerate(said) if each.text), len(said))
    return tuple(said[first:][-RECENT:])


def _by_seq(said: Said) -> int:
    return said.seq


def _messages(state: RoomState, person: Id) -> Iterator[Said]:
    for message in islice(reversed(state.chat.values()), _LOOK_BACK):
        if message.text is None:
            continue
        if message.author == person:
            yield Said(message.place, message.text, place=message.place)
        elif (author := state.people.get(message.author)) is not None and author.role in STAFF:
            yield Said(message.place)


def _writings(state: RoomState, person: Id, but: frozenset[Id]) -> Iterator[Said]:
    for element in islice(reversed(state.board.elements.values()), _LOOK_BACK):
        if element.owner == person and element.id not in but and isinstance(element.shape, Writing):
            yield Said(seq_of(element), element.shape.text, element=element.id)


def redacted(facts: Sequence[Recorded], state: RoomState) -> tuple[Recorded, ...]:
    """Facts as somebody reads them later: without words that are gone by now.

    What becomes of a state by them is the same: a later fact takes away what these words were in.
    """
    return tuple(_redacted(each, state) for each in facts)


def _redacted(recorded: Recorded, state: RoomState) -> Recorded:
    fact = recorded.fact
    match fact:
        case ChatPosted() if _is_gone(state, recorded.seq):
            return _with(recorded, fact.model_copy(update={"text": GONE}))
        case ChatReleased() if _is_gone(state, fact.place):
            return _with(recorded, fact.model_copy(update={"text": GONE}))
        case BoardChanged() if _has_gone_words(fact, state):
            put = tuple(_blank(each, state) for each in fact.put)
            changes = tuple(
                each.model_copy(update={"text": GONE})
                if each.text is not None and each.id not in state.board.elements
                else each
                for each in fact.set
            )
            return _with(recorded, fact.model_copy(update={"put": put, "set": changes}))
        case _:
            return recorded


def _is_gone(state: RoomState, place: Place) -> bool:
    message = state.chat.get(place)
    return message is not None and message.text is None


def _has_gone_words(fact: BoardChanged, state: RoomState) -> bool:
    there = state.board.elements
    return any(isinstance(e.shape, Writing) and e.id not in there for e in fact.put) or any(
        each.text is not None and each.id not in there for each in fact.set
    )


def _blank(element: Element, state: RoomState) -> Element:
    if not isinstance(element.shape, Writing) or element.id in state.board.elements:
        return element
    return element.model_copy(update={"shape": element.shape.model_copy(update={"text": GONE})})


def _with(recorded: Recorded, fact: Any) -> Recorded:
    return Recorded.model_construct(
        seq=recorded.seq, at=recorded.at, by=recorded.by, cmd=recorded.cmd, fact=fact
    )

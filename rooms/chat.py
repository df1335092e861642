"""Chat: messages at their places, held ones, and deleting."""

from dataclasses import replace

from rooms.base import Place
from rooms.commands import ChatDelete, ChatPost
from rooms.decision import (
    NOTHING,
    Decision,
    Given,
    Hold,
    Settle,
    blocked,
    only_in_session,
    refuse,
)
from rooms.facts import ChatDeleted, ChatHeld, ChatPosted, ChatReleased, HeldSettled, Recorded
from rooms.ports import Finding
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.state import Message, RoomState

KEPT = 1_000
"""How many messages from earlier sessions a room's state keeps; older ones stay in the log."""


def post(state: RoomState, command: ChatPost, actor: Actor, given: Given) -> Decision | Refusal:
    """Say something; what the screen does not pass is held, and what it blocks is refused."""
    if no := only_in_session(state):
        return no
    if actor.person in state.muted:
        return refuse(Code.MUTED, "Your tutor has paused your messages. You can raise your hand.")
    if command.reply_to is not None and not _is_posted(state, command.reply_to):
        return refuse(Code.NOT_FOUND, "The message you reply to is not there any more.")
    match given.screening.finding:
        case Finding.PASS:
            return Decision((ChatPosted(text=command.text, reply_to=command.reply_to),))
        case Finding.MASK:
            text = masked(command.text, given.screening.spans)
            return Decision((ChatPosted(text=text, reply_to=command.reply_to),))
        case Finding.BLOCK:
            return blocked(given.screening)
        case Finding.HOLD:
            hold = Hold("chat", given.screening.category, command.model_dump_json())
            return Decision((ChatHeld(reply_to=command.reply_to),), hold)


def masked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """A text with a dot for each UTF-16 code unit of the spans: every place stays where it was."""
    units = bytearray(text.encode("utf-16-le"))
    for start, end in spans:
        units[2 * start : 2 * end] = _DOT * (len(units[2 * start : 2 * end]) // 2)
    # Half a character that a span has cut is a dot as well.
    return units.decode("utf-16-le", "replace").replace("\ufffd", "•")


_DOT = "•".encode("utf-16-le")


def delete(state: RoomState, command: ChatDelete, actor: Actor, given: Given) -> Decision | Refusal:
    """Delete a message; a held one is withdrawn before anybody decides on it."""
    message = state.chat.get(command.place)
    own = message is not None and message.author == actor.person
    if message is None or not (own or actor.is_staff):
        return refuse(Code.NOT_FOUND, "This message is not yours, or not there any more.")
    match message.status:
        case "posted":
            return Decision((ChatDeleted(place=command.place),))
        case "held":
            settled = HeldSettled(place=command.place, author=message.author, released=False)
            return Decision((settled,), settle=Settle(command.place, released=False))
        case "deleted" | "removed":
            return NOTHING


def _is_posted(state: RoomState, place: Place) -> bool:
    message = state.chat.get(place)
    return message is not None and message.status == "posted"


def posted(state: RoomState, recorded: Recorded, fact: ChatPosted) -> RoomState:
    """A message stands at its seq."""
    return _with(
        state,
        Message(recorded.seq, recorded.by, recorded.at, fact.text, fact.reply_to, "posted"),
    )


def held(state: RoomState, recorded: Recorded, fact: ChatHeld) -> RoomState:
    """A place is taken by a message that is being checked."""
    return _with(
        state, Message(recorded.seq, recorded.by, recorded.at, None, fact.reply_to, "held")
    )


def released(state: RoomState, fact: ChatReleased) -> RoomState:
    """A held message appears at the place it was written at."""
    return _with(
        state,
        Message(fact.place, fact.author, fact.written_at, fact.text, fact.reply_to, "posted"),
    )


def deleted(state: RoomState, fact: ChatDeleted) -> RoomState:
    """The words are gone; the place stays."""
    message = state.chat.get(fact.place)
    if message is None:
        return state
    return _with(state, replace(message, text=None, status="deleted"))


def settled(state: RoomState, recorded: Recorded, fact: HeldSettled) -> RoomState:
    """A held message was withdrawn by its author, or removed by staff."""
    message = state.chat.get(fact.place)
    if message is None or fact.released:
        return state
    if recorded.by == fact.author:
        return replace(state, chat=state.chat.changed({}, (fact.place,)))
    return _with(state, replace(message, status="removed"))


def _with(state: RoomState, message: Message) -> RoomState:
    return replace(state, chat=state.chat.changed({message.place: message}))


def kept_from(state: RoomState) -> int:
    """The place from which on a new session keeps messages; 0 keeps all."""
    places = sorted(state.chat)
    return places[-KEPT] if len(places) > KEPT else 0

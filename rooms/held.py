"""Held texts: what is being checked, and what staff decide on it."""

from dataclasses import replace

from pydantic import TypeAdapter

from rooms.base import Id, Place
from rooms.board import undo
from rooms.board.board import elements_of
from rooms.commands import (
    AnswerGive,
    AnswerPropose,
    BoardCreate,
    BoardPatch,
    ChatPost,
    ContentHide,
    ContentShow,
    HeldRelease,
    HeldRemove,
)
from rooms.decision import NOTHING, Decision, Given, Said, Settle, refuse
from rooms.facts import (
    AnswerReleased,
    BoardChanged,
    ChatDeleted,
    ChatReleased,
    Fact,
    HeldSettled,
    HelpOffered,
    Recorded,
)
from rooms.ports import Evidence
from rooms.refusals import Code, Refusal
from rooms.roles import Actor, Role
from rooms.scaffolding.modes import together
from rooms.state import Held, RoomState

CHILD_FIRST = frozenset({"crisis", "disclosure"})
"""Categories of texts that are about a child who may need somebody."""

_COMMAND: TypeAdapter[ChatPost | BoardCreate | BoardPatch | AnswerGive | AnswerPropose] = (
    TypeAdapter(ChatPost | BoardCreate | BoardPatch | AnswerGive | AnswerPropose)
)


def release(
    state: RoomState, command: HeldRelease, actor: Actor, given: Given
) -> Decision | Refusal:
    """Let a held text through, at the place where it was written."""
    author = _author(state, command.place)
    if command.appeal and given.evidence is not None and actor.role is Role.MODERATOR:
        author = given.evidence.author
    if no := _may_settle(actor, author):
        return no
    if author is None or given.evidence is None:
        return refuse(Code.ALREADY_DECIDED, "Somebody has decided on this already.")
    if no := _only_moderators(given.evidence, actor):
        return no
    facts = _released(state, given.evidence)
    settled = HeldSettled(place=command.place, author=author, released=True)
    return Decision((*facts, settled), settle=Settle(command.place, released=True))


def remove(state: RoomState, command: HeldRemove, actor: Actor, given: Given) -> Decision | Refusal:
    """Keep a held text from others for good."""
    author = _author(state, command.place)
    if no := _may_settle(actor, author):
        return no
    if author is None:
        return refuse(Code.ALREADY_DECIDED, "Somebody has decided on this already.")
    if given.evidence is not None and (no := _only_moderators(given.evidence, actor)):
        return no
    settled = HeldSettled(place=command.place, author=author, released=False)
    return Decision((settled,), settle=Settle(command.place, released=False))


def noticed(
    state: RoomState, decision: Decision | Refusal, actor: Actor, given: Given
) -> Decision | Refusal:
    """A decision on words, with what the screen asks for besides: help, or that somebody looks."""
    screening = given.screening
    if isinstance(decision, Refusal) or not decision.facts:
        return decision
    if given.parts and decision.hold is not None:
        decision = replace(decision, facts=(*_without(state, given.parts), *decision.facts))
    if screening.help and decision.hold is not None:
        # Before what is held: that is a decision's last fact. Its words are nobody's to read, and
        # its author is not left alone until somebody has decided.
        offered = HelpOffered(person=actor.person, reason=screening.help)
        return replace(decision, facts=(offered, *decision.facts))
    return replace(decision, flagged=True) if screening.flagged else decision


def hide(state: RoomState, command: ContentHide, actor: Actor, given: Given) -> Decision | Refusal:
    """Take what others could read away from everybody; what is gone already is passed over."""
    if not actor.is_staff:
        return refuse(Code.NOT_ALLOWED, "Only staff can decide on this.")
    gone = _hidden(state, command.places, command.elements)
    return Decision(gone) if gone else NOTHING


def _without(state: RoomState, parts: tuple[Said, ...]) -> tuple[Fact, ...]:
    """Earlier parts of what is held now go too: together they say what it says."""
    places = tuple(each.place for each in parts if each.place is not None)
    return _hidden(state, places, tuple(each.element for each in parts if each.element is not None))


def _hidden(
    state: RoomState, places: tuple[Place, ...], elements: tuple[Id, ...]
) -> tuple[Fact, ...]:
    messages = [state.chat.get(place) for place in dict.fromkeys(places)]
    gone: list[Fact] = [
        ChatDeleted(place=each.place)
        for each in messages
        if each is not None and each.status == "posted"
    ]
    there = [each for each in dict.fromkeys(elements) if undo.may_show(state, each)]
    if there:
        # Nobody's operation: it is on nobody's stack, and nobody's undo brings it back.
        gone.append(BoardChanged(drop=tuple(there), cause="release"))
    return tuple(gone)


def show(state: RoomState, command: ContentShow, actor: Actor, given: Given) -> Decision | Refusal:
    """Bring a message back that was taken away; one that is there stays as it is."""
    message = state.chat.get(command.place)
    if no := _may_settle(actor, message.author if message is not None else None):
        return no
    if message is None or message.status != "deleted":
        return NOTHING
    return Decision(
        (
            ChatReleased(
                place=message.place,
                author=message.author,
                written_at=message.at,
                text=command.text,
                reply_to=message.reply_to,
            ),
        )
    )


def _only_moderators(evidence: Evidence, actor: Actor) -> Refusal | None:
    """A refusal for everybody else, where it is about a child who may need somebody."""
    if evidence.category in CHILD_FIRST and actor.role is not Role.MODERATOR:
        return refuse(Code.NOT_ALLOWED, "A moderator decides on this. They have been told.")
    return None


def _may_settle(actor: Actor, author: str | None) -> Refusal | None:
    if not actor.is_staff:
        return refuse(Code.NOT_ALLOWED, "Only staff can decide on this.")
    if actor.person == author:
        return refuse(Code.NOT_ALLOWED, "Somebody else has to decide on your own words.")
    return None


def _author(state: RoomState, place: Place) -> str | None:
    """Who wrote the text that is held at this place; None if none is."""
    if (held := state.held.get(place)) is not None:
        return held.author
    message = state.chat.get(place)
    return message.author if message is not None and message.status == "held" else None


def _released(state: RoomState, evidence: Evidence) -> tuple[Fact, ...]:
    command = _COMMAND.validate_json(evidence.payload)
    match command:
        case ChatPost():
            return (
                ChatReleased(
                    place=evidence.place,
                    author=evidence.author,
                    written_at=evidence.written_at,
                    text=command.text,
                    reply_to=command.reply_to,
                ),
            )
        case BoardCreate():
            free = [each for each in command.elements if each.id not in state.board.elements]
            put = elements_of(free, evidence.author, evidence.place)
            return (BoardChanged(put=put, cause="release"),) if put else ()
        case BoardPatch():
            there = [each for each in command.patches if each.id in state.board.elements]
            return (BoardChanged(set=tuple(there), cause="release"),) if there else ()
        case AnswerGive():
            return (
                AnswerReleased(
                    place=evidence.place,
                    person=evidence.author,
                    problem=command.problem,
                    part=command.part,
                    answer=command.answer,
                ),
            )
        case AnswerPropose():
            return together.released(state, command, evidence)


def board_held(state: RoomState, recorded: Recorded) -> RoomState:
    """Words for the board wait."""
    held = Held(recorded.seq, recorded.by, "board", recorded.at)
    return replace(state, held={**state.held, recorded.seq: held})


def answer_held(state: RoomState, recorded: Recorded) -> RoomState:
    """The words of an answer wait; its verdict does not."""
    held = Held(recorded.seq, recorded.by, "answer", recorded.at)
    return replace(state, held={**state.held, recorded.seq: held})


def settled(state: RoomState, fact: HeldSettled) -> RoomState:
    """Nothing waits at this place any more."""
    held = {place: each for place, each in state.held.items() if place != fact.place}
    return replace(state, held=held)

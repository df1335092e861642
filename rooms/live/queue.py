"""The commands that wait in a room, and the batch that is made of them."""

import asyncio
from dataclasses import dataclass, field

import structlog

from rooms.base import Id
from rooms.commands import AnyCommand
from rooms.decision import Decision, Given
from rooms.facts import Recorded
from rooms.ports import Entry, Evidence, Flag, Outcome
from rooms.refusals import Code, Refusal
from rooms.roles import Actor
from rooms.room import decide, evolve
from rooms.state import RoomState

_log = structlog.get_logger()

UNDECIDED = Refusal(
    code=Code.UNAVAILABLE, message="This could not be done, and nothing was changed."
)

Key = tuple[Id, Id]
"""(person, command): what makes a command the same command."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A command that is ready to be decided, and who waits for its answer."""

    actor: Actor
    command: AnyCommand
    given: Given
    answer: asyncio.Future[Outcome]

    @property
    def key(self) -> Key:
        """Which command this is."""
        return self.actor.person, self.command.id


@dataclass(frozen=True, slots=True)
class Decided:
    """A batch: the state it was decided on, the entries, and the state it leads to."""

    base: RoomState
    entries: tuple[Entry, ...]
    waiting: tuple[Waiting, ...]
    state: RoomState

    @property
    def facts(self) -> tuple[Recorded, ...]:
        """All facts of the batch, in order."""
        return tuple(fact for entry in self.entries for fact in entry.facts)


@dataclass(slots=True)
class Queue:
    """First in, first decided. The same command waits only once."""

    waiting: dict[Key, Waiting] = field(default_factory=dict)

    def add(self, waiting: Waiting) -> None:
        """Let a command wait behind the others."""
        self.waiting[waiting.key] = waiting

    def answer(self, key: Key, outcome: Outcome) -> None:
        """Answer a command, wherever it waits."""
        waiting = self.waiting.pop(key, None)
        if waiting is not None and not waiting.answer.done():
            waiting.answer.set_result(outcome)

    def decide(self, state: RoomState, most: int) -> Decided:
        """Decide what waits, in order, each on the state that the one before leads to.

        Commands stay in the queue until they are answered: the batch may not be written.
        """
        taken = tuple(list(self.waiting.values())[:most])
        entries, ahead = [], state
        for each in taken:
            entry, ahead = _entered(ahead, each)
            entries.append(entry)
        return Decided(state, tuple(entries), taken, ahead)


def _entered(state: RoomState, waiting: Waiting) -> tuple[Entry, RoomState]:
    person, command = waiting.key
    decision = _decided(state, waiting)
    if isinstance(decision, Refusal):
        return Entry(person, command, Outcome(state.seq, decision)), state
    facts, ahead = _recorded(state, waiting, decision)
    entry = Entry(
        person,
        command,
        Outcome(ahead.seq),
        facts,
        _evidence(waiting, decision, ahead.seq),
        (decision.settle.place,) if decision.settle else (),
        released=decision.settle is not None and decision.settle.released,
        flags=_flags(waiting, facts) if decision.flagged else (),
    )
    return entry, ahead


def _decided(state: RoomState, waiting: Waiting) -> Decision | Refusal:
    try:
        return decide(state, waiting.command, waiting.actor, waiting.given)
    except Exception as failure:
        # A command that our own code trips over must not stop the writer of all rooms.
        _log.error(
            "command.undecided",
            kind=waiting.command.kind,
            failure=type(failure).__name__,
        )
        return UNDECIDED


def _recorded(
    state: RoomState, waiting: Waiting, decision: Decision
) -> tuple[tuple[Recorded, ...], RoomState]:
    facts = []
    for fact in decision.facts:
        recorded = Recorded.model_construct(
            seq=state.seq + 1,
            # Clocks differ between processes and may step back; time in a log does not.
            at=max(waiting.given.at, state.server.at),
            by=waiting.actor.person,
            cmd=waiting.command.id,
            fact=fact,
        )
        facts.append(recorded)
        state = evolve(state, recorded)
    return tuple(facts), state


def _evidence(waiting: Waiting, decision: Decision, place: int) -> tuple[Evidence, ...]:
    if decision.hold is None:
        return ()
    hold, screening = decision.hold, waiting.given.screening
    return (
        Evidence(
            place,
            waiting.actor.person,
            hold.surface,
            hold.category,
            hold.payload,
            waiting.given.at,
            screening.severity,
            screening.rules,
            screening.policy,
        ),
    )


def _flags(waiting: Waiting, facts: tuple[Recorded, ...]) -> tuple[Flag, ...]:
    screening, first = waiting.given.screening, facts[0]
    return (
        Flag(
            first.seq,
            first.by,
            screening.category,
            first.at,
            screening.severity,
            screening.rules,
            screening.policy,
        ),
    )

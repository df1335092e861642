"""A case: something that a moderator looks at, and what may be done with it. Pure.

Whoever reads and writes cases locks the row, asks here, and writes what is answered: so of two
decisions in the same instant one is first, on however many processes.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from rooms.base import Id, Millis, Place
from rooms.roles import Actor, Role

LEASE_MS = 90_000
"""How long a claim lasts unless it is renewed: a browser that died gives its case back by then."""

UNDO_MS = 10_000
"""How long a decision can be taken back; it is carried out after that."""

REVIEWERS = frozenset({Role.MODERATOR, Role.ADMIN})
"""Who looks at cases."""


class Origin(StrEnum):
    """Where a case comes from. The values are kept: add, never rename."""

    HELD = "held"
    """The screen held a text; nobody else has read it."""
    FLAG = "flag"
    """A text passed, and the screen asks that somebody looks at it."""
    REPORT = "report"
    """A person reported something that others can read or see."""
    APPEAL = "appeal"
    """The author of something that was removed asks for another look."""


class Ruling(StrEnum):
    """What a moderator can decide. The values are kept: add, never rename."""

    ALLOW = "allow"
    """Others may read it: a held text is shown, what was shown stays, an appeal is granted."""
    REMOVE = "remove"
    """Others may not: it stays away or goes, and an appeal is not granted."""
    HANDLED = "handled"
    """The adults have it in hand; for cases about a child, not about a text. It stays away."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and until when it can be taken back."""

    ruling: Ruling
    by: Id
    at: Millis
    final_at: Millis


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it stands; whose words it is about, and how far it is."""

    id: Id
    origin: Origin
    category: str
    severity: int
    room: Id
    author: Id
    """Whose words or drawing it is about."""
    opened_at: Millis
    place: Place | None = None
    element: Id | None = None
    reporter: Id | None = None
    appeal_of: Id | None = None
    decided_before: Id | None = None
    """For an appeal: who took the decision."""
    version: int = 1
    claimed_by: Id | None = None
    claimed_until: Millis = 0
    handed_to: Id | None = None
    escalated_at: Millis | None = None
    decided: Decided | None = None

    def holder(self, now: Millis) -> Id | None:
        """Who works on it at this moment."""
        return self.claimed_by if self.claimed_by is not None and now < self.claimed_until else None


class Conflict(StrEnum):
    """Why something cannot be done with a case."""

    DECIDED = "already_decided"
    CLAIMED = "claimed"
    CHANGED = "changed"
    OWN = "own"
    """It is about one's own words, report or decision: somebody else has to."""
    FINAL = "final"
    """It is too late to take it back, or there is nothing to take back."""


Answer = Case | Conflict


def claim(case: Case, actor: Actor, now: Millis) -> Answer:
    """Work on a case for one lease; asked again by the same person, the lease is renewed."""
    if case.decided is not None:
        return Conflict.DECIDED
    holder = case.holder(now)
    if holder not in (None, actor.person):
        return Conflict.CLAIMED
    renewed = replace(case, claimed_by=actor.person, claimed_until=now + LEASE_MS)
    # Renewing changes nothing that anybody decided on.
    return renewed if holder == actor.person else _next(renewed)


def put_back(case: Case, actor: Actor, now: Millis) -> Answer:
    """Leave a case to others."""
    if case.holder(now) != actor.person:
        return Conflict.CLAIMED
    return _next(replace(case, claimed_by=None, claimed_until=0))


def decide(case: Case, actor: Actor, version: int, ruling: Ruling, now: Millis) -> Answer:
    """Decide once. `version` is the one that the decider saw."""
    if case.decided is not None:
        return Conflict.DECIDED
    if actor.person in (case.author, case.decided_before):
        return Conflict.OWN
    if case.holder(now) not in (None, actor.person):
        return Conflict.CLAIMED
    if version != case.version:
        return Conflict.CHANGED
    decided = Decided(ruling, actor.person, now, now + UNDO_MS)
    return _next(replace(case, decided=decided, claimed_by=None, claimed_until=0))


def undo(case: Case, actor: Actor, now: Millis) -> Answer:
    """Take one's own decision back while it is not final; the case is one's own to decide again."""
    if case.decided is None or case.decided.by != actor.person or now >= case.decided.final_at:
        return Conflict.FINAL
    mine = replace(case, decided=None, claimed_by=actor.person, claimed_until=now + LEASE_MS)
    return _next(mine)


def hand_over(case: Case, actor: Actor, to: Id, now: Millis) -> Answer:
    """Give a case to somebody else, who finds it at the top of their list."""
    if case.decided is not None:
        return Conflict.DECIDED
    if case.holder(now) not in (None, actor.person):
        return Conflict.CLAIMED
    if to in (case.author, case.decided_before):
        return Conflict.OWN
    return _next(replace(case, handed_to=to, claimed_by=None, claimed_until=0))


def escalate(case: Case, actor: Actor, now: Millis) -> Answer:
    """Bring a case before the safeguarding lead; once is enough."""
    if case.decided is not None:
        return Conflict.DECIDED
    if case.holder(now) not in (None, actor.person):
        return Conflict.CLAIMED
    if case.escalated_at is not None:
        return case
    return _next(replace(case, escalated_at=now, claimed_by=None, claimed_until=0))


def may_appeal(case: Case, actor: Actor, now: Millis) -> bool:
    """Whether this person may ask for another look: the author, at what was finally removed."""
    decided = case.decided
    return (
        actor.person == case.author
        and case.origin is not Origin.APPEAL
        and decided is not None
        and decided.ruling is Ruling.REMOVE
        and now >= decided.final_at
    )


def _next(case: Case) -> Case:
    return replace(case, version=case.version + 1)

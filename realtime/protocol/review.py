"""The bodies of the review queue."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from moderation.cases import Origin, Ruling
from moderation.findings import Category
from moderation.help_lines import SchoolModeration
from moderation.policy import Action, Policy
from moderation.reports import Reason
from realtime.protocol.http import NamedId
from rooms.base import Closed, Id, Millis, Place

Words = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=r"^[^\x00]*$")]


Said = Annotated[str, StringConstraints(max_length=1_000, pattern=r"^[^\x00]*$")]

PICTURE_LIMIT = 600_000
"""The longest picture of a part of the board, in characters of its data address."""


class Ruled(Closed):
    """A decision on a case."""

    ruling: Ruling
    by: NamedId
    at: Millis
    final_at: Millis
    """Until then it can be taken back, and has had no effect yet."""


class ReviewCase(Closed):
    """A case as the list shows it: everything but the words."""

    id: Id
    origin: Origin
    category: str
    severity: int
    """From 1, low, to 4, severe."""
    version: int
    room: NamedId
    author: NamedId
    reporter: NamedId | None
    reason: str
    """Why somebody reported it."""
    opened_at: Millis
    due_at: Millis
    """When somebody should have looked at it."""
    claimed_by: NamedId | None
    claimed_until: Millis
    handed_to: NamedId | None
    escalated: bool
    decided: Ruled | None


class Exposure(Closed):
    """How much a moderator has read lately."""

    revealed: int
    """How many cases they revealed in the last hour, or since their last break."""
    rest: bool
    """Whether a break would do them good."""


class ReviewQueue(Closed):
    """What waits, in the order in which it should be looked at."""

    version: str
    """Names what is listed: asked for with it, the answer waits until it is another one."""
    now: Millis
    waiting: int
    severe: int
    """How many of those listed are severe."""
    overdue: int
    mine: int
    """How many are claimed by, or handed to, whoever asks."""
    more: int
    """How many more wait than are listed."""
    exposure: Exposure
    cases: tuple[ReviewCase, ...]


class CaseNote(Closed):
    """What a moderator wrote down about a case."""

    by: NamedId
    at: Millis
    words: str


class CaseEvent(Closed):
    """One line of what was done with a case."""

    by: NamedId
    at: Millis
    action: str
    ruling: str


class CaseWhole(Closed):
    """A case with its notes and its history; the words are asked for on their own."""

    case: ReviewCase
    rules: tuple[str, ...]
    policy_version: int
    notes: tuple[CaseNote, ...]
    history: tuple[CaseEvent, ...]
    colleagues: tuple[NamedId, ...]
    """Who else reviews, to hand it over to."""


class ContextLine(Closed):
    """A message near the one that a case is about."""

    place: Place
    at: Millis
    author: NamedId
    text: str
    """Empty where it is being checked, or was kept away."""
    status: Literal["posted", "held", "deleted"]
    is_this: bool


class CaseWords(Closed):
    """What a case is about, in words; that they were shown is in the audit."""

    text: str
    """Empty where it was deleted on time, or is no text."""
    said: str
    """What a reporter, or the author of an appeal, has to say about it."""
    picture: str
    """A picture of the board, as a data address; empty without one."""
    context: tuple[ContextLine, ...]
    exposure: Exposure


class CaseDecision(Closed):
    """A decision on the version of a case that its maker saw."""

    version: Annotated[int, Field(ge=1)]
    ruling: Ruling


class CasePick(Closed):
    """One of many cases to decide on."""

    case: Id
    version: Annotated[int, Field(ge=1)]


class ManyDecided(Closed):
    """One decision on many cases: for a flood."""

    cases: Annotated[tuple[CasePick, ...], Field(min_length=1, max_length=100)]
    ruling: Ruling


class ManyAnswer(Closed):
    """Which of them are decided now; the others had changed, or were somebody else's."""

    decided: tuple[Id, ...]
    passed_over: tuple[Id, ...]


class ReportNew(Closed):
    """Something that somebody reports: one of a message, an element, or a picture."""

    reason: Reason
    place: Place | None = None
    element: Id | None = None
    picture: Annotated[
        str,
        StringConstraints(max_length=PICTURE_LIMIT, pattern=r"^(data:image/png;base64,[\w+/=]+)?$"),
    ] = ""
    said: Said = ""


class Appeal(Closed):
    """What the author of something that was taken away has to say."""

    said: Words


class DecisionAboutMe(Closed):
    """Something of one's own that was taken away, and how one's appeal stands."""

    case: Id
    room: NamedId
    place: Place | None
    category: str
    decided_at: Millis
    appealed: bool
    granted: bool | None


class DecisionsAboutMe(Closed):
    """What of one's own was taken away lately, the newest first."""

    decisions: tuple[DecisionAboutMe, ...]


class ModerationSettings(Closed):
    """What a school has settled about its moderation, and what there is to choose from."""

    settled: SchoolModeration
    usual_minutes: dict[str, int]
    """Category → minutes until somebody should have looked, where nothing else is settled."""
    countries: tuple[str, ...]
    people: tuple[NamedId, ...]
    """Who can be a lead."""


class PolicyWhole(Closed):
    """A school's policy, and what there is to choose from."""

    policy: Policy
    categories: tuple[Category, ...]
    usual: bool
    """Nobody of the school has changed it yet."""


class PolicyChange(Closed):
    """A policy to try, or to save as the version behind the newest."""

    policy: Policy


class PolicyTried(Closed):
    """What a policy would have made of the texts of the last 24 hours in which something was."""

    faults: tuple[str, ...]
    """Why it may not be saved."""
    looked_at: int
    before: dict[Action, int]
    after: dict[Action, int]
    changed: int
    """How many of them would have been treated otherwise."""


class CategoryNumbers(Closed):
    """How much of a category was decided, and how fast."""

    category: str
    decided: int
    median_ms: int
    slow_ms: int
    """Nine of ten were decided within this time."""


class RuleNumbers(Closed):
    """How often a rule was right."""

    rule: str
    decided: int
    wrong: int
    """A moderator let it through, or the author's appeal was granted."""


class NumbersOfReview(Closed):
    """How much was reviewed in so many days, how fast, and how often the screen was right."""

    days: int
    categories: tuple[CategoryNumbers, ...]
    rules: tuple[RuleNumbers, ...]
    appeals: int
    answered: int
    granted: int


class CaseHandOver(Closed):
    """To whom a case is given."""

    to: Id


class CaseNoteNew(Closed):
    """Something to write down about a case."""

    words: Words

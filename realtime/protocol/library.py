"""The bodies of the library, of problem sets, and of writing problems."""

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from realtime.protocol.http import NamedId, PublicState
from rooms.base import Closed, Id, Millis, Name
from rooms.commands import AnswerGive, HintTake
from rooms.refusals import Refusal

DraftBody = Annotated[
    dict[str, Any], WithJsonSchema({"type": "object", "additionalProperties": {}})
]
"""A problem as far as it is written: in the shape of `Problem`, whole or not."""


class LibraryCard(Closed):
    """A problem as the library lists it."""

    id: Id
    title: str
    subject: str
    level: str
    skills: tuple[str, ...]
    steps: int
    source: str
    licence: str
    version: int
    is_own: bool
    """Whether it was written or edited in this school."""


class LibraryPage(Closed):
    """A page of problems, the best first."""

    problems: tuple[LibraryCard, ...]
    total: int
    """How many there are on all pages."""


class LibraryChoices(Closed):
    """What problems can be chosen by."""

    subjects: tuple[str, ...]
    levels: tuple[str, ...]
    licences: tuple[str, ...]
    skills: tuple[str, ...]


class ProblemSetWhole(Closed):
    """A problem set with the titles of its problems, in order."""

    id: Id
    name: str
    problems: tuple[NamedId, ...]


SetProblems = Annotated[tuple[Id, ...], Field(max_length=500)]


class ProblemSetNew(Closed):
    """A problem set to make."""

    name: Name
    problems: SetProblems = ()


class ProblemSetChange(Closed):
    """What to change of a problem set; None leaves it."""

    name: Name | None = None
    problems: SetProblems | None = None


class Fault(Closed):
    """One thing to mend in a problem, and the way to its field."""

    at: tuple[str | int, ...]
    message: str


class DraftCard(Closed):
    """A draft as its author's list shows it."""

    id: Id
    problem: Id
    base: int
    """The version that it began from; 0 for a new problem."""
    title: str
    saved_at: Millis


class DraftList(Closed):
    """One's drafts, the one saved last first."""

    drafts: tuple[DraftCard, ...]


class DraftNew(Closed):
    """A draft to begin: of a new problem, of a problem's next version, or of a copy of one."""

    problem: Id | None = None
    is_copy: bool = False


class DraftWhole(Closed):
    """A draft as it was last saved."""

    id: Id
    problem: Id
    base: int
    revision: int
    saved_at: Millis
    body: DraftBody


class DraftSave(Closed):
    """A draft to save over the revision that was seen."""

    revision: Annotated[int, Field(ge=1)]
    body: DraftBody


class DraftSaved(Closed):
    """A draft is saved."""

    revision: int
    saved_at: Millis


class FigureName(Closed):
    """An image is kept; prose shows it by this name."""

    name: str


class DraftPublish(Closed):
    """A draft to publish, as it was saved with this revision."""

    revision: Annotated[int, Field(ge=1)]
    over: bool = False
    """Publish it although there is a newer version than the one that it began from."""


class Published(Closed):
    """What publishing came to: the version, or what has to be mended first."""

    problem: Id
    version: int | None
    faults: tuple[Fault, ...]


class Trial(Closed):
    """A problem to try as a student, and everything that was done on it so far."""

    problem: DraftBody
    seed: Annotated[int, Field(ge=0, le=2**31)] = 0
    acts: Annotated[
        tuple[Annotated[AnswerGive | HintTake, Field(discriminator="kind")], ...],
        Field(max_length=100),
    ] = ()


class Tried(Closed):
    """What a student would see now; nothing of it is recorded."""

    state: PublicState | None
    """None where the problem cannot be worked on; `faults` say why."""
    refusal: Refusal | None
    """What became of the last act, if it was refused."""
    faults: tuple[Fault, ...]
    variants: int
    """How many sets of values it has to draw from."""

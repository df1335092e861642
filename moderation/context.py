"""What a text is judged with besides itself: who says it, to whom, where, and after what."""

from dataclasses import dataclass
from enum import StrEnum

from rooms.ports import Surface
from rooms.roles import Role


class AgeBand(StrEnum):
    """How old somebody is, as exactly as moderation needs to know."""

    CHILD = "under_13"
    TEEN = "13_17"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of one text. Plain data, so that a judgement can be repeated later."""

    role: Role = Role.STUDENT
    surface: Surface = "chat"
    age: AgeBand = AgeBand.CHILD
    """Of the author; unknown counts as the youngest."""
    readers: AgeBand = AgeBand.CHILD
    """Of the youngest who can read it."""
    subject: str = ""
    """The room's subject, in plain words: "biology"."""
    recent: tuple[str, ...] = ()
    """The author's last ten texts in this room, chat and board together, the oldest first.

    Answers are not among them. An empty text stands where an adult of the room asked something in
    between: numbers behind it may be answers, and are not read together with those before it.
    """
    allowed_hosts: frozenset[str] = frozenset()
    """Hosts that the school allows links to, with all below them."""


USUAL_HOSTS = frozenset(
    {
        *("khanacademy.org", "wikipedia.org", "wikimedia.org", "desmos.com", "geogebra.org"),
        *("wolframalpha.com", "mathsisfun.com", "brilliant.org", "openstax.org", "britannica.com"),
        *("nasa.gov", "phet.colorado.edu", "bbc.co.uk", "gutenberg.org", "merriam-webster.com"),
    }
)
"""Hosts for lessons that are allowed where a school has said nothing else."""

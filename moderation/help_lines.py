"""Where a child finds somebody to talk to, and what a school settles about its moderation."""

from typing import Annotated

from pydantic import Field, StringConstraints

from moderation.clocks import Clocks
from rooms.base import Closed, Id

Short = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00<>]*$")]


class HelpLine(Closed):
    """Somebody to call or write to."""

    name: Short
    contact: Short
    """The number, or the address."""
    about: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00<>]*$")] = ""


class Help(Closed):
    """Where help is: for an emergency, and to talk."""

    emergency: Short
    lines: Annotated[tuple[HelpLine, ...], Field(max_length=10)]


def _help(emergency: str, *lines: tuple[str, str, str]) -> Help:
    return Help(
        emergency=emergency,
        lines=tuple(HelpLine(name=name, contact=to, about=about) for name, to, about in lines),
    )


_FREE = "Free, day and night."

BY_COUNTRY = {
    "": _help("112", ("Child helpline", "116 111", "In most countries of Europe, free.")),
    "AT": _help("112", ("Rat auf Draht", "147", _FREE)),
    "AU": _help("000", ("Kids Helpline", "1800 55 1800", _FREE)),
    "CA": _help("911", ("Kids Help Phone", "1-800-668-6868", _FREE), ("988", "988", _FREE)),
    "CH": _help("112", ("Pro Juventute 147", "147", _FREE)),
    "DE": _help("112", ("Nummer gegen Kummer", "116 111", "Free and without your name.")),
    "FR": _help("112", ("Allô Enfance en Danger", "119", _FREE), ("3114", "3114", _FREE)),
    "GB": _help("999", ("Childline", "0800 1111", _FREE), ("Samaritans", "116 123", _FREE)),
    "IE": _help("112", ("Childline", "1800 66 66 66", _FREE)),
    "NZ": _help("111", ("1737, need to talk?", "1737", _FREE)),
    "US": _help(
        "911",
        ("988 Lifeline", "988", "Call or write, free, day and night."),
        ("Childhelp", "1-800-422-4453", _FREE),
    ),
}
"""By country (ISO 3166-1); the empty one is for a school that has not said."""


class SchoolModeration(Closed):
    """What a school settles; everything has a usual value."""

    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] = ""
    help: Help | None = None
    """The school's own lines, instead of its country's."""
    clocks: Clocks = Clocks()
    leads: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    """The safeguarding leads; without any, the administrators are."""

    def where_help_is(self) -> Help:
        """What a child of this school is shown."""
        return self.help or BY_COUNTRY.get(self.country, BY_COUNTRY[""])

"""OATutor's prose as ours: maths from `$$…$$`, line ends from `\\n`, figures from `##file##`."""

import re
from collections.abc import Callable

MISSING = "(There was a figure here that is missing.)"

_FIGURE = re.compile(r"##([^#\n]{1,200})##|##([\w.-]+\.\w{3,4})", re.ASCII)
_LINE_END = re.compile(r"\\n(?![a-z]{2,}\{)")


def prose(text: str, figure: Callable[[str], str | None]) -> tuple[str, bool]:
    """The text as our prose, and whether every `$$` has its partner.

    `figure` says under which name an image of the file is kept, or None if there is none.
    """
    parts = text.split("$$")
    balanced = len(parts) % 2 == 1
    if not balanced:
        parts[-2:] = ["".join(parts[-2:])]
    pieces = [
        _maths(part) if index % 2 else _words(part, figure) for index, part in enumerate(parts)
    ]
    return "".join(pieces).strip(), balanced


def bare_maths(text: str) -> str:
    """An answer without the signs around its maths."""
    return " ".join(text.replace("$$", " ").split())


def _maths(part: str) -> str:
    return f"\\({part.strip()}\\)" if part.strip() else part


def _words(part: str, figure: Callable[[str], str | None]) -> str:
    def shown(found: re.Match[str]) -> str:
        name = figure((found[1] or found[2]).strip())
        return MISSING if name is None else f"![figure]({name})"

    return _FIGURE.sub(shown, _LINE_END.sub("\n", part))

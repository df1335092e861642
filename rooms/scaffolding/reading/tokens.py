"""Cutting a folded text into tokens: numbers, names, signs and commands.

LaTeX and plain text need no telling apart: a command is a backslash and a word, and everything
else means the same in both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rooms.scaffolding.reading.folding import Folded
from rooms.scaffolding.reading.names import (
    COMMANDS,
    CONSTANTS,
    FUNCTIONS,
    GREEK,
    NAMED_TEXT,
    SKIPPED,
    SPACES,
    WORDS,
)
from rooms.scaffolding.reading.style import Style


class Token(NamedTuple):
    """One sign. `kind` is what it is, `text` how it is written (a number without its grouping)."""

    kind: str
    text: str
    at: int
    """The index in the original text."""
    is_apart: bool
    """Whether a space stands before it."""
    end: int


_SPACED = r"[1-9]\d{0,2}(?:\x20\d{3})+(?![\d\x20]*[/\d])"
_DOTTED = r"[1-9]\d{0,2}(?:[.']\d{3})+(?!\d)"
_EXPONENT = r"(?:[eE][+-]?\d+)?"
_WHOLES = {
    ("en", "in numbers"): rf"[1-9]\d{{0,2}}(?:,\d{{3}})+(?!\d)|{_SPACED}|\d+",
    ("de", "in numbers"): rf"{_DOTTED}|{_SPACED}|\d+",
    ("de", "between"): rf"{_DOTTED}|{_SPACED}|\d+",
}
"""Where a number may be grouped by more than spaces."""
_TWO = {"**": "^", "<=": "≤", ">=": "≥", "=<": "≤", "=>": "≥", "!=": "≠", "+-": "±", "->": "→"}

_GENERAL = rf"""
    (?P<times>(?<=\d)[ ]*[xX][ ]*(?=FACTOR))
  | (?P<space>[ ]+)
  | (?P<degree>\^\s*(?:\{{\s*\\circ\s*\}}|\\circ(?![A-Za-z])))
  | \\(?:{NAMED_TEXT})\s*\{{(?P<named>[^{{}}]*)\}}
  | \\(?P<env>begin|end)\s*\{{(?P<envname>[A-Za-z]*)\*?\}}
  | \\(?P<barside>left|right|mleft|mright)\s*(?P<bar>\||\\vert|\.)
  | \\(?P<command>[A-Za-z]+)
  | \\(?P<escaped>.)
  | (?P<number>NUMBER)
  | (?P<letters>[A-Za-z]+)
  | (?P<two><->|<=>|\*\*|<=|>=|=<|=>|!=|\+-|->)
  | (?P<superscript>[⁺⁻]?[⁰¹²³⁴-⁹]+)
  | (?P<subscript>_(?:\{{[A-Za-z0-9 ]{{1,12}}\}}|[A-Za-z0-9])|[₀-₉]+)
  | (?P<sign>.)
"""


@lru_cache(maxsize=16)
def _pattern(locale: str, commas: str, *, letters: bool) -> re.Pattern[str]:
    whole = _WHOLES.get((locale, commas), rf"{_SPACED}|\d+")
    if locale == "en" or commas == "between":
        number = rf"(?:(?:{whole})(?:\.\d*)?|\.\d+){_EXPONENT}"
    else:
        number = rf"(?:(?:{whole})(?:,\d+|\.\d*)?|(?<![\w)\]}}|])[.,]\d+){_EXPONENT}"
    # Where letters may stand, `x` is `times` only before a power of ten: 3x2 has no clear meaning.
    factor = r"10[ ]*\^" if letters else r"[\d.(]"
    pattern = _GENERAL.replace("NUMBER", number).replace("FACTOR", factor)
    return re.compile(pattern, re.X | re.S | re.A)


def tokens(folded: Folded, style: Style) -> list[Token]:
    """The tokens of a folded text, without spaces; the last one is of kind `end`."""
    found: list[Token] = []
    is_apart = False
    pattern = _pattern(style.locale, style.commas, letters=style.variables)
    for match in pattern.finditer(folded.text):
        before = len(found)
        start, end = folded.place(match.start()), folded.place(match.end())
        for kind, text, offset in _kinds(match, style, found):
            at = folded.place(match.start() + offset) if offset else start
            found.append(Token(kind, text, at, is_apart and len(found) == before, end))
        if len(found) > before:
            is_apart = False
        is_apart |= match.lastgroup == "space"
    length = folded.origin[-1]
    found.append(Token("end", "", length, is_apart, length))
    return found


Kinds = Iterator[tuple[str, str, int]]
"""Of each token its kind, its text, and how far behind the beginning of the match it stands."""


def _kinds(match: re.Match[str], style: Style, before: list[Token]) -> Kinds:
    text = match[0]
    match match.lastgroup:
        case "space":
            return
        case "number":
            yield "number", _digits(text, style), 0
        case "letters":
            yield from _letters(text, style, 0)
        case "named":
            yield from _named(match["named"], style, match.start("named") - match.start())
        case "command":
            yield from _command(text[1:])
        case "bar":
            if match["bar"] != ".":
                yield ("|<" if match["barside"] in ("left", "mleft") else "|>"), text, 0
        case "superscript":
            yield from _superscript(text)
        case "subscript":
            yield from _subscript(text, before)
        case other:
            yield _sign(other, match), text, 0


def _sign(group: str | None, match: re.Match[str]) -> str:
    text = match[0]
    match group:
        case "envname":
            return "begin" if match["env"] == "begin" else "end of rows"
        case "degree":
            return "°"
        case "times":
            return "*"
        case "two":
            return _TWO.get(text, "⇌")
        case "escaped":
            return {"\\": "row", "|": "|"}.get(text[1], text[1] if text[1] in "{}%$&" else "\\")
        case _:
            return _character(text)


def _character(text: str) -> str:
    if unicodedata.decomposition(text).startswith("<fraction>"):
        return "vulgar"
    if text in "∛∜√":
        return "root"
    if text in "π∞":
        return "constant"
    return "name" if text.isalpha() and text not in "ℝ" else text


def _digits(text: str, style: Style) -> str:
    """A number without its grouping, with a point for decimals."""
    text = text.replace(" ", "").replace("'", "")
    if style.locale == "en":
        return text.replace(",", "")
    if style.locale == "de" and re.match(_DOTTED, text):
        text = text.replace(".", "")
    return text.replace(",", ".")


def _command(name: str) -> Kinds:
    if name in SKIPPED or name in SPACES:
        return
    if name in COMMANDS:
        yield COMMANDS[name], name, 0
    elif name in CONSTANTS:
        yield "constant", CONSTANTS[name], 0
    elif name in FUNCTIONS:
        yield _function(name), FUNCTIONS[name], 0
    elif name in GREEK:
        yield "name", GREEK[name], 0
    elif name == "placeholder":
        yield "gap", name, 0
    else:
        yield "\\", name, 0


def _function(name: str) -> str:
    return "root" if name in ("sqrt", "cbrt") else "function"


def _named(text: str, style: Style, offset: int) -> Kinds:
    """What stands in `\\text{…}`: a word, a name of many letters, or a letter."""
    word = text.strip()
    if word.lower() in WORDS and word.lower() != "u":
        yield WORDS[word.lower()], word, offset
    elif word == "R":
        yield "ℝ", word, offset
    elif word in FUNCTIONS or word in CONSTANTS or word in GREEK or len(word) == 1:
        yield from _letters(word, style, offset) if word.isalpha() else iter([(word, word, offset)])
    elif word:
        yield ("name" if word.replace(" ", "").isalpha() else "\\"), word, offset


def _letters(run: str, style: Style, offset: int) -> Kinds:
    """A run of letters: one name that is known, or functions and single letters."""
    if run in style.names:
        yield "name", run, offset
    elif run.lower() in ("or", "and", "oder", "und") or (
        style.locale == "fr" and run.lower() in ("ou", "et")
    ):
        yield WORDS[run.lower()], run, offset
    elif run in GREEK:
        yield "name", GREEK[run], offset
    else:
        yield from _split(run, offset)


_KNOWN = re.compile(
    "|".join(sorted((*FUNCTIONS, "pi", "infinity", "inf", "infty"), key=len, reverse=True)),
    re.IGNORECASE,
)


def _split(run: str, offset: int) -> Kinds:
    at = 0
    while at < len(run):
        found = _KNOWN.match(run, at)
        name = found[0].lower() if found else run[at]
        if name in FUNCTIONS:
            yield _function(name), FUNCTIONS[name], offset + at
        elif name in CONSTANTS:
            yield "constant", CONSTANTS[name], offset + at
        else:
            yield ("constant" if name == "e" else "name"), name, offset + at
        at += len(name)


def _superscript(text: str) -> Kinds:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    yield "^", "^", 0
    yield "(", "(", 0
    if plain[0] in "+-":
        yield plain[0], plain[0], 0
    yield "number", plain.lstrip("+-"), 0
    yield ")", ")", 0


def _subscript(text: str, before: list[Token]) -> Kinds:
    """Hang a subscript on the name before it; behind anything else it is a sign of its own."""
    plain = unicodedata.normalize("NFKC", text).strip("_{} ")
    if before and before[-1].kind == "name" and "_" not in before[-1].text:
        before[-1] = before[-1]._replace(text=f"{before[-1].text}_{plain}")
        return
    yield "_", "_", 0
    yield (
        ("number" if plain.isdigit() else "name"),
        plain,
        text.index(plain) if plain in text else 0,
    )

"""Folding what keyboards, phones and maths fields write into fewer characters.

A typographic minus, a full-width digit, a mathematical italic letter or a thin space each become
one plain character. Invisible characters (direction marks, joiners) vanish. Each character that is
left remembers where it stood, so that a refusal can point at the right place.
"""

import re
import unicodedata
from dataclasses import dataclass

from rooms.scaffolding.reading.names import CHARACTERS, KEPT

_LATEX = re.compile(r"(?P<row>\\\\)|(?P<comma>\{,\})|\\[,;:!> ]")
_VARIATIONS = range(0xFE00, 0xFE10)
"""Signs that ask for a letter in another look."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain characters, and for each the index in the original that it came from."""

    text: str
    origin: tuple[int, ...] | range

    def place(self, index: int) -> int:
        """The index in the original for an index in `text`; its end for anything behind."""
        return self.origin[min(index, len(self.origin) - 1)]


def fold(original: str) -> Folded:
    """Fold a text. The last entry of `origin` is the original's length."""
    if original.isascii() and "\\" not in original and "{," not in original:
        return Folded(original.translate(_ASCII_SPACES), range(len(original) + 1))
    text, origin, at = [], [], 0
    for found in (*_LATEX.finditer(original), None):
        end = found.start() if found else len(original)
        for index in range(at, end):
            folded = fold_character(original[index])
            text.append(folded)
            origin.extend([index] * len(folded))
        if found:
            plain = found["row"] or ("," if found["comma"] else " ")
            text.append(plain)
            origin.extend(range(found.start(), found.start() + len(plain)))
            at = found.end()
    return Folded("".join(text), (*origin, len(original)))


_ASCII_SPACES = {ord(c): " " for c in "\t\n\r\v\f~"}


def fold_character(character: str) -> str:
    """One character as its plain equivalent; empty for one that nobody sees."""
    if character.isascii():
        return _ASCII_SPACES.get(ord(character), character)
    if character in CHARACTERS:
        return CHARACTERS[character]
    if character in KEPT:
        return character
    if character.isspace():
        return " "
    return _by_category(character)


def _by_category(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf" or ord(character) in _VARIATIONS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if unicodedata.decomposition(character).startswith(("<wide>", "<font>", "<narrow>")):
        return unicodedata.normalize("NFKC", character)
    return character

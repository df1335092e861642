"""Folding a text to what a reader sees in it: one alphabet, one case, nothing invisible.

Look-alike letters, accents and invisible characters are how words are hidden from a list. Judging
happens on the folded text; nobody is ever shown it.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

LENGTH_LIMIT = 2_000
"""The longest text that is judged, in characters; what is longer was not judged."""

UNFOLDED_LIMIT = 8_000
"""The longest text with its accents apart: one character can stand for eighteen."""

_OVERRIDES = frozenset("\u202d\u202e")
# Blank, yet letters or symbols to Unicode: the Hangul fillers and the empty braille cell.
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800"

_LOOK_ALIKES = (
    ("авсеԁгһіјкӏмнорԛѕтцԝхуѵ", "abcedrhijklmhopqstuwxyv"),
    ("αβγεηικνορςστυχω", "abyenikvopsotuxw"),
    ("øłđħŧıƒɡɑɐǝɥʞɯɹʇʌʍʎʀɩƙɓɗɠƥƭ", "oldhtifgaaehkmrtvwyrikbdgpt"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
)


def _squared_letters() -> dict[int, str]:
    """White letters on black discs and squares, and the letters that flags are made of."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    starts = (0x1F150, 0x1F170, 0x1F1E6)
    return {start + at: letter for start in starts for at, letter in enumerate(alphabet)}


_FOLDS: dict[int, str] = {
    **{
        ord(sign): plain
        for signs, plains in _LOOK_ALIKES
        for sign, plain in zip(signs, plains, strict=True)
    },
    **_squared_letters(),
    **dict.fromkeys(map(ord, _BLANKS), ""),
    **dict.fromkeys(map(ord, "’‘ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
}

_HEAPED = re.compile("[\u0300-\u036f\u0488\u0489\u1ab0-\u1aff\u20d0-\u20ff]{3}")
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"})
_SPACES = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and whether the original hides what it says from whoever reads it."""

    text: str
    is_whole: bool
    """False where the text was too long to be judged in full."""
    is_reordered: bool
    """Whether the original overrides the direction of its letters."""
    is_buried: bool = False
    """Whether marks are heaped on its letters, three or more on one, over and over."""
    original: str = ""

    @property
    def units(self) -> Sequence[int]:
        """Where each folded character began in the original, in UTF-16 code units.

        One more than there are characters: the last is where the original ends.
        """
        if self.original.isascii() and len(self.original) == len(self.text):
            return range(len(self.text) + 1)
        units, at = [], 0
        for char in self.original:
            units += [at] * len(_folded(char))
            at += 2 if char > "\uffff" else 1
        return [*units[: len(self.text)], at]


def fold(text: str) -> Folded:
    """Fold at most `LENGTH_LIMIT` characters. Any text will do, lone surrogates too."""
    head = text[:LENGTH_LIMIT]
    if head.isascii() and head.isprintable():
        return Folded(head.lower(), len(text) <= LENGTH_LIMIT, False, original=head)
    # Decomposed, so that an accent is a character of its own and can go.
    apart = unicodedata.normalize("NFKD", head)
    return Folded(
        "".join(map(_folded, head))[:UNFOLDED_LIMIT],
        is_whole=len(text) <= LENGTH_LIMIT and len(apart) <= UNFOLDED_LIMIT,
        is_reordered=not _OVERRIDES.isdisjoint(head),
        is_buried=sum(1 for _ in islice(_HEAPED.finditer(apart), 3)) == 3,
        original=head,
    )


@lru_cache(maxsize=16_384)
def _folded(char: str) -> str:
    """What one character is to a reader; none is read differently for its neighbours."""
    apart = unicodedata.normalize("NFKD", char).casefold()
    return "".join(map(_seen, unicodedata.normalize("NFKD", apart).translate(_FOLDS)))


@lru_cache(maxsize=4_096)
def _seen(char: str) -> str:
    if char in _SPACES:
        return " "
    return "" if unicodedata.category(char) in _UNSEEN else char

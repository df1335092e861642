"""Folding a text to what a reader sees in it: one alphabet, one case, nothing invisible.

Look-alike letters, accents and invisible characters are how words are hidden from a list. Judging
happens on the folded text; nobody is ever shown it.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LENGTH_LIMIT = 2_000
"""The longest text that is judged, in characters; what is longer was not judged."""

FOLDED_LIMIT = 4_000
"""The longest folded text: some single characters stand for eighteen."""

_OVERRIDES = frozenset("\u202d\u202e")
# Blank, yet letters or symbols to Unicode: the Hangul fillers and the empty braille cell.
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800"

_LOOK_ALIKES = (
    ("авсеԁгһіјкӏмнорԛѕтцԝхуѵ", "abcedrhijklmhopqstuwxyv"),
    ("αβγεηικνορτυχω", "abyenikvoptuxw"),
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


def fold(text: str) -> Folded:
    """Fold at most `LENGTH_LIMIT` characters. Any text will do, lone surrogates too."""
    head = text[:LENGTH_LIMIT]
    plain = head.lower() if head.isascii() else _plain(head)
    is_simple = plain.isascii() and plain.isprintable()
    seen = plain if is_simple else "".join(map(_seen, plain))
    return Folded(
        text=seen[:FOLDED_LIMIT],
        is_whole=len(text) <= LENGTH_LIMIT and len(seen) <= FOLDED_LIMIT,
        is_reordered=not _OVERRIDES.isdisjoint(head),
    )


def _plain(text: str) -> str:
    # Decomposed, so that an accent is a character of its own and can go.
    wide = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", wide).translate(_FOLDS)


@lru_cache(maxsize=4_096)
def _seen(char: str) -> str:
    if char in _SPACES:
        return " "
    return "" if unicodedata.category(char) in _UNSEEN else char

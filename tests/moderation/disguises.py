"""Ways to hide a word from a list, for words that hurt and for their clean twins."""

from collections.abc import Callable

STRONG = (
    *("fuck", "shit", "bitch", "asshole", "cunt", "whore", "slut", "dick", "cock", "pussy"),
    *("bastard", "faggot", "nigger", "retard", "dumbass", "porn", "wanker", "motherfucker"),
    *("bullshit", "penis"),
)
TWINS = (
    *("duck", "ship", "match", "castle", "count", "there", "spot", "dock", "clock", "fuzzy"),
    *("mustard", "maggot", "bigger", "reward", "compass", "corn", "banker", "grandfather"),
    *("bulldog", "tennis"),
)
assert len(STRONG) == len(TWINS) == 20

_LEET = str.maketrans("aeiost", "431057")
_SIGNS = str.maketrans("ais", "@!$")
_MIXED = str.maketrans("aeiosu", "@3!0$u")
_CYRILLIC = str.maketrans("aceopxyihs", "асеорхуіһѕ")
_GREEK = str.maketrans("aeiknoptuv", "αεικηορτυν")
_SMALL = str.maketrans("abcdefghiklmnoprstuw", "ᴀʙᴄᴅᴇꜰɢʜɪᴋʟᴍɴᴏᴘʀꜱᴛᴜᴡ")
_TURNED = str.maketrans("aefghikmnrtuvwy", "ɐǝɟƃɥᴉʞɯuɹʇnʌʍʎ")
_ACUTE = "\u0301"


def _styled(first: int) -> Callable[[str], str]:
    return lambda word: "".join(chr(first + ord(letter) - ord("a")) for letter in word)


def _between(gap: str) -> Callable[[str], str]:
    return gap.join


def _starred(word: str) -> str:
    at = next(i for i, letter in enumerate(word) if i and letter in "aeiou")
    return f"{word[:at]}*{word[at + 1 :]}"


def _swapped(word: str) -> str:
    return f"{word[0]}{word[2]}{word[1]}{word[3:]}"


DISGUISES: dict[str, Callable[[str], str]] = {
    "mixed case": lambda word: "".join(
        letter.upper() if i % 2 else letter for i, letter in enumerate(word)
    ),
    "digits": lambda word: word.translate(_LEET),
    "signs": lambda word: word.translate(_SIGNS),
    "digits and signs": lambda word: word.translate(_MIXED),
    "spaces": _between(" "),
    "dots": _between("."),
    "hyphens": _between("-"),
    "underscores": _between("_"),
    "stars between": _between("*"),
    "two spaces": _between("  "),
    "one space": lambda word: f"{word[: len(word) // 2]} {word[len(word) // 2 :]}",
    "one dot": lambda word: f"{word[:2]}.{word[2:]}",
    "zero-width": _between("\u200b"),
    "soft hyphen": lambda word: f"{word[:2]}\u00ad{word[2:]}",
    "full-width": _styled(0xFF41),
    "bold": _styled(0x1D41A),
    "fraktur": _styled(0x1D586),
    "in circles": _styled(0x24D0),
    "in squares": _styled(0x1F170),
    "Cyrillic": lambda word: word.translate(_CYRILLIC),
    "Greek": lambda word: word.translate(_GREEK),
    "small capitals": lambda word: word.translate(_SMALL),
    "accents": lambda word: _ACUTE.join(word) + _ACUTE,
    "heaps of accents": lambda word: "".join(f"{letter}\u0336\u0357" for letter in word),
    "one letter stretched": lambda word: f"{word[0]}{word[1] * 5}{word[2:]}",
    "all stretched": lambda word: "".join(letter * 3 for letter in word),
    "backwards": lambda word: word[::-1],
    "a star for a vowel": _starred,
    "swapped": _swapped,
}
assert len(DISGUISES) == 29

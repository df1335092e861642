"""Folding what people type into the few characters that the arithmetic reader knows.

Keyboards, phones and maths fields write the same number in many ways: a typographic minus, `½`,
`x²`, `\\frac{1}{2}`. Each becomes plain characters here, and each of those remembers which
character of the original it came from, so that a refusal can point at the right place.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FRACTION = "ƒ"
"""Stands for `\\frac`: two arguments follow."""

ROOT = "√"
"""Stands for `\\sqrt` and `sqrt`: an optional `[index]` and one argument follow."""

PI = "π"

_COMMANDS = {
    "frac": FRACTION,
    "dfrac": FRACTION,
    "tfrac": FRACTION,
    "cfrac": FRACTION,
    "sqrt": ROOT,
    "pi": PI,
    "cdot": "*",
    "times": "*",
    "ast": "*",
    "div": "/",
    "lparen": "(",
    "rparen": ")",
    "lbrack": "(",
    "rbrack": ")",
    "left": "",
    "right": "",
    "mleft": "",
    "mright": "",
    "quad": " ",
    "displaystyle": "",
}

_CHARACTERS = {
    **dict.fromkeys("−–—‐‑‒﹣－", "-"),
    **dict.fromkeys("×·⋅∙∗✕✖", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    "＋": "+",
    "～": " ",
    "~": " ",
}

_SPELLED = re.compile(
    r"""
      \\(?P<command>[A-Za-z]+)
    | \\(?P<escaped>.)
    | (?P<comma>\{,\})
    | (?P<power>\*\*)
    | (?P<by>(?<=[\d)])[ ]*[xX][ ]*(?=[\d(]))
    | (?P<word>sqrt|pi)
    | (?P<superscript>[⁺⁻]?[⁰¹²³⁴-⁹]+)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain characters, and for each the index in the original that it came from."""

    text: str
    origin: tuple[int, ...]

    def place(self, index: int) -> int:
        """The index in the original for an index in `text`; its end for anything behind."""
        return self.origin[min(index, len(self.origin) - 1)]


def fold(answer: str) -> Folded:
    """Fold a typed number or expression. The last entry of `origin` is the original's length."""
    pieces = tuple(_pieces(answer))
    text = "".join(piece for piece, _ in pieces)
    origin = tuple(start for piece, start in pieces for _ in piece)
    return Folded(text, (*origin, len(answer)))


def _pieces(answer: str) -> Iterator[tuple[str, int]]:
    at = 0
    for found in _SPELLED.finditer(answer):
        yield from ((fold_character(answer[i]), i) for i in range(at, found.start()))
        yield _spelled(found), found.start()
        at = found.end()
    yield from ((fold_character(answer[i]), i) for i in range(at, len(answer)))


def _spelled(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "command":
            return _COMMANDS.get(found["command"], "\\")
        case "escaped":
            return found["escaped"] if found["escaped"] in "%$" else " "
        case "comma":
            return ","
        case "power":
            return "^"
        case "by":
            return "*"
        case "word":
            return _COMMANDS[found["word"].lower()]
        case _:
            return "^(" + unicodedata.normalize("NFKC", found[0]).replace("−", "-") + ")"


def fold_character(character: str) -> str:
    """One character as its plain equivalent; `½` becomes ` 1/2`, so that `1½` stays mixed."""
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character.isspace():
        return " "
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return " " + unicodedata.normalize("NFKC", character).replace("⁄", "/")
    if unicodedata.decomposition(character).startswith(("<wide>", "<font>", "<narrow>")):
        return unicodedata.normalize("NFKC", character)
    return character

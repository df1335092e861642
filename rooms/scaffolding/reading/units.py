"""Reading units: `m/s^2`, `kg m s⁻²`, `\\frac{\\mathrm{km}}{\\mathrm{h}}`, `square metres`, `mph`.

    unit     (/ | per)? factor ((* | · | nothing) factor | (/ | per) factor)*
    factor   (square | cubic)? (name | ( unit ) | \\frac{unit}{unit}) power?

From left to right: `J/kg K` is `(J/kg) K`, as a calculator reads it.
"""

import re
from collections import Counter
from functools import lru_cache, partial
from typing import NamedTuple

from rooms.scaffolding.algebra.units import Unit
from rooms.scaffolding.reading.folding import fold_character
from rooms.scaffolding.reading.unit_names import unit_named
from rooms.scaffolding.unread import NOT_A_UNIT, TOO_LARGE, UNCLOSED, UNFINISHED, Unread

POWER = 12
"""The largest power of a unit."""

NESTING = 5

_WRAPPED = re.compile(
    r"\\(?:text|textrm|textnormal|mathrm|operatorname|mathit|mathsf|rm)\s*\{([^{}]*)\}"
)
_COMMANDS = (
    (re.compile(r"\^\s*\{?\s*\\circ\s*\}?|\\degree(?![A-Za-z])|\\circ(?![A-Za-z])"), "°"),
    (re.compile(r"\\(?:cdot|times|ast)(?![A-Za-z])"), "*"),
    (re.compile(r"\\(?:Omega|ohm)(?![A-Za-z])"), "Ω"),
    (re.compile(r"\\mu(?![A-Za-z])|\\micro(?![A-Za-z])"), "μ"),
    (re.compile(r"\\[,;:! ]|\\(?:left|right|quad|displaystyle)(?![A-Za-z])|~"), " "),
    (re.compile(r"\\%"), "%"),
    (re.compile(r"\\\$"), "$"),
)
_LETTER = r"(?![⁰¹²³⁴-⁹])[^\W\d_]"
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
      | (?P<frac>\\[dt]?frac)
      | (?P<power>(?:\^\s*\{{?\s*|\*\*\s*)?[-+]?\d+(?:\s*\}})?|[⁺⁻]?[⁰¹²³⁴-⁹]+)
      | (?P<name>(?:°|(?i:deg(?:rees?|\b)))\s*(?:[CFK](?!\w)|(?i:celsius|fahrenheit))
          | (?:[kMGm]\s*)?Ω | (?:{_LETTER})+(?:-year)? | [°%$€£¢])
      | (?P<sign>.)""",
    re.S | re.X,
)
_SCALE = re.compile(r"(?i:°|deg(?:rees?)?)([CFKcf])(?:elsius|ahrenheit)?")
_BEFORE = {"square": 2, "sq": 2, "cubic": 3, "cu": 3, "quadrat": 2, "kubik": 3}
_BEHIND = {"squared": 2, "cubed": 3}
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789", "^*{} ")


def plainly(text: str) -> str:
    """The text without the dress of LaTeX, each character where it was, spaces for what is gone."""
    text = _WRAPPED.sub(lambda found: _in_place(found[0], found.start(1) - found.start()), text)
    for pattern, sign in _COMMANDS:
        text = pattern.sub(partial(_signed, sign), text)
    return "".join((fold_character(c) or " ")[0] for c in text)


def _signed(sign: str, found: re.Match[str]) -> str:
    return sign.ljust(len(found[0]))


def _in_place(wrapped: str, start: int) -> str:
    return " " * start + wrapped[start:-1] + " "


class _Stopped(Exception):
    """Unwinds the reading; never leaves this module."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.unread = Unread(at, message)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    is_apart: bool
    """Whether a space stands before it."""


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    is_apart = False
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            found.append(_Token(str(match.lastgroup), match[0], match.start(), is_apart))
        is_apart = match.lastgroup == "space"
    return [*found, _Token("end", "", len(text), is_apart)]


class _Reader:
    """Goes through one text that stands `plainly`."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.index = 0
        self.depth = 0

    @property
    def next(self) -> _Token:
        return self.tokens[self.index]

    def stuck(self) -> _Stopped:
        return _Stopped(self.next.at, UNFINISHED if self.next.kind == "end" else NOT_A_UNIT)

    def take(self, *signs: str) -> bool:
        if self.next.text.lower() in signs:
            self.index += 1
            return True
        return False

    def unit(self) -> Counter[str]:
        """Factors, each above or below the line."""
        found: Counter[str] = Counter()
        while True:
            below = self.take("/", "per")
            _add(found, self.factor(), -1 if below else 1)
            if self.next.text in ("*", "·", "."):
                self.index += 1
            elif self.next.text == "-" and self.tokens[self.index + 1].kind == "name":
                self.index += 1  # kilowatt-hours
            elif self.next.kind not in ("name", "frac") and self.next.text not in ("/", "("):
                return found

    def factor(self) -> Counter[str]:
        """One name, bracket or fraction, raised to its power."""
        before = _BEFORE.get(self.next.text.lower(), 0)
        if before:
            self.index += 1
            self.take(".")
        found = self.primary()
        power = (before or 1) * self.power()
        return Counter({name: each * power for name, each in found.items()})

    def primary(self) -> Counter[str]:
        """One name, bracket or fraction."""
        token = self.next
        if token.text == "(":
            return self.bracket("(", ")")
        self.index += token.kind != "end"
        if token.kind == "frac":
            found = self.bracket("{", "}")
            _add(found, self.bracket("{", "}"), -1)
            return found
        named = unit_named(_degrees("".join(token.text.split()))) if token.kind == "name" else None
        if named is None:
            raise _Stopped(token.at, UNFINISHED if token.kind == "end" else NOT_A_UNIT)
        return Counter(dict(named))

    def power(self) -> int:
        """What a factor is raised to; 1 if nothing is said."""
        token = self.next
        if token.text.lower() in _BEHIND:
            self.index += 1
            return _BEHIND[token.text.lower()]
        # `cm2` is an area; a number apart from its unit is none of its power.
        if token.kind != "power" or (token.is_apart and token.text[0] in "+-0123456789"):
            return 1
        self.index += 1
        found = int(token.text.translate(_RAISED))
        if abs(found) > POWER:
            raise _Stopped(token.at, TOO_LARGE)
        return found

    def bracket(self, opening: str, closing: str) -> Counter[str]:
        """A unit in brackets."""
        at = self.next.at
        self.depth += 1
        if not self.take(opening) or self.depth > NESTING:
            raise _Stopped(at, NOT_A_UNIT)
        found = self.unit()
        if not self.take(closing):
            raise _Stopped(at, UNCLOSED) if self.next.kind == "end" else self.stuck()
        self.depth -= 1
        return found


def _degrees(name: str) -> str:
    """`°C` for each way to write it, and any other name as it is."""
    found = _SCALE.fullmatch(name)
    return name if found is None else f"°{found[1].upper()}"


def _add(found: Counter[str], more: Counter[str], sign: int) -> None:
    for name, power in more.items():
        found[name] += sign * power


@lru_cache(maxsize=1024)
def read_unit(text: str) -> Unit | Unread:
    """The unit that a text is which stands `plainly`, or where it stops making sense."""
    reader = _Reader(text.rstrip(". "))
    try:
        found = reader.unit()
        if reader.next.kind != "end":
            raise reader.stuck()
    except _Stopped as stopped:
        return stopped.unread
    return tuple(sorted((name, power) for name, power in found.items() if power))

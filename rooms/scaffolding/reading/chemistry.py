"""Reading chemistry: `H2O`, `Ca(OH)_2`, `SO4^{2-}`, `CuSO4·5H2O`, `2H2 + O2 -> 2H2O(l)`.

    equation  side arrow side
    side      term (+ term)*
    term      count? species state?
    species   group (· count? group)* charge?        e^- is a species without atoms
    group     ((element | ( group )) count?)+

Where a charge is written without `^`, digits before it belong to the charge behind a single element
(`Fe3+`), else to the atoms (`NH4+`); of two digits the last belongs to the charge (`SO42-`).
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from rooms.scaffolding.algebra.elements import ELEMENTS
from rooms.scaffolding.reading.folding import fold_character
from rooms.scaffolding.reading.style import LENGTH
from rooms.scaffolding.unread import (
    EMPTY,
    NO_ARROW,
    NOT_A_FORMULA,
    NOT_AN_ELEMENT,
    TOO_DEEP,
    TOO_LARGE,
    TOO_LONG,
    UNCLOSED,
    UNFINISHED,
    Unread,
)

Found = TypeVar("Found")

ATOMS = 10_000
"""The largest count of an atom or a group."""

NESTING = 6

_DRESS = re.compile(
    r"\\(?:ce|text|textrm|mathrm|mathit|rm|left|right|displaystyle)(?![A-Za-z])\s*|\\[,;:! ]|~"
)
_COMMANDS = (
    (re.compile(r"\\(?:longrightarrow|rightarrow|xrightarrow|to|Rightarrow)(?![A-Za-z])"), "→"),
    (re.compile(r"\\(?:rightleftharpoons|leftrightarrow|rightleftarrows)(?![A-Za-z])"), "→"),
    (
        re.compile(r"<=>|<->|<-->|<=+>|(?<![A-Za-z0-9)])-{2,3}>|->|=+>|[⇌⇄↔⟶⇒⟷]|(?<![A-Za-z])=+"),
        "→",
    ),
    (re.compile(r"\\(?:cdot|times|ast)(?![A-Za-z])|[·•∙⋅*]|(?<=[\d)])\s*\.\s*(?=\d?[A-Z])"), "·"),
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-0123456789+-")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_STATE = re.compile(r"\(\s*(s|l|g|aq)\s*\)")
_CHARGE = re.compile(r"(?P<sign>[+-])(?P<behind>\d+)|(?P<before>\d*)(?P<signs>[+-]+)")
_NUMBER = re.compile(r"\d+(?:\s*/\s*\d+)?|\d*\.\d+")


@dataclass(frozen=True, slots=True)
class Species:
    """A substance, an ion, or an electron."""

    atoms: tuple[tuple[str, int], ...]
    """Each element with how many atoms of it there are, in order of the alphabet."""
    charge: int
    written: str
    """Its atoms in the order and the groups in which they were written, without the charge."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """An equation: what goes in and what comes out, each with its coefficient and state."""

    before: tuple[tuple[Species, Fraction, str], ...]
    after: tuple[tuple[Species, Fraction, str], ...]


class _Stopped(Exception):
    """Unwinds the reading; never leaves this module."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.unread = Unread(at, message)


def _plainly(text: str) -> tuple[str, list[int]]:
    """The text without its dress, and the place of each character in the original."""
    signs = [(fold_character(c) if c not in "⇌" else c, at) for at, c in enumerate(text)]
    plain = "".join(sign for sign, _ in signs)
    places = [at for sign, at in signs for _ in sign]
    for pattern, sign in ((_DRESS, ""), *_COMMANDS):
        found, kept, last = [], [], 0
        for match in pattern.finditer(plain):
            found.append(plain[last : match.start()] + sign)
            kept += places[last : match.start()] + [places[match.start()]] * len(sign)
            last = match.end()
        plain, places = "".join(found) + plain[last:], kept + places[last:]
    return plain, [*places, len(text)]


class _Reader:
    """Goes through one text, character by character."""

    def __init__(self, text: str) -> None:
        if len(text) > LENGTH:
            raise _Stopped(LENGTH, TOO_LONG)
        self.text, self.places = _plainly(text)
        self.index = 0
        self.depth = 0
        if not self.text.strip(" {}"):
            raise _Stopped(0, EMPTY)

    @property
    def next(self) -> str:
        """The character that comes next; empty at the end."""
        return self.text[self.index : self.index + 1]

    def stop(self, message: str, index: int | None = None) -> _Stopped:
        """Stop at a place, or here."""
        return _Stopped(self.places[self.index if index is None else index], message)

    def spaces(self) -> None:
        """Leave out spaces, and the braces around the whole or around nothing."""
        while self.next and self.next in " {}":
            self.index += 1

    def end(self) -> None:
        """Raise _Stopped unless everything has been read."""
        self.spaces()
        if self.next:
            raise self.stop(NOT_A_FORMULA)

    def reaction(self) -> Reaction:
        """Two sides with an arrow between them."""
        before = self.side()
        if self.next != "→":
            raise self.stop(NOT_A_FORMULA if self.next else NO_ARROW)
        self.index += 1
        return Reaction(before, self.side())

    def side(self) -> tuple[tuple[Species, Fraction, str], ...]:
        """Terms with `+` between them."""
        terms = [self.term()]
        while self.next == "+":
            self.index += 1
            terms.append(self.term())
        return tuple(terms)

    def term(self) -> tuple[Species, Fraction, str]:
        """A species with its coefficient and its state."""
        self.spaces()
        count = self.number()
        self.spaces()
        found = self.species()
        self.spaces()
        state = _STATE.match(self.text, self.index)
        if state:
            self.index = state.end()
            self.spaces()
        return found, count, state[1] if state else ""

    def number(self) -> Fraction:
        """A coefficient: whole, a fraction or a decimal; 1 if there is none."""
        found = _NUMBER.match(self.text, self.index)
        if found is None:
            return Fraction(1)
        top, _, bottom = found[0].partition("/")
        if len(found[0]) > 12 or (bottom and int(bottom) == 0):
            raise self.stop(TOO_LARGE if len(found[0]) > 12 else NOT_A_FORMULA)
        self.index = found.end()
        value = Fraction(top.strip()) / int(bottom or 1)
        if value == 0:
            raise self.stop(NOT_A_FORMULA, found.start())
        return value

    def species(self) -> Species:
        """Groups with a dot between them, and their charge."""
        if re.match(r"e(?![a-z])", self.text[self.index :]):
            self.index += 1
            return Species((), self.charge() or -1, "e")
        start = self.index
        atoms = self.group()
        while re.match(r"\s*·", self.text[self.index :]):
            self.index = self.text.index("·", self.index) + 1
            self.spaces()
            times = self.number()
            self.spaces()
            _add(atoms, self.group(), int(times))
        written = re.sub(r"[\s_{}]", "", self.text[start : self.index].translate(_SUBSCRIPTS))
        return Species(tuple(sorted(atoms.items())), self.charge(), written)

    def group(self) -> Counter[str]:
        """Elements and brackets, each with its count."""
        atoms: Counter[str] = Counter()
        start = self.index
        while True:
            self._skip_braces()
            if self.next and self.next in "([" and not _STATE.match(self.text, self.index):
                inner = self.bracket()
            elif self.next.isalpha():
                inner = Counter({self.element(): 1})
            else:
                break
            _add(atoms, inner, self.count(is_alone=not atoms))
        if self.index == start or not atoms:
            raise self.stop(NOT_A_FORMULA if self.next else UNFINISHED)
        return atoms

    def _skip_braces(self) -> None:
        """Leave out `{` and `}` that only hold LaTeX together."""
        while self.next and self.next in "{}":
            self.index += 1

    def bracket(self) -> Counter[str]:
        """A group in brackets."""
        opened, closing = self.index, ")" if self.next == "(" else "]"
        self.index += 1
        self.depth += 1
        if self.depth > NESTING:
            raise self.stop(TOO_DEEP, opened)
        inner = self.group()
        if self.next != closing:
            raise self.stop(NOT_A_FORMULA) if self.next else self.stop(UNCLOSED, opened)
        self.index += 1
        self.depth -= 1
        return inner

    def element(self) -> str:
        """One symbol: the longer one where both are there."""
        for length in (2, 1):
            symbol = self.text[self.index : self.index + length]
            if symbol in ELEMENTS:
                self.index += len(symbol)
                return symbol
        raise self.stop(NOT_AN_ELEMENT)

    def count(self, *, is_alone: bool) -> int:
        """How many; 1 if nothing is said. A digit may belong to the charge that follows."""
        start = self.index
        if re.match(r"[{}]+_", self.text[start:]):
            self._skip_braces()
            start = self.index
        if self.next in _RAISED:
            return 1
        is_marked = self.next == "_"
        found = re.match(r"_?\s*\{?\s*([0-9₀-₉]+)\s*\}?", self.text[self.index :])
        if found is None:
            if is_marked:
                raise self.stop(NOT_A_FORMULA)
            return 1
        digits = found[1].translate(_SUBSCRIPTS)
        behind = self.text[start + found.end() :]
        if not is_marked and digits.isascii() and found[1].isascii() and _ends_in_charge(behind):
            if is_alone and len(digits) == 1:
                return 1
            if len(digits) > 1:
                digits, cut = digits[:-1], 1
                self.index = start + found.end() - cut
                return int(digits)
        if len(digits) > 5 or not 0 < int(digits) <= ATOMS:
            raise self.stop(TOO_LARGE if int(digits[:6]) else NOT_A_FORMULA)
        self.index = start + found.end()
        return int(digits)

    def charge(self) -> int:
        """The charge of an ion; 0 if there is none."""
        self._skip_braces()
        rest = self.text[self.index :]
        marked = re.match(r"\s*\^\s*\{?\s*", rest)
        raised = re.match(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]", rest)
        apart = re.match(r"\s*(?=\d[+-](?!\s*[A-Za-z0-9]))", rest)
        if marked is None and raised is None and not _ends_in_charge(rest.lstrip("0123456789")):
            return 0
        start = marked.end() if marked else apart.end() if apart else 0
        found = _CHARGE.match(rest.translate(_SUBSCRIPTS), start)
        if found is None:
            if marked:
                raise self.stop(NOT_A_FORMULA, self.index + marked.end())
            return 0
        self.index += found.end()
        self._skip_braces()
        signs = found["signs"] or found["sign"]
        size = int((found["before"] or found["behind"] or "1")[:3]) * len(signs)
        return size if "+" in signs else -size


def _ends_in_charge(behind: str) -> bool:
    """Whether a sign comes next that is a charge, and not the sign between two terms."""
    if not behind or behind[0] not in "+-":
        return False
    if behind[0] == "-":
        return True
    rest = behind[1:].lstrip("}")
    return (
        not rest
        or rest[0] in ")]+→("
        or (rest[0] == " " and (not rest.strip(" }") or rest.lstrip()[0] in "+→("))
    )


def _add(atoms: Counter[str], more: Counter[str], times: int) -> None:
    for element, count in more.items():
        atoms[element] += count * times


@lru_cache(maxsize=512)
def read_formula(text: str) -> Species | Unread:
    """The substance or ion that a text is, or where it stops making sense."""
    return _read(text, _Reader.species)


@lru_cache(maxsize=512)
def read_reaction(text: str) -> Reaction | Unread:
    """The chemical equation that a text is, or where it stops making sense."""
    return _read(text, _Reader.reaction)


def _read(text: str, whole: Callable[[_Reader], Found]) -> Found | Unread:
    try:
        reader = _Reader(text)
        reader.spaces()
        found = whole(reader)
        reader.end()
    except _Stopped as stopped:
        return stopped.unread
    return found

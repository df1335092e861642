"""Strong words and slurs in a folded text: as they are, stretched, disguised or taken apart.

better-profanity is one signal among them, never the only one; see `moderation.listed`.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from moderation.lexicon import lexicon
from moderation.listed import is_listed
from moderation.maths import BREAK, without_maths


class Grade(IntEnum):
    """How strong a word is; the higher one decides for a text."""

    CLEAN = 0
    STRONG = 1
    SLUR = 2


_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r" {1,4}|['._~|-]{1,3}")
_STRETCHED = re.compile(r"(.)\1{2,}+")
_REPEATED = re.compile(r"(.)\1++")

_DISGUISES = {ord(sign): plain for sign, plain in zip("0134578@$!€¢", "oieastbasiec", strict=True)}
_OTHER_DISGUISES = {**_DISGUISES, ord("1"): "l", ord("!"): "l"}
_DISGUISED = re.compile(r"(?<!\S)[\"'(]*+([a-z\d@$!€¢]{4,24}?)[\"').,;:?!]*+(?!\S)")
_STARRED = re.compile(r"(?<![^\s\"'(.,])([a-z]+)([*#]+)([a-z]*)(?![^\s\"').,?!])")
_FORMULA = re.compile(r"[=\d]")


def grade(folded: str, *, is_name: bool = False) -> Grade:
    """The strongest that is found. A name is not asked of lists that are full of names."""
    known = lexicon()
    plain = known.innocent_phrase.sub(BREAK, without_maths(folded))
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(plain)]
    candidates = [word.text for word in words]
    spaced = " ".join(candidates)
    candidates += [*_put_together(plain, words), *_undisguised(folded), *_unstarred(folded)]
    worst = max((_grade_of(word, is_name) for word in candidates), default=Grade.CLEAN)
    if worst is Grade.CLEAN and ("🖕" in folded or known.phrase.search(spaced)):
        return Grade.STRONG
    return worst


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def _grade_of(word: str, is_name: bool) -> Grade:
    # Long words are rare, and would fill the memory.
    of = _graded if len(word) <= 40 else _graded.__wrapped__
    return of(word, is_name)


@lru_cache(maxsize=16_384)
def _graded(word: str, is_name: bool) -> Grade:
    """The grade of one word, or of what it is when nobody stretches it."""
    known = lexicon()
    if len(word) < 3 or word in known.innocent or (is_name and word in known.names):
        return Grade.CLEAN
    forms = {word, _STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)}
    if not forms.isdisjoint(known.innocent):
        return Grade.CLEAN
    # A letter may be doubled only to get past a list: "fuuck".
    stems = forms | {_REPEATED.sub(r"\1", word)}
    if any(map(known.slur.search, forms)):
        return Grade.SLUR
    if any(map(known.stem.search, stems)) or any(map(known.strong.fullmatch, forms)):
        return Grade.STRONG
    if not is_name and any(map(is_listed, forms)):
        return Grade.STRONG
    return Grade.CLEAN


def _put_together(text: str, words: list[_Word]) -> Iterator[str]:
    """Strong words that were taken apart: "f u c k", "sh.it". Maths between parts keeps them so."""
    known = lexicon()
    for first, word in enumerate(words):
        joined, end = word.text, word.end
        parts: tuple[str, ...] = (joined,)
        for after in islice(words, first + 1, None):
            if joined not in known.spelled_starts or not _GAP.fullmatch(text, end, after.start):
                break
            joined, parts, end = joined + after.text, (*parts, after.text), after.end
            if joined in known.spelled and parts not in known.spelled_innocent:
                yield joined


def _undisguised(folded: str) -> Iterator[str]:
    """Words with signs for letters, read as letters: "sh1t", "a$$hole"."""
    for found in _DISGUISED.finditer(folded):
        token = found[1]
        letters = sum(map(str.isalpha, token))
        if not len(token) > letters >= len(token) / 2:
            continue  # no disguise, or rather a number or a formula
        yield from (token.translate(table) for table in (_DISGUISES, _OTHER_DISGUISES))


def _unstarred(folded: str) -> Iterator[str]:
    """Strong words with letters starred out: "f**k". One star alone needs three letters."""
    is_formula = _FORMULA.search(folded) is not None
    for start, stars, end in _STARRED.findall(folded):
        if len(start) + len(end) + (len(stars) > 1) < 3:
            continue
        if is_formula and len(start) == len(end) == 1:
            continue  # rather a power: y = s**t
        length = len(start) + len(stars) + len(end)
        for word in lexicon().spelled:
            if len(word) == length and word.startswith(start) and word.endswith(end):
                yield word

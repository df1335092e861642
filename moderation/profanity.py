"""Strong words and slurs in a folded text: as they are, stretched, disguised or taken apart.

better-profanity is one signal among them, never the only one; see `moderation.listed`.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from moderation.lexicon import REPEATED, lexicon
from moderation.listed import is_listed
from moderation.maths import BREAK, without_maths


class Grade(IntEnum):
    """How strong a word is; the higher one decides for a text."""

    CLEAN = 0
    STRONG = 1
    SLUR = 2


class Found(NamedTuple):
    """A word that is not clean, and where it is in the folded text."""

    grade: Grade
    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r" {1,4}|['._~|-]{1,3}")
_STRETCHED = re.compile(r"(.)\1{2,}+")

_DISGUISES = {
    ord(sign): plain for sign, plain in zip("01345789@$!€¢+£", "oieastbgasiectl", strict=True)
}
_OTHER_DISGUISES = {**_DISGUISES, ord("1"): "l", ord("!"): "l", ord("9"): "q", ord("4"): "h"}
_DISGUISED = re.compile(r"(?<!\S)[\"'(]*+([a-z\d@$!€¢+£]{3,24}?)[\"').,;:?!]*+(?!\S)")
_SIGNS = re.compile(r"[\d@$!€¢+£]")
_STARS = re.compile(r"[*#%&^~+/|]")
_STARRED = re.compile(r"(?<![^\s\"'(.,])([a-z]+)([*#%&^~]+)([a-z]*)(?![^\s\"').,?!])")
_STARS_BETWEEN = re.compile(r"(?<!\S)[a-z](?:([*+/|])[a-z])(?:\1[a-z]){2,14}(?!\S)")
_FORMULA = re.compile(r"[=\d]")


def strong_words(folded: str, subject: str = "", *, is_name: bool = False) -> Iterator[Found]:
    """What is not clean, in a room of a subject; a name is not asked of lists full of names."""
    known = lexicon()
    plain = known.innocent_phrase.sub(_broken, without_maths(folded))
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(plain)]
    of_subject = known.plain_in(subject)
    for word in words:
        grade = _grade_of(word.text, is_name)
        if word.text in of_subject:
            # A source may be quoted; that it is not said to somebody, a person has to see.
            grade = Grade.STRONG if grade is Grade.SLUR else Grade.CLEAN
        if grade:
            yield Found(grade, word.start, word.end)
    for word in (*_put_together(plain, words), *_undisguised(folded), *_unstarred(folded)):
        if grade := grade_hidden(word.text):
            yield Found(grade, word.start, word.end)
    yield from _phrases(folded, words)


def _phrases(folded: str, words: list[_Word]) -> Iterator[Found]:
    if (at := folded.find("🖕")) >= 0:
        yield Found(Grade.STRONG, at, at + 1)
    spaced = " ".join(word.text for word in words)
    if found := lexicon().phrase.search(spaced):
        first, last = spaced.count(" ", 0, found.start(1)), spaced.count(" ", 0, found.end(1))
        yield Found(Grade.STRONG, words[first].start, words[last].end)


def _broken(found: re.Match[str]) -> str:
    return BREAK * len(found[0])


def _grade_of(word: str, is_name: bool) -> Grade:
    # Long words are rare, and would fill the memory.
    of = _graded if len(word) <= 40 else _graded.__wrapped__
    return of(word, is_name)


def grade_hidden(word: str) -> Grade:
    """The grade of a word that somebody took the trouble to disguise."""
    grade = _grade_of(word, False)
    if grade is Grade.CLEAN and word in lexicon().hidden:
        return Grade.STRONG
    return grade


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
    stems = forms | {REPEATED.sub(r"\1", word)}
    if any(map(known.slur.search, forms)):
        return Grade.SLUR
    if any(map(known.stem.search, stems)) or any(map(known.strong.fullmatch, forms)):
        return Grade.STRONG
    if not is_name and (any(map(is_listed, forms)) or _is_made_up(word, forms)):
        return Grade.STRONG
    return Grade.CLEAN


def _is_made_up(word: str, forms: set[str]) -> bool:
    """Whether it is a word of contempt in two halves, or a hidden one that is stretched."""
    known = lexicon()
    if any(map(known.halves.fullmatch, forms)) or not known.turned.isdisjoint(forms):
        return True
    return len(forms) > 1 and (
        not known.hidden.isdisjoint(forms) or REPEATED.sub(r"\1", word) in known.squeezed
    )


def _put_together(text: str, words: list[_Word]) -> Iterator[_Word]:
    """Strong words that were taken apart: "f u c k", "sh.it". Maths between parts keeps them so."""
    known = lexicon()
    for first, word in enumerate(words):
        joined, end = word.text, word.end
        if joined not in known.spelled_starts:
            continue
        parts: tuple[str, ...] = (joined,)
        for after in islice(words, first + 1, None):
            if joined not in known.spelled_starts or not _GAP.fullmatch(text, end, after.start):
                break
            joined, parts, end = joined + after.text, (*parts, after.text), after.end
            is_spelled = len(parts) == len(joined) > 3 and joined in known.hidden
            if (is_spelled or joined in known.spelled) and parts not in known.spelled_innocent:
                yield _Word(joined, word.start, end)


def _undisguised(folded: str) -> Iterator[_Word]:
    """Words with signs for letters, read as letters: "sh1t", "a$$hole"."""
    if not _SIGNS.search(folded):
        return
    for found in _DISGUISED.finditer(folded):
        token = found[1]
        letters = sum(map(str.isalpha, token))
        if not len(token) > letters >= len(token) * 0.4:
            continue  # no disguise, or rather a number or a formula
        for table in (_DISGUISES, _OTHER_DISGUISES):
            yield _Word(token.translate(table), found.start(1), found.end(1))


def _unstarred(folded: str) -> Iterator[_Word]:
    """Strong words with letters starred out: "f**k". One star alone needs three letters."""
    if not _STARS.search(folded):
        return
    is_formula = _FORMULA.search(folded) is not None
    for found in _STARRED.finditer(folded):
        start, stars, end = found.groups()
        if len(start) + len(end) + (len(stars) > 1) < 3:
            continue
        if is_formula and len(start) == len(end) == 1:
            continue  # rather a power: y = s**t
        length = len(start) + len(stars) + len(end)
        for word in lexicon().spelled:
            if len(word) == length and word.startswith(start) and word.endswith(end):
                yield _Word(word, found.start(), found.end())
    if not is_formula:
        for found in _STARS_BETWEEN.finditer(folded):
            joined = found[0][::2]
            if joined in lexicon().spelled:
                yield _Word(joined, found.start(), found.end())

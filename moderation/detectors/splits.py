"""What is said in pieces, over several texts, in the chat and on the board.

Only what nobody does by chance is read together: numbers alone, one after the other, that are a
phone number in the end; and texts of a letter or three, one after the other, that spell a word. The
finding names the earlier pieces, so that they can go with the last one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.detectors.numbers import numbers
from moderation.findings import Category, Severity
from moderation.normalise import Folded, fold
from moderation.profanity import Grade, grade_hidden

_NUMBER = re.compile(r"[+(]?\d[\d() .-]{0,9}")
_WORDED = {
    word: str(digit)
    for digit, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    )
} | {"oh": "0"}
_LETTERS = re.compile(r"[a-z]{1,3}")
# North America with or without its one; elsewhere with the zero before the area.
_PHONE = re.compile(r"1?[2-9]\d\d[2-9]\d{6}|0[1-9]\d{8,9}")
_MOST_PIECES = 11
_ADDRESS_PIECE = re.compile(r"[\w.+-]{1,30}|@|at|dot|[\w.-]*@[\w.-]*")


def splits(folded: Folded, context: Context) -> Iterator[Detected]:
    """What this text completes."""
    if not context.recent or len(folded.text) > 40:
        return
    yield from _spelled(folded, context)
    yield from _dialled(folded, context)
    yield from _addressed(folded, context)


def _spelled(folded: Folded, context: Context) -> Iterator[Detected]:
    last = folded.text.strip()
    if not _LETTERS.fullmatch(last):
        return
    joined = last
    pieces: list[int] = []
    for at in _backwards(context.recent):
        piece = fold(context.recent[at]).text.strip() if len(context.recent[at]) < 20 else "?"
        if not piece:
            continue  # somebody else spoke: letters are still one word
        if not _LETTERS.fullmatch(piece):
            return
        joined, pieces = piece + joined, [at, *pieces]
        grade = grade_hidden(joined)
        if grade is not Grade.CLEAN and len(joined) >= 4:
            is_slur = grade is Grade.SLUR
            category = Category.SLUR if is_slur else Category.PROFANITY
            severity = Severity.HIGH if is_slur else Severity.MEDIUM
            yield _split(category, severity, "split.word", folded, pieces)
            return


def _dialled(folded: Folded, context: Context) -> Iterator[Detected]:
    joined = _digits(folded.text)
    if not joined:
        return
    pieces: list[int] = []
    numbers_so_far = [joined]
    for at in _backwards(context.recent):
        earlier = _digits(fold(context.recent[at]).text) if len(context.recent[at]) < 40 else ""
        if not earlier:
            return
        joined, pieces = earlier + joined, [at, *pieces]
        numbers_so_far.append(earlier)
        if _PHONE.fullmatch(joined) and not _is_counting(numbers_so_far):
            yield _split(Category.PERSONAL_GIVEN, Severity.MEDIUM, "split.phone", folded, pieces)
            return


def _addressed(folded: Folded, context: Context) -> Iterator[Detected]:
    """An e-mail address in pieces; the sign or the word "gmail" must be in one of them."""
    joined = folded.text.strip()
    pieces: list[int] = []
    if not _ADDRESS_PIECE.fullmatch(joined):
        return
    for at in _backwards(context.recent)[:4]:
        piece = fold(context.recent[at]).text.strip() if len(context.recent[at]) < 40 else ""
        if not _ADDRESS_PIECE.fullmatch(piece):
            return
        joined, pieces = f"{piece} {joined}", [at, *pieces]
        if "@" not in joined and "gmail" not in joined and "mail" not in joined:
            continue
        whole = fold(joined.replace(" ", "") if "@" in joined else joined)
        if any(each.rule == "given.email" for each in numbers(whole, context)):
            yield _split(Category.PERSONAL_GIVEN, Severity.MEDIUM, "split.email", folded, pieces)
            return


def _is_counting(numbers: Sequence[str]) -> bool:
    """Whether they go up or down by equal steps, as in a lesson."""
    steps = {int(after) - int(before) for before, after in pairwise(numbers)}
    return len(numbers) > 2 and len(steps) == 1


def _digits(text: str) -> str:
    """The digits of a text that is nothing but a number; in words too."""
    stripped = text.strip(" .,!?")
    if _NUMBER.fullmatch(stripped):
        return re.sub(r"\D", "", stripped)
    words = stripped.replace("-", " ").split()
    return "".join(_WORDED.get(word, "") for word in words) if _all_worded(words) else ""


def _all_worded(words: Sequence[str]) -> bool:
    return bool(words) and all(word in _WORDED for word in words)


def _backwards(recent: Sequence[str]) -> list[int]:
    return list(range(len(recent) - 1, max(-1, len(recent) - 1 - _MOST_PIECES), -1))


def _split(
    category: Category, severity: Severity, rule: str, folded: Folded, pieces: Sequence[int]
) -> Detected:
    return Detected(category, severity, rule, 0, len(folded.text), tuple(pieces))

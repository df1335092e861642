"""Profanity and slurs, by the words themselves."""

from collections.abc import Iterator

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Severity
from moderation.normalise import Folded
from moderation.profanity import Grade, strong_words


def words(folded: Folded, context: Context) -> Iterator[Detected]:
    """Every strong word with its place, so that a policy may mask it."""
    is_name = context.surface == "name"
    found = strong_words(folded.text, context.subject, is_name=is_name)
    for grade, start, end in found:
        if grade is Grade.SLUR:
            yield Detected(Category.SLUR, Severity.HIGH, "slur.word", start, end)
        else:
            yield Detected(Category.PROFANITY, Severity.MEDIUM, "profanity.word", start, end)

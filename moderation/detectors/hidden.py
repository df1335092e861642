"""Texts that hide what they say from whoever reads them, or that nobody read to the end."""

from collections.abc import Iterator

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Severity
from moderation.normalise import Folded


def hidden(folded: Folded, context: Context) -> Iterator[Detected]:
    """What is too long, turned around, or buried under accents."""
    end = len(folded.text)
    if not folded.is_whole:
        yield Detected(Category.UNKNOWN, Severity.MEDIUM, "unknown.too_long", 0, end)
    if folded.is_reordered:
        yield Detected(Category.EVASION, Severity.MEDIUM, "evasion.reordered", 0, end)
    if folded.is_buried:
        yield Detected(Category.SPAM, Severity.MEDIUM, "spam.accents", 0, end)

"""The pipeline: a text is folded once, and every detector says what it finds in it.

A detector that fails says nothing about the others: its part is `Category.UNKNOWN`, which no policy
lets pass. Judging is pure: the same text in the same context has the same findings everywhere.
"""

from collections.abc import Iterator, Sequence

from moderation.context import Context
from moderation.detectors.asking import asking
from moderation.detectors.danger import danger
from moderation.detectors.detected import Detected, Detector
from moderation.detectors.disclosure import disclosure
from moderation.detectors.given import given
from moderation.detectors.grooming import grooming
from moderation.detectors.hate import hate
from moderation.detectors.hidden import hidden
from moderation.detectors.leading_away import leading_away
from moderation.detectors.links import links
from moderation.detectors.numbers import numbers
from moderation.detectors.spam import spam
from moderation.detectors.splits import splits
from moderation.detectors.unkind import sexual, unkind
from moderation.detectors.words import words
from moderation.findings import Category, Finding, Severity
from moderation.normalise import Folded, fold

DETECTORS: tuple[Detector, ...] = (
    *(hidden, words, numbers, links, spam),
    *(danger, disclosure, unkind, sexual, hate, grooming, asking, leading_away, given),
    splits,
)
"""All of them. Their order means nothing: what is found is sorted by its place."""


class Pipeline:
    """All detectors, one after the other."""

    def __init__(self, detectors: Sequence[Detector] = DETECTORS) -> None:
        """With these detectors."""
        self._detectors = detectors

    def examine(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Everything that is found, in the order of the text; never raises."""
        folded = fold(text)
        detected = set(self._detected(folded, context))
        if not detected:
            return ()
        units = folded.units
        found = (
            Finding(each.category, each.severity, each.rule, units[each.start], units[each.end])
            if not each.earlier
            else Finding(each.category, each.severity, each.rule, 0, units[-1], each.earlier)
            for each in detected
        )
        return tuple(sorted(found, key=lambda each: (each.start, each.end, each.rule)))

    def _detected(self, folded: Folded, context: Context) -> Iterator[Detected]:
        for detector in self._detectors:
            try:
                yield from list(detector(folded, context))
            except Exception:
                # Whatever breaks in a detector, the text was not read in full.
                end = len(folded.text)
                yield Detected(Category.UNKNOWN, Severity.MEDIUM, "unknown.failed", 0, end)

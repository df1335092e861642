"""The pipeline: a text is folded once, and every detector says what it finds in it.

A detector that fails says nothing about the others: its part is `Category.UNKNOWN`, which no policy
lets pass. Judging is pure: the same text in the same context has the same findings everywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from moderation.context import Context
from moderation.detectors import danger, given, leading_away, unkind
from moderation.detectors.said import Rule, holding
from moderation.findings import Category, Finding, Severity
from moderation.normalise import Folded, fold
from moderation.personal import categories
from moderation.profanity import Grade, grade

Detected = tuple[Category, Severity, str, int, int]
"""A finding whose place counts characters of the folded text."""
Detector = Callable[[Folded, Context], Iterator[Detected]]

_PERSONAL = {
    "e-mail": (Category.PERSONAL_GIVEN, "given.email"),
    "phone": (Category.PERSONAL_GIVEN, "given.phone"),
    "link": (Category.LINK, "link.address"),
}


def _hidden(folded: Folded, context: Context) -> Iterator[Detected]:
    if not folded.is_whole:
        yield Category.UNKNOWN, Severity.MEDIUM, "unknown.too_long", 0, len(folded.text)
    if folded.is_reordered:
        yield Category.EVASION, Severity.MEDIUM, "evasion.reordered", 0, len(folded.text)


def _strong_words(folded: Folded, context: Context) -> Iterator[Detected]:
    worst = grade(folded.text, is_name=context.surface == "name")
    if worst is Grade.SLUR:
        yield Category.SLUR, Severity.HIGH, "slur.word", 0, len(folded.text)
    elif worst is Grade.STRONG:
        yield Category.PROFANITY, Severity.MEDIUM, "profanity.word", 0, len(folded.text)


def _personal(folded: Folded, context: Context) -> Iterator[Detected]:
    for kind in categories(folded.text):
        category, rule = _PERSONAL[kind]
        yield category, Severity.MEDIUM, rule, 0, len(folded.text)


def _said(rules: Sequence[Rule], folded: Folded, context: Context) -> Iterator[Detected]:
    for said in holding(rules, folded.text):
        yield said.rule.category, said.rule.severity, said.rule.name, said.start, said.end


DETECTORS: tuple[Detector, ...] = (
    _hidden,
    _strong_words,
    _personal,
    *(
        partial(_said, rules)
        for rules in (
            danger.RULES,
            unkind.RULES,
            leading_away.GROOMING,
            leading_away.CONTACT,
            leading_away.ASKED,
            given.RULES,
        )
    ),
)


class Pipeline:
    """All detectors, one after the other."""

    def __init__(self, detectors: Sequence[Detector] = DETECTORS) -> None:
        """With these detectors."""
        self._detectors = detectors

    def examine(self, text: str, context: Context) -> tuple[Finding, ...]:
        """Everything that is found, in the order of the text; never raises."""
        folded = fold(text)
        units = folded.units
        return tuple(
            Finding(category, severity, rule, units[start], units[end])
            for category, severity, rule, start, end in self._detected(folded, context)
        )

    def _detected(self, folded: Folded, context: Context) -> Iterator[Detected]:
        for detector in self._detectors:
            try:
                found = list(detector(folded, context))
            except Exception:
                # Whatever breaks in a detector, the text was not read in full.
                found = [(Category.UNKNOWN, Severity.MEDIUM, "unknown.failed", 0, len(folded.text))]
            yield from found

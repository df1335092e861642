"""Rules that weigh differently by who says it to whom.

The same question is small talk between adults, worth a look between children of one age, and an
alarm from an adult to a child. Age and role shift the severity; they never switch a rule off.
"""

from collections.abc import Iterator

from moderation.context import AgeBand, Context
from moderation.detectors.detected import Detected, Detector
from moderation.detectors.said import Said
from moderation.findings import Severity
from moderation.normalise import Folded
from rooms.roles import Role


def weighed(said: Said) -> Detector:
    """A detector for what the rules find, with the severity shifted."""

    def detect(folded: Folded, context: Context) -> Iterator[Detected]:
        shift = _shift(context)
        for found in said(folded, context):
            severity = Severity(max(Severity.LOW, min(Severity.SEVERE, found.severity + shift)))
            yield found._replace(severity=severity)

    return detect


def _shift(context: Context) -> int:
    is_adult = context.age is AgeBand.ADULT or context.role is not Role.STUDENT
    if context.readers is AgeBand.ADULT:
        # Among adults it is no more than a note. A child who asks an adult is looked after still.
        return -2 if is_adult else 0
    return 1 if is_adult else 0

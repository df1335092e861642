"""Comparing expressions, with what a slower way found out about those that are in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rooms.scaffolding.algebra import sampling
from rooms.scaffolding.reading.tree import Expression


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two expressions of which trying values could not say whether they are the same."""

    left: Expression
    right: Expression


Settled = Mapping[Doubt, bool | None]
"""What symbolic algebra said of doubts; None where it could not say either."""


@dataclass(slots=True)
class Comparing:
    """Compares expressions, and remembers which comparisons were left in doubt."""

    settled: Settled
    doubts: dict[Doubt, None] = field(default_factory=dict)

    def same(
        self,
        one: Expression,
        other: Expression,
        tolerance: Fraction = Fraction(0),
        *,
        positive: bool = False,
    ) -> bool:
        """Whether the two have the same value; False, and remembered, where that is in doubt."""
        found = sampling.same(one, other, tolerance, positive=positive)
        if found is None:
            doubt = Doubt(one, other)
            found = self.settled.get(doubt)
            if found is None:
                self.doubts[doubt] = None
        return found is True

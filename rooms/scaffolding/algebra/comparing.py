"""Comparing expressions, and remembering where trying values could not say."""

from dataclasses import dataclass
from fractions import Fraction

from rooms.scaffolding.algebra import sampling
from rooms.scaffolding.reading.tree import Expression


@dataclass(slots=True)
class Comparing:
    """Compares expressions for one answer."""

    in_doubt: bool = False
    """Whether any comparison could not be decided, so that a person has to."""

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
        self.in_doubt |= found is None
        return found is True

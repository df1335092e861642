"""How a text is to be read: the decimal sign, what a comma is, and which names may stand in it."""

from dataclasses import dataclass, replace
from typing import Literal

Locale = Literal["en", "de", "fr"]
"""How a school writes numbers: `1,000.5`, `1.000,5` or `1 000,5`."""

LENGTH = 200
"""The most characters of one expression."""

LIST_LENGTH = 500
"""The most characters of a list, a set, intervals or a matrix."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is to be read."""

    locale: Locale = "en"
    commas: Literal["in numbers", "between"] = "in numbers"
    """Whether a comma between digits belongs to the number (`1,000`) or stands between two."""
    variables: bool = True
    """Whether letters may stand in it."""
    names: frozenset[str] = frozenset()
    """Names of more than one letter that are one variable."""
    complex: bool = False
    """Whether i is the imaginary unit."""
    length: int = LENGTH

    @property
    def splitting(self) -> "Style":
        """The same, but that a comma always stands between two elements."""
        return replace(self, commas="between")

    @property
    def listing(self) -> "Style":
        """The same, for a text that may hold many expressions."""
        return replace(self, length=LIST_LENGTH)


NUMBERS = Style(variables=False)
"""A number or simple arithmetic."""

EXPRESSIONS = Style()

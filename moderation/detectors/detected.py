"""What every detector is: a folded text in its circumstances to what is found in it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from moderation.context import Context
from moderation.findings import Category, Severity
from moderation.normalise import Folded


class Detected(NamedTuple):
    """A finding whose place counts characters of the folded text."""

    category: Category
    severity: Severity
    rule: str
    start: int
    end: int
    earlier: tuple[int, ...] = ()


Detector = Callable[[Folded, Context], Iterator[Detected]]

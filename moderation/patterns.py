"""A school's own patterns. They run in RE2, in time that grows with the text and nothing else."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any

import re2
from pydantic import Field, StringConstraints

from moderation.clean import SENTENCES
from moderation.findings import Category, Finding, Severity
from rooms.base import Closed

MEMORY = 1 << 20
"""How much memory a compiled pattern may take, in bytes."""
MOST = 50
_FOUND_MOST = 20


class Pattern(Closed):
    """What a school looks for besides, and what it takes it for."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    pattern: Annotated[str, StringConstraints(min_length=2, max_length=200, pattern=r"^[^\x00]*$")]
    category: Category
    severity: Severity = Severity.MEDIUM


Patterns = Annotated[tuple[Pattern, ...], Field(max_length=MOST)]


@lru_cache(maxsize=1_000)
def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    options.case_sensitive = False
    return re2.compile(pattern, options)


def fault(pattern: Pattern) -> str | None:
    """Why a pattern may not be saved, in words; None if it may."""
    try:
        compiled = _compiled(pattern.pattern)
        if compiled.search("") is not None:
            return f"“{pattern.name}” fits a text of nothing, and so every text."
        met = next((each for each in SENTENCES if compiled.search(each) is not None), None)
    except re2.error:
        return f"“{pattern.name}” is not a pattern that can be used."
    return None if met is None else f"“{pattern.name}” would stop an ordinary sentence: {met}"


def found(patterns: Patterns, text: str) -> Iterator[Finding]:
    """What they find in a text as it was written. May raise `re2.error` for one never checked."""
    for each in patterns:
        for count, match in enumerate(_compiled(each.pattern).finditer(text)):
            if count == _FOUND_MOST:
                break
            start, end = _units(text, match.start()), _units(text, match.end())
            yield Finding(each.category, each.severity, f"own.{each.name}", start, end)


def _units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2

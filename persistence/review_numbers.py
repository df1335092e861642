"""How much is reviewed, how fast, and how often the screen was right."""

from dataclasses import dataclass
from typing import Any

from persistence.database import Database
from rooms.base import Id, Millis

_BY_CATEGORY = """
SELECT category, count(*) AS decided,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_at - opened_at) AS median_ms,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY decided_at - opened_at) AS slow_ms
FROM cases WHERE school_id = $1 AND decided_at > $2 AND origin <> 'appeal'
GROUP BY category ORDER BY decided DESC, category
"""

# A person who lets through what a rule stopped, or leaves what it flagged, says that it was wrong;
# so does somebody who grants the author's appeal.
_BY_RULE = """
SELECT rule, count(*) AS decided, count(*) FILTER (
    WHERE c.ruling = 'allow' OR appeal.ruling = 'allow'
) AS wrong
FROM cases c CROSS JOIN unnest(c.rules) AS rule
LEFT JOIN cases appeal ON appeal.school_id = c.school_id AND appeal.appeal_of = c.id
WHERE c.school_id = $1 AND c.decided_at > $2 AND c.origin IN ('held', 'flag')
GROUP BY rule ORDER BY wrong DESC, decided DESC, rule LIMIT 200
"""

_APPEALS = """
SELECT count(*) AS made, count(*) FILTER (WHERE ruling IS NOT NULL) AS answered,
    count(*) FILTER (WHERE ruling = 'allow') AS granted
FROM cases WHERE school_id = $1 AND origin = 'appeal' AND opened_at > $2
"""


@dataclass(frozen=True, slots=True)
class ReviewNumbers:
    """Rows as they are shown: see `realtime.protocol.review.ReviewNumbers`."""

    categories: tuple[tuple[str, int, float, float], ...]
    """Category, how many were decided, the median time and that of the slowest tenth, in ms."""
    rules: tuple[tuple[str, int, int], ...]
    """Rule, how many of its findings were decided on, and how many of these were wrong."""
    appeals: tuple[int, int, int]
    """Made, answered, granted."""


class ReviewStatistics:
    """The numbers of a school."""

    def __init__(self, database: Database):
        """Of the schools in this database."""
        self._database = database

    async def since(self, school: Id, at: Millis) -> ReviewNumbers:
        """Everything that was decided since then."""
        async with self._database.driver(school) as driver:
            categories = await driver.fetch(_BY_CATEGORY, school, at)
            rules = await driver.fetch(_BY_RULE, school, at)
            appeals = await driver.fetchrow(_APPEALS, school, at)
        return ReviewNumbers(
            tuple(tuple(row) for row in categories),
            tuple(tuple(row) for row in rules),
            tuple(appeals),
        )

    async def counts(self) -> list[Any]:
        """Over all schools, by category: how many wait, and how many were decided ever."""
        async with self._database.driver() as driver:
            rows: list[Any] = await driver.fetch("SELECT * FROM case_counts()")
        return rows

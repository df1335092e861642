"""From when on something is a reason to look. Times are milliseconds at a pace of 1.

A pace of 1.25, 1.5 or 2 (an accommodation: extended time) multiplies them: who is given more time
to answer and to read has it here, too. Only waiting is the same for everybody.
"""

from rooms.base import Millis

MINUTE = 60_000

QUIET_AFTER = 2 * MINUTE
LONG_QUIET_AFTER = 5 * MINUTE
"""Idle: the two thresholds of teachers' dashboards (K. Holstein, B. McLaren and V. Aleven, Lumilo,
2019)."""

LAST_ANSWERS = 10
FEW_RIGHT = 3
"""Struggling: at most 3 right of the last 10 answers."""

ENOUGH_RIGHT = 5
"""As many right of the last 10 end it. Between the two it stays what it was."""

MANY_OPPORTUNITIES = 10
NOT_COMING = 0.80
"""Wheel-spinning, after J. Beck and Y. Gong, "Wheel-spinning: students who fail to master a skill",
AIED 2013: 10 opportunities to use a skill, and P(known) still below 0.8."""

COMING = 0.85
"""From this P(known) on it has ended."""

QUICK = 5_000
"""An answer or a request for a hint this soon after the last action is quick; after L. Paquette,
A. de Carvalho and R. Baker, "Towards understanding expert coding of student disengagement in online
learning", CogSci 2014. They, too, look for several such actions in a row, not for a single one."""

NEAR = 2
"""Answers at this edit distance or less are variations of each other (same source)."""

SKIMMED = 3_000
"""At this time or less for a hint, somebody looks for the last one (same source)."""

SIGNS = 2
"""One quick correction is a slip of the finger; two in a row are a reason to look."""

READING = 100
"""For each character of a hint: 10 characters a second."""

PASSES = 2 * MINUTE
"""A hurry that nothing has followed for so long has passed. (Quiet may begin.)"""

FINISHED_AFTER = 1 * MINUTE
FINISHED_LONG = 5 * MINUTE
"""Finished and waiting; not multiplied by the pace."""

PACES = (1.0, 1.25, 1.5, 2.0)


def at_pace(threshold: Millis, pace: float) -> Millis:
    """A threshold for somebody with this pace."""
    return round(threshold * pace)

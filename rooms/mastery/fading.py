"""Fading: the less is known, the more hints are offered before the first attempt.

R. Salden, V. Aleven, A. Renkl and R. Schwonke, "Worked examples and tutored problem solving:
redundant or synergistic forms of support?", Topics in Cognitive Science 1 (2009), pp. 203–213:
support that fades with each person's own P(known) beats support that fades by a fixed plan. The
thresholds are set here. A level that was reached is kept until P(known) has fallen clearly below
it, so that the offer does not come and go with every answer.
"""

from collections.abc import Iterable

MOST = 3
"""Hints offered first for a skill that is not known yet."""

FADES_AT = (0.40, 0.65, 0.85)
"""P(known) from which on one, two and three hints fewer are offered."""

MARGIN = 0.10
"""How far P(known) falls below a threshold before a hint is offered again without an error."""


def support(current: int, known: float, *, error: bool = False) -> int:
    """How many hints are offered first for one skill, given how many were until now.

    After an error: as many as P(known) allows. Else `current`, as long as it is within what
    P(known) allows.
    """
    allowed = MOST - sum(known >= threshold for threshold in FADES_AT)
    needed = MOST - sum(known >= threshold - MARGIN for threshold in FADES_AT)
    return allowed if error else max(needed, min(current, allowed))


def offered(levels: Iterable[int], wrong: int, hints: int, *, last_tells: bool) -> int:
    """How many of a step's `hints` are offered without being asked for.

    `levels` are the support of the step's skills: the one that is known least decides, and a step
    without skills is met like a new one. Every wrong attempt at this step (`wrong`) adds one. A
    last hint that gives the answer away is never offered; it can still be asked for.
    """
    level = max(levels, default=MOST)
    return max(0, min(level + wrong, hints - last_tells))

"""How much a moderator has read, and when a break would do them good. Pure.

Blurring does little for those who read harm all day; reading less of it in one go does.
"""

from collections.abc import Sequence

WINDOW_MS = 3_600_000
"""What was read before that counts no more."""
CASES = 20
"""So many cases in a window are a reason for a break."""
SEVERE = 5
"""So many severe ones are."""


def needs_rest(severities: Sequence[int]) -> bool:
    """Whether somebody who revealed cases of these severities in one window should rest."""
    return len(severities) >= CASES or sum(each >= 4 for each in severities) >= SEVERE

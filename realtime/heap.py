"""The garbage collector, set for a process that holds much and makes little garbage.

A room's state is tens of thousands of immutable objects, and every fact makes a few more. CPython's
collector looks through the young ones after every 700 that are made, a large board's elements among
them: measured under load, 40 % of the time. What is no longer used goes by reference counts all the
same; only cycles wait longer to be found.
"""

import gc

YOUNG = 50_000
"""Objects made (less those gone) before the young are looked through; some ten megabytes."""


def settle() -> None:
    """Keep what the process started with out of every later look, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)

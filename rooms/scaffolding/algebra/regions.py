"""Parts of the number line: unions of intervals, with what belongs to them and what does not."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from rooms.scaffolding.algebra import exact
from rooms.scaffolding.algebra.exact import Value


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, either of which may be infinite; closed ends belong to it."""

    low: Value
    high: Value
    low_closed: bool = False
    high_closed: bool = False


Region = tuple[Interval, ...]
"""Intervals in order, none empty, with a gap between any two."""

EVERYTHING: Region = (Interval(-math.inf, math.inf),)
NOTHING: Region = ()


def at_least(value: Value, *, strict: bool) -> Region:
    """All numbers above a value, and itself unless `strict`."""
    return (Interval(value, math.inf, not strict),)


def at_most(value: Value, *, strict: bool) -> Region:
    """All numbers below a value, and itself unless `strict`."""
    return (Interval(-math.inf, value, high_closed=not strict),)


def single(value: Value) -> Region:
    """One number alone."""
    return (Interval(value, value, low_closed=True, high_closed=True),)


def union(*regions: Region) -> Region:
    """What belongs to any of the regions."""
    found: list[Interval] = []
    for each in sorted((i for region in regions for i in region), key=_start):
        if found and _touch(found[-1], each):
            found[-1] = _joined(found[-1], each)
        else:
            found.append(each)
    return tuple(found)


def intersection(one: Region, other: Region) -> Region:
    """What belongs to both regions."""
    return union(tuple(both for a in one for b in other for both in _overlap(a, b)))


def complement(region: Region) -> Region:
    """What does not belong to the region."""
    ends = [Interval(-math.inf, -math.inf), *region, Interval(math.inf, math.inf)]
    gaps = (
        Interval(a.high, b.low, math.isfinite(a.high) and not a.high_closed, _opens(b))
        for a, b in pairwise(ends)
    )
    return tuple(gap for gap in gaps if not _is_empty(gap))


def same_region(one: Region, other: Region, tolerance: Fraction = Fraction(0)) -> bool:
    """Whether two regions are the same; their ends may differ by the relative `tolerance`."""
    return len(one) == len(other) and all(
        _same_ends(a, b, tolerance)
        and (a.low_closed, a.high_closed) == (b.low_closed, b.high_closed)
        for a, b in zip(one, other, strict=True)
    )


def same_but_for_ends(one: Region, other: Region) -> bool:
    """Whether two regions have the same ends, whichever of these belong to them."""
    return len(one) == len(other) and all(map(_same_ends, one, other))


def holds(region: Region, value: Value) -> bool:
    """Whether a number belongs to the region."""
    return any(_holds(each, value) for each in region)


def probes(region: Region) -> Iterator[Value]:
    """Numbers that tell the region from others: its ends, close to them, between and far away."""
    ends = [end for each in region for end in (each.low, each.high) if math.isfinite(end)]
    yield from (-1_000_003, 1_000_003)
    for end in ends:
        yield from (end, end - exact.NEAR, end + exact.NEAR)
    for low, high in pairwise(sorted({*ends, 0})):
        yield (low + high) / 2


def _start(each: Interval) -> tuple[Value, bool]:
    return each.low, not each.low_closed


def _touch(one: Interval, other: Interval) -> bool:
    """Whether an interval that begins no earlier goes on where the first one is, or ends."""
    if other.low == one.high:
        return other.low_closed or one.high_closed
    return other.low < one.high


def _joined(one: Interval, other: Interval) -> Interval:
    high = max((one.high, one.high_closed), (other.high, other.high_closed))
    return Interval(one.low, high[0], one.low_closed, high[1])


def _overlap(one: Interval, other: Interval) -> Iterable[Interval]:
    low = max((one.low, not one.low_closed), (other.low, not other.low_closed))
    high = min((one.high, one.high_closed), (other.high, other.high_closed))
    found = Interval(low[0], high[0], not low[1], high[1])
    return () if _is_empty(found) else (found,)


def _opens(each: Interval) -> bool:
    return math.isfinite(each.low) and not each.low_closed


def _is_empty(each: Interval) -> bool:
    if each.low == each.high:
        return not (each.low_closed and each.high_closed)
    return each.low > each.high


def _same_ends(one: Interval, other: Interval, tolerance: Fraction = Fraction(0)) -> bool:
    low, high = (one.low, other.low), (one.high, other.high)
    return exact.same(*low, tolerance) and exact.same(*high, tolerance)


def _holds(each: Interval, value: Value) -> bool:
    above = value > each.low or (each.low_closed and exact.same(value, each.low))
    below = value < each.high or (each.high_closed and exact.same(value, each.high))
    return above and below

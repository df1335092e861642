"""Percentiles, spreads and ratios are what they are called."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.measure import Spread, percentile, ratios
from tests.bench.report import Goal, Report

figures = st.lists(st.integers(1, 10**6).map(float), min_size=1, max_size=50)


@given(figures, st.integers(0, 20), st.integers(1, 1000).map(lambda n: n / 1000))
def test_so_large_a_share_did_not_exceed_the_percentile(
    seen: list[float], missing: int, share: float
) -> None:
    found = percentile(seen, share, missing)
    everything = [*seen, *[math.inf] * missing]
    assert found in everything
    assert sum(each <= found for each in everything) >= share * len(everything)
    assert sum(each < found for each in everything) < share * len(everything)


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 50), (0.99, 99), (0.999, 100), (1.0, 100), (0.001, 1)]
)
def test_percentiles_of_a_hundred(share: float, expected: float) -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], share) == expected


def test_what_never_came_is_later_than_everything() -> None:
    assert percentile([1.0] * 98, 0.98, missing=2) == 1.0
    assert percentile([1.0] * 98, 0.99, missing=2) == math.inf


@given(figures)
def test_half_of_the_rounds_lie_on_each_side_of_the_median(seen: list[float]) -> None:
    spread = Spread.of(seen)
    assert (spread.least, spread.most) == (min(seen), max(seen))
    assert sum(each <= spread.median for each in seen) * 2 >= len(seen)
    assert sum(each >= spread.median for each in seen) * 2 >= len(seen)


def test_a_ratio_is_taken_within_a_round() -> None:
    # A machine that was half as fast in the second round: the ratio is the same in both.
    assert ratios([400, 200], [100, 50]) == Spread(4, 4, 4)
    assert ratios([400, 300, 200], [100, 50, 100]) == Spread(2, 4, 6)
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


@pytest.fixture
def report() -> Report:
    found = Report("two cores")
    for ours, theirs in ((300.0, 100.0), (500.0, 100.0), (400.0, 100.0)):
        found.add("signals", "studyhall", {"deliveries/s": ours})
        found.add("signals", "stock", {"deliveries/s": theirs})
    found.add("slow signals", "studyhall", {"deliveries/s": 40.0})
    return found


@pytest.mark.parametrize(
    ("goal", "median", "met"),
    [
        (Goal("signals", "deliveries/s", "stock", least=4.0), 4.0, True),
        (Goal("signals", "deliveries/s", "stock", least=4.1), 4.0, False),
        (Goal("signals", "deliveries/s", "stock", most=3.9), 4.0, False),
        (Goal("signals", "deliveries/s", "", least=400), 400, True),
        (Goal("slow signals", "deliveries/s", "", most=40), 40, True),
    ],
)
def test_a_goal_is_met_by_the_median(report: Report, goal: Goal, median: float, met: bool) -> None:
    spread = report.reached(goal)
    assert spread is not None
    assert spread.median == median
    assert goal.met(spread.median) is met
    told = json.loads(report.json([goal]))["goals"]
    assert [(each["median"], each["met"]) for each in told] == [(median, met)]
    assert ("**no**" in report.markdown([goal])) is not met


def test_a_goal_against_another_work_and_one_that_was_not_measured(report: Report) -> None:
    report.add("quick signals", "studyhall", {"deliveries/s": 80.0})
    against = Goal("quick signals", "deliveries/s", "slow signals/studyhall", least=2)
    spread = report.reached(against)
    assert spread == Spread(2, 2, 2)
    assert report.reached(Goal("signals", "deliveries/s", "nobody", least=1)) is None


def test_the_tables_are_the_same_from_what_was_kept(report: Report) -> None:
    kept = json.loads(report.json([]))
    assert Report(kept["machine"], kept["figures"]).markdown([]) == report.markdown([])
    assert "| studyhall | 400 (300–500) |" in report.markdown([])

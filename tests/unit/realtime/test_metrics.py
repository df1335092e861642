"""The numbers between two scrapes, and several processes' in one answer."""

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector

from realtime.metrics.collector import exposition
from realtime.metrics.meters import QUICK_S, Histogram, Meters
from realtime.metrics.neighbours import Neighbours, together
from realtime.metrics.ports import MeasuredScreen
from realtime.processes.place import Place, is_ready
from rooms.ports import Finding, Screening, Utterance
from rooms.roles import Role

UTTERANCE = Utterance("hello", "chat", "school", "algebra", "mia", Role.STUDENT)


@given(st.lists(st.floats(0, 20)))
def test_a_histogram_counts_each_duration_under_the_first_bound_that_it_does_not_exceed(
    durations: list[float],
) -> None:
    histogram = Histogram()
    for seconds in durations:
        histogram.add(seconds)
    assert sum(histogram.counts) == len(durations)
    for number, bound in enumerate(QUICK_S):
        assert sum(histogram.counts[: number + 1]) == sum(each <= bound for each in durations)
    assert histogram.total_s == pytest.approx(sum(durations))
    assert all(bisect_left(QUICK_S, bound) == n for n, bound in enumerate(QUICK_S))


class Gauges(Collector):
    def __init__(self, values: dict[str, float]) -> None:
        self.values = values

    def collect(self) -> Iterator[Metric]:
        for name, value in self.values.items():
            yield GaugeMetricFamily(name, f"About {name}", value=value)


names = st.text("abc", min_size=1, max_size=3)


@given(st.lists(st.dictionaries(names, st.integers(0, 9).map(float), max_size=4), max_size=4))
def test_several_processes_are_one_answer_with_every_family_once(
    processes: list[dict[str, float]],
) -> None:
    told = [
        exposition([Gauges(values)], {"worker": str(number)})
        for number, values in enumerate(processes)
    ]
    families = list(text_string_to_metric_families(together(told).decode()))
    assert len({each.name for each in families}) == len(families)
    found = {
        (sample.name, sample.labels["worker"]): sample.value
        for family in families
        for sample in family.samples
    }
    assert found == {
        (name, str(number)): value
        for number, values in enumerate(processes)
        for name, value in values.items()
    }


def place(number: int, folder: Path) -> Place:
    return Place(number, 3, folder, shares_port=True)


async def test_whoever_is_asked_asks_the_others_and_names_those_that_are_silent(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("d")
    here = Neighbours(lambda: exposition([Gauges({"n": 1})], {"worker": "0"}), place(0, folder))
    there = Neighbours(lambda: exposition([Gauges({"n": 2})], {"worker": "1"}), place(1, folder))
    await here.open()
    await there.open()
    (folder / "2-999999.sock").touch()
    told = (await here.everybody()).decode()
    assert 'n{worker="0"} 1.0\nn{worker="1"} 2.0\n' in told
    assert [line[-1] for line in told.splitlines() if "worker_up{" in line] == ["1", "1", "0"]
    await there.close()
    await there.close()
    told = (await here.everybody()).decode()
    assert "worker=" in told
    assert [line[-1] for line in told.splitlines() if "worker_up{" in line] == ["1", "0", "0"]
    await here.close()


async def test_a_process_is_ready_exactly_while_its_neighbours_reach_it(tmp_path: Path) -> None:
    here = place(0, tmp_path)
    process = int(here.socket_file.stem.partition("-")[2])
    neighbours = Neighbours(lambda: b"", here)
    assert not is_ready(tmp_path, process)
    await neighbours.open()
    assert is_ready(tmp_path, process)
    assert not is_ready(tmp_path, process // 10)
    await neighbours.close()
    assert not is_ready(tmp_path, process)


class FailingScreen:
    async def judge(self, utterance: Utterance) -> Screening:
        raise OSError


class KindScreen:
    async def judge(self, utterance: Utterance) -> Screening:
        return Screening(Finding.PASS)


async def test_a_screen_that_fails_still_fails_and_is_counted() -> None:
    meters = Meters()
    with pytest.raises(OSError):  # noqa: PT011 - the very one that the screen raised has no words
        await MeasuredScreen(FailingScreen(), meters).judge(UTTERANCE)
    verdict = await MeasuredScreen(KindScreen(), meters).judge(UTTERANCE)
    assert verdict.finding is Finding.PASS
    assert meters.verdicts == {"failed": 1, "pass": 1}
    assert sum(meters.screenings.counts) == 2

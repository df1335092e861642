"""Prometheus families of what was counted, made when somebody asks."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from realtime.fanout.redis import RedisBus
from realtime.metrics.meters import QUICK_S, Histogram, Meters
from realtime.services import Services
from realtime.sockets.server import RoomServer

PREFIX = "studyhall_"


class ServerCollector(Collector):
    """Everything that one process knows of itself."""

    def __init__(self, services: Services, sockets: RoomServer, meters: Meters):
        """Looks at these."""
        self._services, self._sockets, self._meters = services, sockets, meters
        self._bus = services.bus if isinstance(services.bus, RedisBus) else None

    def collect(self) -> Iterator[Metric]:
        """The families, as they stand now."""
        yield from self._of_sockets()
        yield from self._of_rooms()
        yield from self._of_stores()
        yield from self._of_requests()

    def _of_sockets(self) -> Iterator[Metric]:
        counts, open_now = self._sockets.counts, tuple(self._sockets.eio.sockets.values())
        waiting = [each.waiting for each in open_now]
        yield _gauge("sockets", "Open connections", len(open_now))
        seated = sum(each.seat is not None for each in open_now)
        yield _gauge("members", "Connections that are in a room", seated)
        yield _gauge("sockets_waiting_bytes", "Bytes that clients have not taken", sum(waiting))
        yield _gauge("socket_waiting_bytes_most", "Of the slowest client", max(waiting, default=0))
        yield _counter("frames", "Frames written for facts and signals", counts.frames)
        yield _counter("signals", "Signals passed on", counts.signals)
        yield _counter(
            "signals_refused", "Signals over a limit or not allowed", counts.signals_refused
        )
        yield _counter("signals_late", "Signals kept back from slow clients", counts.signals_late)
        yield _counter("facts_late", "Times that facts stopped for a client", counts.facts_late)
        yield _counter("commands", "Commands answered", counts.commands)
        yield _counters("commands_refused", "Commands refused", "code", counts.refusals)
        yield _counters("connections_cut", "Connections ended by us", "reason", counts.cuts)

    def _of_rooms(self) -> Iterator[Metric]:
        meters, rooms = self._meters, self._services.rooms
        yield _gauge("rooms", "Rooms that are loaded", len(rooms))
        yield _gauge("commands_waiting", "Commands that wait to be committed", rooms.waiting)
        yield _counter("facts", "Facts committed", meters.facts)
        yield _histogram("commit_seconds", "One round of the log's writer", meters.commits)
        yield _histogram("fanout_seconds", "From commit to frames written", meters.fanouts)
        yield _histogram("screen_seconds", "The screen's time for a text", meters.screenings)
        yield _counters("texts", "Texts that were screened", "verdict", meters.verdicts)
        cases = self._services.case_counts
        yield _gauges("cases_waiting", "Cases before moderators", "category", cases.waiting)
        yield _counters("cases_decided", "Cases decided on", "category", cases.decided)

    def _of_stores(self) -> Iterator[Metric]:
        used, pool = self._services.database.in_use, self._services.settings.database_pool
        yield _gauge("database_connections", "Connections to PostgreSQL in use", used)
        yield _gauge("database_connections_most", "Connections there may be", 2 * pool)
        if (bus := self._bus) is not None:
            yield _gauge("bus_connected", "Whether Redis is connected", bus.connected.is_set())
            yield _gauge("bus_waiting", "Messages that wait to be told", bus.waiting)
            yield _counter("bus_published", "Messages for other processes", bus.published)
            yield _counter("bus_received", "Messages from other processes", bus.received)
            dropped = {"news": bus.dropped_news, "signals": bus.dropped_signals}
            yield _counters("bus_dropped", "Messages that were not told", "kind", dropped)
            yield _counter("bus_lost", "Times that Redis was lost", bus.lost_connections)

    def _of_requests(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            PREFIX + "http_requests", "Requests answered", labels=("method", "route", "status")
        )
        for (method, route, status), count in sorted(self._meters.requests.items()):
            requests.add_metric((method, route, str(status)), count)
        yield requests
        yield _histogram("http_seconds", "From a request to its answer", self._meters.answers)
        yield _histogram("loop_lag_seconds", "How late the event loop was", self._meters.lags)


class Labelled(Collector):
    """Another collector's families, each sample with labels that are always the same."""

    def __init__(self, inner: Collector, labels: Mapping[str, str]):
        """Around this collector."""
        self._inner, self._labels = inner, dict(labels)

    def collect(self) -> Iterable[Metric]:
        """The families, labelled."""
        for family in self._inner.collect():
            family.samples = [
                each._replace(labels=each.labels | self._labels) for each in family.samples
            ]
            yield family


def exposition(collectors: Iterable[Collector], labels: Mapping[str, str]) -> bytes:
    """What these collectors say now, as Prometheus reads it."""
    registry = CollectorRegistry(auto_describe=False)
    for each in collectors:
        registry.register(Labelled(each, labels))
    return generate_latest(registry)


def of_the_process() -> Collector:
    """Memory, time on the processor, open files, of this process."""
    return ProcessCollector(registry=None)


def _gauge(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(PREFIX + name, said, value=value)


def _counter(name: str, said: str, value: float) -> Metric:
    return CounterMetricFamily(PREFIX + name, said, value=value)


def _counters(name: str, said: str, label: str, values: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(PREFIX + name, said, labels=(label,))
    for each, count in sorted(values.items()):
        family.add_metric((each,), count)
    return family


def _gauges(name: str, said: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(PREFIX + name, said, labels=(label,))
    for each, count in sorted(values.items()):
        family.add_metric((each,), count)
    return family


def _histogram(name: str, said: str, measured: Histogram) -> Metric:
    upto = accumulate(measured.counts)
    buckets = [(str(bound), n) for bound, n in zip((*QUICK_S, "+Inf"), upto, strict=True)]
    return HistogramMetricFamily(PREFIX + name, said, buckets=buckets, sum_value=measured.total_s)

"""How fast frames go out: `python -m tests.bench.fanout [--json]`. About ten minutes.

This server (signed in, authorised, validated, and for facts moderated and committed) beside bare
relays that check nothing: python-socketio and Node's Socket.IO as they come. The servers have one
core, the load another; rounds go from server to server, so that what disturbs one disturbs all.
"""

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvloop

from tests.bench import servers, works
from tests.bench.board import hocuspocus_updates
from tests.bench.commit import bare_commits
from tests.bench.report import OURS, Goal, Report
from tests.bench.servers import Running
from tests.integration.postgres import Cluster, shared

WINDOW = 8
"""Messages that each sender has under way in a throughput run."""

GOALS = (
    Goal("signals 20 × 8", "deliveries/s", "python-socketio", least=4.5),
    Goal("signals 20 × 8", "deliveries/s", "socket.io", least=1.2),
    Goal("signals 20 × 8, two processes", "deliveries/s", "python-socketio", least=5),
    Goal("signals 20 × 8, two processes", "deliveries/s", "socket.io", least=1),
    Goal("signals 20 × 8 at 4,800/s", "p99 ms", "socket.io", most=1),
    Goal("strokes 20 × 8", "facts/s", "", least=5_000),
    Goal("chat 20 × 8", "facts/s", "", least=5_000),
    Goal("acknowledgements at 500/s", "p99 ms", "bare commit", most=10),
    Goal("idle connections", "kB each", "python-socketio", most=1),
    Goal("one of 8 stalled", "p99 ms", "nobody stalled/studyhall", most=1.1),
    Goal("500 rooms × 4 at 12,000/s", "CPU µs", "20 rooms × 4 at 12,000/s/studyhall", most=1.2),
)


@dataclass(slots=True)
class Bench:
    """One run of everything."""

    cluster: Cluster
    modules: Path
    report: Report
    rounds: int
    seconds: float
    only: str
    _up: dict[str, Running] = field(default_factory=dict)

    def wants(self, work: str) -> bool:
        """Whether this work was asked for."""
        return self.only in work

    @contextmanager
    def three(self, processes: int = 1, redis: str = "") -> Iterator[list[Running]]:
        """All three servers."""
        with ExitStack() as stack:
            yield [
                stack.enter_context(servers.studyhall(self.cluster, processes, redis)),
                stack.enter_context(servers.stock(processes, redis)),
                stack.enter_context(servers.node(self.modules, processes, redis)),
            ]

    def say(self, work: str, server: str, **figures: float) -> None:
        """Keep a round's figures, and show that something goes on."""
        self.report.add(work, server, **figures)
        shown = "  ".join(f"{name} {value:,.2f}" for name, value in figures.items())
        print(f"{work:34} {server:16} {shown}", file=sys.stderr, flush=True)

    def throughput(self, up: Sequence[Running], work: str, shape: tuple[int, int]) -> None:
        """Signals as fast as they go."""
        if self.wants(work):
            for _ in range(self.rounds):
                for server in up:
                    rate = uvloop.run(works.relayed(server, shape, WINDOW, self.seconds))
                    figures = {"deliveries/s": rate.per_s, "CPU µs": rate.cpu_us}
                    self.say(work, server.name, **figures)

    def lateness(
        self, up: Sequence[Running], work: str, shape: tuple[int, int], per_s: float
    ) -> None:
        """Signals at a fixed rate."""
        if self.wants(work):
            for _ in range(self.rounds):
                for server in up:
                    run = works.signals_late(server, shape, per_s, self.seconds)
                    self.say(work, server.name, **_late(uvloop.run(run)))

    def facts(self, ours: Running) -> None:
        """Strokes and messages, committed; beside a bare commit."""
        for kind in ("strokes", "chat"):
            if self.wants(f"{kind} 20 × 8"):
                for _ in range(self.rounds):
                    rate = uvloop.run(works.committed(ours, kind, 2 * WINDOW, self.seconds))
                    figures = {"facts/s": rate.per_s, "CPU µs": rate.cpu_us}
                    self.say(f"{kind} 20 × 8", ours.name, **figures)
        work = "acknowledgements at 500/s"
        if self.wants(work):
            for _ in range(self.rounds):
                self.say(
                    work, OURS, **_late(uvloop.run(works.answers_late(ours, 500, self.seconds)))
                )
                bare = bare_commits(ours.database_url, per_s=500, seconds=self.seconds)
                found = uvloop.run(bare)
                shares = {"p50 ms": 0.5, "p99 ms": 0.99, "p99.9 ms": 0.999}
                figures = {name: found.at(share) * 1e3 for name, share in shares.items()}
                self.say(work, "bare commit", **figures)

    def stalled(self, ours: Running) -> None:
        """Six who read, beside one who does not."""
        if self.wants("one of 8 stalled"):
            for _ in range(self.rounds):
                for stalled, work in ((True, "one of 8 stalled"), (False, "nobody stalled")):
                    run = works.beside_a_stalled_one(
                        ours, stalled=stalled, seconds=self.seconds * 2
                    )
                    late, grown = uvloop.run(run)
                    self.say(work, OURS, **_late(late), **{"kB grown": grown})

    def idle(self, up: Sequence[Running]) -> None:
        """Who is there and silent."""
        if self.wants("idle connections"):
            for server in up:
                held = uvloop.run(works.held_by_idle(server, (60, 8)))
                self.say("idle connections", server.name, **{"kB each": held})

    def run(self) -> None:
        """Everything that was asked for."""
        with self.three() as up:
            ours = up[0]
            self.idle(up)
            self.throughput(up, "signals 20 × 8", (20, 8))
            self.lateness(up, "signals 20 × 8 at 4,800/s", (20, 8), 4_800)
            self.lateness(up, "signals 20 × 8 at 20,000/s", (20, 8), 20_000)
            self.throughput(up, "signals 1 × 100", (1, 100))
            self.throughput(up, "signals 500 × 4", (500, 4))
            for _ in range(self.rounds):
                for rooms in (20, 500):
                    if self.wants(work := f"{rooms} rooms × 4 at 12,000/s"):
                        run = works.signals_late(ours, (rooms, 4), 12_000, self.seconds)
                        self.say(work, OURS, **_late(uvloop.run(run)))
            self.stalled(ours)
            self.facts(ours)
        if self.wants("signals 20 × 8, two processes"):
            with servers.valkey() as redis, self.three(2, redis) as up:
                self.throughput(up, "signals 20 × 8, two processes", (20, 8))
        if self.wants(work := "board updates 20 × 8"):
            for _ in range(self.rounds):
                per_s = hocuspocus_updates(self.modules, self.seconds)
                self.say(work, "hocuspocus", **{"deliveries/s": per_s})


def _late(late: works.Late) -> dict[str, float]:
    return {
        "p50 ms": late.p50,
        "p99 ms": late.p99,
        "p99.9 ms": late.p999,
        "CPU µs": late.cpu_us,
    }


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fanout", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds (%(default)s)")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each run (%(default)s)")
    parser.add_argument("--only", default="", help="works whose name holds this")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with shared.use() as cluster, tempfile.TemporaryDirectory() as folder:
        modules = servers.install_node_servers(Path(folder))
        os.sched_setaffinity(0, {servers.LOAD_CORE})
        report = Report(servers.described())
        bench = Bench(cluster, modules, report, options.rounds, options.seconds, options.only)
        bench.run()
    print(report.json(GOALS) if options.json else report.markdown(GOALS))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""One run of everything: which servers, under which loads, in which order."""

import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvloop

from tests.bench import board, servers, works
from tests.bench.commit import bare_commits
from tests.bench.messages import CHAT, STROKE
from tests.bench.processes import valkey
from tests.bench.report import Goal, Report
from tests.bench.servers import Running, Studyhall
from tests.bench.works import Figures, Shape
from tests.integration.postgres import Cluster

WINDOW, FACT_WINDOW = 8, 16
"""Messages that each sender has under way in a throughput run."""
IDLE = (121, 8)
"""Rooms and members; the first room warms the server up."""
COST_PER_S, STALLED_PER_S, FACTS_PER_S = 12_000, 9_000, 500

GOALS = (
    Goal("signals 20 × 8", "deliveries/s", "python-socketio", least=4.5),
    Goal("signals 20 × 8", "deliveries/s", "socket.io", least=1.2),
    Goal("two processes 20 × 8", "deliveries/s", "python-socketio", least=5),
    Goal("two processes 20 × 8", "deliveries/s", "socket.io", least=1),
    Goal("signals 20 × 8 at 4,800/s", "p99 ms", "socket.io", most=1),
    Goal("facts 20 × 8, strokes", "facts/s", "", least=5_000),
    Goal("facts 20 × 8, chat", "facts/s", "", least=5_000),
    Goal("answers at 500/s", "p99 ms", "bare commit", most=10),
    Goal("idle connections", "kB each", "python-socketio", most=1),
    Goal("one of 8 stalled", "p99 ms", "none of 8 stalled/studyhall", most=1.1),
    Goal("cost in 500 × 4", "CPU µs", "cost in 20 × 4/studyhall", most=1.2),
)


Start = Callable[[], AbstractContextManager[Running]]


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for."""

    rounds: int = 3
    seconds: float = 3.0
    """Of each run."""
    only: str = ""
    """Works whose name holds this."""
    servers: frozenset[str] = frozenset()
    """Servers of these names; none: all."""


@dataclass(frozen=True, slots=True)
class Run:
    """One server under one load."""

    work: str
    server: str
    measure: Callable[[], Coroutine[None, None, Figures]]


@dataclass(slots=True)
class Bench:
    """One run of everything that was asked for."""

    cluster: Cluster
    modules: Path
    report: Report
    options: Options

    def run(self) -> None:
        """Measure it."""
        seconds = self.options.seconds
        self._idle()
        if self._wants("signals", "cost", "stalled", "facts", "answers"):
            with self._up() as up:
                self._signals(up)
                for ours in up:
                    if isinstance(ours, Studyhall):
                        self._alone(ours)
        if self._wants(work := "two processes 20 × 8"):
            with valkey() as redis, self._up(2, redis) as up:
                self._fast(up, work, (20, 8))
                self._late(up, f"{work} at 4,800/s", (20, 8), 4_800)
        if self._wants("board updates"):
            self._boards(seconds)

    def _signals(self, up: Sequence[Running]) -> None:
        self._fast(up, "signals 20 × 8", (20, 8))
        for per_s in (480, 4_800, 24_000):
            self._late(up, f"signals 20 × 8 at {per_s:,}/s", (20, 8), per_s)
        self._fast(up, "signals 1 × 100", (1, 100))
        self._fast(up, "signals 500 × 4", (500, 4))

    def _fast(self, up: Sequence[Running], work: str, shape: Shape) -> None:
        seconds = self.options.seconds
        self._in_turn(
            *(
                Run(work, each.name, partial(works.relayed, each, shape, WINDOW, seconds))
                for each in up
            )
        )

    def _late(self, up: Sequence[Running], work: str, shape: Shape, per_s: float) -> None:
        seconds = self.options.seconds
        self._in_turn(
            *(
                Run(work, each.name, partial(works.signals_late, each, shape, per_s, seconds))
                for each in up
            )
        )

    def _alone(self, ours: Studyhall) -> None:
        """What only this server does, or is compared with itself."""
        seconds, name = self.options.seconds, ours.name
        late = partial(works.signals_late, ours, per_s=COST_PER_S, seconds=seconds)
        self._in_turn(
            Run("cost in 20 × 4", name, partial(late, shape=(20, 4))),
            Run("cost in 500 × 4", name, partial(late, shape=(500, 4))),
        )
        beside = partial(works.beside_one, ours, per_s=STALLED_PER_S, seconds=seconds * 2)
        self._in_turn(
            Run("one of 8 stalled", name, partial(beside, stalled=True)),
            Run("none of 8 stalled", name, partial(beside, stalled=False)),
        )
        for kind, work in (("strokes", STROKE), ("chat", CHAT)):
            busy = partial(works.committed, ours, work, FACT_WINDOW, seconds)
            self._in_turn(Run(f"facts 20 × 8, {kind}", name, busy))
        answers = partial(works.facts_late, ours, STROKE, FACTS_PER_S, seconds, answers=True)
        bare = partial(bare_commits, ours.database_url, FACTS_PER_S, seconds)
        self._in_turn(
            Run("answers at 500/s", name, answers), Run("answers at 500/s", "bare commit", bare)
        )

    def _idle(self) -> None:
        """Memory, of servers that have done nothing before."""
        for _ in range(self.options.rounds if self._wants("idle connections") else 0):
            for start in self._servers().values():
                with start() as server:
                    held = partial(works.held_by_idle, server, IDLE)
                    self._once(Run("idle connections", server.name, held))

    def _boards(self, seconds: float) -> None:
        """Strokes on a board that all share: facts of ours, updates of theirs."""
        with servers.studyhall(self.cluster) as ours, board.hocuspocus(self.modules) as theirs:
            both = ((ours, STROKE), (theirs, board.recorded(self.modules)))
            for kind, measure in (
                ("", partial(works.committed, window=FACT_WINDOW)),
                (" at 500/s", partial(works.facts_late, per_s=FACTS_PER_S)),
            ):
                self._in_turn(
                    *(
                        Run(
                            f"board updates 20 × 8{kind}",
                            each.name,
                            partial(measure, each, work, seconds=seconds),
                        )
                        for each, work in both
                    )
                )

    def _servers(self, processes: int = 1, redis: str = "") -> dict[str, Start]:
        found: dict[str, Start] = {
            "studyhall": partial(servers.studyhall, self.cluster, processes, redis),
            "python-socketio": partial(servers.stock, processes, redis),
            "socket.io": partial(servers.node, self.modules, processes, redis),
        }
        return {name: start for name, start in found.items() if self._includes(name)}

    @contextmanager
    def _up(self, processes: int = 1, redis: str = "") -> Iterator[list[Running]]:
        with ExitStack() as stack:
            starts = self._servers(processes, redis).values()
            yield [stack.enter_context(start()) for start in starts]

    def _wants(self, *works: str) -> bool:
        return any(self.options.only in work or work in self.options.only for work in works)

    def _includes(self, server: str) -> bool:
        return not self.options.servers or server in self.options.servers

    def _in_turn(self, *runs: Run) -> None:
        """Every server, and again: what disturbs a round disturbs all of it."""
        for _ in range(self.options.rounds):
            for run in runs:
                if self.options.only in run.work and self._includes(run.server):
                    self._once(run)

    def _once(self, run: Run) -> None:
        figures = uvloop.run(run.measure())
        self.report.add(run.work, run.server, figures)
        shown = "  ".join(f"{name} {value:,.2f}" for name, value in figures.items())
        print(f"{run.work:34} {run.server:16} {shown}", file=sys.stderr, flush=True)

"""How fast frames go out: `python -m tests.bench.fanout [--json]`. About ten minutes.

This server (signed in, authorised, validated, and for facts moderated and committed) beside bare
relays that check nothing: python-socketio and Node's Socket.IO as they come; and beside Hocuspocus
for strokes on a board. The servers have one core, the load another; rounds go from server to
server, so that what disturbs one disturbs all.
"""

import argparse
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from tests.bench.machine import described
from tests.bench.processes import LOAD_CORE, install_node_servers, one_at_a_time
from tests.bench.report import Report
from tests.bench.runs import GOALS, Bench, Options
from tests.integration.postgres import shared

SHORT = {"studyhall": "studyhall", "stock": "python-socketio", "node": "socket.io"}
LONGEST_S = 15.0


def main() -> int:
    """Measure, and print the tables."""
    asked = _arguments()
    chosen = frozenset(SHORT.get(name, name) for name in asked.servers.split(",") if name)
    rounds, seconds = (1, 1.0) if asked.quick else (asked.rounds, min(asked.seconds, LONGEST_S))
    # Told to stop, it stops what it has started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    most_files = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most_files, most_files))
    report = Report(described())
    with one_at_a_time(), shared.use() as cluster, tempfile.TemporaryDirectory() as folder:
        modules = install_node_servers(Path(folder))
        os.sched_setaffinity(0, {LOAD_CORE})
        options = Options(rounds, seconds, asked.only, chosen)
        try:
            Bench(cluster, modules, report, options).run()
        finally:
            _finish()
    print(report.json(GOALS) if asked.json else report.markdown(GOALS))
    return 0


def _finish() -> None:
    # What is being stopped is stopped whole, however often somebody asks.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fanout", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds (%(default)s)")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each run (%(default)s)")
    parser.add_argument("--only", default="", help="works whose name holds this")
    parser.add_argument("--servers", default="", help="such as studyhall,stock,node (all)")
    parser.add_argument("--quick", action="store_true", help="one round, a second each")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

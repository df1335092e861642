"""How good and how fast moderation is: `python -m tests.bench.moderation [--json]`. Two minutes.

Over the public sets that stand beside the checkout (`STUDYHALL_SHARED`), beside better-profanity
alone on the same lines; and over what is made up here: maths, disguised words, names, floods. Rules
were tuned on the first, third, fifth … line of each set; the other half is shown apart. Interrupted
is what the pipeline finds that is more than a note; flagged is whatever it finds. Ends with 1 if a
goal is missed.
"""

import argparse
import json
import sys
from dataclasses import asdict

from tests.bench.machine import described
from tests.bench.moderation_sets import Row, measure_sets
from tests.bench.moderation_speed import measure_speed
from tests.moderation.corpora import FOLDER


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    as_json = parser.parse_args().json
    if not FOLDER.is_dir():
        sys.stderr.write(f"No sets at {FOLDER}: set STUDYHALL_SHARED.\n")
        return 2
    rows, times = list(measure_sets()), list(measure_speed())
    if as_json:
        document = {
            "machine": described(),
            "sets": [asdict(row) for row in rows],
            "times": [asdict(time) for time in times],
        }
        sys.stdout.write(json.dumps(document, indent=2) + "\n")
    else:
        _print(rows, [str(time) for time in times])
    missed = [row.what for row in rows if not row.is_met]
    missed += [time.what for time in times if not time.is_met]
    sys.stderr.write("".join(f"Missed: {what}\n" for what in missed))
    return 1 if missed else 0


def _print(rows: list[Row], times: list[str]) -> None:
    head = ("", "lines", "here", "tuned half", "other half", "flagged", "better-profanity", "goal")
    table = [head, *(row.cells for row in rows)]
    widths = [max(len(cells[at]) for cells in table) for at in range(len(head))]
    for cells in table:
        sys.stdout.write("  ".join(map(str.ljust, cells, widths)).rstrip() + "\n")
    sys.stdout.write("\n" + "\n".join(times) + "\n")


if __name__ == "__main__":
    sys.exit(main())

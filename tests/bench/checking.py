"""How fast answers are checked: `python -m tests.bench.checking [--json]`. Half a minute.

Over the OATutor problems that stand beside the checkout (`STUDYHALL_SHARED`): every stored answer
and every choice against its own question, and every stored answer of a problem against each other
question of it, as wrong answers that look like right ones. It also counts what the importer could
not read as maths, and what could not be decided. Ends with 1 if a goal is missed.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from persistence.problems.oatutor import read_oatutor
from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.parts import FoundPart, questions_of
from rooms.scaffolding.problem import ChoiceAsk, Problem, TextAsk
from rooms.scaffolding.publish import draw
from rooms.scaffolding.reading.expressions import read_expression
from rooms.scaffolding.reading.intervals import read_region
from rooms.scaffolding.reading.lists import read_elements
from rooms.scaffolding.reading.matrices import read_matrix
from rooms.scaffolding.reading.relations import read_statement
from tests.bench.machine import described

P50_MS, P99_MS, UNREAD = 2.0, 50.0, 0.01

_CACHES = (read_expression, read_region, read_elements, read_matrix, read_statement)


@dataclass
class Measured:
    """What was measured and counted."""

    times: dict[str, list[float]] = field(default_factory=dict)
    """Milliseconds of each check, by the kind of question."""
    not_accepted: list[str] = field(default_factory=list)
    not_refused: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    maths: int = 0
    """Typed answers that are maths."""

    def timed(self, part: FoundPart, answer: str, *, cold: bool) -> Verdict | None:
        """The verdict on an answer, its time noted."""
        for cached in _CACHES if cold else ():
            cached.cache_clear()
        start = time.perf_counter()
        found = check(part.question, answer, part.asked)
        taken = (time.perf_counter() - start) * 1_000
        self.times.setdefault(part.question.ask.kind, []).append(taken)
        return None if isinstance(found, Refusal) else found.verdict


def main() -> int:
    """Measure, print, and say whether the goals are met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.checking", description=__doc__)
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (%(default)s)")
    asked = parser.parse_args()
    shared = Path(os.environ.get("STUDYHALL_SHARED", Path(__file__).parents[2].parent / "shared"))
    problems = read_oatutor(shared / "data" / "oatutor").problems
    if not problems:
        print("The shared OATutor problems are not there.", file=sys.stderr)
        return 2
    measured = Measured()
    for turn in range(asked.rounds):
        for problem in problems:
            _measure(problem, measured, first=turn == 0)
    figures = _figures(measured)
    print(json.dumps(figures) if asked.json else _text(measured, figures))
    return 0 if all(_goals(measured, figures).values()) else 1


def _measure(problem: Problem, measured: Measured, *, first: bool) -> None:
    for seed in range(max(1, len(problem.variables))):
        parts = list(questions_of(draw(problem, seed)))
        for part in parts:
            for answer, is_right in _own(part):
                found = measured.timed(part, answer, cold=True)
                where = f"{problem.id} {answer}"
                if first and is_right and found is not Verdict.CORRECT:
                    measured.not_accepted.append(where)
                if first and not is_right and found is not Verdict.INCORRECT:
                    measured.not_refused.append(where)
            for answer in _others(part, parts):
                found = measured.timed(part, answer, cold=True)
                if first and found is Verdict.WAITING:
                    measured.undecided.append(f"{problem.id} {answer} {part.question.key.accepted}")
            if first and seed == 0:
                _count_unread(part, measured)


def _own(part: FoundPart) -> Iterator[tuple[str, bool]]:
    """The answers that are right, and the choices that are wrong."""
    accepted = part.question.key.accepted
    yield from ((answer, True) for answer in accepted)
    if isinstance(part.question.ask, ChoiceAsk):
        ids = (option.id for option in part.question.ask.options)
        yield from ((answer, False) for answer in ids if answer not in accepted)


def _others(part: FoundPart, parts: list[FoundPart]) -> Iterator[str]:
    if isinstance(part.question.ask, ChoiceAsk):
        return
    for other in parts:
        if other is not part and not isinstance(other.question.ask, ChoiceAsk):
            yield from other.question.key.accepted


def _count_unread(part: FoundPart, measured: Measured) -> None:
    ask = part.question.ask
    if isinstance(ask, ChoiceAsk) or ask == TextAsk():
        return
    measured.maths += 1
    if isinstance(ask, TextAsk):
        measured.unread.append(part.question.key.accepted[0])


def _figures(measured: Measured) -> dict[str, float]:
    every = sorted(taken for times in measured.times.values() for taken in times)
    return {
        "checks": len(every),
        "p50_ms": _at(every, 0.50),
        "p99_ms": _at(every, 0.99),
        "worst_ms": every[-1],
        "unread": len(measured.unread) / measured.maths,
    }


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _goals(measured: Measured, figures: dict[str, float]) -> dict[str, bool]:
    return {
        f"p50 at most {P50_MS} ms": figures["p50_ms"] <= P50_MS,
        f"p99 at most {P99_MS} ms": figures["p99_ms"] <= P99_MS,
        "every stored answer accepted": not measured.not_accepted,
        "every wrong choice refused": not measured.not_refused,
        f"less than {UNREAD:.0%} not parsed": figures["unread"] < UNREAD,
    }


def _text(measured: Measured, figures: dict[str, float]) -> str:
    lines = [
        f"{described()}",
        "",
        "| kind | checks | p50 ms | p99 ms | worst ms |",
        "|---|--:|--:|--:|--:|",
    ]
    for kind, times in sorted(measured.times.items(), key=lambda each: -len(each[1])):
        ordered = sorted(times)
        row = (_at(ordered, 0.5), _at(ordered, 0.99), ordered[-1])
        lines.append(f"| {kind} | {len(times):,} | " + " | ".join(f"{n:.3f}" for n in row) + " |")
    every = (figures["p50_ms"], figures["p99_ms"], figures["worst_ms"])
    lines.append(f"| all | {figures['checks']:,} | " + " | ".join(f"{n:.3f}" for n in every) + " |")
    lines += [
        "",
        f"Not parsed as maths: {len(measured.unread)} of {measured.maths} "
        f"({figures['unread']:.2%}): {', '.join(measured.unread)}",
        f"Left to a person because nothing could decide: {len(measured.undecided)}",
        f"Stored answers not accepted: {len(measured.not_accepted)}",
        f"Wrong choices not refused: {len(measured.not_refused)}",
        "",
    ]
    lines += [
        f"{'met' if met else 'MISSED'}: {goal}" for goal, met in _goals(measured, figures).items()
    ]
    return "\n".join(
        [*lines, *measured.undecided[:20], *measured.not_accepted, *measured.not_refused]
    )


if __name__ == "__main__":
    sys.exit(main())

"""How long one message takes, all detectors, in the time of the processor and on the wall."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moderation.context import USUAL_HOSTS, Context
from moderation.normalise import LENGTH_LIMIT
from moderation.pipeline import Pipeline
from tests.moderation.corpora import lines
from tests.moderation.disguises import DISGUISES, STRONG
from tests.moderation.hostile import PIECES

_PIPELINE = Pipeline()
_CONTEXT = Context(
    allowed_hosts=USUAL_HOSTS, recent=("ok", "12", "", "so", "x = 3", "7", "a", "b", "415", "yes")
)


@dataclass(frozen=True)
class Times:
    """Times of one message in microseconds, of the processor."""

    what: str
    count: int
    p50: float
    p99: float
    longest: float
    goal: str
    is_met: bool

    def __str__(self) -> str:
        """The line of the report."""
        mark = "" if self.is_met else "  ✗"
        return (
            f"{self.what:36} {self.count:6} messages  p50 {self.p50:6.0f} µs  "
            f"p99 {self.p99:6.0f} µs  longest {self.longest:7.0f} µs  goal {self.goal}{mark}"
        )


def measure_speed() -> Iterator[Times]:
    """First as they come, each text for the first time; then what is meant to be slow."""
    names = ("bridge", "mathdial", "cima", "gsm8k", "subject")
    texts = [row.text for name in names for row in lines(f"clean_{name}")]
    texts += [row.text for name in ("hatecheck", "surge_toxicity") for row in lines(name)]
    texts += [f"you {of(word)} stop" for of in DISGUISES.values() for word in STRONG]
    short = [text for text in texts if len(text) <= 200]
    taken = _taken(short)
    yield _times("to 200 characters", taken, 150, 1_000)
    joined = [" ".join(texts[at : at + 5])[:500] for at in range(0, len(texts), 5)]
    yield _times("to 500 characters", _taken(joined), None, 2_000)
    yield _longest("repeated on purpose, to the limit", _taken(_repeated()))
    yield _longest("to 200 characters, on purpose", _taken([text[:200] for text in _repeated()]))
    yield _longest("never seen before, to the limit", _taken(_unseen()))


def _taken(texts: Sequence[str]) -> list[float]:
    _PIPELINE.examine("hello", _CONTEXT)
    taken = []
    for text in texts:
        start = time.thread_time_ns()
        _PIPELINE.examine(text, _CONTEXT)
        taken.append((time.thread_time_ns() - start) / 1_000)
    return sorted(taken)


def _times(what: str, taken: list[float], p50: float | None, p99: float) -> Times:
    middle, high = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    goal = f"p50 ≤ {p50:.0f}, p99 ≤ {p99:.0f}" if p50 else f"p99 ≤ {p99:.0f}"
    is_met = high <= p99 and (p50 is None or middle <= p50)
    return Times(what, len(taken), middle, high, taken[-1], goal, is_met)


def _longest(what: str, taken: list[float]) -> Times:
    middle, high = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    return Times(what, len(taken), middle, high, taken[-1], "≤ 10000", taken[-1] <= 10_000)


def _repeated() -> list[str]:
    return [(piece * LENGTH_LIMIT)[:LENGTH_LIMIT] for piece in PIECES]


def _unseen() -> list[str]:
    seeded = random.Random(7)
    alphabet = "abcdefghijklmnopqrstuvwxyz0*@ "
    return ["".join(seeded.choices(alphabet, k=LENGTH_LIMIT)) for _ in range(20)]

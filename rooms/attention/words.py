"""Alerts in words, for tutors only: what was seen, in a friendly and factual way.

A tutor may read such a sentence aloud: nothing in it may hurt the student it is about, or their
parents. It says what happened, and leaves open why.
"""

from rooms.attention.kinds import Alert, Kind, Tried
from rooms.base import Millis
from rooms.mastery.words import skill_name

_REASONS = {
    Kind.HAND: "Hand is up",
    Kind.STUCK: "Says: I’m stuck",
    Kind.BREAK: "Says: I need a break",
    Kind.FEW_RIGHT: "Few of the last 10 answers were right",
    Kind.QUIET: "No activity",
    Kind.QUICK_ANSWERS: "Several answers in quick succession, close to each other",
    Kind.QUICK_HINTS: "Several hints opened in quick succession",
    Kind.HINT_UNREAD: "Went on before the hint could be read",
    Kind.FINISHED: "All steps done, ready for more",
}


def reason(alert: Alert) -> str:
    """Why this person may need a tutor."""
    if alert.kind is Kind.LONG_PRACTICE:
        return f"Has practised {skill_name(alert.skill)} 10 times or more, and needs a new way in"
    return _REASONS[alert.kind]


def sentence(alert: Alert, now: Millis) -> str:
    """The reason, its age at `now`, and what was tried, as one sentence."""
    parts = [f"{reason(alert)}, for {age(now - alert.since)}"]
    if alert.tried is not None:
        parts.append(tried(alert.tried))
    return "; ".join(parts) + "."


def tried(work: Tried) -> str:
    """What was done on the step worked on last."""
    return f"on this step: {_count(work.attempts, 'answer')}, {_count(work.hints, 'hint')}"


def age(time: Millis) -> str:
    """A duration in words: seconds below a minute, then whole minutes, rounded down."""
    seconds = max(0, time) // 1_000
    return _count(seconds, "second") if seconds < 60 else _count(seconds // 60, "minute")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

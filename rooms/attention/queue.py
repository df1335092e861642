"""A tutor's queue over all of their rooms: whom to look at first.

Order: what is most urgent; of the same urgency, who has had no help of this kind before who has;
then whose cause is oldest. Nothing in the order depends on the time of day or on other entries, so
one that comes or goes leaves the others where they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rooms.attention.alerts import alerts
from rooms.attention.kinds import Alert, Kind, Severity
from rooms.attention.watching import Attention
from rooms.attention.words import reason
from rooms.base import Id, Millis


class Action(StrEnum):
    """What a tutor could do with one click."""

    LOOK = "look"
    NUDGE = "nudge"
    OPEN_HINT = "open_hint"
    SIMPLER_PROBLEM = "simpler_problem"
    NEXT_PROBLEM = "next_problem"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: an open alert of one room."""

    room: Id
    alert: Alert
    severity: Severity
    action: Action
    """What is suggested; a tutor may do any other."""
    words: str
    """The reason, without its age: that goes on by itself."""


_SEVERITY = {
    Kind.HAND: Severity.ASKS,
    Kind.STUCK: Severity.ASKS,
    Kind.BREAK: Severity.ASKS,
    Kind.FEW_RIGHT: Severity.STRUGGLES,
    Kind.LONG_PRACTICE: Severity.STRUGGLES,
    Kind.QUIET: Severity.HURRIES,
    Kind.QUICK_ANSWERS: Severity.HURRIES,
    Kind.QUICK_HINTS: Severity.HURRIES,
    Kind.HINT_UNREAD: Severity.HURRIES,
    Kind.FINISHED: Severity.WAITS,
}
"""Teachers turn to those who are idle before those who struggle (K. Holstein et al., 2019), who
need them more: so struggling stands above being quiet."""


def severity(alert: Alert) -> Severity:
    """How urgent an alert is. What has lasted long, `quiet` or `finished`, is as urgent."""
    return Severity.LONG_QUIET if alert.level > 1 else _SEVERITY[alert.kind]


def queue(rooms: Mapping[Id, Attention], now: Millis) -> tuple[Item, ...]:
    """All open alerts of these rooms, in order. For many rooms, keep `alerts` of each instead."""
    return ordered({room: alerts(attention, now) for room, attention in rooms.items()})


def ordered(open_alerts: Mapping[Id, tuple[Alert, ...]]) -> tuple[Item, ...]:
    """These alerts, room by room, as one queue."""
    items = (_item(room, alert) for room, each in open_alerts.items() for alert in each)
    return tuple(sorted(items, key=_place))


def _item(room: Id, alert: Alert) -> Item:
    return Item(room, alert, severity(alert), action(alert), reason(alert))


def _place(item: Item) -> tuple[int, bool, Millis, Id, Id, str]:
    alert = item.alert
    is_repeat = alert.helped > 0
    return -item.severity, is_repeat, alert.since, item.room, alert.person, alert.kind


def action(alert: Alert) -> Action:
    """What is suggested for an alert."""
    match alert.kind:
        case Kind.FEW_RIGHT | Kind.LONG_PRACTICE:
            return Action.SIMPLER_PROBLEM
        case Kind.FINISHED:
            return Action.NEXT_PROBLEM
        case Kind.STUCK:
            return Action.OPEN_HINT
        case Kind.QUIET:
            tried = alert.tried
            untouched = tried is None or tried.hints == 0
            return Action.OPEN_HINT if alert.level > 1 and untouched else Action.NUDGE
        case Kind.QUICK_ANSWERS | Kind.QUICK_HINTS | Kind.HINT_UNREAD:
            return Action.NUDGE
        case _:
            return Action.LOOK

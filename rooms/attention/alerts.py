"""Which alerts are open at a moment, and when the next one opens or closes by time alone."""

from collections.abc import Iterator

from rooms.attention.kinds import Alert, Kind
from rooms.attention.thresholds import (
    FINISHED_AFTER,
    FINISHED_LONG,
    LONG_QUIET_AFTER,
    PASSES,
    QUIET_AFTER,
    at_pace,
)
from rooms.attention.watching import Attention, Run, Watched
from rooms.base import Id, Millis


def alerts(attention: Attention, now: Millis) -> tuple[Alert, ...]:
    """The alerts that are open at `now`, person by person. Without a session there are none."""
    if not attention.in_session:
        return ()
    return tuple(
        alert
        for person, watched in attention.people.items()
        if watched.here
        for alert in alerts_of(person, watched, now)
    )


def next_change(attention: Attention, now: Millis) -> Millis | None:
    """The first moment after `now` at which `alerts` may differ if no fact comes; None if never.

    Until then `alerts` is what it is at `now`: who shows them can sleep.
    """
    if not attention.in_session:
        return None
    here = (each for each in attention.people.values() if each.here)
    return min((at for each in here for at in _moments(each) if at > now), default=None)


def alerts_of(person: Id, watched: Watched, now: Millis) -> Iterator[Alert]:
    """The alerts of one person who is here."""
    for kind, since, level in _open(watched, now):
        yield Alert(
            person=person,
            kind=kind,
            since=since,
            level=level,
            skill=watched.practice.skill if kind is Kind.LONG_PRACTICE and watched.practice else "",
            tried=watched.tried,
            helped=watched.helps.get(kind, 0),
        )


def _open(watched: Watched, now: Millis) -> Iterator[tuple[Kind, Millis, int]]:
    practice = watched.practice.since if watched.practice else None
    since = {
        Kind.HAND: watched.hand_since,
        Kind.STUCK: watched.stuck_since,
        Kind.BREAK: watched.break_since,
        Kind.FEW_RIGHT: watched.few_right_since,
        Kind.LONG_PRACTICE: practice,
        Kind.QUICK_ANSWERS: _unless_passed(watched.quick_answers, watched, now),
        Kind.QUICK_HINTS: _unless_passed(watched.quick_hints, watched, now),
        Kind.HINT_UNREAD: _unread(watched, now),
    }
    yield from ((kind, at, 1) for kind, at in since.items() if at is not None)
    if can_be_quiet(watched) and now >= (quiet := _quiet(watched))[0]:
        yield Kind.QUIET, watched.quiet_since, 1 + (now >= quiet[1])
    if _waits(watched) and now >= (finished := _finished(watched))[0]:
        yield Kind.FINISHED, watched.finished_at or 0, 1 + (now >= finished[1])


def _moments(watched: Watched) -> Iterator[Millis]:
    """Every moment at which time alone opens, raises or closes something."""
    if can_be_quiet(watched):
        yield from _quiet(watched)
    if _waits(watched):
        yield from _finished(watched)
    hurried = [run.newest_at for run in (watched.quick_answers, watched.quick_hints)]
    hurried += [watched.unread_at] if watched.unread_at is not None else []
    yield from (_passed_at(at, watched) for at in hurried)


def can_be_quiet(watched: Watched) -> bool:
    """Whether something is expected of them: neither on a break nor waiting for a tutor."""
    waiting = (watched.finished_at, watched.hand_since, watched.stuck_since, watched.break_since)
    return watched.problem is not None and all(each is None for each in waiting)


def _waits(watched: Watched) -> bool:
    return watched.finished_at is not None and watched.break_since is None


def _quiet(watched: Watched) -> tuple[Millis, Millis]:
    return (
        watched.quiet_since + at_pace(QUIET_AFTER, watched.pace),
        watched.quiet_since + at_pace(LONG_QUIET_AFTER, watched.pace),
    )


def _finished(watched: Watched) -> tuple[Millis, Millis]:
    finished = watched.finished_at or 0
    return finished + FINISHED_AFTER, finished + FINISHED_LONG


def _unless_passed(run: Run, watched: Watched, now: Millis) -> Millis | None:
    return run.opened_at if now < _passed_at(run.newest_at, watched) else None


def _unread(watched: Watched, now: Millis) -> Millis | None:
    """Left unread; said once only if all hints were opened quickly."""
    if watched.unread_at is None or now >= _passed_at(watched.unread_at, watched):
        return None
    rushed = _unless_passed(watched.quick_hints, watched, now) is not None
    return None if rushed else watched.unread_at


def _passed_at(at: Millis, watched: Watched) -> Millis:
    return at + at_pace(PASSES, watched.pace)

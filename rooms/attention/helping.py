"""What a tutor does for somebody, what somebody asks for, and what they are given to work on."""

from dataclasses import replace
from typing import Literal

from rooms.attention.alerts import alerts_of
from rooms.attention.thresholds import PACES
from rooms.attention.watching import Attention, Run, Watched, newcomer, with_person
from rooms.base import Id, Millis
from rooms.scaffolding.problem import PartId, Problem

Asked = Literal["stuck", "break"]
"""What a student can tell the tutor in private."""


def helped(attention: Attention, person: Id, at: Millis) -> Attention:
    """A tutor did something for somebody (a nudge, a hint, a simpler problem, a hand seen to).

    It counts for every alert that is open then. Who said that they are stuck was heard, and the
    time that somebody may be quiet begins anew; any other alert stays until its cause is gone.
    """
    watched = attention.people.get(person)
    if watched is None:
        return attention
    seen = [each.kind for each in alerts_of(person, watched, at)] if watched.here else []
    helps = {**watched.helps, **{kind: watched.helps.get(kind, 0) + 1 for kind in seen}}
    quiet_since = max(watched.quiet_since, at)
    watched = replace(watched, helps=helps, stuck_since=None, quiet_since=quiet_since)
    return with_person(attention, person, watched)


def asked(attention: Attention, person: Id, what: Asked, at: Millis) -> Attention:
    """Somebody told the tutor that they are stuck, or need a break. Said twice, it is one."""
    watched = attention.people.get(person)
    if watched is None:
        return attention
    if what == "stuck":
        since = watched.stuck_since if watched.stuck_since is not None else at
        watched = replace(watched, stuck_since=since)
    else:
        since = watched.break_since if watched.break_since is not None else at
        watched = replace(watched, break_since=since)
    return with_person(
        attention, person, replace(watched, here=attention.in_session, quiet_since=at)
    )


def took_back(attention: Attention, person: Id, what: Asked, at: Millis) -> Attention:
    """Somebody is not stuck any more, or is back from their break."""
    watched = attention.people.get(person)
    if watched is None:
        return attention
    watched = replace(watched, here=attention.in_session, quiet_since=at)
    if what == "stuck":
        return with_person(attention, person, replace(watched, stuck_since=None))
    return with_person(attention, person, replace(watched, break_since=None))


def paced(attention: Attention, person: Id, pace: float) -> Attention:
    """Somebody's pace (extended time) is now this. Raises ValueError if it is none of `PACES`."""
    if pace not in PACES:
        raise ValueError(f"a pace is one of {PACES}")
    watched = attention.people.get(person) or newcomer(attention)
    return with_person(attention, person, replace(watched, pace=pace))


def given_problem(attention: Attention, person: Id, problem: Problem, at: Millis) -> Attention:
    """Somebody works on a problem of their own from here on, until one is opened for all."""
    watched = attention.people.get(person)
    if watched is None:
        return attention
    steps = tuple(step.id for step in problem.steps)
    watched = facing(restarted(watched, problem.id, steps, at), problem)
    return with_person(attention, person, watched)


def facing(watched: Watched, problem: Problem) -> Watched:
    """Somebody whose problem is known whole: a skill that it does not need is left for now."""
    skills = {skill for step in problem.steps for skill in step.skills}
    if watched.practice is None or watched.practice.skill in skills:
        return watched
    return replace(watched, practice=None)


def restarted(watched: Watched, problem: Id, steps: tuple[PartId, ...], at: Millis) -> Watched:
    """Somebody in front of a problem: what belonged to the one before is over."""
    solved = watched.solved.get(problem, ())
    done = bool(steps) and all(each in solved for each in steps)
    return replace(
        watched,
        problem=problem,
        steps=steps,
        quiet_since=max(watched.quiet_since, at),
        finished_at=at if done else None,
        tried=None,
        acted_at=None,
        last_try=None,
        reading=None,
        quick_answers=Run(),
        quick_hints=Run(),
        unread_at=None,
    )

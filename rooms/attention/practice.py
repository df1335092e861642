"""What an answer or a hint says about how somebody gets on."""

from collections.abc import Iterable
from dataclasses import replace

from rooms.attention.kinds import Tried
from rooms.attention.nearness import are_near
from rooms.attention.thresholds import (
    COMING,
    ENOUGH_RIGHT,
    FEW_RIGHT,
    LAST_ANSWERS,
    MANY_OPPORTUNITIES,
    NEAR,
    NOT_COMING,
    QUICK,
    READING,
    SIGNS,
    SKIMMED,
    at_pace,
)
from rooms.attention.watching import Practice, Reading, Run, Try, Watched
from rooms.base import Id, Millis
from rooms.mastery.learners import Learner
from rooms.scaffolding.problem import PartId


def answered(watched: Watched, given: Try, step: PartId, *, is_pick: bool) -> Watched:
    """One attempt of the person's own more."""
    quick = not given.right and _varies(watched, given, is_pick=is_pick)
    unread = not given.right and _left_unread(watched, given.at)
    calm = given.right or not _is_within(watched, given.at, QUICK)
    outcomes = (*watched.outcomes, given.right)[-LAST_ANSWERS:]
    return replace(
        watched,
        quick_answers=signed(watched.quick_answers, given.at) if quick else Run(),
        quick_hints=Run() if calm else watched.quick_hints,
        unread_at=given.at if unread else None,
        reading=None,
        outcomes=outcomes,
        few_right_since=_few_right(watched.few_right_since, outcomes, given.at),
        stuck_since=None if given.right else watched.stuck_since,
        tried=_tried(watched, given.problem, step, attempts=1),
        acted_at=given.at,
        last_try=given,
    )


def opened_hint(
    watched: Watched, at: Millis, problem: Id, step: PartId, characters: int
) -> Watched:
    """One hint more that the person asked for."""
    signs = 0
    if _is_within(watched, at, QUICK):
        # On the heels of another hint there was not even time to look at it: that speaks for two.
        skims = watched.reading is not None and at - watched.reading.at <= at_pace(
            SKIMMED, watched.pace
        )
        signs = 2 if skims else 1
    return replace(
        shown_hint(watched, at, problem, step, characters),
        quick_answers=Run(),
        quick_hints=signed(watched.quick_hints, at, signs) if signs else Run(),
        unread_at=at if _left_unread(watched, at) else None,
        acted_at=at,
    )


def shown_hint(watched: Watched, at: Millis, problem: Id, step: PartId, characters: int) -> Watched:
    """One hint more that is open to them, whoever opened it."""
    tried = _tried(watched, problem, step, hints=1)
    return replace(watched, tried=tried, reading=Reading(at, characters))


def signed(run: Run, at: Millis, signs: int = 1) -> Run:
    """A run with one quick action more, which is worth so many signs."""
    total = run.signs + signs
    opened_at = run.opened_at if run.opened_at is not None or total < SIGNS else at
    return Run(total, opened_at, at)


def practised(
    practice: Practice | None, learner: Learner, skills: Iterable[str], at: Millis
) -> Practice | None:
    """Which skill is not coming yet, after an answer to a step that needs these skills.

    It begins with `MANY_OPPORTUNITIES` and P(known) below `NOT_COMING`, and ends at `COMING`.
    """
    if practice is not None and (was := learner.skills.get(practice.skill)) and was.known < COMING:
        return practice
    for name in skills:
        skill = learner.skills.get(name)
        if skill and skill.opportunities >= MANY_OPPORTUNITIES and skill.known < NOT_COMING:
            return Practice(name, at)
    return None


def _varies(watched: Watched, given: Try, *, is_pick: bool) -> bool:
    """Whether it came right behind another wrong answer to the same, and hardly differs.

    Among options any other pick is as near; of an answer that is being checked nothing is known.
    """
    last = watched.last_try
    if last is None or last.right or (last.problem, last.part) != (given.problem, given.part):
        return False
    if given.at - last.at >= at_pace(QUICK, watched.pace):
        return False
    if is_pick:
        return True
    if last.answer is None or given.answer is None:
        return False
    return are_near(last.answer, given.answer, NEAR)


def _left_unread(watched: Watched, at: Millis) -> bool:
    if watched.reading is None:
        return False
    takes = at_pace(READING * watched.reading.characters, watched.pace)
    return at - watched.reading.at < takes


def _is_within(watched: Watched, at: Millis, time: Millis) -> bool:
    """Whether the last answer or hint was less than `time` ago."""
    return watched.acted_at is not None and at - watched.acted_at < at_pace(time, watched.pace)


def _few_right(since: Millis | None, outcomes: tuple[bool, ...], at: Millis) -> Millis | None:
    right = sum(outcomes)
    if since is not None:
        return since if right < ENOUGH_RIGHT else None
    return at if len(outcomes) == LAST_ANSWERS and right <= FEW_RIGHT else None


def _tried(
    watched: Watched, problem: Id, step: PartId, *, attempts: int = 0, hints: int = 0
) -> Tried:
    tried = watched.tried
    if tried is None or (tried.problem, tried.step) != (problem, step):
        tried = Tried(problem, step)
    return replace(tried, attempts=tried.attempts + attempts, hints=tried.hints + hints)

"""Preparing a command: everything that a decision needs from the world, fetched beforehand."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import structlog

from rooms import commands as c
from rooms.accommodations import Adjustment
from rooms.base import Id
from rooms.decision import Given, Said
from rooms.live.world import World
from rooms.mastery.notes import SkillNote
from rooms.ports import Finding, LogUnavailable, Screening, Surface, Utterance
from rooms.roles import Actor, Role
from rooms.room import words_of
from rooms.saying import recent
from rooms.state import RoomState

_log = structlog.get_logger()

_STRICTNESS = (Finding.PASS, Finding.MASK, Finding.HOLD, Finding.BLOCK)
_UNSCREENED = Screening(Finding.HOLD, "unscreened")


async def prepare(
    world: World, school: Id, room: Id, state: RoomState, command: c.AnyCommand, actor: Actor
) -> Given:
    """What the decision on this command is given. May raise `LogUnavailable`."""
    surface, words = words_of(state, command)
    said = recent(state, actor.person, _changed(command)) if words else ()
    about = state.problem.subject if state.problem is not None else ""
    screening = await _screened(world, school, room, actor, surface, words, said, about)
    given = await _looked_up(world, school, room, state, command, actor, screening)
    if screening.earlier:
        given = replace(given, parts=tuple(said[at] for at in screening.earlier if at < len(said)))
    if given.problem is None:
        return given
    named = dict.fromkeys(skill for step in given.problem.steps for skill in step.skills)
    parameters = await world.library.parameters(school, named) if named else {}
    return replace(given, parameters=parameters)


def _changed(command: c.AnyCommand) -> frozenset[Id]:
    """The elements whose words a command replaces: what they said before is no part of it."""
    if not isinstance(command, c.BoardPatch):
        return frozenset()
    return frozenset(each.id for each in command.patches)


async def _looked_up(
    world: World,
    school: Id,
    room: Id,
    state: RoomState,
    command: c.AnyCommand,
    actor: Actor,
    screening: Screening,
) -> Given:
    at = world.clock()
    match command:
        case c.SessionStart():
            fresh = world.mint()
            chosen = await world.library.problem_set(school, room)
            problem = await world.library.problem(school, chosen[0]) if chosen else None
            locale = await world.library.locale(school)
            return Given(at, fresh, screening, problem=problem, problem_set=chosen, locale=locale)
        case c.ProblemOpen(problem=wanted) | c.ProblemGive(problem=wanted):
            fresh = world.mint()
            # A session keeps the versions that it started with, whatever is published meanwhile.
            since = state.session.started_at if state.session is not None else None
            problem = await world.library.problem(school, wanted, since)
            locale = await world.library.locale(school)
            return Given(at, fresh, screening, problem=problem, locale=locale)
        case c.PersonEnter():
            known = await _known(world, school, room, actor)
            adjustment = await _adjustment(world, school, actor)
            return Given(at, world.mint(), screening, knowledge=known, adjustment=adjustment)
        case c.PersonAdjust():
            adjustment = await _adjustment(world, school, actor)
            return Given(at, world.mint(), screening, adjustment=adjustment)
        case c.HeldRelease(place=place) | c.HeldRemove(place=place):
            appeal = isinstance(command, c.HeldRelease) and command.appeal
            evidence = await world.log.evidence(school, room, place, actor.person, appeal=appeal)
            return Given(at, screening=screening, evidence=evidence)
        case _:
            return Given(at, screening=screening)


async def _known(world: World, school: Id, room: Id, actor: Actor) -> Mapping[str, SkillNote]:
    """What a student brings from other rooms; they are let in, even if that cannot be read."""
    if actor.role is not Role.STUDENT:
        return {}
    try:
        return await world.knowledge.of(school, actor.person, room)
    except LogUnavailable:
        _log.warning("knowledge.unread")
        return {}


async def _adjustment(world: World, school: Id, actor: Actor) -> Adjustment | None:
    """What is adjusted for a student; who comes in is let in, even if that cannot be read."""
    if actor.role is not Role.STUDENT:
        return None
    try:
        return await world.adjustments.adjustment(school, actor.person)
    except LogUnavailable:
        _log.warning("adjustment.unread")
        return None


async def _screened(
    world: World,
    school: Id,
    room: Id,
    actor: Actor,
    surface: Surface,
    words: tuple[str, ...],
    said: tuple[Said, ...],
    subject: str,
) -> Screening:
    if not words:
        # Nothing was judged, so nothing has passed: a decision that finds words here holds them.
        return _UNSCREENED
    worst = Screening(Finding.PASS)
    for text in words:
        before = tuple(each.text for each in said)
        utterance = Utterance(
            text, surface, school, room, actor.person, actor.role, before, subject
        )
        verdict = _with_parts(await _verdict(world, utterance))
        worst = max(worst, verdict, key=_weight)
    return worst


def _with_parts(screening: Screening) -> Screening:
    """What has earlier parts is held: a refusal would leave these where they are."""
    if screening.earlier and screening.finding in (Finding.MASK, Finding.BLOCK):
        return replace(screening, finding=Finding.HOLD, flagged=False, spans=())
    return screening


def _weight(screening: Screening) -> tuple[bool, int, bool]:
    """How much of several verdicts on one command this one counts: help comes before all."""
    strictness = _STRICTNESS.index(screening.finding)
    return bool(screening.help), strictness, screening.flagged


async def _verdict(world: World, utterance: Utterance) -> Screening:
    """The screen's verdict; held when the screen fails or is late: it must never fail open."""
    try:
        async with asyncio.timeout(world.patience.screen_s):
            return await world.screen.judge(utterance)
    except TimeoutError:
        _log.warning("screen.late", room=utterance.room, surface=utterance.surface)
    except Exception as failure:
        # Whatever breaks in a screen, the answer is the same. Only the kind is logged: the
        # message of an exception could hold the text.
        _log.error("screen.failed", room=utterance.room, failure=type(failure).__name__)
    return _UNSCREENED

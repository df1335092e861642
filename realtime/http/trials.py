"""Trying a problem that is being written, as a student would; and what keeps it from that."""

import asyncio
from typing import Any

from persistence.problems.native import examined
from realtime.http.library import TUTORS
from realtime.http.routing import Call, Route
from realtime.protocol.library import DraftBody, Fault, Trial, Tried
from rooms.refusals import Refusal
from rooms.scaffolding.problem import Problem
from rooms.scaffolding.reading.style import Locale
from rooms.scaffolding.trial import tried
from rooms.state import public

DRAFT_BYTES = 512 * 1024
"""The largest draft, as JSON: many times the largest problem of a whole bank."""


async def try_out(call: Call) -> Tried:
    """What a student would see after everything that was done so far. Nothing is recorded."""
    trial: Trial = call.body
    problem, wrong = await examine(trial.problem)
    variants = len(problem.variables) if problem else 0
    if problem is None or wrong:
        return Tried(state=None, refusal=None, faults=tuple(wrong), variants=variants)
    locale = await call.services.library.locale(call.actor.school)
    state, refusal = await asyncio.to_thread(_tried, problem, trial, locale)
    return Tried(state=state, refusal=refusal, faults=(), variants=variants)


def _tried(problem: Problem, trial: Trial, locale: Locale) -> tuple[dict[str, Any], Refusal | None]:
    state, refusals = tried(problem, trial.seed, trial.acts, locale)
    return public(state), refusals[-1] if refusals else None


async def examine(body: DraftBody) -> tuple[Problem | None, list[Fault]]:
    """Checked beside the event loop: a problem with many variants has many answers to check."""
    problem, wrong = await asyncio.to_thread(examined, body)
    return problem, [Fault(at=each.at, message=each.message) for each in wrong]


ROUTES = (
    Route(
        "POST",
        "/api/trials",
        try_out,
        "Try a problem as a student",
        TUTORS,
        Trial,
        Tried,
        limit=DRAFT_BYTES,
    ),
)

"""Screening a problem before it is published: students read it, and nobody's words are exempt."""

import asyncio
from collections.abc import Iterator

from persistence.problems.places import At, placed_texts
from realtime.http.routing import Call
from realtime.protocol.library import Fault
from rooms.base import TEXT_LIMIT
from rooms.ports import Finding, Screening, Utterance
from rooms.scaffolding.problem import Problem

PATIENCE_S = 10.0
"""How long the screen may take for one problem."""

_READ = frozenset({"title", "body", "text", "feedback", "source", "author", "subject"})
"""The fields that students read."""


async def screened(call: Call, problem: Problem) -> list[Fault]:
    """The texts that the screen does not let through, each with its place and what to do."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            return [
                Fault(at=at, message=_words(found))
                for at, text in _read(problem)
                if (found := await _judged(call, text)).finding is not Finding.PASS
            ]
    except Exception:
        # A screen that fails or is late lets nothing through.
        return [Fault(at=(), message="The words could not be checked just now. Publish again.")]


def _read(problem: Problem) -> Iterator[tuple[At, str]]:
    for at, text in placed_texts(problem):
        if at[-1] in _READ and text != at[-1]:
            for paragraph in text.split("\n\n"):
                for start in range(0, len(paragraph), TEXT_LIMIT):
                    yield at, paragraph[start : start + TEXT_LIMIT]


async def _judged(call: Call, text: str) -> Screening:
    actor = call.actor
    utterance = Utterance(text, "board", actor.school, "library", actor.person, actor.role)
    return await call.services.screen.judge(utterance)


def _words(found: Screening) -> str:
    advice = found.advice or "Write it in other words, and without anybody's personal data."
    return f"This would be held back in a room. {advice}"

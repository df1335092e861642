"""Decisions have their effect when they cannot be taken back any more.

Every process looks for them, so what one that died had decided is carried out by another. Doing it
twice is doing it once: the command's id is made of the case, and its person is who decided.
"""

import asyncio
from collections.abc import Callable

import structlog

from moderation.cases import Case, Decided, Origin, Ruling
from persistence.cases import CaseStore
from persistence.context import fact_at
from persistence.database import Database, is_unreachable
from persistence.reports import Reports
from rooms.base import Id, Millis
from rooms.commands import AnyCommand, ContentHide, ContentShow, HeldRelease, HeldRemove
from rooms.facts import BoardChanged
from rooms.live import Rooms
from rooms.ports import LogUnavailable
from rooms.refusals import Code
from rooms.roles import Actor, Role

_log = structlog.get_logger()

EVERY_S = 1.0


class Carrier:
    """Carries out what is final."""

    def __init__(
        self, database: Database, reports: Reports, rooms: Rooms, clock: Callable[[], Millis]
    ):
        """Does nothing until it is run."""
        self._database, self._cases = database, CaseStore(database)
        self._reports, self._rooms, self._clock = reports, rooms, clock

    async def run(self) -> None:
        """Look every second, for as long as the process serves."""
        while True:
            await asyncio.sleep(EVERY_S)
            try:
                await self.carry_out(self._clock())
            except Exception as failure:
                # What is left is found again a second later, here or on another process.
                _log.warning(
                    "review.uncarried",
                    failure=type(failure).__name__,
                    away=is_unreachable(failure),
                )

    async def carry_out(self, now: Millis) -> int:
        """Carry out every decision that is final by now; how many were."""
        due = await self._cases.due(now)
        done = 0
        for school, case in due:
            try:
                done += await self._one(school, case, now)
            except LogUnavailable:
                _log.warning("review.waits", case=case)
        return done

    async def _one(self, school: Id, case_id: Id, now: Millis) -> bool:
        shown = await self._cases.find(school, case_id)
        if shown is None or shown.case.decided is None:
            return False
        case, decided = shown.case, shown.case.decided
        for command in await self._commands(school, case, decided):
            if not await self._do(school, case.room, command, decided):
                return False
        await self._cases.carried_out(school, case_id, now)
        _log.info("review.carried_out", case=case_id, ruling=decided.ruling)
        return True

    async def _commands(self, school: Id, case: Case, decided: Decided) -> tuple[AnyCommand, ...]:
        if case.origin is not Origin.APPEAL:
            return _commands(case, decided, await self._elements(school, case))
        if decided.ruling is not Ruling.ALLOW or case.place is None or case.appeal_of is None:
            return ()
        before = await self._cases.find(school, case.appeal_of)
        if before is not None and before.case.origin is Origin.HELD:
            return (HeldRelease(id=f"appeal-{case.id}", place=case.place, appeal=True),)
        text = (await self._reports.evidence(school, case.appeal_of)).get("text")
        return (ContentShow(id=f"appeal-{case.id}", place=case.place, text=text),) if text else ()

    async def _elements(self, school: Id, case: Case) -> tuple[Id, ...]:
        """The elements of the board that a case is about."""
        if case.element is not None:
            return (case.element,)
        if case.origin is not Origin.FLAG or case.place is None:
            return ()
        fact = await fact_at(self._database, school, case.room, case.place)
        if not isinstance(fact, BoardChanged):
            return ()
        return (*(each.id for each in fact.put), *(each.id for each in fact.set))

    async def _do(self, school: Id, room: Id, command: AnyCommand, decided: Decided) -> bool:
        live = await self._rooms.open(school, room)
        actor = Actor(decided.by, school, Role.MODERATOR, "")
        outcome = await live.do(actor, command)
        return outcome.refusal is None or outcome.refusal.code is not Code.UNAVAILABLE


def _commands(case: Case, decided: Decided, elements: tuple[Id, ...]) -> tuple[AnyCommand, ...]:
    """What a decision has a room do, in order.

    A text that somebody in the room let through in the moment in which a moderator decided against
    it goes again: of two decisions the stricter one stands.
    """
    shows = decided.ruling is Ruling.ALLOW
    match case.origin:
        case Origin.HELD if case.place is not None:
            if shows:
                return (HeldRelease(id=f"allow-{case.id}", place=case.place),)
            hide = ContentHide(id=f"hide-{case.id}", places=(case.place,))
            return (HeldRemove(id=f"remove-{case.id}", place=case.place), hide)
        case Origin.REPORT | Origin.FLAG if decided.ruling is Ruling.REMOVE:
            return (
                ContentHide(
                    id=f"hide-{case.id}",
                    places=(case.place,) if case.place is not None else (),
                    elements=elements,
                ),
            )
        case _:
            return ()

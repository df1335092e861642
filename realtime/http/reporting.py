"""Reports by people in a room, and appeals by the authors of what was taken away."""

from dataclasses import replace

from persistence.reports import Reported
from realtime.http.errors import HttpRefusal, not_found
from realtime.http.rooms import entered
from realtime.http.routing import IN_ROOMS, Call, Route
from realtime.protocol.http import NamedId
from realtime.protocol.review import (
    PICTURE_LIMIT,
    Appeal,
    DecisionAboutMe,
    DecisionsAboutMe,
    ReportNew,
)
from rooms.board.board import words_of
from rooms.state import RoomState


async def report(call: Call) -> None:
    """Bring something before the moderators. Nobody in the room is told."""
    body: ReportNew = call.body
    record, live = await entered(call)
    what = _reported(live.state, _blank(record.id, body), body)
    if what is None:
        raise HttpRefusal(404, "not_found", "This is not there any more.")
    if what.author == call.actor.person:
        raise HttpRefusal(409, "own", "This is yours: you can delete it.")
    if not await call.services.reports.report(call.actor, what, call.services.clock()):
        message = "You have reported a lot that is still being looked at. Tell your tutor."
        raise HttpRefusal(429, "slow_down", message)


def _blank(room: str, body: ReportNew) -> Reported:
    return Reported(room, "", body.reason, said=body.said, picture=body.picture)


def _reported(state: RoomState, blank: Reported, body: ReportNew) -> Reported | None:
    """What a report is about, as it stands in the room; None if it does not stand there."""
    if body.place is not None:
        message = state.chat.get(body.place)
        if message is None or message.status != "posted":
            return None
        found = replace(blank, place=body.place, text=message.text or "")
        return replace(found, author=message.author)
    if body.element is not None:
        element = state.board.elements.get(body.element)
        if element is None:
            return None
        found = replace(blank, element=body.element, text="\n".join(words_of((element,))))
        return replace(found, author=element.owner)
    return blank if body.picture else None


async def about_me(call: Call) -> DecisionsAboutMe:
    """What of one's own was taken away lately, and what came of one's appeals."""
    now = call.services.clock()
    return DecisionsAboutMe(
        decisions=tuple(
            DecisionAboutMe(
                case=each.case,
                room=NamedId(id=each.room, name=each.room_name),
                place=each.place,
                category=each.category,
                decided_at=each.decided_at,
                appealed=each.appealed,
                granted=each.granted,
            )
            for each in await call.services.reports.about(call.actor, now)
        )
    )


async def appeal(call: Call) -> None:
    """Ask for another look at something of one's own that was taken away, once."""
    body: Appeal = call.body
    now, case = call.services.clock(), call.path_id("case")
    if not await call.services.reports.appeal(call.actor, case, body.said, now):
        raise not_found()


ROUTES = (
    Route(
        "POST",
        "/api/rooms/{room}/reports",
        report,
        "Report a message, or something on the board",
        IN_ROOMS,
        ReportNew,
        limit=PICTURE_LIMIT + 8_192,
    ),
    Route(
        "GET",
        "/api/decisions",
        about_me,
        "What of one's own was taken away",
        IN_ROOMS,
        answers=DecisionsAboutMe,
    ),
    Route(
        "POST",
        "/api/decisions/{case}/appeal",
        appeal,
        "Ask for another look, once",
        IN_ROOMS,
        Appeal,
    ),
)

"""The library: problems to choose from, whole problems for staff, and figures."""

from aiohttp import web

from realtime.http.errors import not_found
from realtime.http.routing import IN_ROOMS, STAFF_ROLES, Call, Route, query
from realtime.protocol.http import ProblemCard, ProblemList
from rooms.scaffolding.problem import Problem

# An SVG can hold a script. It runs nowhere: not as a document of our origin, not in an <img>.
_FIGURE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "private, max-age=86400",
}


async def catalogue(call: Call) -> ProblemList:
    """Problems of a set, or by words."""
    cards = await call.services.library.catalogue(
        call.actor.school, query(call, "set"), query(call, "q")
    )
    return ProblemList(
        problems=tuple(
            ProblemCard(
                id=card.id,
                title=card.title,
                subject=card.subject,
                steps=card.steps,
                source=card.source,
                licence=card.licence,
            )
            for card in cards
        )
    )


async def whole(call: Call) -> Problem:
    """A problem with its answers and hints; never for students."""
    problem = await call.services.library.problem(call.actor.school, call.path_id("problem"))
    if problem is None:
        raise not_found()
    return problem


async def figure(call: Call) -> web.Response:
    """An image of a problem."""
    name = call.request.match_info["name"][:200]
    if "\0" in name:
        raise not_found()
    school, problem = call.actor.school, call.path_id("problem")
    found = await call.services.library.figure(school, problem, name)
    if found is None and call.actor.is_staff:
        found = await call.services.drafts.figure(school, problem, name)
    if found is None:
        raise not_found()
    return web.Response(body=found.data, content_type=found.content_type, headers=_FIGURE_HEADERS)


ROUTES = (
    Route(
        "GET",
        "/api/problems",
        catalogue,
        "Problems to choose from",
        STAFF_ROLES,
        answers=ProblemList,
        query=("set", "q"),
    ),
    Route("GET", "/api/problems/{problem}", whole, "A whole problem", STAFF_ROLES, answers=Problem),
    Route("GET", "/api/figures/{problem}/{name}", figure, "A figure", IN_ROOMS | STAFF_ROLES),
)

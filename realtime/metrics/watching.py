"""Counting requests, and how late the event loop comes round."""

import asyncio
from collections.abc import Awaitable, Callable
from time import perf_counter

from aiohttp import web
from aiohttp.typedefs import Middleware

from realtime.metrics.meters import Meters

LOOK_S = 0.5
"""How often the event loop is looked after."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SOCKETS = "/socket.io/"
_GONE = 499
"""The status of a request whose client did not wait for it; no client ever sees it."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def counting(meters: Meters) -> Middleware:
    """A middleware that counts every request; to stand before all others."""

    @web.middleware
    async def counted(request: web.Request, handler: Handler) -> web.StreamResponse:
        began, status = perf_counter(), _GONE
        try:
            response = await handler(request)
            status = response.status
            return response
        except web.HTTPException as failure:
            status = failure.status
            raise
        finally:
            route = _route(request)
            meters.requests[_method(request), route, status] += 1
            if route != _SOCKETS:
                meters.answers.add(perf_counter() - began)

    return counted


async def watch_the_loop(meters: Meters) -> None:
    """Measure for ever; to be cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + LOOK_S
        await asyncio.sleep(LOOK_S)
        meters.lags.add(max(0.0, loop.time() - due))


def _method(request: web.Request) -> str:
    # A client may call its method what it likes; of labels there must not be any number.
    return request.method if request.method in _METHODS else "other"


def _route(request: web.Request) -> str:
    """The pattern of the path: a path itself can hold a sign-in link."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "none"

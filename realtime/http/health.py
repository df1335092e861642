"""Whether this process lives, and whether it is ready for traffic."""

from collections.abc import Mapping

from aiohttp import web

from realtime.http.routing import ANYBODY, Call, Route
from realtime.services import LIFETIME


async def alive(call: Call) -> web.Response:
    """The process answers."""
    return web.json_response({"alive": True})


async def ready(call: Call) -> web.Response:
    """The database is reachable and migrated, and nobody told this process to stop; 503 if not."""
    serving = call.request.app[LIFETIME].is_ready
    found = await call.services.readiness.look()
    checks: Mapping[str, bool] = {
        "serving": serving,
        "database": found.database,
        "migrations": found.migrations,
        **({} if found.redis is None else {"redis": found.redis}),
    }
    is_ready = serving and found.is_ready
    return web.json_response({"ready": is_ready, **checks}, status=200 if is_ready else 503)


ROUTES = (
    Route("GET", "/healthz", alive, "Whether the process lives", ANYBODY),
    Route("GET", "/readyz", ready, "Whether it is ready for traffic", ANYBODY),
)

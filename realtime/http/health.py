"""Whether this process lives, and whether it is ready for traffic."""

from aiohttp import web

from persistence import migrate
from realtime.http.routing import ANYBODY, Call, Route


async def alive(call: Call) -> web.Response:
    """The process answers."""
    return web.json_response({"alive": True})


async def ready(call: Call) -> web.Response:
    """The database is reachable and migrated; 503 if not."""
    database = await call.services.database.is_ready()
    checks = {
        "database": database,
        "migrations": database and await migrate.is_current(call.services.database),
    }
    return web.json_response(checks, status=200 if all(checks.values()) else 503)


ROUTES = (
    Route("GET", "/healthz", alive, "Whether the process lives", ANYBODY),
    Route("GET", "/readyz", ready, "Whether it is ready for traffic", ANYBODY),
)

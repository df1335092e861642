"""What is counted and measured, for Prometheus; told only to those whom the operator named."""

from hmac import compare_digest

from aiohttp import web
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from realtime.http.errors import HttpRefusal
from realtime.http.routing import ANYBODY, Call, Route
from realtime.identity.addresses import is_within
from realtime.metrics.neighbours import NEIGHBOURS
from realtime.settings import Settings, networks


async def metrics(call: Call) -> web.Response:
    """The numbers of every process of this server; 403 to whoever is not to read them."""
    if not may_read(call.request, call.services.settings):
        raise HttpRefusal(403, "not_allowed", "These numbers are for the operator.")
    told = await call.request.app[NEIGHBOURS].everybody()
    return web.Response(body=told, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})


def may_read(request: web.Request, settings: Settings) -> bool:
    """Whether a request brings the token, or comes from one of the networks, all the way."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.metrics_token
    if token and compare_digest(given.encode(errors="replace"), token.encode()):
        return True
    listed = networks(settings.metrics_networks)
    return is_within(request, settings.trusted_proxies, listed)


ROUTES = (Route("GET", "/metrics", metrics, "Numbers for Prometheus", ANYBODY),)

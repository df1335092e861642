"""What stands before every request: same origin, security headers, one shape of error."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from persistence.database import is_unreachable
from realtime.http.errors import HttpRefusal, where
from realtime.services import LIFETIME, SERVICES
from rooms.ports import LogUnavailable

_log = structlog.get_logger()

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CONTENT_POLICY = "; ".join(
    [
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    ]
)

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on an answer that does not bring its own."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    if request.app[SERVICES].settings.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if not request.app[LIFETIME].is_ready and not isinstance(response, web.WebSocketResponse):
        # A balancer that keeps connections would send its next request into one that is closing.
        response.headers["Connection"] = "close"
        response.force_close()


@web.middleware
async def one_shape_of_error(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer every failure in one shape; say nothing of the inside."""
    try:
        return await handler(request)
    except HttpRefusal as refusal:
        return refusal.response()
    except web.HTTPException as failure:
        if failure.status < 400:
            raise
        return _plain(failure).response()
    except Exception as failure:
        if isinstance(failure, LogUnavailable) or is_unreachable(failure):
            _log.warning("http.unavailable", path=_route(request))
            message = "Studyhall cannot save or read right now. Try again in a moment."
            return HttpRefusal(503, "unavailable", message, retry_after_s=2).response()
        # The type only: the message of an exception could hold what a person wrote.
        _log.error(
            "http.failed", path=_route(request), failure=type(failure).__name__, at=where(failure)
        )
        message = "Something here does not work. It is not your fault; try again."
        return HttpRefusal(500, "failed", message).response()


def _route(request: web.Request) -> str:
    """The pattern of the path: a path itself can hold a sign-in link."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""


def _plain(failure: web.HTTPException) -> HttpRefusal:
    if failure.status == 404:
        return HttpRefusal(404, "not_found", "This page is not here.")
    if failure.status == 413:
        return HttpRefusal(413, "too_large", "This is too large.")
    return HttpRefusal(failure.status, "malformed", "This cannot be done here.")


@web.middleware
async def same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site makes a browser send: the cookie alone proves no intent."""
    if request.method not in _SAFE and request.path.startswith("/api/") and _is_foreign(request):
        raise HttpRefusal(403, "foreign", "This came from another site.")
    return await handler(request)


def _is_foreign(request: web.Request) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    return origin is not None and not is_own_origin(request, origin)


def is_own_origin(request: web.BaseRequest, origin: str) -> bool:
    """Whether an Origin header names this server, as browsers reach it."""
    public = request.app[SERVICES].settings.public_url if isinstance(request, web.Request) else ""
    asked = urlsplit(public).netloc if public else request.host
    return urlsplit(origin).netloc == asked

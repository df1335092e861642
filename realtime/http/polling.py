"""Long polling, where it cannot work."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from realtime.http.errors import HttpRefusal

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def no_polling(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse it where several processes share a port: the next request would reach another one."""
    if request.path == "/socket.io/" and request.query.get("transport") == "polling":
        raise HttpRefusal(
            400,
            "no_polling",
            "Long polling does not work here, where several processes share one port. "
            'Connect with a WebSocket: transports: ["websocket"].',
        )
    return await handler(request)

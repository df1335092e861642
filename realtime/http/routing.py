"""A route: what it takes, what it answers, who may use it; and how a request becomes a call."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from realtime.http.errors import HttpRefusal, not_allowed, signed_out, too_slow
from realtime.identity.addresses import client_address
from realtime.identity.cookies import token_in
from realtime.services import SERVICES, Services
from rooms.base import Closed, Id
from rooms.roles import Actor, Role

_ID: TypeAdapter[str] = TypeAdapter(Id)

READ_WITHIN_S = 10.0
"""How long the body of a request may take to come."""

ANYBODY: frozenset[Role] | None = None
"""Open to people who are not signed in."""
SIGNED_IN = frozenset(Role)
STAFF_ROLES = frozenset({Role.TUTOR, Role.MODERATOR, Role.ADMIN})
IN_ROOMS = frozenset({Role.TUTOR, Role.STUDENT})


@dataclass(frozen=True, slots=True)
class Call:
    """One request, parsed and authorised."""

    request: web.Request
    services: Services
    signed_in: "SignedInCall | None"
    body: Any
    """The model that the route takes; None without one."""

    @property
    def actor(self) -> Actor:
        """Who asks; only for routes that are not open to anybody."""
        if self.signed_in is None:
            raise signed_out()
        return self.signed_in.actor

    def path_id(self, name: str) -> Id:
        """An id in the path; what is not one is not found."""
        try:
            return _ID.validate_python(self.request.match_info[name])
        except ValidationError:
            raise HttpRefusal(404, "not_found", "This is not here, or not yours.") from None

    @property
    def address(self) -> str:
        """Where the request comes from, as far as trusted proxies say."""
        return client_address(self.request, self.services.settings.trusted_proxies)


@dataclass(frozen=True, slots=True)
class SignedInCall:
    """The actor of a call, and the token it came with."""

    actor: Actor
    token: str


Answer = Closed | web.StreamResponse | None


@dataclass(frozen=True, slots=True)
class Route:
    """One row of the table."""

    method: str
    path: str
    handler: Callable[[Call], Awaitable[Answer]]
    summary: str
    roles: frozenset[Role] | None
    takes: type[Closed] | None = None
    answers: Any = None
    """The model of the answer; None for no content or for what is not JSON."""
    status: int = 200
    query: tuple[str, ...] = ()
    limit: int | None = None
    """The largest body in bytes, where it is not the usual one."""


def handler_of(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """The aiohttp handler of a route."""

    async def handle(request: web.Request) -> web.StreamResponse:
        services = request.app[SERVICES]
        signed_in = await _who(route, request, services)
        body = await _body(route, request)
        answer = await route.handler(Call(request, services, signed_in, body))
        if isinstance(answer, web.StreamResponse):
            return answer
        if answer is None:
            return web.Response(status=204)
        return web.json_response(text=answer.model_dump_json(), status=route.status)

    return handle


async def _who(route: Route, request: web.Request, services: Services) -> SignedInCall | None:
    if route.roles is None:
        return None
    token = token_in(request)
    found = await services.sessions.find(token) if token else None
    if found is None:
        raise signed_out()
    if found.actor.role not in route.roles:
        raise not_allowed()
    return SignedInCall(found.actor, token)


async def _body(route: Route, request: web.Request) -> Closed | None:
    if route.takes is None:
        return None
    raw = await whole_body(request, route.limit)
    try:
        return route.takes.model_validate_json(raw or b"{}")
    except (ValidationError, RecursionError) as wrong:
        raise HttpRefusal(
            400, "malformed", "Something in this form cannot be used.", _field(wrong)
        ) from None


async def whole_body(request: web.Request, limit: int | None = None) -> bytes:
    """The body of a request, of at most `limit` bytes where that is not the usual."""
    taken = request if limit is None else request.clone(client_max_size=limit)
    try:
        async with asyncio.timeout(READ_WITHIN_S):
            return await taken.read()
    except TimeoutError:
        raise too_slow() from None


def _field(wrong: Exception) -> str | None:
    """The field that is wrong: its name only, never what was in it."""
    if isinstance(wrong, ValidationError) and wrong.errors(include_input=False):
        location = wrong.errors(include_input=False)[0]["loc"]
        return str(location[0]) if location else None
    return None


def query(call: Call, name: str) -> str | None:
    """A parameter of the query, cut to what anybody could mean."""
    values: Mapping[str, str] = call.request.query
    return values.get(name, "")[:200] or None

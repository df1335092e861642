"""Signing in and out, and who is signed in."""

from aiohttp import web

from realtime.http.errors import HttpRefusal, signed_out
from realtime.http.routing import ANYBODY, SIGNED_IN, Call, Route
from realtime.identity.addresses import is_here
from realtime.identity.attempting import NotSignedIn, TooManyAttempts
from realtime.identity.cookies import forget_token, set_token, token_in
from realtime.protocol.http import (
    ClassRoll,
    ClassSignIn,
    Me,
    Myself,
    NamedId,
    SignIn,
    SignOut,
    StudentSignIn,
)
from rooms.roles import Actor


def _tired(tired: TooManyAttempts) -> HttpRefusal:
    minutes = max(1, tired.retry_after_s // 60)
    message = f"That was tried many times. Wait {minutes} minutes, or ask a member of staff."
    return HttpRefusal(429, "too_many_attempts", message, retry_after_s=tired.retry_after_s)


async def _me(call: Call, actor: Actor) -> Me:
    return Me(
        person=Myself(id=actor.person, name=actor.name, role=actor.role),
        school=NamedId(id=actor.school, name=await call.services.people.school_name(actor.school)),
    )


async def _welcome(call: Call, actor: Actor, token: str) -> web.Response:
    response = web.json_response(text=(await _me(call, actor)).model_dump_json())
    lasts_s = call.services.sign_in.lasts_s(actor)
    set_token(response, token, lasts_s, secure=call.services.settings.is_secure)
    return response


async def sign_in(call: Call) -> web.Response:
    """Staff and parents, by password."""
    try:
        actor, token = await call.services.sign_in.by_password(
            call.body.login, call.body.password, call.address
        )
    except TooManyAttempts as tired:
        raise _tired(tired) from None
    except NotSignedIn:
        message = "This name and password do not belong together. Check both."
        raise HttpRefusal(401, "wrong_secret", message) from None
    return await _welcome(call, actor, token)


async def sign_in_class(call: Call) -> ClassRoll:
    """Students, first: the names of their class."""
    try:
        found = await call.services.sign_in.class_list(call.body.code, call.address)
    except TooManyAttempts as tired:
        raise _tired(tired) from None
    except NotSignedIn:
        message = "No class has this code. Check it with your tutor."
        raise HttpRefusal(404, "unknown_class", message, "code") from None
    return ClassRoll(
        class_id=found.id,
        class_name=found.name,
        students=tuple(NamedId(id=person, name=name) for person, name in found.students),
    )


async def sign_in_student(call: Call) -> web.Response:
    """Students, then: by PIN."""
    try:
        actor, token = await call.services.sign_in.by_pin(
            call.body.code, call.body.student, call.body.pin, call.address
        )
    except TooManyAttempts as tired:
        raise _tired(tired) from None
    except NotSignedIn:
        message = "This is not your PIN. Try again, or ask your tutor."
        raise HttpRefusal(401, "wrong_secret", message, "pin") from None
    return await _welcome(call, actor, token)


async def enter(call: Call) -> web.StreamResponse:
    """A sign-in link: from this machine only, unless the operator has said otherwise."""
    settings = call.services.settings
    if not settings.links_from_anywhere and not is_here(call.request, settings.trusted_proxies):
        raise HttpRefusal(403, "not_here", "This link works only on the machine it was made on.")
    entered = await call.services.sign_in.by_link(call.request.match_info["token"][:200])
    if entered is None:
        raise HttpRefusal(404, "not_found", "This link is old. Start the demo again for a new one.")
    actor, token = entered
    response = web.Response(status=303, headers={"Location": "/"})
    lasts_s = call.services.sign_in.lasts_s(actor)
    set_token(response, token, lasts_s, secure=call.services.settings.is_secure)
    return response


async def sign_out(call: Call) -> web.Response:
    """End this session, or all of this person's; their sockets close at once."""
    services, token = call.services, token_in(call.request)
    found = await services.sessions.find(token)
    if found is None:
        raise signed_out()
    if call.body.everywhere:
        await services.sessions.revoke_all(found.actor.school, found.actor.person)
        await services.doors.sign_out(person=found.actor.person)
    else:
        await services.sessions.revoke(found)
        await services.doors.sign_out(session=found.session)
    response = web.Response(status=204)
    forget_token(response, secure=services.settings.is_secure)
    return response


async def me(call: Call) -> Me:
    """Who is signed in."""
    return await _me(call, call.actor)


ROUTES = (
    Route("POST", "/api/sign-in", sign_in, "Sign in by password", ANYBODY, SignIn, Me),
    Route("POST", "/api/sign-in/class", sign_in_class, "A class", ANYBODY, ClassSignIn, ClassRoll),
    Route("POST", "/api/sign-in/student", sign_in_student, "By PIN", ANYBODY, StudentSignIn, Me),
    Route("GET", "/enter/{token}", enter, "Sign in by a link", ANYBODY, status=303),
    Route("POST", "/api/sign-out", sign_out, "Sign out", SIGNED_IN, SignOut, status=204),
    Route("GET", "/api/me", me, "Who is signed in", SIGNED_IN, answers=Me),
)

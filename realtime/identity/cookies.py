"""The session cookie: HttpOnly, SameSite, Secure where the server is reached over https."""

from aiohttp import web

NAME = "studyhall_session"


def token_in(request: web.BaseRequest) -> str:
    """The token that a request carries; empty if it has none."""
    return request.cookies.get(NAME, "")[:200]


def set_token(response: web.StreamResponse, token: str, lasts_s: int, *, secure: bool) -> None:
    """Give the browser its token."""
    response.set_cookie(
        NAME, token, max_age=lasts_s, path="/", httponly=True, samesite="Lax", secure=secure
    )


def forget_token(response: web.StreamResponse, *, secure: bool) -> None:
    """Take it away again."""
    response.del_cookie(NAME, path="/", httponly=True, samesite="Lax", secure=secure)

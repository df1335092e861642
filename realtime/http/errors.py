"""The errors of HTTP: one shape, plain words, stable codes."""

from dataclasses import dataclass

from aiohttp import web

from realtime.protocol.http import ErrorBody, Problematic
from rooms.refusals import Code, Refusal


@dataclass
class HttpRefusal(Exception):
    """An expected "no": its status, a stable code, and what the person reads."""

    status: int
    code: str
    message: str
    field: str | None = None
    retry_after_s: int | None = None

    def response(self) -> web.Response:
        """The answer."""
        body = Problematic(
            code=self.code,
            message=self.message,
            field=self.field,
            retry_after_s=self.retry_after_s,
        )
        headers = {"Cache-Control": "no-store"}
        if self.retry_after_s is not None:
            headers["Retry-After"] = str(self.retry_after_s)
        return web.json_response(
            text=ErrorBody(error=body).model_dump_json(), status=self.status, headers=headers
        )


def signed_out() -> HttpRefusal:
    """Nobody is signed in."""
    return HttpRefusal(401, "signed_out", "Sign in to go on.")


def not_found() -> HttpRefusal:
    """There is no such thing, or it is not theirs: which of the two is not said."""
    return HttpRefusal(404, "not_found", "This is not here, or not yours.")


def not_allowed() -> HttpRefusal:
    """Their role may not do this."""
    return HttpRefusal(403, "not_allowed", "This is not for your account.")


def too_slow() -> HttpRefusal:
    """What was sent did not come to its end."""
    return HttpRefusal(408, "too_slow", "This took too long to arrive. Try again.")


def where(failure: Exception) -> str:
    """The file and line a failure comes from: enough to find it, and nothing that was said."""
    trace = failure.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"


_STATUS = {
    Code.NOT_ALLOWED: 403,
    Code.REMOVED: 403,
    Code.NOT_FOUND: 404,
    Code.SLOW_DOWN: 429,
    Code.UNAVAILABLE: 503,
}


def refused(refusal: Refusal) -> HttpRefusal:
    """A room's refusal as an answer: by default a conflict with how things stand."""
    wait_ms = refusal.retry_after_ms
    return HttpRefusal(
        _STATUS.get(refusal.code, 409),
        refusal.code,
        refusal.message,
        retry_after_s=None if wait_ms is None else max(1, round(wait_ms / 1_000)),
    )

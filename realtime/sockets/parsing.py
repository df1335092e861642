"""From what a socket sent to a model of the protocol, or a refusal. Everything here is hostile."""

from typing import Any, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT, Connect, Resume
from rooms.board.board import carries_stroke
from rooms.commands import BoardCreate, ClientCommand
from rooms.refusals import Code, Refusal
from rooms.signals import Signal

Model = TypeVar("Model")

_COMMAND: TypeAdapter[ClientCommand] = TypeAdapter(ClientCommand)
_SIGNAL: TypeAdapter[Signal] = TypeAdapter(Signal)
_CONNECT = TypeAdapter(Connect)
_RESUME = TypeAdapter(Resume)

TOO_LARGE = Refusal(code=Code.TOO_LARGE, message="This is too much at once. Send it in parts.")
MALFORMED = Refusal(
    code=Code.MALFORMED, message="This could not be understood. Reload the page and try again."
)


def command(data: Any) -> ClientCommand | Refusal:
    """The command in a `do` frame."""
    raw = _bytes(data, STROKE_FRAME_LIMIT)
    if isinstance(raw, Refusal):
        return raw
    parsed = _parsed(_COMMAND, raw)
    if isinstance(parsed, Refusal) or len(raw) <= FRAME_LIMIT:
        return parsed
    # Only what is drawn by hand may be as large as that.
    is_stroke = isinstance(parsed, BoardCreate) and carries_stroke(parsed)
    return parsed if is_stroke else TOO_LARGE


def signal(data: Any) -> Signal | Refusal:
    """The signal in a `signal` frame."""
    raw = _bytes(data, FRAME_LIMIT)
    if isinstance(raw, Refusal):
        return raw
    return _parsed(_SIGNAL, raw)


def connect(data: Any) -> Connect | Refusal:
    """What a client says when it connects."""
    raw = _bytes(data, FRAME_LIMIT)
    if isinstance(raw, Refusal):
        return raw
    return _parsed(_CONNECT, raw)


def resume(data: Any) -> Resume | Refusal:
    """What a client asks for when it found a gap."""
    raw = _bytes(data, FRAME_LIMIT)
    if isinstance(raw, Refusal):
        return raw
    return _parsed(_RESUME, raw)


def _bytes(data: Any, limit: int) -> bytes | Refusal:
    """The JSON of a frame: refuses binary, what is nested too deep, and what is too large."""
    try:
        raw = orjson.dumps(data)
    except (orjson.JSONEncodeError, RecursionError):
        return MALFORMED
    return raw if len(raw) <= limit else TOO_LARGE


def _parsed(adapter: TypeAdapter[Model], raw: bytes) -> Model | Refusal:
    try:
        return adapter.validate_json(raw)
    except (ValidationError, RecursionError):
        return MALFORMED

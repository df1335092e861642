"""From what a socket sent to a model of the protocol, or a refusal. Everything here is hostile."""

from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT, Connect, Resume
from rooms.base import Id
from rooms.board.board import carries_stroke
from rooms.commands import BoardCreate, ClientCommand
from rooms.refusals import Code, Refusal
from rooms.signals import Signal

_COMMAND: TypeAdapter[ClientCommand] = TypeAdapter(ClientCommand)
_SIGNAL: TypeAdapter[Signal] = TypeAdapter(Signal)
_CONNECT = TypeAdapter(Connect)
_RESUME = TypeAdapter(Resume)

TOO_LARGE = Refusal(code=Code.TOO_LARGE, message="This is too much at once. Send it in parts.")
MALFORMED = Refusal(
    code=Code.MALFORMED, message="This could not be understood. Reload the page and try again."
)


def command(raw: bytes) -> ClientCommand | Refusal:
    """The command in the JSON of a `do`."""
    if len(raw) > STROKE_FRAME_LIMIT:
        return TOO_LARGE
    parsed: ClientCommand | Refusal = _parsed(_COMMAND, raw)
    if isinstance(parsed, Refusal) or len(raw) <= FRAME_LIMIT:
        return parsed
    # Only what is drawn by hand may be as large as that.
    is_stroke = isinstance(parsed, BoardCreate) and carries_stroke(parsed)
    return parsed if is_stroke else TOO_LARGE


def signal(raw: bytes) -> Signal | Refusal:
    """The signal in the JSON of a `signal`."""
    parsed: Signal | Refusal = TOO_LARGE if len(raw) > FRAME_LIMIT else _parsed(_SIGNAL, raw)
    return parsed


def signal_json(sender: Id, signal: Signal) -> bytes:
    """A `SignalFrame`, as JSON."""
    # An id holds no sign that JSON would escape.
    return b'{"sender":"%b","signal":%b}' % (sender.encode(), _SIGNAL.dump_json(signal))


def resume(raw: bytes) -> Resume | Refusal:
    """What a client asks for when it found a gap."""
    parsed: Resume | Refusal = TOO_LARGE if len(raw) > FRAME_LIMIT else _parsed(_RESUME, raw)
    return parsed


def connect(auth: Any) -> Connect | Refusal:
    """What a client says when it connects: `auth`, decoded by Socket.IO."""
    try:
        raw = orjson.dumps(auth)
    except orjson.JSONEncodeError:
        return MALFORMED
    parsed: Connect | Refusal = TOO_LARGE if len(raw) > FRAME_LIMIT else _parsed(_CONNECT, raw)
    return parsed


def _parsed(adapter: TypeAdapter[Any], raw: bytes) -> Any:
    try:
        return adapter.validate_json(raw)
    except (ValidationError, RecursionError):
        return MALFORMED

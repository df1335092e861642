"""The AsyncAPI 3 document of the Socket.IO namespace `/room`, served at /api/asyncapi.json."""

from typing import Any

from realtime.protocol.frames import FRAME_LIMIT, STROKE_FRAME_LIMIT
from realtime.protocol.schema import definitions

DESCRIPTION = f"""\
A room over Socket.IO (protocol 5), namespace `/room`, path `/socket.io`.

Connect with the session cookie and `auth` = `Connect`; a refused connection answers
`connect_error` with `ConnectRefused`. Fetch `GET /api/rooms/{{room}}/snapshot` first: its `seq` is
the `after` to connect with. A client that stands at `last` applies a `facts` frame if
`after <= last`, passing over what it has, and then stands at `upto`; otherwise it emits `resume`.

A frame from a client holds at most {FRAME_LIMIT} bytes, or {STROKE_FRAME_LIMIT} when it is a `do`
that creates elements.
"""

SENT_BY_CLIENTS = {
    "do": ("ClientCommand", "DoAnswer", "Ask something of the room; acknowledged when committed."),
    "signal": ("Signal", None, "What this person is just doing; no answer, may be dropped."),
    "resume": ("Resume", "ResumeAnswer", "Ask for the facts behind a seq."),
}

SENT_BY_SERVER = {
    "facts": ("FactsFrame", "What became so, as far as the receiver may see it."),
    "presence": ("PresenceFrame", "Everybody who is connected right now."),
    "signal": ("SignalFrame", "What somebody else is just doing."),
    "accommodations": ("AccommodationsFrame", "What is adjusted for the receiver now."),
    "gone": ("GoneFrame", "This socket may not stay; the server disconnects behind it."),
}


def document(definitions_at: str = "#/components/schemas/") -> dict[str, Any]:
    """The whole document; the schemas are those of `realtime.protocol.schema`."""
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Studyhall", "version": "1.0.0", "description": DESCRIPTION},
        "defaultContentType": "application/json",
        "channels": {"room": {"address": "/room", "messages": _messages(definitions_at)}},
        "operations": _operations(),
        "components": {"schemas": moved(definitions(), definitions_at)},
    }


def _messages(at: str) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for event, (payload, answer, summary) in SENT_BY_CLIENTS.items():
        messages[f"client.{event}"] = _message(event, payload, summary, at)
        if answer is not None:
            said = f"The acknowledgement of `{event}`."
            messages[f"client.{event}.answer"] = _message(event, answer, said, at)
    for event, (payload, summary) in SENT_BY_SERVER.items():
        messages[f"server.{event}"] = _message(event, payload, summary, at)
    return messages


def _message(event: str, payload: str, summary: str, at: str) -> dict[str, Any]:
    return {"name": event, "summary": summary, "payload": {"$ref": f"{at}{payload}"}}


def _operations() -> dict[str, Any]:
    channel = {"$ref": "#/channels/room"}
    operations: dict[str, Any] = {}
    for event, (_, answer, _) in SENT_BY_CLIENTS.items():
        operations[f"receive.{event}"] = {
            "action": "receive",
            "channel": channel,
            "messages": [{"$ref": f"#/channels/room/messages/client.{event}"}],
        }
        if answer is not None:
            reply = f"#/channels/room/messages/client.{event}.answer"
            operations[f"receive.{event}"]["reply"] = {
                "channel": channel,
                "messages": [{"$ref": reply}],
            }
    for event in SENT_BY_SERVER:
        operations[f"send.{event}"] = {
            "action": "send",
            "channel": channel,
            "messages": [{"$ref": f"#/channels/room/messages/server.{event}"}],
        }
    return operations


def moved(schema: Any, at: str) -> Any:
    """The same schemas, with their references pointing where the document keeps them."""
    if isinstance(schema, list):
        return [moved(each, at) for each in schema]
    if isinstance(schema, dict):
        return {name: moved(value, at) for name, value in schema.items()}
    if isinstance(schema, str) and schema.startswith("#/$defs/"):
        return at + schema.removeprefix("#/$defs/")
    return schema

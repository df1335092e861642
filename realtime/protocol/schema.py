"""One JSON Schema of everything on the wire."""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from realtime.protocol import frames, http, library, review
from rooms import state
from rooms.base import Closed
from rooms.commands import ClientCommand
from rooms.facts import Fact
from rooms.scaffolding.problem import Problem
from rooms.signals import Signal

UNIONS: dict[str, Any] = {
    "ClientCommand": ClientCommand,
    "Fact": Fact,
    "Signal": Signal,
    "Home": http.Home,
    "DoAnswer": frames.Acknowledged | frames.Refused,
    "ResumeAnswer": frames.FactsFrame | frames.Reload,
}
"""The unions that have a name on the wire."""


def models() -> list[type[Closed]]:
    """Every model of the frames and of HTTP, by the order of the files."""
    found = [
        value
        for module in (frames, http, library, review)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Closed) and value is not Closed
    ]
    return [*dict.fromkeys(found), Problem]


def definitions() -> dict[str, dict[str, Any]]:
    """Name → JSON Schema (2020-12) of every model, union and state type, with `#/$defs/` refs."""
    _, document = models_json_schema([(model, "serialization") for model in models()])
    found: dict[str, dict[str, Any]] = dict(document["$defs"])
    room_state = state.schema()
    found |= room_state.pop("$defs") | {"RoomState": room_state}
    for name, union in UNIONS.items():
        adapter: TypeAdapter[Any] = TypeAdapter(union)
        schema = adapter.json_schema(mode="serialization")
        found |= schema.pop("$defs", {})
        found[name] = schema
    return {name: _resolved(schema) for name, schema in sorted(found.items())}


def _resolved(schema: Any) -> Any:
    """The same schema; what names a type of the room's state is a reference to it."""
    if isinstance(schema, list):
        return [_resolved(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "x-type" in schema:
        return {"$ref": f"#/$defs/{schema['x-type']}"}
    return {name: _resolved(value) for name, value in schema.items()}


def document() -> dict[str, Any]:
    """All of it as one JSON Schema document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Studyhall",
        "$defs": definitions(),
    }

"""The protocol: every size is bounded, nothing unknown gets in, and the documents are current."""

import json
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from realtime.protocol import asyncapi, typescript
from realtime.protocol.schema import definitions
from rooms.board.elements import HEIGHT, WIDTH
from rooms.commands import ClientCommand
from rooms.facts import Fact
from rooms.signals import Signal

COMMAND: TypeAdapter[Any] = TypeAdapter(ClientCommand)
UNIONS = [ClientCommand, Fact, Signal]
MODELS = [model for union in UNIONS for model in get_args(get_args(union)[0])]


def stroke(**fields: object) -> dict[str, object]:
    shape = {
        **{"kind": "stroke", "x": 0, "y": 0, "w": 10, "h": 10, "pw": 10, "ph": 10},
        "points": [0, 0, 50],
        **fields,
    }
    return {
        "id": "c1",
        "kind": "board.create",
        "elements": [{"id": "e", "page": "p1", "shape": shape}],
    }


def test_the_clients_types_are_current() -> None:
    assert typescript.WIRE.read_text() == typescript.typescript(), (
        "run `python -m realtime.protocol.typescript`"
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_closed_and_cannot_be_changed(model: Any) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


def test_every_kind_is_one_model() -> None:
    for union in UNIONS:
        kinds = [model.model_fields["kind"].default for model in get_args(get_args(union)[0])]
        assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    "hostile",
    [
        {"id": "c1", "kind": "chat.post", "text": "x" * 2_001},
        {"id": "c1", "kind": "chat.post", "text": ""},
        {"id": "c1", "kind": "chat.post", "text": "a\x00b"},
        {"id": "c1", "kind": "chat.post", "text": "x", "author": "tina"},
        {"id": "c1", "kind": "chat.post", "text": ["x"]},
        {"id": "c1", "kind": "chat.posted", "text": "x"},
        {"id": "c" * 41, "kind": "hand.raise"},
        {"id": "../c", "kind": "hand.raise"},
        {"id": "c1", "kind": "attendance.join", "since": 0},
        {"id": "c1", "kind": "person.enter", "name": "Tina"},
        {"id": "c1", "kind": "board.remove", "elements": []},
        {"id": "c1", "kind": "board.remove", "elements": ["e"] * 501},
        stroke(x=-1),
        stroke(x=WIDTH + 1),
        stroke(y=HEIGHT + 1),
        stroke(x=1.5),
        stroke(x="NaN"),
        stroke(points=[0, 0]),
        stroke(points=[0, 0, 50] * 5_001),
        stroke(points=[-1, 0, 50]),
        stroke(colour="url(javascript:alert(1))"),
        stroke(owner="tina"),
    ],
)
def test_what_is_not_in_the_protocol_is_refused(hostile: Any) -> None:
    with pytest.raises(ValidationError):
        COMMAND.validate_json(json.dumps(hostile))


def test_the_largest_stroke_is_let_in() -> None:
    assert COMMAND.validate_json(json.dumps(stroke(points=[0, 0, 50] * 5_000)))


def _refs(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_refs, schema))
    if isinstance(schema, dict):
        own = {schema["$ref"]} if isinstance(schema.get("$ref"), str) else set()
        return own.union(*map(_refs, schema.values()))
    return set()


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    found = definitions()
    assert {ref.removeprefix("#/$defs/") for ref in _refs(found)} <= set(found)


def test_every_reference_of_the_asyncapi_document_leads_somewhere() -> None:
    document = asyncapi.document()
    for ref in _refs(document):
        place: Any = document
        for name in ref.removeprefix("#/").split("/"):
            place = place[name]
        assert place


def test_no_string_from_a_client_is_without_a_bound() -> None:
    schema = COMMAND.json_schema()

    def unbounded(at: str, part: Any) -> list[str]:
        if isinstance(part, list):
            return [each for n, item in enumerate(part) for each in unbounded(f"{at}/{n}", item)]
        if not isinstance(part, dict):
            return []
        found = [each for name, item in part.items() for each in unbounded(f"{at}/{name}", item)]
        is_free = part.get("type") == "string" and not (
            part.keys() & {"maxLength", "enum", "const", "pattern"}
        )
        is_endless = part.get("type") == "array" and "maxItems" not in part
        return [*found, *([at] if is_free or is_endless else [])]

    assert unbounded("", schema) == []

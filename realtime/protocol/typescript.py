"""The client's types, made from the JSON Schema: `python -m realtime.protocol.typescript`.

Writes `static/src/wire.ts`; with `--check` it writes nothing and exits 1 when the file is stale.
"""

import json
import sys
from pathlib import Path
from typing import Any, get_args

from realtime.protocol.schema import definitions
from rooms.commands import ClientCommand

WIRE = Path(__file__).resolve().parents[2] / "static" / "src" / "wire.ts"

SENT = {
    "Patch",
    *(command.__name__ for command in get_args(get_args(ClientCommand)[0])),
    "SignOut",
    "RoomNew",
    "RoomChange",
    "ProblemSetChange",
    "ProblemSetNew",
    "DraftNew",
    "DraftPublish",
    "AccommodationsChange",
    "ReportNew",
}

HEADER = """\
// Made from the server's models by `python -m realtime.protocol.typescript`. Do not edit.

"""


def type_of(schema: dict[str, Any]) -> str:
    """The TypeScript type of one JSON Schema."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[1]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for union in ("oneOf", "anyOf"):
        if union in schema:
            return " | ".join(dict.fromkeys(type_of(each) for each in schema[union]))
    return _type_of_kind(schema)


def _type_of_kind(schema: dict[str, Any]) -> str:
    match schema.get("type"):
        case "string":
            return "string"
        case "integer" | "number":
            return "number"
        case "boolean":
            return "boolean"
        case "null":
            return "null"
        case "array":
            inner = type_of(schema.get("items", {}))
            return f"readonly ({inner})[]" if " | " in inner else f"readonly {inner}[]"
        case "object" if "properties" in schema:
            return "{\n" + _fields(schema) + "}"
        case "object":
            return f"Readonly<Record<string, {type_of(_value_of(schema))}>>"
        case _:
            return "unknown"


def _value_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping's values; keys with a pattern are written as `patternProperties`."""
    named = list(schema.get("patternProperties", {}).values())
    found: dict[str, Any] = named[0] if named else schema.get("additionalProperties", {})
    return found


def _fields(schema: dict[str, Any]) -> str:
    required = schema.get("required", [])
    return "".join(
        _comment(field, "  ")
        + f"  readonly {name}{'' if name in required or 'const' in field else '?'}: "
        + f"{type_of(field)};\n"
        for name, field in schema["properties"].items()
    )


def _written_whole(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with every field required, as the server writes it.

    What clients send may leave out fields that have a default, and a patch holds only what it sets.
    What is seldom there (`x-seldom`) is not written where it is empty.
    """
    if name in SENT or "properties" not in schema:
        return schema
    written = [each for each, field in schema["properties"].items() if "x-seldom" not in field]
    return schema | {"required": written}


def _comment(schema: dict[str, Any], indent: str = "") -> str:
    text = str(schema.get("description", "")).strip()
    if not text:
        return ""
    lines = text.replace("*/", "*\u200b/").splitlines()
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    body = "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines)
    return f"{indent}/**\n{body}{indent} */\n"


def typescript() -> str:
    """The whole of `wire.ts`."""
    return HEADER + "\n".join(
        f"{_comment(schema)}export type {name} = {type_of(_written_whole(name, schema))};\n"
        for name, schema in definitions().items()
    )


def main() -> int:
    """Write the file, or with `--check` compare it; the exit status."""
    text = typescript()
    if "--check" in sys.argv:
        return 0 if WIRE.is_file() and WIRE.read_text() == text else 1
    WIRE.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

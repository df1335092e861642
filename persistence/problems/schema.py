"""The JSON Schema of our format: `python -m persistence.problems.schema`.

Writes `docs/problem.schema.json`, for editors and other programs; with `--check` it writes nothing
and exits 1 when the file is stale.
"""

import json
import sys
from pathlib import Path
from typing import Any

from rooms.scaffolding.problem import Problem

FILE = Path(__file__).resolve().parents[2] / "docs" / "problem.schema.json"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a problem's file."""
    made = _for_writers(Problem.model_json_schema(mode="validation"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "A Studyhall problem",
    }


def _for_writers(made: Any) -> Any:
    """The same, without what only says how the server writes (`x-…`)."""
    if isinstance(made, list):
        return [_for_writers(each) for each in made]
    if not isinstance(made, dict):
        return made
    return {name: _for_writers(value) for name, value in made.items() if not name.startswith("x-")}


def text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the file, or with `--check` compare it; the exit status."""
    if "--check" in sys.argv:
        return 0 if FILE.is_file() and FILE.read_text(encoding="utf-8") == text() else 1
    FILE.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The example of docs/problems.md is a problem, and every field of a problem is in its table."""

import json
from pathlib import Path

from persistence.problems.native import examined
from persistence.problems.unfinished import unfinished
from rooms.scaffolding.problem import Hint, Key, Problem, Question, Step

DOCUMENT = (Path(__file__).parents[3] / "docs" / "problems.md").read_text(encoding="utf-8")


def test_the_example_can_be_worked_on() -> None:
    example = DOCUMENT.split("```json\n")[1].split("```")[0]
    problem, wrong = examined(json.loads(example))
    assert wrong == []
    assert problem is not None
    assert unfinished(problem) == []


def test_every_field_is_told() -> None:
    for model in (Problem, Step, Hint, Question, Key):
        for field in model.model_fields:
            assert f"`{field}`" in DOCUMENT or f".{field}`" in DOCUMENT or f'"{field}"' in DOCUMENT

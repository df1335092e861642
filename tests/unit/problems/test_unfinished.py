"""What people need of a problem before it is published, each with its place."""

import pytest

from persistence.problems.unfinished import unfinished
from rooms.scaffolding.problem import Problem
from tests.fakes.house import PROBLEM
from tests.unit.problems.test_faults import problem, step


def places(content: object) -> set[str]:
    return {".".join(map(str, each.at)) for each in unfinished(Problem.model_validate(content))}


def test_a_whole_problem_lacks_nothing() -> None:
    assert unfinished(PROBLEM) == []


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (problem(title=" "), "title"),
        (problem(subject=""), "subject"),
        (problem(credit={"source": "", "licence": "CC0"}), "credit.source"),
        (problem(credit={"source": "A school", "licence": " "}), "credit.licence"),
        (step(title=""), "steps.0.title"),
        (step(hints=[{"id": "h1"}]), "steps.0.hints.0.title"),
        (problem(body="@{gone}"), "body"),
        (problem(variables=[{"a": "1", "b": "2"}, {"a": "1"}]), "variables.1"),
        (problem(variables=[{"two words": "1"}]), "variables.0"),
    ],
)
def test_what_is_missing_is_told_where_it_is(content: object, where: str) -> None:
    assert places(content) == {where}


def test_a_title_or_a_text_is_enough() -> None:
    assert places(step(title="", body="Work it out.")) == set()
    assert places(step(hints=[{"id": "h1", "text": "Look."}])) == set()

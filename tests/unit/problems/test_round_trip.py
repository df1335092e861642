"""What is exported and imported is the same; what is not a problem is told with its place."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from persistence.problems.files import parse_strictly
from persistence.problems.native import as_json, examined
from persistence.problems.schema import FILE, text
from rooms.scaffolding.problem import Problem
from tests.unit.problems.strategies import problems

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_what_is_written_is_read_again(problem: Problem) -> None:
    assert examined(parse_strictly(as_json(problem))) == (problem, [])


@settings(max_examples=60, deadline=None)
@given(problems(), st.data())
def test_whatever_is_put_into_a_problem_is_a_problem_or_a_fault_with_a_place(
    problem: Problem, data: st.DataObject
) -> None:
    content = json.loads(as_json(problem))
    place = content
    while isinstance(place, dict | list) and place and data.draw(st.booleans()):
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list):
            break
        place = place[key]
    if isinstance(place, dict):
        place[data.draw(st.sampled_from([*place, "other"]))] = data.draw(ANYTHING)
    elif isinstance(place, list):
        place.append(data.draw(ANYTHING))
    found, wrong = examined(content)
    assert wrong or found is not None
    assert all(fault.message.endswith((".", ")", "?")) for fault in wrong)


@given(ANYTHING)
def test_anything_else_is_a_fault(content: object) -> None:
    found, wrong = examined(content)
    assert found is None
    assert wrong


def test_the_schema_that_is_handed_out_is_the_one_that_is_read_by() -> None:
    assert FILE.read_text(encoding="utf-8") == text(), "run python -m persistence.problems.schema"

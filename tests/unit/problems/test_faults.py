"""Every fault is told where it is, in words that say what to do."""

from typing import Any

import pytest

from persistence.problems.faults import DEPTH, PARTS
from persistence.problems.native import examined

QUESTION = {"ask": {"kind": "number"}, "key": {"accepted": ["2"]}}


def problem(**changes: Any) -> dict[str, Any]:
    step = {"id": "s1", "title": "What is 1 + 1?", "question": QUESTION}
    content = {"id": "one", "title": "One", "subject": "algebra", "steps": [step]}
    return content | {"credit": {"source": "A school", "licence": "CC0"}} | changes


def step(**changes: Any) -> dict[str, Any]:
    return problem(steps=[problem()["steps"][0] | changes])


def asking(ask: dict[str, Any], **key: Any) -> dict[str, Any]:
    return step(question={"ask": ask, "key": {"accepted": ["2"]} | key})


def hint(name: str, *waits: str, **changes: Any) -> dict[str, Any]:
    return {"id": name, "depends_on": list(waits)} | changes


def nested(depth: int) -> list[dict[str, Any]]:
    inner: list[dict[str, Any]] = []
    for number in range(depth):
        inner = [hint(f"h{number}", question=QUESTION, hints=inner)]
    return inner


CHOICE = {"kind": "choice", "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]}

WRONG = [
    ([], "the problem: This has to be an object with names and values."),
    ({"id": "x"} | problem(id="no id"), "id: Only letters, digits, - and _ can stand here"),
    (problem(steps=[]), "steps: At least one is needed here."),
    (problem(colour="red"), "colour: There is no field of this name."),
    (problem(title=7), "title: This has to be a text."),
    (problem(title="x" * 20_001), "title: This is too long: 20000 characters at most."),
    (problem(body="a\0b"), "body: This holds a character that cannot be stored (NUL)."),
    (step(question=None), "steps[0].question: This has to be an object"),
    (asking({"kind": "riddle"}), "steps[0].question.ask: There is no such kind. The kinds are"),
    (asking({}), "steps[0].question.ask: Say which kind it is."),
    (asking({"kind": "number", "places": 99}), "steps[0].question.ask.places: This has to be 15"),
    (asking({"kind": "number", "form": "x"}), "steps[0].question.ask.form: This has to be one of"),
    (
        asking(CHOICE | {"options": [{"id": "a", "text": 1}]}),
        "steps[0].question.ask.options[0].text: This has to be a text.",
    ),
    (asking(CHOICE | {"options": [{"id": "2", "text": "x"}] * 2}), "Two options have the same id."),
    (asking(CHOICE, accepted=["c"]), "steps[0].question.key.accepted[0]: This answer cannot be"),
    (asking({"kind": "number"}, accepted=["2 +"]), "accepted[0]: This answer cannot be read"),
    (asking({"kind": "number"}, tolerance=2), "steps[0].question.key.tolerance: This has to be 1"),
    (
        asking({"kind": "number", "places": 2}, accepted=["x"]),
        "steps[0].question.key.accepted[0]: This answer cannot be read",
    ),
    (
        asking({"kind": "number"}, wrong=[{"answer": "4/2", "feedback": "?"}]),
        "steps[0].question.key.wrong[0].answer: The checker takes this for a right answer.",
    ),
    (
        asking({"kind": "number"}, wrong=[{"answer": ")(", "feedback": "?"}]),
        "steps[0].question.key.wrong[0].answer: This answer cannot be read",
    ),
    (step(hints=[hint("s1")]), "steps[0].hints[0].id: The id s1 is used before in this problem."),
    (
        step(hints=[hint("h1", hints=[hint("h2")])]),
        "steps[0].hints[0].hints: Only a hint that asks something can have hints of its own.",
    ),
    (step(hints=[hint("h1", "gone")]), "steps[0].hints[0].depends_on[0]: There is no hint gone"),
    (
        step(hints=[hint("h1", "h2"), hint("h2", "h1")]),
        "steps[0].hints[1].depends_on[0]: h1 can never be open before h2.",
    ),
    (
        step(hints=[hint("h1", "h2", question=QUESTION, hints=[hint("h2")])]),
        "steps[0].hints[0].depends_on[0]: h2 can never be open before h1.",
    ),
    (step(hints=nested(DEPTH + 1)), "Hints may stand 50 deep within hints, and no deeper."),
    (
        step(hints=[hint(f"h{n}") for n in range(PARTS)]),
        f"A problem may have {PARTS} steps and hints, and no more.",
    ),
    (
        asking({"kind": "number"}, accepted=["@{n}"]) | {"variables": [{"n": "1"}, {"n": "x y"}]},
        "accepted[0]: This answer cannot be read",
    ),
    (
        problem(body="@{n}" * 5_000, variables=[{"n": "12345"}]),
        "variables[0]: With these values body cannot be used.",
    ),
]


@pytest.mark.parametrize(("content", "told"), WRONG, ids=range(len(WRONG)))
def test_a_fault_is_told_with_its_place(content: Any, told: str) -> None:
    _, wrong = examined(content)
    assert any(told in str(each) for each in wrong), [str(each) for each in wrong]


@pytest.mark.parametrize(
    "content",
    [
        problem(),
        step(hints=nested(DEPTH)),
        step(hints=[hint("h1", "h2"), hint("h2")]),
        step(hints=[hint("h1", question=QUESTION, hints=[hint("h2")]), hint("h3", "h2")]),
        asking({"kind": "free"}, accepted=["Because."], wrong=[{"answer": "?", "feedback": "!"}]),
    ],
)
def test_what_can_be_worked_on_has_no_fault(content: Any) -> None:
    found, wrong = examined(content)
    assert found is not None
    assert wrong == []


def test_every_fault_of_a_problem_is_told_at_once() -> None:
    _, wrong = examined(problem(id="?", subject=None, credit={}))
    assert [each.at for each in wrong] == [
        ("id",),
        ("subject",),
        ("credit", "source"),
        ("credit", "licence"),
    ]

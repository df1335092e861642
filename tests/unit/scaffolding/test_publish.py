"""What of a problem leaves the server, and how variables get their values."""

import pytest

from rooms.scaffolding.problem import (
    ChoiceAsk,
    Credit,
    Hint,
    Key,
    NumberAsk,
    Option,
    Problem,
    Question,
    Step,
)
from rooms.scaffolding.publish import draw, find_part, public_hint, public_problem

NUMBER = Question(ask=NumberAsk(unit="m"), key=Key(accepted=("@{answer}", "SECRET")))
CHOICE = Question(
    ask=ChoiceAsk(options=(Option(id="a", text="@{width} m"), Option(id="b", text="none"))),
    key=Key(accepted=("a",)),
)
SCAFFOLD = Hint(
    id="h2",
    title="Smaller",
    text="HIDDEN @{width}",
    question=CHOICE,
    hints=(Hint(id="h2-1", text="HIDDEN too"),),
)
PROBLEM = Problem(
    id="p",
    title="A field of @{width} m",
    body="Its length is @{length} m, and @{unknown} stays.",
    subject="geometry",
    steps=(
        Step(id="s1", title="How far round?", question=NUMBER, hints=(Hint(id="h1"), SCAFFOLD)),
        Step(id="s2", question=CHOICE),
    ),
    credit=Credit(source="Studyhall", licence="CC BY 4.0"),
    variables=(
        {"width": "2", "length": "3", "answer": "10"},
        {"width": "4", "length": "5", "answer": "18"},
    ),
)


def test_a_public_problem_holds_no_key_and_no_hint() -> None:
    told = public_problem(PROBLEM).model_dump_json()
    assert "SECRET" not in told
    assert "HIDDEN" not in told
    assert "key" not in told
    assert "accepted" not in told


def test_a_public_problem_says_how_many_hints_a_step_has() -> None:
    assert [step.hints for step in public_problem(PROBLEM).steps] == [2, 0]


def test_a_public_scaffold_asks_but_does_not_answer() -> None:
    hint = public_hint(SCAFFOLD)
    assert hint.ask == CHOICE.ask
    assert hint.hints == 1
    assert "accepted" not in hint.model_dump_json()
    assert "HIDDEN too" not in hint.model_dump_json()


def test_a_plain_hint_asks_nothing() -> None:
    assert public_hint(Hint(id="h1", text="Look again.")).ask is None


def test_a_step_and_a_scaffold_are_found_and_a_plain_hint_is_not() -> None:
    step, scaffold = find_part(PROBLEM, "s1"), find_part(PROBLEM, "h2")
    assert step is not None
    assert scaffold is not None
    assert (step.step.id, step.hint, step.question) == ("s1", None, NUMBER)
    assert (scaffold.step.id, scaffold.hint, scaffold.question) == ("s1", SCAFFOLD, CHOICE)
    assert "HIDDEN @{width}" in scaffold.asked
    assert find_part(PROBLEM, "h1") is None
    assert find_part(PROBLEM, "elsewhere") is None


def test_one_seed_picks_the_values_of_all_variables_together() -> None:
    drawn = draw(PROBLEM, 1)
    assert drawn.title == "A field of 4 m"
    assert drawn.steps[0].question.key.accepted[0] == "18"
    scaffold = drawn.steps[0].hints[1]
    assert scaffold.text == "HIDDEN 4"
    assert isinstance(scaffold.question, Question)
    assert isinstance(scaffold.question.ask, ChoiceAsk)
    assert scaffold.question.ask.options[0].text == "4 m"


def test_a_drawn_problem_has_no_variables_left_and_keeps_unknown_names() -> None:
    drawn = draw(PROBLEM, 0)
    assert drawn.variables == ()
    assert drawn.body == "Its length is 3 m, and @{unknown} stays."


@pytest.mark.parametrize("seed", [0, 1, 2, 7, -1, 2**70])
def test_the_same_seed_gives_the_same_problem(seed: int) -> None:
    assert draw(PROBLEM, seed) == draw(PROBLEM, seed)


def test_a_problem_without_variables_is_drawn_as_it_is() -> None:
    fixed = PROBLEM.model_copy(update={"variables": ()})
    assert draw(fixed, 5) is fixed


def test_plain_words_leave_with_what_they_stand_for_and_not_before() -> None:
    hint = SCAFFOLD.model_copy(update={"plain_text": "HIDDEN in plain words"})
    step = Step(id="s1", title="t", plain_title="Plain @{width}", question=NUMBER, hints=(hint,))
    problem = PROBLEM.model_copy(update={"plain_body": "Plain @{length}", "steps": (step,)})
    public = public_problem(draw(problem, 0))
    assert "@{" not in public.plain_body + public.steps[0].plain_title
    assert "HIDDEN" not in public.model_dump_json()
    assert public_hint(hint).plain_text == "HIDDEN in plain words"


def test_where_there_are_no_plain_words_nothing_is_written_of_them() -> None:
    assert "plain" not in PROBLEM.model_dump_json()
    assert "plain" not in public_problem(PROBLEM).model_dump_json()

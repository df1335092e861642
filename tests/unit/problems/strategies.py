"""Problems of every shape that can be worked on, for tests over all of them."""

from typing import Any

from hypothesis import strategies as st

from rooms.scaffolding import asks
from rooms.scaffolding.problem import (
    Credit,
    Hint,
    Key,
    Problem,
    Question,
    Step,
    WrongAnswer,
)

# No NUL and no half characters: no database keeps those.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
options = (asks.Option(id="a", text="6 × 7"), asks.Option(id="b", text="![A pie](pie.svg)"))
wrong = (WrongAnswer(answer="41", feedback="One more."),)

QUESTIONS = (
    Question(ask=asks.NumberAsk(), key=Key(accepted=("42", "84/2"), wrong=wrong)),
    Question(ask=asks.NumberAsk(unit="cm"), key=Key(accepted=("2.5",), error=0.1)),
    Question(ask=asks.NumberAsk(form="mixed"), key=Key(accepted=("1 1/2",))),
    Question(ask=asks.NumberAsk(places=2), key=Key(accepted=("3.14",), tolerance=0.01)),
    Question(ask=asks.ExpressionAsk(form="factored"), key=Key(accepted=("2(x+3)",))),
    Question(ask=asks.ExpressionAsk(positive=True), key=Key(accepted=("sqrt(x)",))),
    Question(ask=asks.EquationAsk(), key=Key(accepted=("y = 2x + 1",))),
    Question(ask=asks.InequalityAsk(), key=Key(accepted=("x < 3",))),
    Question(ask=asks.IntervalAsk(), key=Key(accepted=("(1, 2]",))),
    Question(ask=asks.SetAsk(), key=Key(accepted=("1, 2",))),
    Question(ask=asks.ListAsk(), key=Key(accepted=("1, 2",))),
    Question(ask=asks.ChoiceAsk(options=options), key=Key(accepted=("a",))),
    Question(ask=asks.ChoicesAsk(options=options), key=Key(accepted=("a,b",))),
    Question(ask=asks.OrderingAsk(options=options), key=Key(accepted=("b,a",))),
    Question(ask=asks.TextAsk(), key=Key(accepted=("product",))),
    Question(ask=asks.TextAsk(maths=True), key=Key(accepted=("2x",))),
    Question(ask=asks.FreeAsk(), key=Key(accepted=("Because both sides grow.",))),
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A problem without a fault: steps, nested hints that wait for others, variables."""
    names = iter(f"p{number}" for number in range(1_000))
    steps = tuple(
        _step(draw, next(names), names) for _ in range(draw(st.integers(min_value=1, max_value=3)))
    )
    values = draw(st.lists(st.fixed_dictionaries({"n": texts, "m": texts}), max_size=3))
    return Problem(
        id=draw(st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True)),
        title=draw(texts),
        body=draw(texts),
        subject=draw(texts),
        course=draw(texts),
        lesson=draw(texts),
        level=draw(texts),
        steps=steps,
        credit=Credit(**{name: draw(texts) for name in Credit.model_fields}),
        variables=tuple(values),
        variant=draw(st.sampled_from(["same", "own"])),
    )


def _step(draw: st.DrawFn, name: str, names: Any) -> Step:
    known: list[str] = []
    return Step(
        id=name,
        title=draw(texts),
        body=draw(texts),
        question=draw(st.sampled_from(QUESTIONS)),
        hints=_hints(draw, names, known, 3),
        skills=tuple(draw(st.lists(texts, max_size=3))),
    )


def _hints(draw: st.DrawFn, names: Any, known: list[str], depth: int) -> tuple[Hint, ...]:
    made = []
    for _ in range(draw(st.integers(min_value=0, max_value=depth))):
        name = next(names)
        question = draw(st.none() | st.sampled_from(QUESTIONS))
        waits = draw(st.lists(st.sampled_from(known), unique=True, max_size=2)) if known else []
        inner = _hints(draw, names, known, depth - 1) if question else ()
        made.append(
            Hint(
                id=name,
                title=draw(texts),
                text=draw(texts),
                depends_on=tuple(waits),
                question=question,
                hints=inner,
            )
        )
        known.append(name)
    return tuple(made)

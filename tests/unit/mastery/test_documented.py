"""The worked example and the figures of docs/mastery.md, done over."""

import re
from pathlib import Path

import pytest

from rooms.mastery.giving import solution_shown
from rooms.mastery.weights import Circumstances, Origin, weight
from rooms.mastery.words import explain, level
from rooms.scaffolding.problem import Hint
from tests.fakes.house import number
from tests.unit.mastery.lessons import ADD, Lesson, problem, step

PAGE = Path(__file__).parents[3] / "docs" / "mastery.md"

WHOSE = {
    "her own": Origin.OWN,
    "proposed": Origin.PROPOSED,
    "agreed": Origin.AGREED,
    "shown": Origin.SHOWN,
}


def rows(heading: str) -> list[list[str]]:
    """The table under a heading of the page, without its head."""
    section = PAGE.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def replayed() -> list[tuple[str, str, str]]:
    """What the example's answers come to: share, numbers, and words, row by row."""
    hints = tuple(Hint(id=f"h{n}", text="Think.") for n in range(5))
    table = rows("An example")
    steps = (step(f"s{n}", number("1"), (ADD,), *hints) for n in range(len(table)))
    lesson, came_to, at = Lesson(problem("example", *steps)).open("example"), [], -1
    for verdict, attempt, help_, whose, *_ in table:
        if attempt == "1":
            at, had = at + 1, 0
        if help_ == "the answer":
            lesson.mastery = solution_shown(lesson.mastery, "mia", "example", f"s{at}")
        else:
            for n in range(had, had := int(help_)):
                _hint(lesson, f"s{at}", n)
        text = {"right": "1", "not right": "2"}[verdict]
        lesson.answer("example", f"s{at}", text, origin=WHOSE[whose])
        newest = lesson.skill().evidence[-1]
        numbers = f"{newest.before:.3f} → {newest.after:.3f}"
        came_to.append((f"{newest.weight:g}", numbers, explain(newest)))
    return came_to


def _hint(lesson: Lesson, name: str, n: int) -> None:
    whole = lesson.library["example"]
    owner = next(each for each in whole.steps if each.id == name)
    lesson.open_hint("mia", whole, owner, owner.hints[n])


def test_the_example_comes_to_what_the_page_says() -> None:
    assert len(rows("An example")) >= 8
    assert replayed() == [tuple(row[4:]) for row in rows("An example")]


def test_the_levels_are_those_of_the_page() -> None:
    for least, words in rows("What the number is"):
        said = float(re.findall(r"[\d.]+", least)[0])
        known = said / 2 if least.startswith("below") else said
        assert level(known) == words.split(":")[0]


@pytest.mark.parametrize("row", range(4))
def test_the_shares_are_those_of_the_page(row) -> None:
    _, attempt, _, _, help_, _, _, whose = rows("How much an answer counts")[row]
    helped = [Circumstances(), Circumstances(hints=1), Circumstances(hints=2)]
    helped.append(Circumstances(hints=1, told=True))
    assert weight(Circumstances(attempt=row + 1)) == float(attempt)
    assert weight(helped[row]) == float(help_)
    assert weight(Circumstances(origin=list(Origin)[row])) == float(whose)

"""docs/checking.md says what the checker says, row by row."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from rooms.facts import Verdict
from rooms.refusals import Refusal
from rooms.scaffolding.checking import check
from rooms.scaffolding.problem import Ask, Question
from rooms.scaffolding.reading.style import Locale

DOCUMENT = (Path(__file__).parents[3] / "docs" / "checking.md").read_text(encoding="utf-8")

_ASKED = re.compile(
    r"Asked `(?P<ask>\{.*?\})`, key `(?P<key>\{.*?\})`"
    r"(?:, school `(?P<locale>\w+)`)?(?:, in the words `(?P<words>[^`]*)`)?\."
)
_ROW = re.compile(
    r"\| (?:`(?P<typed>(?:[^`|]|\\\|)*)`|\(nothing\)) \| (?P<verdict>[^|]*) \| (?P<said>.*) \|"
)


@dataclass(frozen=True)
class Row:
    question: Question
    words: str
    locale: Locale
    typed: str
    verdict: str
    said: str


def rows() -> list[Row]:
    found: list[Row] = []
    asked: re.Match[str] | None = None
    for line in DOCUMENT.splitlines():
        asked = _ASKED.fullmatch(line) or asked
        row = _ROW.fullmatch(line)
        if asked and row:
            question = {name: json.loads(asked[name]) for name in ("ask", "key")}
            found.append(
                Row(
                    Question.model_validate(question),
                    asked["words"] or "",
                    next(each for each in get_args(Locale) if each == (asked["locale"] or "en")),
                    (row["typed"] or "").replace("\\|", "|"),
                    row["verdict"],
                    row["said"].strip(),
                )
            )
    return found


ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.question.ask.kind}: {row.typed}")
def test_what_is_documented_is_what_is_said(row: Row) -> None:
    found = check(row.question, row.typed, row.words, locale=row.locale)
    if isinstance(found, Refusal):
        assert (f"unreadable at {found.at}", found.message) == (row.verdict, row.said)
    else:
        assert (found.verdict.value, found.feedback) == (row.verdict, row.said)


def test_every_line_of_the_tables_is_looked_at() -> None:
    tables = DOCUMENT.partition("## The table")[2].partition("\n## ")[0]
    lines = [line for line in tables.splitlines() if line.startswith("| ") and "typed" not in line]
    assert len(ROWS) == len(lines) > 150


def test_every_kind_and_every_verdict_is_documented() -> None:
    kinds = {
        get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Ask)[0])
    }
    assert {row.question.ask.kind for row in ROWS} == kinds
    assert {row.verdict for row in ROWS} >= {verdict.value for verdict in Verdict}


def test_every_kind_says_where_it_stopped_making_sense() -> None:
    unread = {row.question.ask.kind for row in ROWS if row.verdict.startswith("unreadable")}
    assert unread == {row.question.ask.kind for row in ROWS}

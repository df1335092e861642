"""CSV for spreadsheets: nothing that a student typed is ever run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.http.csv_text import cell, csv_bytes

RUN_BY_SPREADSHEETS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize(
    "attack",
    [
        '=HYPERLINK("http://example.test","x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1+1",
    ],
)
def test_what_a_spreadsheet_would_run_is_text(attack: str) -> None:
    assert cell(attack) == "'" + attack


@given(st.text())
def test_no_cell_begins_like_a_formula_and_every_text_can_be_had_back(text: str) -> None:
    made = cell(text)
    assert not made.lstrip(" \u00a0").startswith(tuple(RUN_BY_SPREADSHEETS))
    assert made in (plain := text.replace("\x00", ""), f"'{plain}")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
def test_rows_and_columns_stay_what_they_are_whatever_is_in_them(rows) -> None:
    raw = csv_bytes(("one", "two"), rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(raw, newline="")))
    assert read == [["one", "two"], *[[cell(each) for each in row] for row in rows]]


def test_what_is_harmless_is_left_alone() -> None:
    assert [cell(each) for each in ("42", "x = 3", None, 7, "7 - 2")] == [
        "42",
        "x = 3",
        "",
        "7",
        "7 - 2",
    ]

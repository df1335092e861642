"""The public sets that stand beside the checkout, where they do. No line of them is kept here."""

import os
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("STUDYHALL_SHARED", ROOT.parent / "shared")) / "data" / "moderation"


class Line(NamedTuple):
    """One line of a set."""

    is_bad: bool
    kind: str
    text: str


def lines(name: str) -> list[Line]:
    """A set by its file's name; may raise `FileNotFoundError`."""
    rows = (FOLDER / f"{name}.tsv").read_text("utf-8").split("\n")
    fields = (row.split("\t", 2) for row in rows if row)
    return [Line(label == "1", kind, text) for label, kind, text in fields]


def halves(rows: list[Line]) -> tuple[list[Line], list[Line]]:
    """The half that rules were tuned on (the first line, the third …), and the half kept aside."""
    return rows[::2], rows[1::2]

"""CSV that a spreadsheet opens as what it is: text."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may take for a formula; the wide ones are typed in Asia."""


def cell(value: object) -> str:
    """A value as text that no spreadsheet runs: what could be a formula gets an apostrophe.

    So does a negative number: an answer is words here, not a number to add up.
    """
    text = "" if value is None else str(value)
    text = text.replace("\x00", "")
    is_risky = text.startswith("'") or text.lstrip(" \u00a0").startswith(_FORMULA)
    return f"'{text}" if is_risky else text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A whole file (RFC 4180), UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")

r"""Taking the maths out of a folded text, so that no word is read into it.

`x (x-3)`, `45-5`, `$5.00` and `10 in` are no words, and what stands on the two sides of an operator
is never one word. What a reader could still read as words inside of `$…$` or `\text{…}` stays.
"""

import re

BREAK = "\n"
"""Stands where maths was: words are not joined across it."""

_DOLLARS = re.compile(r"\$\$(?=\S)([^$]{1,500})\$\$|\$(?=\S)([^$]{1,500})(?<=\S)\$(?!\d)")
_COMMAND = re.compile(r"\\(?=[a-z])")
_PRICE = re.compile(r"[$€£¥]\s?\d[\d,]*+(?:\.\d+)?+")

_SIGN = r"[+*/^=<>≤≥≠≈×÷·⋅∙⁄|&%(){}\[\],:]"
_OPERAND = r"(?:\d[\d.,:]*+[a-z]{0,2}|[a-z]\d*+)(?![a-z])"
# An operator beside a number or a single letter.
_OPERATION = re.compile(
    rf"(?<![a-z\d.,:]){_OPERAND} *+(?:{_SIGN}| - |-(?=\d))|{_SIGN} *+(?={_OPERAND})"
)
_OPERATOR = re.compile(r"[-+*/=<>&|,:;()\[\]]")
_NO_LETTER = re.compile(r"[^a-z\n ]+")
_NUMBER = re.compile(r"(?<![a-z\d.,:])-?\d[\d.,:]*+(?:st|nd|rd|th|[a-z]{1,2})?+(?![a-z\d])")


def without_maths(text: str) -> str:
    """The folded text with breaks for all that is maths, as long as it was.

    Letters in `$…$` remain words.
    """
    if "$" in text:
        text = _PRICE.sub(_broken, _DOLLARS.sub(_inside, text))
    if "\\" in text:
        text = _COMMAND.sub(_broken, text)
    return _NUMBER.sub(_broken, _OPERATION.sub(_broken, text))


def _broken(found: re.Match[str]) -> str:
    return BREAK * len(found[0])


def _inside(found: re.Match[str]) -> str:
    # Spaces and braces mean nothing in a formula: a run of single letters can still spell a word.
    around = BREAK * (2 if found[1] else 1)
    letters = _NO_LETTER.sub(_spaces, _OPERATOR.sub(BREAK, found[1] or found[2]))
    return f"{around}{letters}{around}"


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])

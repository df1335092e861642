"""Comparing words and expressions as written, without minding how they were typed."""

import re
import unicodedata

from rooms.scaffolding.reading.folding import fold_character

TEXT_LENGTH = 500

_SLIP_LENGTH = 5
"""From how many letters on one slip leaves no doubt which word is meant."""

_ARTICLE = re.compile(r"^(?:the|an?) (?=\w)")
_QUOTES = str.maketrans(dict.fromkeys("‘’ʼ´`", "'") | dict.fromkeys("“”„«»", '"'))
_EDGES = " .,;:!?\"'"

_SPACING = re.compile(r"\\(?:left|right|mleft|mright|quad|qquad|displaystyle|[,;:! ])(?![a-z])")
_COMMANDS = {
    r"\cdot": "*",
    r"\times": "*",
    r"\ast": "*",
    r"\div": "/",
    r"\pi": "π",
    r"\infty": "∞",
    r"\leq": "≤",
    r"\le": "≤",
    r"\geq": "≥",
    r"\ge": "≥",
    r"\neq": "≠",
    r"\ne": "≠",
    r"\pm": "±",
    r"\cup": "u",
    r"\cap": "∩",
    r"\lt": "<",
    r"\gt": ">",
    r"\lparen": "(",
    r"\rparen": ")",
    r"\lbrack": "[",
    r"\rbrack": "]",
    r"\lbrace": "(",
    r"\rbrace": ")",
    r"\{": "(",
    r"\}": ")",
    r"\sqrt": "sqrt",
    r"\operatorname": "",
    r"\mathrm": "",
    r"\text": "",
    r"\frac": r"\frac",
    r"\dfrac": r"\frac",
    r"\tfrac": r"\frac",
}
_COMMAND = re.compile(r"\\(?:[a-z]+|[{}])")
_FRACTION = re.compile(
    r"(?P<whole>\d?)\\frac\{(?P<top>[^{}\\]{0,200})\}\{(?P<bottom>[^{}\\]{0,200})\}"
)
_SHORT_FRACTION = re.compile(r"\\frac(\d)(\d)")
_RAISED = re.compile(r"([\^_])\{([^{}\\]*)\}")
_ROOT = re.compile(r"sqrt(?:\{([^{}\\]*)\}|(\d+|[a-zπ]))")
_SIMPLE = re.compile(r"[a-zπ]|\d+(?:\.\d+)?")
_PRODUCT_ONLY = re.compile(r"[\w.^*π()]*")
_NEEDLESS_TOP = re.compile(r"(?<![\w)])\(([\w.^]+)\)(?=/)")
_PRODUCT = re.compile(r"(?<![\d])\*|\*(?![\d])")
_GAP = re.compile(r"(?<!\d)\s+|\s+(?!\s|\d)")
"""Spaces that say nothing: all but those between two digits, as in `1 1/2`."""
_INFINITE = re.compile(r"(?<![a-z\\])(?:infinity|inf|oo)(?![a-z])")
_SUPERSCRIPTS = re.compile(r"[⁺⁻⁰¹²³⁴-⁹]+")
_ASCII = {"<=": "≤", ">=": "≥", "!=": "≠", "+-": "±", "**": "^"}


def plain(text: str) -> str:
    """A word or phrase, without case, accidental spaces, edges of punctuation, or an article."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    folded = "".join("-" if unicodedata.category(c) == "Pd" else c for c in folded)
    words = " ".join(folded.split()).strip(_EDGES)
    return _ARTICLE.sub("", words) or " ".join(text.split())


def is_nearly(text: str, other: str) -> bool:
    """Whether two different words differ by one slip: a letter missing, added, other or swapped."""
    short, long = sorted((text, other), key=len)
    if text == other or len(short) < _SLIP_LENGTH or len(long) - len(short) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other_rest = short[start:], long[start:]
    if len(short) < len(long):
        return rest == other_rest[1:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] == other_rest[1:]


def mathematical(text: str) -> str:
    """An expression without spaces, braces that say nothing, and the many signs for `times`."""
    folded = _superscripts("".join(_plainly(c) for c in text).casefold())
    folded = _COMMAND.sub(lambda found: _COMMANDS.get(found[0], found[0][1:]), _spaceless(folded))
    for written, sign in _ASCII.items():
        folded = folded.replace(written, sign)
    folded = _unbraced(_GAP.sub("", folded)).replace("{", "(").replace("}", ")")
    return _PRODUCT.sub("", _NEEDLESS_TOP.sub(r"\1", folded)).rstrip(".")


def _plainly(character: str) -> str:
    """A character as its plain equivalent; `½` as ` 1/2`, so that `1½` stays a mixed number."""
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return " " + unicodedata.normalize("NFKC", character).replace("⁄", "/")
    return fold_character(character)


def _spaceless(text: str) -> str:
    text = _SPACING.sub("", text.replace("\\\\", ";"))
    return _INFINITE.sub("∞", text.replace(r"\%", "%").replace(r"\$", "")).replace("∪", "u")


def _superscripts(text: str) -> str:
    return _SUPERSCRIPTS.sub(
        lambda found: "^{" + unicodedata.normalize("NFKC", found[0]).replace("−", "-") + "}", text
    )


def _unbraced(text: str) -> str:
    """Powers, roots and fractions with round brackets, from the inside out, where they need any."""
    text = _SHORT_FRACTION.sub(r"\\frac{\1}{\2}", text)
    for _ in range(20):
        before = text
        text = _RAISED.sub(lambda found: found[1] + _grouped(found[2]), text)
        text = _ROOT.sub(lambda found: f"sqrt({found[1] or found[2]})", text)
        text = _FRACTION.sub(_divided, text)
        if text == before:
            break
    return text


def _divided(found: re.Match[str]) -> str:
    """`\\frac{a}{b}` as `a/b`; behind a digit with a space, as `1 1/2` is written."""
    top = found["top"] if _PRODUCT_ONLY.fullmatch(found["top"]) else f"({found['top']})"
    gap = " " if found["whole"] else ""
    return f"{found['whole']}{gap}{top}/{_grouped(found['bottom'])}"


def _grouped(part: str) -> str:
    return part if _SIMPLE.fullmatch(part) else f"({part})"

"""Personal data in a folded text: e-mail addresses, phone numbers and links.

A number is a phone number only by its form or by what is said beside it: a lesson is full of
numbers. What is found is never returned, so that nobody can log it.
"""

import re
from collections.abc import Iterator

_DOT = r"(?:\.| *\(dot\) *| *\[dot\] *| dot )"
_AT = r"(?:@| *\(at\) *| *\[at\] *| at )"
_PROVIDER = "(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|proton|protonmail|aol|gmx)"
# One character before the @ is enough: a longer pattern would only be slower.
_EMAIL = re.compile(
    r"[^\s@]@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,126}?\.[a-z](?:[a-z]|-)[a-z\d-]{0,61}"
    rf"|[a-z\d_]{_AT}{_PROVIDER}{_DOT}[a-z]{{2,10}}"
    rf"|[a-z\d_] *[(\[]at[)\]] *[a-z\d-]{{1,63}}{_DOT}[a-z]{{2,10}}"
)

_SURE_ENDINGS = "com|net|org|edu|gov|gg|ly|io|app|dev|xyz|info|biz|tv|online|site|co"
_ENDINGS_WITH_PATH = (
    f"{_SURE_ENDINGS}|me|be|us|uk|eu|de|fr|ru|cn|nl|es|se|jp|ca|au|to|gl|sh|cc|ws|pw|ai|link|page"
    "|chat|live|club|fun"
)
_LINK = re.compile(
    r"https?://[^\s/]|(?<![a-z\d])www\.[a-z\d-]+\.[a-z]"
    # A missing space after a full stop is no link ("ask.me first"), and a product with a point is
    # none ("a.bc/d"): the shorter endings need a path, and are told one by one.
    rf"|(?<![a-z\d@-])(?=[\d-]*+[a-z])[a-z\d-]{{1,63}}+\.(?:(?:{_SURE_ENDINGS})(?![a-z\d.-])"
    rf"|(?:{_ENDINGS_WITH_PATH})/[a-z\d@])"
)

_PHONE_FORM = re.compile(
    # North America: the area begins with 2 to 9.
    r"(?<![\w.)+*/=-])(?<![+*/=] )(?:\+?1[ .-]?)?"
    r"(?:\([2-9]\d\d\) ?\d{3}[ .-]\d{4}|[2-9]\d\d([.-])\d{3}\1\d{4})"
    r"(?! ?[+*/=^]|[\w(]|[.,-]\d)"
    # Elsewhere: a zero before the area, and two or three groups.
    r"|(?<![\w.,)+*/=-])(?<![+*/=-] )0[1-9]\d{1,3}[ /-]\d{3,4}(?:[ -]?\d{3,4})"
    r"(?! ?[+*/=^]|[\w(]|[.,-]\d)"
    # Anywhere: a plus that nothing stands before, and the digits in groups or in one run.
    r"|(?<![\d)=] )(?<!\b[a-z] )(?<![\w)=])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{2,4}\)?){2,4}[ .-]?\d{2,4}"
    r"(?! ?[+*/=^]|[\w(])"
)
_PHONE_CUE = re.compile(
    r"\b(?:my (?:new |cell |phone )*(?:number|nmbr|num|phone|cell|mobile|digits)|phone number is"
    r"|(?:call|text|txt|ring|phone|message|whatsapp|facetime) (?:me|us|him|her|my mum|my mom)\b)"
)
_NUMERAL = r"(?:\d|zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_SAID_NUMBER = re.compile(rf"{_NUMERAL}(?:[ ().-]{{0,2}}{_NUMERAL}){{6,14}}(?!\d)")
_SAID_WITHIN = 60


def categories(folded: str) -> Iterator[str]:
    """What is found: "e-mail", "phone", "link", the weightiest first."""
    if _EMAIL.search(folded):
        yield "e-mail"
    if _has_phone(folded):
        yield "phone"
    if _LINK.search(folded):
        yield "link"


def _has_phone(folded: str) -> bool:
    if _PHONE_FORM.search(folded):
        return True
    return any(
        _SAID_NUMBER.search(folded, cue.end(), cue.end() + _SAID_WITHIN)
        for cue in _PHONE_CUE.finditer(folded)
    )

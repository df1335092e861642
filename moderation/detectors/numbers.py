"""Addresses and numbers of a person: e-mail, phone, cards and accounts.

A number is a phone number only by its form or by what is said beside it: a lesson is full of
numbers. Cards and accounts have check digits (ISO/IEC 7812 and ISO 13616), so few others pass.
"""

import re
from collections.abc import Iterator

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Severity
from moderation.normalise import Folded

_DOT = r"(?:\.| ?\. ?| *\(dot\) *| *\[dot\] *| *\{dot\} *| dot | d0t | point )"
_AT = r"(?:@| ?@ ?| *\(at\) *| *\[at\] *| *\{at\} *| *<at> *| at | a t | arroba )"
_PROVIDER = (
    "(?:gmail|g mail|googlemail|yahoo|ymail|hotmail|outlook|icloud|me|live|msn|proton|protonmail|"
    "aol|gmx|mail|yandex|web|school|zoho)"
)
# One character before the @ is enough: a longer pattern would only be slower.
_EMAIL = re.compile(
    r"[^\s@]@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,126}?\.[a-z](?:[a-z]|-)[a-z\d-]{0,61}"
    rf"|[a-z\d_]{_AT}{_PROVIDER}{_DOT}(?:com|co|net|org|de|fr|edu|me|ru|uk|us|ca)(?![a-z])"
    rf"|[a-z\d_] *[(\[{{<]at[)\]}}>] *[a-z\d-]{{1,63}}{_DOT}[a-z]{{2,10}}"
    rf"|[a-z\d_] at [a-z\d-]{{2,40}} dot (?:com|net|org|edu|co|de|uk)(?![a-z])"
    r"|(?:my|our|ur|the) (?:e-?mail|mail)(?: address)? (?:is|:|=) [\w.+-]{3,40} ?(?:@|at) ?\w{2}"
    rf"|(?:e-?mail|write|mail) me (?:at|on|@) [\w.+-]{{3,40}} ?(?:@|at) ?\w{{2}}"
    rf"|[a-z\d_.]{{3,40}} ?(?:@|\bat\b) ?(?:gmail|hotmail|yahoo|icloud|outlook|protonmail)(?![a-z])"
    r"|[a-z\d]( )(?:[a-z\d._]\1){2,30}(?:@|at) (?:[a-z]\1){2,12}(?:\.|dot) ?c ?o ?m"
)
_MAIL_CUE = re.compile(r"@|\bat\b|[(\[{<]at|mail|arroba|\ba t\b")

_PHONE_FORM = re.compile(
    # North America: the area begins with 2 to 9.
    r"(?<![\w.)+*/=-])(?<![+*/=] )(?:\+?1[ .-]?)?"
    r"(?:\([2-9]\d\d\)[ -]?\d{3}[ .-]\d{4}|[2-9]\d\d([.-])\d{3}\1\d{4})"
    r"(?:x\d{1,6})?(?! ?[+*/=^]|[\w(]|[.,-]\d)"
    # Elsewhere: a zero before the area, and two or three groups.
    r"|(?<![\w.,)+*/=-])(?<![+*/=-] )(?:\(0[1-9]\d{1,3}\)|0[1-9]\d{1,3})[ /-]\d{3,4}"
    r"(?:[ -]?\d{3,4})(?! ?[+*/=^]|[\w(]|[.,-]\d)"
    # Anywhere: a plus that nothing stands before, and the digits in groups or in one run.
    r"|(?<![\d)=] )(?<!\b[a-z] )(?<![\w)=.,-])(?:\+|00(?=[1-9]\d ))[1-9]\d{0,2}"
    r"(?:[ .-]?\(?\d{1,4}\)?){2,5}[ .-]?\d{2,4}(?! ?[+*/=^]|[\w(])"
    # With an extension, as offices write it.
    r"|(?<![\w.])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}x\d{2,6}(?!\w)"
)
_PHONE_CUE = re.compile(
    r"\b(?:(?:my|his|her|our|moms|mom's|dads|dad's|mums|mum's) (?:new |cell |home |work |phone )*"
    r"(?:numbers?|nmbr|num|phone|cell|mobile|digits|no|whatsapp|landline)|(?:phone|cell|mobile|"
    r"telephone|contact) ?(?:number|no|nr|#)? ?(?:is|:)|heres? my number|number's|"
    r"(?:call|text|txt|ring|phone|reach|message|msg|whatsapp|facetime|dial|sms|imessage|signal) "
    r"(?:me|us|him|her|it|back|my mum|my mom|my dad|this|on|at|after)\b|(?:call|text|ring|dial|"
    r"whatsapp|txt) (?=\+?\d)|"
    r"(?:answering|reached|reach \w+|available|messages?|calls?|texts?) (?:at|to|from|on)\b)"
)
_NUMERAL = (
    r"(?:\d{1,10}|zero|oh|o(?=[ \d-])|one|two|three|four|five|six|seven|eight|nine|double|triple)"
)
_SAID_NUMBER = re.compile(rf"(?<![\d.]){_NUMERAL}(?:[ ().,/+-]{{0,3}}{_NUMERAL}){{6,14}}(?!\d)")
_RUN = re.compile(r"\d{7,15}(?!\d|\.\d)")
_SAID_WITHIN = 60
# A number of ten that is in words in part, or spelled with the letters of its digits, is said to
# somebody: no lesson writes "four1five".
_WORDED = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_WORDED_NUMBER = re.compile(
    rf"(?<![a-z\d]){_WORDED}(?:[ -]?(?:{_WORDED}|\d)){{9,11}}(?![a-z\d])"
    rf"|(?<![a-z\d])(?:{_WORDED}|\d)(?:[ -]?(?:{_WORDED}|\d)){{9,11}}(?![a-z\d])"
)

_DIGITS = re.compile(r"[\d -]+")

_CARD = re.compile(r"(?<![\w.,+*/=-])(?:\d[ -]?){12,18}\d(?![\d.,]*\d| ?[+*/=^])")
_CARD_CUE = re.compile(
    r"\b(?:credit|debit|bank|my|visa|master)[ -]?card\b[^.\n]{0,25}?(\d{12,19})(?!\d)"
)
_IBAN = re.compile(r"(?<![a-z\d])[a-z]{2}\d\d(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?(?![a-z\d])")
_SSN = re.compile(r"(?<![\w.+*/=-])(?!000|666|9)\d{3}([- ])(?!00)\d\d\1(?!0000)\d{4}(?![\w-]|\.\d)")
_IP = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])"
)
_IP6 = re.compile(r"(?<![\w:])(?:[\da-f]{1,4}:){7}[\da-f]{1,4}(?![\w:])")
_LESSON = re.compile(r"isbn|[=+*^<>∑]| x ")
_FEW_DIGITS = 7


def numbers(folded: Folded, context: Context) -> Iterator[Detected]:
    """What is somebody's, the weightiest first; a place is held once."""
    text = folded.text
    if _MAIL_CUE.search(text) and (found := _EMAIL.search(text)):
        yield _given(Severity.MEDIUM, "given.email", found)
    digits = sum(map(text.count, "0123456789"))
    if found := _phone(text, digits):
        yield _given(Severity.MEDIUM, "given.phone", found)
    if digits < _FEW_DIGITS:
        return
    for found in _CARD.finditer(text):
        if is_card(found[0]) and not _LESSON.search(text):
            yield _given(Severity.HIGH, "given.card", found)
    if found := _CARD_CUE.search(text):
        yield _given(Severity.HIGH, "given.card", found)
    if (found := _IBAN.search(text)) and is_account(found[0]):
        yield _given(Severity.HIGH, "given.account", found)
    if (found := _SSN.search(text)) and not _LESSON.search(text) and found[1] == "-":
        yield _given(Severity.HIGH, "given.ssn", found)
    if found := _IP.search(text) or _IP6.search(text):
        yield _given(Severity.LOW, "given.ip", found)


def _given(severity: Severity, rule: str, found: re.Match[str]) -> Detected:
    return Detected(Category.PERSONAL_GIVEN, severity, rule, *found.span())


def _phone(text: str, digits: int) -> re.Match[str] | None:
    if digits >= _FEW_DIGITS and (found := _PHONE_FORM.search(text)):
        return found
    for cue in _PHONE_CUE.finditer(text):
        end = cue.end() + _SAID_WITHIN
        start = cue.end() - 1 if text[cue.end() - 1].isdigit() else cue.end()
        for pattern in (_SAID_NUMBER, _RUN):
            if found := pattern.search(text, start, end):
                return found
    # Whoever says a number in words has at most a few digits in it.
    said = (each for each in _WORDED_NUMBER.finditer(text) if not _DIGITS.fullmatch(each[0]))
    return next(said, None)


def is_card(number: str) -> bool:
    """Whether the digits are those of a payment card: a known beginning, and Luhn's sum."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    if not 13 <= len(digits) <= 19 or digits[0] not in (2, 3, 4, 5, 6) or len(set(digits)) < 2:
        return False
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_account(number: str) -> bool:
    """Whether it is an international bank account number: the remainder by 97 is 1."""
    signs = number.replace(" ", "")
    if not 15 <= len(signs) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1

"""Spam: one thing over and over, and offers that nobody asked for."""

import re
from collections.abc import Iterator

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.detectors.said import Said, rule
from moderation.findings import Category, Severity
from moderation.normalise import Folded

# One sign, over and over. Digits, blanks, and what draws a line may be repeated.
_STRETCHED = re.compile(r"([^\s\d.\-_=*+~#|/\\^:])\1{19,}")
_LONG = 40
_WORD = re.compile(r"[^\W\d_]{2,}")
_MANY_WORDS, _FEW_OF_THEM = 10, 5
"""Ten words and more, of which at most each fifth is another, are the same over and over."""
_REPEATED = 4
"""How often one text may be sent, of the last ten, before it is a flood."""

_offers = Said(
    rule(
        Category.SPAM,
        Severity.MEDIUM,
        "spam.offer",
        "(?:free|get|win|claim|earn|cheap|unlimited) (?:free |some |your |\\d+k? |unlimited )*"
        "(?:robux|v-?bucks|vbucks|gift ?cards?|nitro|iphones?|followers|skins|coins|bitcoin|crypto|"
        "giveaway)(?: (?:here|click|now|at|on|link|generator|hack|code)|[!. ]*$)",
        "click (?:here|this link|the link|my link)(?: to| for| now|[!. ]*$)|"
        "(?:check out|visit|sub to|subscribe to|follow) my (?:channel|website|youtube|page|store|"
        "site|shop|stream|onlyfans|etsy)|link in (?:my )?bio",
        "(?:buy now[!. ]*$|limited time offer|act now|make money (?:fast|online|from home)|"
        "work from home "
        "and earn)|(?:send|share|forward|repost) this to (?:\\d+|ten|all|everyone) ?(?:people|"
        "friends|of your)",
        unless=("click here to (?:see|open|add|draw|show|move|start|submit|check|answer)",),
    ),
)


def spam(folded: Folded, context: Context) -> Iterator[Detected]:
    """What is repeated in a text or over texts, and what is offered."""
    text = folded.text
    if len(text) >= 20:
        yield from _repeated(text)
    same = [at for at, earlier in enumerate(context.recent) if _is_same(earlier, folded)]
    if len(same) >= _REPEATED and len(text) > 3:
        yield Detected(Category.SPAM, Severity.LOW, "spam.flood", 0, len(text), tuple(same))
    yield from _offers(folded, context)


def _repeated(text: str) -> Iterator[Detected]:
    if found := _STRETCHED.search(text):
        # "Ohhhhhh, I see" is joy; nothing but one letter, or a row of pictures, is in the way.
        is_all = found[0] == text.strip() and len(found[0]) >= _LONG
        is_spam = is_all or not found[1].isalpha()
        severity = Severity.MEDIUM if is_spam else Severity.LOW
        yield Detected(Category.SPAM, severity, "spam.repeated", *found.span())
    words = _WORD.findall(text)
    if len(words) >= _MANY_WORDS and len(set(words)) * _FEW_OF_THEM <= len(words):
        severity = Severity.MEDIUM if len(text) >= _LONG else Severity.LOW
        yield Detected(Category.SPAM, severity, "spam.repeated", 0, len(text))


def _is_same(earlier: str, folded: Folded) -> bool:
    return len(earlier) == len(folded.original) and earlier.lower() == folded.original.lower()

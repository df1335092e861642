"""Rules about what is said: phrases over a folded text, each with a category and a severity.

A rule is written in words. A space in it stands for up to three signs between words, an apostrophe
may be missing, `<you>` and its like stand for the ways to say one thing. RE2 matches them in a time
that grows with the text and with nothing else, whatever the text is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Severity
from moderation.normalise import Folded

_WAYS = {
    "you": "(?:you|u|ya|yall|y'all)",
    "your": "(?:your|ur|yo|youre)",
    "youre": "(?:you are|you're|youre|u are|u r|you r|ur|ure)",
    "im": "(?:i'm|im|i am)",
    "dont": "(?:don't|dont|do not|never|didn't|shouldn't|can't|must not|better not|not gonna|"
    "let's not|not)",
    "want": "(?:want|wanna|wana|wish|would like|need|would love|plan|am going|'m going|m going|"
    "m gonna|'m gonna|gonna|am about|m about|'m about)",
    "going": "(?:going to|gonna|gona|about to|will|would|might|may|want to|wanna|ready to)",
    "lets": "(?:let's|lets|let us|can we|we can|we could|we should|wanna|want to|should we|"
    "could we|shall we|would you like to|do you want to|d'you want to)",
    "site": "(?:snap|sn@p|snapchat|snap chat|insta|instagram|ig|discord|disc|d1scord|kik|whatsapp|"
    "whats app|telegram|signal|tiktok|tik tok|facebook|fb|messenger|skype|twitter|wechat|"
    "viber|steam|roblox|xbox|psn|playstation|twitch|facetime|face time|zoom|omegle|reddit|bereal|"
    "fortnite|minecraft|imessage|google meet|google chat|hangouts|line app|vk|youtube|yt|"
    "s n a p|pinterest|tumblr|monkey app|yubo|wizz|hoop)",
    "home": "(?:parents?|mom|mum|mommy|mummy|mam|mama|dad|daddy|mother|father|folks|family|"
    "stepdad|stepmom|guardian|brother|sister)",
    "adult": "(?:dad|daddy|mom|mum|mother|father|step ?dad|step ?mom|step ?mum|step ?father|"
    "step ?mother|uncle|aunt|auntie|parents?|(?:big |older |step ?)?brother|"
    "grandpa|grandma|grandad|grandfather|cousin|teacher|coach|babysitter|neighbou?r|"
    "(?:mom|mum|mother)'s boyfriend|foster (?:dad|mom|mum|parents?))",
}
_NAMED = re.compile("<(\\w+)>")
_BETWEEN = re.compile(r"\[[^]]*\]| \?| ")
_GONE = "\x00"
"""Stands where a phrase was that means something else; no folded text has it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase that means something, whoever says it to whom."""

    category: Category
    severity: Severity
    name: str
    phrase: str
    """All its phrases, as one pattern."""
    unless: "re2._Regexp | None"
    """Longer phrases in which it means something else."""


def rule(
    category: Category, severity: Severity, name: str, *phrases: str, unless: Sequence[str] = ()
) -> Rule:
    """A rule that any of the phrases fulfils, other than inside of one of `unless`."""
    spared = _compiled([_written_out(unless)]) if unless else None
    return Rule(category, severity, name, _written_out(phrases), spared)


class Said:
    """A detector for a set of rules. All are looked for at once, and one by one where one holds."""

    def __init__(self, *rules: Rule) -> None:
        """Compiles them, which takes a while: once for a process."""
        self.rules = rules
        self._any = _compiled([each.phrase for each in rules])
        self._each = [(each, _compiled([each.phrase])) for each in rules]

    def __call__(self, folded: Folded, context: Context) -> Iterator[Detected]:
        """Where the rules hold, each one once."""
        if self._any.search(folded.text) is None:
            return
        for each, pattern in self._each:
            text = folded.text
            found = pattern.search(text)
            if found and each.unless is not None:
                found = pattern.search(each.unless.sub(_blank, text))
            if found:
                yield Detected(each.category, each.severity, each.name, *found.span(1))


def _written_out(phrases: Sequence[str]) -> str:
    ways = "|".join(_NAMED.sub(lambda named: _WAYS[named[1]], phrase) for phrase in phrases)
    return _BETWEEN.sub(_gap, ways).replace("'", "'?")


def _gap(found: re.Match[str]) -> str:
    if found[0] == " ":
        return r"[\s,.!~_-]{1,3}"
    return "[ -]?" if found[0] == " ?" else found[0]


def _compiled(phrases: Sequence[str]) -> "re2._Regexp":
    options = re2.Options()
    options.max_mem = 64 << 20
    return re2.compile(rf"(?:^|[^\w'])({'|'.join(phrases)})(?:$|\W)", options)


def _blank(found: "re2._Match") -> str:
    return _GONE * len(found[0])

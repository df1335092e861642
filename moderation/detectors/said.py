"""Rules about what is said: phrases over a folded text, each with a category and a severity.

A rule is written in words. A space in it stands for up to three signs between words, an apostrophe
may be missing, `<you>` and its like stand for the ways to say one thing. All repetition is bounded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from moderation.findings import Category, Severity

_WAYS = {
    "you": "(?:you|u|ya|yall)",
    "your": "(?:your|ur|yo)",
    "youre": "(?:you are|you're|youre|u are|u r|ur|ure)",
    "im": "(?:i'm|im|i am)",
    "i": "i",
    "dont": "(?:don't|dont|do not|never)",
    "will": "(?:'ll|ll| will| am going to|'m going to|m going to|m gonna|'m gonna| gonna)",
    "want": "(?:want|wanna|wana|wish|would like|need|would love|plan|am going|m going|m gonna|"
    "'m going|'m gonna|gonna|am about|m about|'m about)",
    "site": "(?:snap|sn@p|snapchat|snap chat|insta|instagram|ig|discord|disc|d1scord|kik|whatsapp|"
    "whats app|telegram|tele|signal|tiktok|tik tok|facebook|fb|messenger|skype|twitter|wechat|"
    "viber|steam|roblox|xbox|psn|twitch|facetime|face time|zoom|omegle|reddit|bereal|s n a p)",
}
_NAMED = re.compile("<(\\w+)>")


class Said(NamedTuple):
    """A place in a folded text where a rule holds."""

    rule: "Rule"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase that means something, whoever says it to whom."""

    category: Category
    severity: Severity
    name: str
    pattern: re.Pattern[str]


def rule(category: Category, severity: Severity, name: str, *phrases: str) -> Rule:
    """A rule that any of the phrases fulfils."""
    return Rule(category, severity, name, re.compile(_written_out(phrases)))


def _written_out(phrases: Sequence[str]) -> str:
    ways = "|".join(_NAMED.sub(lambda named: _WAYS[named[1]], phrase) for phrase in phrases)
    spaced = ways.replace("'", "'?").replace(" ", r"[\s,.!~_-]{1,3}")
    return rf"(?<![\w'])(?:{spaced})(?![\w])"


def holding(rules: Sequence[Rule], folded: str) -> Iterator[Said]:
    """Where the rules hold, each one once."""
    for each in rules:
        if found := each.pattern.search(folded):
            yield Said(each, found.start(), found.end())

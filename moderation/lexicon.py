"""The words that the first screen knows, read from `lexicon.toml` beside this file."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from moderation.normalise import fold

_ENDING = r"(?:e?s|e?d|ing|in|er|ers|y|z|head|face|hole)?"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Our graded words, folded. The patterns are matched against folded words."""

    stem: re.Pattern[str]
    """Found anywhere inside of a strong word."""
    strong: re.Pattern[str]
    """The whole of a strong word."""
    slur: re.Pattern[str]
    """Found inside of a word that is not to be said at all."""
    innocent: frozenset[str]
    """Words that the patterns find something in, and that are none."""
    innocent_phrase: re.Pattern[str]
    """Several words in which one that is strong elsewhere means something else."""
    passes: frozenset[str]
    """What better-profanity lists and we let pass."""
    names: frozenset[str]
    """Words that are people's names."""
    spelled: frozenset[str]
    """Words that are taken apart to be hidden."""
    spelled_starts: frozenset[str]
    """Every beginning of a word of `spelled`."""
    spelled_innocent: frozenset[tuple[str, ...]]
    """Neighbours that make a word of `spelled`, and are none."""
    phrase: re.Pattern[str]
    """Words of a text, joined by single spaces, that are strong only together."""


@cache
def lexicon() -> Lexicon:
    """The lexicon; read once."""
    raw: dict[str, list[str]] = tomllib.loads(
        files("moderation").joinpath("lexicon.toml").read_text("utf-8")
    )
    words = {name: tuple(fold(entry).text for entry in entries) for name, entries in raw.items()}
    return Lexicon(
        stem=re.compile(_any_of(words["stems"])),
        strong=re.compile(rf"{_any_of(words['words'])}{_ENDING}"),
        slur=re.compile(_any_of(words["slurs"])),
        innocent=frozenset(words["innocent"]),
        innocent_phrase=re.compile(rf"(?<!\w){_any_of(words['innocent_phrases'])}(?!\w)"),
        passes=frozenset(words["passes"]),
        names=frozenset(words["names"]),
        spelled=frozenset(words["spelled"]),
        spelled_starts=frozenset(
            each[:length] for each in words["spelled"] for length in range(1, len(each) + 1)
        ),
        spelled_innocent=frozenset(tuple(each.split()) for each in words["spelled_innocent"]),
        phrase=_phrases(words),
    )


def _any_of(entries: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(entries, key=len, reverse=True)))})"


def _phrases(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    told = r"(?:you|u|ur|youre|your such|hes|shes|theyre)"
    owned = r"(?:my|your|ur|his|her|fat|big|dumb|lazy|suck|lick|kick|eat|touch|show me)"
    filling = (
        r"(?: (?:are|r|re|s|is|a|an|the|such|so|really|very|just|big|fat|little|mom|mum|lil)){0,4}"
    )
    insult = f"{told}{filling} {_any_of(words['insults'])}s?"
    body = f"{owned}{filling} {_any_of(words['bodies'])}"
    return re.compile(rf"(?<!\w)(?:{insult}|{body}|{_any_of(words['phrases'])})(?!\w)")

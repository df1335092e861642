"""The words that the first screen knows, read from `lexicon.toml` beside this file."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2

from moderation.normalise import fold

REPEATED = re.compile(r"(.)\1++")
"""A letter, over and over."""

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
    hidden: frozenset[str]
    """Words that are strong where they are disguised, with those of `spelled`."""
    squeezed: frozenset[str]
    """The words of `hidden` with no letter twice in a row."""
    turned: frozenset[str]
    """The words of `hidden` backwards, or with two letters that changed places."""
    halves: re.Pattern[str]
    """The whole of a word that is put together to insult."""
    spelled_innocent: frozenset[tuple[str, ...]]
    """Neighbours that make a word of `spelled`, and are none."""
    phrase: "re2._Regexp"
    """Words of a text, joined by single spaces, that are strong only together."""
    subjects: dict[str, frozenset[str]]
    """Words that are plain in a room of a subject."""

    def plain_in(self, subject: str) -> frozenset[str]:
        """The words of a subject: of every one that its name holds, "Biology 2" as well."""
        if not subject:
            return frozenset()
        named = subject.casefold()
        return frozenset().union(*(of for name, of in self.subjects.items() if name in named))


@cache
def lexicon() -> Lexicon:
    """The lexicon; read once."""
    raw = tomllib.loads(files("moderation").joinpath("lexicon.toml").read_text("utf-8"))
    subjects: dict[str, list[str]] = raw.pop("subjects")
    words = {name: tuple(fold(entry).text for entry in entries) for name, entries in raw.items()}
    hidden = frozenset(words["spelled"] + words["hidden"])
    return Lexicon(
        stem=re.compile(_any_of(words["stems"])),
        strong=re.compile(rf"{_any_of(words['words'])}{_ENDING}"),
        slur=re.compile(_any_of(words["slurs"])),
        innocent=frozenset(words["innocent"] + words["halves_innocent"]),
        innocent_phrase=re.compile(rf"(?<!\w){_any_of(words['innocent_phrases'])}(?!\w)"),
        passes=frozenset(words["passes"]),
        names=frozenset(words["names"]),
        spelled=frozenset(words["spelled"]),
        spelled_starts=frozenset(
            each[:length] for each in hidden for length in range(1, len(each) + 1)
        ),
        hidden=hidden,
        squeezed=frozenset(
            squeezed for each in hidden if len(squeezed := REPEATED.sub(r"\1", each)) >= 4
        ),
        turned=frozenset(_turned(hidden)) - {*words["hidden_innocent"], *hidden},
        halves=re.compile(
            rf"{_any_of(words['first_halves'])}{_any_of(words['second_halves'])}"
            "(?:e?s|ers?|ed|ing|y)?"
        ),
        spelled_innocent=frozenset(tuple(each.split()) for each in words["spelled_innocent"]),
        phrase=_phrases(words),
        subjects={name: frozenset(plain) for name, plain in subjects.items()},
    )


def _turned(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if len(word) < 4:
            continue
        yield word[::-1]
        for at in range(len(word) - 1):
            yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def _any_of(entries: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(entries, key=len, reverse=True)))})"


def _phrases(words: dict[str, tuple[str, ...]]) -> "re2._Regexp":
    told = r"(?:you|u|ur|youre|your such|hes|shes|theyre)"
    owned = r"(?:my|your|ur|his|her|fat|big|dumb|lazy|suck|lick|kick|eat|touch|show me)"
    filling = (
        r"(?: (?:are|r|re|s|is|a|an|the|such|so|really|very|just|big|fat|little|mom|mum|lil)){0,4}"
    )
    insult = f"{told}{filling} {_any_of(words['insults'])}s?"
    body = f"{owned}{filling} {_any_of(words['bodies'])}"
    return re2.compile(rf"(?:^| )({insult}|{body}|{_any_of(words['phrases'])})(?:$| )")

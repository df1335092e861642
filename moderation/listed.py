"""better-profanity's list of words, asked quickly.

The library compares a word with each of its 835 entries in turn, which takes 9 ms for a short
message, and joins the words beside it. Here its entries are sorted by what they can be equal to,
and only asked about one word at a time; how a word may vary (`sh1t`, `@rse`) is still its answer.
"""

from collections import defaultdict
from functools import cache, lru_cache

from better_profanity import Profanity
from better_profanity.varying_string import VaryingString

from moderation.lexicon import lexicon


@cache
def _entries() -> dict[tuple[int, str], list[VaryingString]]:
    library = Profanity()
    library.load_censor_words(whitelist_words=sorted(lexicon().passes))
    entries: dict[tuple[int, str], list[VaryingString]] = defaultdict(list)
    for entry in library.CENSOR_WORDSET:
        word = str(entry)
        # Every variation replaces one character by one other: the length stays.
        for first in library.CHARS_MAPPING.get(word[0], (word[0],)):
            entries[len(word), first].append(entry)
    return dict(entries)


@lru_cache(maxsize=16_384)
def is_listed(word: str) -> bool:
    """Whether better-profanity lists this folded word, and we do not let it pass."""
    if not word or word in lexicon().passes or word in lexicon().innocent:
        return False
    return any(entry == word for entry in _entries().get((len(word), word[0]), ()))

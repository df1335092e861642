"""Words that are never said about a child, whatever they did."""

import re

_WORDS = """
abuse abused abuser abusing bad behind below careless cheat cheated cheater cheating confused
copied copier copy copying deficient disengaged dumb error errors fail failed failing fails
failure gamed games gaming guess guessed guesses guessing guilty hopeless idle ignored ignores
impatient inattentive incapable incorrect lag lagging lazy mistake mistakes naughty negligent
never poor poorly problematic refuses sloppy slow slower slowest spinning struggle struggles
struggling stupid suspicious unable unmotivated unwilling weak weaker weakest worse worst wrong
"""

HURTFUL = frozenset(_WORDS.split())


def hurtful_in(text: str) -> list[str]:
    """Those of these words that a text says, in alphabetical order."""
    return sorted(HURTFUL & set(re.findall(r"[a-z]+", text.lower())))

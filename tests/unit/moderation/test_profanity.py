"""Strong words are found however they are written, and only they are."""

import pytest
from better_profanity import Profanity
from hypothesis import given
from hypothesis import strategies as st

from moderation.lexicon import lexicon
from moderation.listed import is_listed
from moderation.screen import judge_text
from rooms.ports import Finding

LETTERS = st.characters(min_codepoint=97, max_codepoint=122)
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\ufeff\u0301\u0336\u034f"
STRONG = st.sampled_from(["fuck", "shit", "bitch", "asshole", "cunt"])

OURS = lexicon().passes | lexicon().innocent
SLOW = Profanity([str(each) for each in Profanity().CENSOR_WORDSET if str(each) not in OURS])


def finding(text: str) -> Finding:
    return judge_text(text, "chat").finding


@given(STRONG, st.data())
def test_invisible_characters_hide_nothing(word, data) -> None:
    hidden = "".join(
        letter + data.draw(st.text(st.sampled_from(INVISIBLE), max_size=3)) for letter in word
    )
    assert finding(f"you {hidden}") is Finding.HOLD


@given(STRONG, st.data())
def test_wide_and_fancy_letters_hide_nothing(word, data) -> None:
    styles = st.sampled_from([0xFF41, 0x1D41A, 0x1D586, 0x24D0, 0x1F170, 0x61])
    fancy = "".join(chr(data.draw(styles) + ord(letter) - 97) for letter in word)
    assert finding(fancy) is Finding.HOLD


@given(STRONG, st.sampled_from([" ", ".", "-", "_", "  ", "'", "~", "..."]))
def test_letters_set_apart_are_read_together(word, gap) -> None:
    assert finding(f"oh {gap.join(word)}") is Finding.HOLD
    assert finding(f"oh {word[:2]}{gap}{word[2:]}") is Finding.HOLD


@pytest.mark.parametrize("stem", ["fuck", "bitch", "asshole"])
def test_long_words_hide_nothing(stem) -> None:
    assert finding("honorificabilitudinitatibus" * 2 + stem) is Finding.HOLD


@given(STRONG, st.data())
def test_stretching_hides_nothing(word, data) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    stretched = word[:at] + word[at] * data.draw(st.integers(3, 30)) + word[at + 1 :]
    # A row of one letter is spam besides, and that is blocked.
    assert finding(f"{stretched} this") in (Finding.HOLD, Finding.BLOCK)


@pytest.mark.parametrize(
    "text",
    ["sh1t", "$hit", "b!tch", "a$$hole", "fuuck", "f**k", "sh*t", "b***h", "F***ing", "5h1t"],
)
def test_signs_for_letters_hide_nothing(text) -> None:
    assert finding(text) is Finding.HOLD


@pytest.mark.parametrize("text", ["$\\text{fuck} + 1$", "\\fuck{2}", "$f u c k$", "$f^{u}c_{k}$"])
def test_formulas_hide_no_words(text) -> None:
    assert finding(text) is Finding.HOLD


@pytest.mark.parametrize(
    "text",
    [
        "who're you working with",
        "she's hit the ball twice",
        "the coin tosser wins 5 of 8",
        "a retarding force, so the retardation is 3 m/s²",
        "it is 12 kms away",
        "Fagin sends Oliver out",
        "magna cum laude",
        "your balls are red and blue, how many are red?",
        "proof by SSA or ASS fails",
        "what the hell, damn, omg",
        "y = s**t in Python",
        "the pen is here, as is the map",
        "I pass the grass, assess the class and embarrass a cockatoo",
    ],
)
def test_plain_talk_passes(text) -> None:
    assert finding(text) is Finding.PASS


@pytest.mark.parametrize("text", ["ur so dumb", "you're a loser", "you fat pig", "kick your ass"])
def test_what_is_fine_of_things_is_held_when_said_to_somebody(text) -> None:
    assert finding(text) is Finding.HOLD


@pytest.mark.parametrize(
    "name",
    ["Phúc Nguyễn", "Dick Cox", "Fanny Wang", "Titi", "Hancock", "李小龙", "محمد", "Ana Cummings"],
)
def test_names_of_people_pass_as_names(name) -> None:
    assert judge_text(name, "name").finding is Finding.PASS


@pytest.mark.parametrize("name", ["Fuck You", "sh1t", "b i t c h", "me@example.org"])
def test_what_is_no_name_is_held_as_one(name) -> None:
    assert judge_text(name, "name").finding is Finding.HOLD


def test_the_library_is_asked_for_every_word_that_we_do_not_pass() -> None:
    library = Profanity()
    ours = lexicon().passes | lexicon().innocent
    listed = {str(entry) for entry in library.CENSOR_WORDSET} - ours
    assert all(map(is_listed, listed))


@given(st.text(st.one_of(LETTERS, st.sampled_from("013457@$*")), min_size=1, max_size=6))
def test_the_quick_look_up_answers_as_the_library_does(word) -> None:
    assert is_listed(word) == (word not in OURS and word in SLOW.CENSOR_WORDSET)

"""What is meant badly in plain words is found, and what only sounds like it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.context import Context
from moderation.detectors.detected import Detected
from moderation.findings import Category, Finding, Severity
from moderation.normalise import fold
from moderation.pipeline import Pipeline
from moderation.screen import judge_text
from rooms.ports import Finding as Verdict

PIPELINE = Pipeline()


def found(text: str) -> set[Category]:
    return {finding.category for finding in PIPELINE.examine(text, Context())}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I really want to kill myself", Category.CRISIS),
        ("sometimes i wish i was never born", Category.CRISIS),
        ("i don’t want to live anymore", Category.CRISIS),
        ("i keep cutting myself", Category.CRISIS),
        ("i swallowed all the pills", Category.CRISIS),
        ("he has a knife in the school", Category.CRISIS),
        ("my stepdad beats me", Category.DISCLOSURE),
        ("i am afraid to go home", Category.DISCLOSURE),
        ("we have no food at home", Category.DISCLOSURE),
        ("hope you die", Category.BULLYING),
        ("nobody likes you.", Category.BULLYING),
        ("ur mom is so ugly", Category.BULLYING),
        ("i'll stab you", Category.THREAT),
        ("i'm going to find you and hurt you", Category.THREAT),
        ("dont tell ur mom", Category.GROOMING),
        ("are u home alone", Category.GROOMING),
        ("send me a selfie", Category.GROOMING),
        ("u r so mature for ur age", Category.GROOMING),
        ("follow me on instagram", Category.CONTACT),
        ("let's move to discord", Category.CONTACT),
        ("do u have snap", Category.CONTACT),
        ("come over to my house", Category.CONTACT),
        ("what's your phone number", Category.PERSONAL_ASKED),
        ("where do you live", Category.PERSONAL_ASKED),
        ("my password is hello1", Category.PERSONAL_GIVEN),
        ("we live at 7 Elm Street", Category.PERSONAL_GIVEN),
        ("my discord is mia.k", Category.PERSONAL_GIVEN),
        ("my birthday is on May 4", Category.PERSONAL_GIVEN),
    ],
)
def test_what_is_meant_badly_in_plain_words_is_found(text, category) -> None:
    assert category in found(text)
    assert judge_text(text, "chat").finding in (Verdict.HOLD, Verdict.BLOCK)


@pytest.mark.parametrize(
    "text",
    [
        "this homework is killing me",
        "I could eat a horse and die laughing",
        "kill the constant term first",
        "Hamlet asks whether to live, and Romeo dies",
        "the cells die out in a week",
        "roll the die and add",
        "the beam hits me at 30 degrees",
        "cut the cake into 8 parts",
        "who lives at 12 Elm Street in the problem?",
        "how old are you if your age is 3x + 2?",
        "do not tell them the answer yet",
        "add me to the board, please",
        "take a picture of the graph",
        "Instagram has two billion users",
        "what is your answer to the second step?",
        "my answer is 7, what is yours?",
        "call the function with 3",
        "meet at the point (2, 3)",
        "nobody likes fractions",
    ],
)
def test_what_only_sounds_like_it_passes(text) -> None:
    assert not found(text)


@given(st.text(st.characters(), max_size=300))
def test_every_folded_character_has_its_place_in_the_original(text) -> None:
    folded = fold(text)
    units = list(folded.units)
    assert len(units) == len(folded.text) + 1
    assert units == sorted(units)
    assert units[-1] == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(st.sampled_from("a\u200b😀\u0301ﬃ "), max_size=20))
def test_places_are_counted_as_browsers_do(before) -> None:
    text = f"{before} kill yourself"
    spans = [
        (each.start, each.end)
        for each in PIPELINE.examine(text, Context())
        if each.category is Category.BULLYING
    ]
    start = (len(text.encode("utf-16-le")) // 2) - len("kill yourself")
    assert spans == [(start, start + len("kill yourself"))]


def test_a_detector_that_fails_leaves_the_others_standing_and_is_told() -> None:
    def broken(folded, context):
        raise RuntimeError(folded.text)
        yield

    def sound(folded, context):
        yield Detected(Category.SPAM, Severity.LOW, "spam.test", 0, 2)

    assert Pipeline([broken, sound]).examine("ab", Context()) == (
        Finding(Category.SPAM, Severity.LOW, "spam.test", 0, 2),
        Finding(Category.UNKNOWN, Severity.MEDIUM, "unknown.failed", 0, 2),
    )

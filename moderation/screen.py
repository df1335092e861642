"""The first screen: word lists over maths-masked text, and personal data.

It knows words, not intent: what is meant badly in clean words passes here. Quick enough to run
where it is called, and deterministic: the same text has the same verdict in every process.
"""

from moderation.normalise import Folded, fold
from moderation.personal import categories
from moderation.profanity import Grade, grade
from rooms.ports import Finding, Screening, Surface, Utterance

PASSED = Screening(Finding.PASS)

_SLUR = Screening(
    Finding.BLOCK,
    "slur",
    "It has a word in it that hurts people for who they are. Leave that word out.",
)


class FirstScreen:
    """`rooms.ports.Screen`, the same for everybody: role and school change nothing."""

    def __init__(self) -> None:
        """Reads the word lists now, so that nobody's first message has to wait for them."""
        judge_text("hello", "chat")

    async def judge(self, utterance: Utterance) -> Screening:
        """As the port says; never raises."""
        return judge_text(utterance.text, utterance.surface)


def judge_text(text: str, surface: Surface) -> Screening:
    """The verdict on one text. Only slurs are blocked; what else is found waits for an adult."""
    folded = fold(text)
    worst = grade(folded.text, is_name=surface == "name")
    if worst is Grade.SLUR:
        return _SLUR
    category = _hidden(folded) or next(categories(folded.text), "")
    if worst is Grade.STRONG:
        category = "profanity"
    return Screening(Finding.HOLD, category) if category else PASSED


def _hidden(folded: Folded) -> str:
    """Why a text could not be judged by what a reader sees, or "" if it could."""
    if not folded.is_whole:
        return "too_long"
    return "reordered" if folded.is_reordered else ""

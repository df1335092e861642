"""The first screen: what the pipeline finds, and a rule for what becomes of it.

Quick enough to run
where it is called, and deterministic: the same text has the same verdict in every process.
"""

from moderation.context import Context
from moderation.findings import Category
from moderation.pipeline import Pipeline
from rooms.ports import Finding, Screening, Surface, Utterance
from rooms.roles import Role

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
        return judge_text(utterance.text, utterance.surface, utterance.role)


def judge_text(text: str, surface: Surface, role: Role = Role.STUDENT) -> Screening:
    """The verdict on one text. Only slurs are blocked; what else is found waits for an adult."""
    findings = _PIPELINE.examine(text, Context(role=role, surface=surface))
    if not findings:
        return PASSED
    if any(found.category is Category.SLUR for found in findings):
        return _SLUR
    worst = max(findings, key=lambda found: found.severity)
    return Screening(Finding.HOLD, _NAMES.get(worst.rule, worst.category.value))


_PIPELINE = Pipeline()
_NAMES = {
    "unknown.too_long": "too_long",
    "evasion.reordered": "reordered",
    "given.email": "e-mail",
    "given.phone": "phone",
}

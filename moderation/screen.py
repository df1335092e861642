"""The screen: what the pipeline finds, and what the school's policy makes of it.

Quick enough to run where it is called, and deterministic: the same text under the same policy has
the same verdict in every process.
"""

from collections.abc import Callable
from typing import Literal, Protocol

from moderation.context import USUAL_HOSTS, Context
from moderation.findings import Finding, Severity
from moderation.patterns import found
from moderation.pipeline import Pipeline
from moderation.policy import USUAL, Action, Policy, Verdict, judge
from rooms.base import Id
from rooms.ports import Finding as Outcome
from rooms.ports import Screening, Surface, Utterance
from rooms.roles import Role

PASSED = Screening(Outcome.PASS)


class PolicySource(Protocol):
    """Where the policy of a school comes from."""

    async def of(self, school: Id) -> Policy:
        """The newest policy; may raise, and the text is then held."""
        ...


Note = Callable[[Id, Context, tuple[Finding, ...], Verdict], None]


class FirstScreen:
    """`rooms.ports.Screen`, by the policy of each school."""

    def __init__(self, policies: PolicySource | None = None, note: Note | None = None) -> None:
        """Reads the word lists now, so that nobody's first message has to wait for them.

        `note` is told of every text in which something was found, without its words.
        """
        self._policies, self._note = policies, note
        judge_text("hello", "chat")

    async def judge(self, utterance: Utterance) -> Screening:
        """As the port says; raises only where the policy cannot be read."""
        policy = USUAL if self._policies is None else await self._policies.of(utterance.school)
        context = _context(utterance)
        findings, verdict = _judged(utterance.text, context, policy)
        if findings and self._note is not None:
            self._note(utterance.school, context, findings, verdict)
        return _screening(verdict)


def _context(utterance: Utterance) -> Context:
    return Context(
        role=utterance.role,
        surface=utterance.surface,
        recent=utterance.recent,
        subject=utterance.subject,
        allowed_hosts=USUAL_HOSTS,
    )


def judge_text(
    text: str, surface: Surface, role: Role = Role.STUDENT, policy: Policy = USUAL
) -> Screening:
    """The verdict on one text."""
    context = Context(role=role, surface=surface, allowed_hosts=USUAL_HOSTS)
    return _screening(_judged(text, context, policy)[1])


def _judged(text: str, context: Context, policy: Policy) -> tuple[tuple[Finding, ...], Verdict]:
    findings = (*_PIPELINE.examine(text, context), *found(policy.patterns, text))
    return findings, judge(policy, findings, context)


def _screening(verdict: Verdict) -> Screening:
    """A verdict, as rooms take it."""
    worst = verdict.worst
    if worst is None or verdict.action is Action.ALLOW:
        return PASSED
    help_for = verdict.needs_help
    return Screening(
        _FINDINGS[verdict.action],
        _NAMES.get(worst.rule, worst.category.value),
        verdict.words,
        severity=int(max(worst.severity, Severity.SEVERE if help_for else worst.severity)),
        rules=tuple(dict.fromkeys(each.rule for each in verdict.findings)),
        policy=verdict.version,
        flagged=verdict.action in (Action.FLAG, Action.MASK),
        earlier=tuple(sorted({at for each in verdict.findings for at in each.earlier})),
        help="" if help_for is None else _HELP[help_for.value],
        spans=tuple((each.start, each.end) for each in verdict.findings)
        if verdict.action is Action.MASK
        else (),
    )


_FINDINGS = {
    Action.FLAG: Outcome.PASS,
    Action.MASK: Outcome.MASK,
    Action.HOLD: Outcome.HOLD,
    Action.BLOCK: Outcome.BLOCK,
}
_HELP: dict[str, Literal["crisis", "disclosure"]] = {
    "crisis": "crisis",
    "disclosure": "disclosure",
}
_PIPELINE = Pipeline()
_NAMES = {
    "unknown.too_long": "too_long",
    "evasion.reordered": "reordered",
    "given.email": "e-mail",
    "given.phone": "phone",
    "link.address": "link",
}

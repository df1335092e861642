"""What becomes of a finding: a school's policy, as data. Pure.

A policy is a list of rules; the first that fits a finding and its circumstances says what becomes
of the text, and of several findings the strictest answer counts. What no rule speaks of is held:
a policy may forget something without letting it through. `faults` says what may not be saved.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Annotated

from pydantic import Field, StringConstraints

from moderation.context import AgeBand, Context
from moderation.findings import Category, Finding, Severity
from moderation.patterns import Patterns, fault
from rooms.base import Closed
from rooms.roles import Role

Words = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]


class Action(StrEnum):
    """What becomes of a text; each is stricter than the one before. Add, never rename."""

    ALLOW = "allow"
    FLAG = "flag"
    """Others read it, and a moderator looks at it."""
    MASK = "mask"
    """Others read it with dots where the words were, and a moderator looks at it."""
    HOLD = "hold"
    """Nobody reads it until somebody has decided."""
    BLOCK = "block"
    """It is not sent; its author is told in private how to say it."""


_STRICTNESS = tuple(Action)

_CATEGORIES = tuple(Category)

CHILD_FIRST = frozenset({Category.CRISIS, Category.DISCLOSURE})
"""About a child who may need somebody: they get help, and it is never held against them."""


class Rule(Closed):
    """One line of a policy. An empty list of anything means all of it."""

    categories: Annotated[tuple[Category, ...], Field(max_length=20)] = ()
    at_least: Severity = Severity.LOW
    ages: Annotated[tuple[AgeBand, ...], Field(max_length=3)] = ()
    roles: Annotated[tuple[Role, ...], Field(max_length=5)] = ()
    subjects: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=60)], ...],
        Field(max_length=40),
    ] = ()
    """Of the room, in small letters."""
    action: Action
    words: Words = ""
    """What the author reads in private; empty for the usual words."""

    def fits(self, finding: Finding, context: Context) -> bool:
        """Whether this rule speaks of this finding in these circumstances."""
        return (
            (not self.categories or finding.category in self.categories)
            and finding.severity >= self.at_least
            and (not self.ages or context.age in self.ages)
            and (not self.roles or context.role in self.roles)
            and (not self.subjects or context.subject.casefold() in self.subjects)
        )


class Policy(Closed):
    """The rules of a school, in order, as of a version; version 0 is what every school starts with.

    `patterns` are the school's own, see `moderation.patterns`.
    """

    version: Annotated[int, Field(ge=0)] = 0
    rules: Annotated[tuple[Rule, ...], Field(max_length=100)]
    patterns: Patterns = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a text, by which version, and because of which findings."""

    action: Action
    version: int
    findings: tuple[Finding, ...] = ()
    """Those that asked for this action, the gravest first."""
    words: str = ""

    @property
    def worst(self) -> Finding | None:
        """The finding that names the reason."""
        return self.findings[0] if self.findings else None

    @property
    def needs_help(self) -> Category | None:
        """Whether its author may need somebody: which of the two categories, or None."""
        if self.action is not Action.HOLD:
            return None
        return next((f.category for f in self.findings if f.category in CHILD_FIRST), None)


def judge(policy: Policy, findings: Iterable[Finding], context: Context) -> Verdict:
    """What becomes of a text in which these were found."""
    answered = [(each, *_answer(policy, each, context)) for each in findings]
    if not answered:
        return Verdict(Action.ALLOW, policy.version)
    strictest = max((action for _, action, _ in answered), key=_STRICTNESS.index)
    asked = [(each, words) for each, action, words in answered if action is strictest]
    # Who may need help is helped, whatever else was said in the same breath.
    helped = [
        (each, words)
        for each, action, words in answered
        if each.category in CHILD_FIRST and action in (Action.HOLD, Action.BLOCK)
    ]
    if helped:
        return _verdict(Action.HOLD, policy.version, helped)
    return _verdict(strictest, policy.version, asked)


def _verdict(action: Action, version: int, asked: list[tuple[Finding, str]]) -> Verdict:
    asked = sorted(asked, key=_gravest_first)
    words = next((words for _, words in asked if words), "")
    return Verdict(action, version, tuple(each for each, _ in asked), words)


def _gravest_first(asked: tuple[Finding, str]) -> tuple[int, int, Finding, str]:
    finding, words = asked
    return -finding.severity, _CATEGORIES.index(finding.category), finding, words


def _answer(policy: Policy, finding: Finding, context: Context) -> tuple[Action, str]:
    for rule in policy.rules:
        if rule.fits(finding, context):
            return rule.action, rule.words
    return Action.HOLD, ""


def faults(policy: Policy) -> tuple[str, ...]:
    """Why a policy may not be saved, in words; empty if it may."""
    own = (why for each in policy.patterns if (why := fault(each)) is not None)
    return tuple(dict.fromkeys((*_faults(policy), *own)))


def _faults(policy: Policy) -> Iterator[str]:
    subjects = {"", *(each for rule in policy.rules for each in rule.subjects)}
    for category, age, role, subject in product(Category, AgeBand, Role, sorted(subjects)):
        context = Context(role=role, age=age, subject=subject)
        before = Action.ALLOW
        for severity in Severity:
            finding = Finding(category, severity, "rule", 0, 1)
            action, _ = _answer(policy, finding, context)
            if _STRICTNESS.index(action) < _STRICTNESS.index(before):
                yield f"A graver “{category}” would be treated more mildly than a lighter one."
            is_sure = severity > Severity.LOW
            if category in CHILD_FIRST and (
                action is Action.BLOCK or (is_sure and action is not Action.HOLD)
            ):
                yield f"“{category}” has to be held: its author gets help, and adults are told."
            if category is Category.UNKNOWN and action in (Action.ALLOW, Action.FLAG, Action.MASK):
                yield "What could not be checked has to be held or blocked."
            before = action


_PRIVATE = "It may give away something private. Leave it out, and ask your question without it."
_SLUR = "It has a word in it that hurts people for who they are. Leave that word out."
_SPAM = "It says the same again and again. Say it once, and give others time to answer."

_SURE = Severity.MEDIUM
"""From here on a finding is one; below it is a note about what might be."""

USUAL = Policy(
    rules=(
        Rule(categories=(Category.CRISIS, Category.DISCLOSURE), at_least=_SURE, action=Action.HOLD),
        Rule(categories=(Category.UNKNOWN,), action=Action.HOLD),
        Rule(categories=(Category.SLUR,), at_least=Severity.HIGH, action=Action.BLOCK, words=_SLUR),
        Rule(categories=(Category.SPAM,), at_least=_SURE, action=Action.BLOCK, words=_SPAM),
        Rule(
            categories=(Category.PERSONAL_GIVEN,),
            at_least=Severity.HIGH,
            ages=(AgeBand.CHILD,),
            roles=(Role.STUDENT,),
            action=Action.BLOCK,
            words=_PRIVATE,
        ),
        Rule(categories=(Category.SEXUAL,), at_least=Severity.HIGH, action=Action.HOLD),
        Rule(
            categories=(Category.SEXUAL,),
            at_least=_SURE,
            subjects=("biology", "health", "science"),
            action=Action.FLAG,
        ),
        Rule(at_least=_SURE, action=Action.HOLD),
        Rule(
            categories=(Category.CRISIS, Category.DISCLOSURE, Category.GROOMING, Category.THREAT),
            action=Action.FLAG,
        ),
        Rule(action=Action.ALLOW),
    )
)
"""What every school starts with: almost everything waits for an adult."""

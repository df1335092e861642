"""A policy says what becomes of what was found: the strictest answer, and never a gap."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from moderation.context import AgeBand, Context
from moderation.findings import Category, Finding, Severity
from moderation.policy import CHILD_FIRST, USUAL, Action, Policy, Rule, faults, judge
from moderation.screen import FirstScreen, judge_text
from rooms.ports import Finding as Outcome
from rooms.ports import Utterance
from rooms.roles import Role

STRICTNESS = list(Action)
findings = st.builds(
    Finding,
    category=st.sampled_from(Category),
    severity=st.sampled_from(Severity),
    rule=st.sampled_from(["a.b", "c.d"]),
    start=st.integers(0, 9),
    end=st.integers(10, 20),
)
contexts = st.builds(
    Context,
    role=st.sampled_from(Role),
    age=st.sampled_from(AgeBand),
    subject=st.sampled_from(["", "Biology", "maths"]),
)


def some(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(kind)), max_size=3).map(tuple)


rules = st.builds(
    Rule,
    categories=some(Category),
    at_least=st.sampled_from(Severity),
    ages=some(AgeBand),
    roles=some(Role),
    subjects=st.sampled_from([(), ("biology",)]),
    action=st.sampled_from(Action),
)
policies = st.builds(
    Policy, version=st.integers(0, 9), rules=st.lists(rules, max_size=5).map(tuple)
)


@given(policies, st.lists(findings, max_size=4), findings, contexts)
def test_finding_more_never_makes_it_milder(
    policy: Policy, found: list[Finding], more: Finding, context: Context
) -> None:
    before = judge(policy, found, context).action
    after = judge(policy, [*found, more], context)
    was_helped = judge(policy, found, context).needs_help
    if after.needs_help is None:
        assert was_helped or STRICTNESS.index(after.action) >= STRICTNESS.index(before)
    else:
        assert after.action is Action.HOLD


@given(policies, st.lists(findings, min_size=1, max_size=4), contexts)
def test_the_order_of_what_is_found_changes_nothing(
    policy: Policy, found: list[Finding], context: Context
) -> None:
    forward, back = judge(policy, found, context), judge(policy, found[::-1], context)
    assert (forward.action, forward.version) == (back.action, policy.version)
    assert set(forward.findings) == set(back.findings)
    assert forward.needs_help == back.needs_help


@given(st.lists(findings, min_size=1, max_size=4), contexts)
def test_what_no_rule_speaks_of_is_held(found: list[Finding], context: Context) -> None:
    assert judge(Policy(rules=()), found, context).action is Action.HOLD
    assert judge(Policy(rules=()), [], context).action is Action.ALLOW


def test_the_usual_policy_may_be_saved() -> None:
    assert faults(USUAL) == ()


@given(policies)
def test_a_policy_that_may_be_saved_is_never_milder_to_what_is_graver(policy: Policy) -> None:
    if faults(policy):
        return
    for category, age, role in product(Category, AgeBand, Role):
        for subject in ("", "biology"):
            context = Context(role=role, age=age, subject=subject)
            actions = [
                judge(policy, [Finding(category, severity, "r", 0, 1)], context).action
                for severity in Severity
            ]
            assert actions == sorted(actions, key=STRICTNESS.index)
            if category in CHILD_FIRST:
                assert set(actions[1:]) == {Action.HOLD}
                assert Action.BLOCK not in actions
            if category is Category.UNKNOWN:
                assert set(actions) <= {Action.HOLD, Action.BLOCK}


@pytest.mark.parametrize("category", sorted(CHILD_FIRST))
@pytest.mark.parametrize("action", [Action.ALLOW, Action.FLAG, Action.MASK, Action.BLOCK])
def test_a_child_who_may_need_somebody_is_never_turned_away(
    category: Category, action: Action
) -> None:
    policy = Policy(rules=(Rule(categories=(category,), action=action), *USUAL.rules))
    assert any(category.value in fault for fault in faults(policy))


def test_a_rule_speaks_of_who_says_it_where_and_how_old_they_are() -> None:
    found = [Finding(Category.SEXUAL, Severity.MEDIUM, "sexual.word", 0, 3)]
    assert judge(USUAL, found, Context(subject="Biology")).action is Action.FLAG
    assert judge(USUAL, found, Context(subject="maths")).action is Action.HOLD
    private = [Finding(Category.PERSONAL_GIVEN, Severity.HIGH, "given.address", 0, 3)]
    assert judge(USUAL, private, Context(age=AgeBand.CHILD)).action is Action.BLOCK
    assert judge(USUAL, private, Context(age=AgeBand.TEEN)).action is Action.HOLD
    assert "private" in judge(USUAL, private, Context()).words


def test_a_policy_is_closed_and_bounded() -> None:
    for wrong in (
        {"action": "burn"},
        {"action": "hold", "more": 1},
        {"action": "hold", "words": "x" * 301},
    ):
        with pytest.raises(ValidationError):
            Rule.model_validate(wrong)


class OwnPolicies:
    """A school that blocks what others hold; another whose policy cannot be read."""

    async def of(self, school: str) -> Policy:
        if school == "broken":
            raise ConnectionError
        return Policy(
            version=7, rules=(Rule(categories=(Category.PROFANITY,), action=Action.BLOCK),)
        )


async def test_the_screen_goes_by_the_schools_own_policy() -> None:
    said = Utterance("this shit is hard", "chat", "north", "blue", "mia", Role.STUDENT)
    screening = await FirstScreen(OwnPolicies()).judge(said)
    assert (screening.finding, screening.policy) == (Outcome.BLOCK, 7)
    assert judge_text(said.text, "chat").finding is Outcome.HOLD


async def test_a_policy_that_cannot_be_read_lets_nothing_through() -> None:
    said = Utterance("hello", "chat", "broken", "blue", "mia", Role.STUDENT)
    with pytest.raises(ConnectionError):
        await FirstScreen(OwnPolicies()).judge(said)


def test_who_says_that_they_want_to_die_is_helped() -> None:
    screening = judge_text("i want to kill myself", "chat")
    assert (screening.finding, screening.help, screening.severity) == (Outcome.HOLD, "crisis", 4)

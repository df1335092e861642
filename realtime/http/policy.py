"""A school's policy in the browser: read, tried on the last day, saved as a version."""

from collections import Counter

from moderation.cases import REVIEWERS
from moderation.findings import Category
from moderation.policy import Policy, faults, judge
from realtime.http.errors import HttpRefusal
from realtime.http.routing import Call, Route
from realtime.protocol.review import (
    CategoryNumbers,
    NumbersOfReview,
    PolicyChange,
    PolicyTried,
    PolicyWhole,
    RuleNumbers,
)

DAYS = 30
"""How far back the numbers go."""


async def read(call: Call) -> PolicyWhole:
    """The newest version."""
    return _whole(await call.services.policies.newest(call.actor.school))


def _whole(policy: Policy) -> PolicyWhole:
    return PolicyWhole(policy=policy, categories=tuple(Category), usual=policy.version == 0)


async def tried(call: Call) -> PolicyTried:
    """What this policy would have made of the last 24 hours."""
    body: PolicyChange = call.body
    judged = await call.services.judgements.lately(call.actor.school)
    after = [judge(body.policy, each.findings, each.context).action for each in judged]
    return PolicyTried(
        faults=faults(body.policy),
        looked_at=len(judged),
        before=dict(Counter(each.action for each in judged)),
        after=dict(Counter(after)),
        changed=sum(each.action is not now for each, now in zip(judged, after, strict=True)),
    )


async def save(call: Call) -> PolicyWhole:
    """Save it; from the next texts on it holds, on every process within two seconds."""
    body: PolicyChange = call.body
    if wrong := faults(body.policy):
        raise HttpRefusal(400, "faulty", wrong[0])
    if not await call.services.policies.save(call.actor, body.policy, call.services.clock()):
        message = "Somebody has saved another version meanwhile. Load it, and change that."
        raise HttpRefusal(409, "changed", message)
    return _whole(body.policy)


async def numbers(call: Call) -> NumbersOfReview:
    """What was decided in the last thirty days."""
    since = call.services.clock() - DAYS * 86_400_000
    found = await call.services.statistics.since(call.actor.school, since)
    made, answered, granted = found.appeals
    return NumbersOfReview(
        days=DAYS,
        categories=tuple(
            CategoryNumbers(category=c, decided=n, median_ms=round(median), slow_ms=round(slow))
            for c, n, median, slow in found.categories
        ),
        rules=tuple(RuleNumbers(rule=r, decided=n, wrong=wrong) for r, n, wrong in found.rules),
        appeals=made,
        answered=answered,
        granted=granted,
    )


_PATH = "/api/review/policy"

ROUTES = (
    Route("GET", _PATH, read, "The school's policy", REVIEWERS, answers=PolicyWhole),
    Route("POST", f"{_PATH}/trials", tried, "Try a policy", REVIEWERS, PolicyChange, PolicyTried),
    Route("GET", "/api/review/numbers", numbers, "How it went", REVIEWERS, answers=NumbersOfReview),
    Route("PUT", _PATH, save, "Save the next version", REVIEWERS, PolicyChange, PolicyWhole),
)

"""The review queue over HTTP: what waits, and what a moderator does with it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from hashlib import blake2b

from moderation.cases import REVIEWERS, Answer, Case, Conflict, Ruling
from moderation.chain import Entry
from moderation.clocks import Clocks
from moderation.exposure import WINDOW_MS, needs_rest
from moderation.findings import Severity
from persistence.cases import Shown
from realtime.http.errors import HttpRefusal, not_found
from realtime.http.review_words import words_of
from realtime.http.routing import Call, Route, query
from realtime.protocol.http import NamedId
from realtime.protocol.review import (
    CaseDecision,
    CaseEvent,
    CaseHandOver,
    CaseNote,
    CaseNoteNew,
    CaseWhole,
    CaseWords,
    Exposure,
    ManyAnswer,
    ManyDecided,
    ReviewCase,
    ReviewQueue,
    Ruled,
)
from realtime.services import LIFETIME
from rooms.base import Id, Millis
from rooms.roles import Role

WAITS_S = 10.0
"""How long an answer may wait for something new."""
LOOKS_EVERY_S = 1.0
"""How often it is looked whether something is new; so soon a moderator hears of a crisis."""
MOST = 200
"""How many are listed: nobody can look at more."""


async def queue(call: Call) -> ReviewQueue:
    """What waits; with `after`, as soon as that is not what it was any more."""
    after, ends = query(call, "after"), asyncio.get_running_loop().time() + WAITS_S
    while True:
        found = await _now(call)
        left = ends - asyncio.get_running_loop().time()
        if found.version != after or left <= 0 or not call.request.app[LIFETIME].is_ready:
            return found
        await asyncio.sleep(min(left, LOOKS_EVERY_S))


async def _now(call: Call) -> ReviewQueue:
    services, actor, now = call.services, call.actor, call.services.clock()
    shown, waiting = await services.cases.queue(actor.school, actor.person, now)
    settled = await services.policies.settings(actor.school)
    leads = settled.leads
    is_lead = actor.person in leads if leads else actor.role is Role.ADMIN
    shown.sort(key=lambda each: _rank(each.case, actor.person, is_lead=is_lead))
    clocks = settled.clocks
    cards = tuple(card(each, clocks) for each in shown)
    still = [each for each in cards if each.decided is None]
    said = "\n".join(each.model_dump_json() for each in cards)
    return ReviewQueue(
        version=blake2b(said.encode(), digest_size=12).hexdigest(),
        now=now,
        waiting=waiting,
        severe=sum(each.severity == Severity.SEVERE for each in still),
        overdue=sum(each.due_at < now for each in still),
        mine=sum(_is_mine(each.case, actor.person, now) for each in shown),
        more=max(0, waiting - min(len(still), MOST)),
        exposure=await exposure(call),
        cases=cards[:MOST],
    )


def _rank(case: Case, viewer: Id, *, is_lead: bool) -> tuple[bool, bool, int, Millis, Id]:
    handed, escalated = case.handed_to == viewer, is_lead and case.escalated_at is not None
    return not handed, not escalated, -case.severity, case.opened_at, case.id


def _is_mine(case: Case, viewer: Id, now: Millis) -> bool:
    return case.decided is None and viewer in (case.holder(now), case.handed_to)


def card(shown: Shown, clocks: Clocks) -> ReviewCase:
    """A case as the list shows it."""
    case, decided = shown.case, shown.case.decided
    return ReviewCase(
        id=case.id,
        origin=case.origin,
        category=case.category,
        severity=case.severity,
        version=case.version,
        room=NamedId(id=case.room, name=shown.room_name),
        author=NamedId(id=case.author, name=shown.author_name),
        reporter=_named(case.reporter, shown.reporter_name),
        reason=shown.reason,
        opened_at=case.opened_at,
        due_at=clocks.due(case.category, case.opened_at),
        claimed_by=_named(case.claimed_by, shown.claimed_name),
        claimed_until=case.claimed_until,
        handed_to=_named(case.handed_to, shown.handed_name),
        escalated=case.escalated_at is not None,
        decided=None
        if decided is None
        else Ruled(
            ruling=decided.ruling,
            by=NamedId(id=decided.by, name=shown.decider_name),
            at=decided.at,
            final_at=decided.final_at,
        ),
    )


def _named(person: Id | None, name: str) -> NamedId | None:
    return NamedId(id=person, name=name or person) if person is not None else None


async def exposure(call: Call) -> Exposure:
    """How much the caller has revealed lately."""
    since = call.services.clock() - WINDOW_MS
    severities = await call.services.audit.reveals(call.actor.school, call.actor.person, since)
    return Exposure(revealed=len(severities), rest=needs_rest(severities))


async def found(call: Call) -> Shown:
    """The case of the path. Raises `HttpRefusal` where it is not one of the school's."""
    shown = await call.services.cases.find(call.actor.school, call.path_id("case"))
    if shown is None:
        raise not_found()
    return shown


async def whole(call: Call) -> CaseWhole:
    """A case with its notes and its history."""
    return await _whole(call, await found(call))


async def _whole(call: Call, shown: Shown) -> CaseWhole:
    services, school = call.services, call.actor.school
    people = {each.id: each for each in await services.people.people(school)}

    def named(person: Id) -> NamedId:
        return NamedId(id=person, name=people[person].name if person in people else "")

    notes = await services.cases.notes(school, shown.case.id)
    entries = await services.audit.of_case(school, shown.case.id)
    return CaseWhole(
        case=card(shown, (await services.policies.settings(school)).clocks),
        rules=shown.rules,
        policy_version=shown.policy_version,
        notes=tuple(CaseNote(by=named(n.author), at=n.at, words=n.words) for n in notes),
        history=tuple(_event(entry, named(entry.actor)) for entry in entries),
        colleagues=tuple(
            named(each.id)
            for each in people.values()
            if each.role in REVIEWERS and each.id != call.actor.person
        ),
    )


def _event(entry: Entry, by: NamedId) -> CaseEvent:
    ruling = str(json.loads(entry.details).get("ruling", ""))
    return CaseEvent(by=by, at=entry.at, action=entry.action, ruling=ruling)


async def reveal(call: Call) -> CaseWords:
    """The words of a case, with what stood around them. That they were shown is written down."""
    shown = await found(call)
    actor, now = call.actor, call.services.clock()
    await call.services.audit.note(
        actor.school, now, actor.person, "revealed", shown.case.id, severity=shown.case.severity
    )
    return await words_of(call, shown.case, await exposure(call))


async def rested(call: Call) -> Exposure:
    """The caller had a break: what they read before counts no more."""
    actor = call.actor
    now = call.services.clock()
    await call.services.audit.note(actor.school, now, actor.person, "rested")
    return await exposure(call)


async def claim(call: Call) -> CaseWhole:
    """Work on a case; asked again, the lease is renewed."""
    cases, now = call.services.cases, call.services.clock()
    return await _done(call, await cases.claim(call.actor, call.path_id("case"), now))


async def put_back(call: Call) -> CaseWhole:
    """Leave a case to others."""
    cases, now = call.services.cases, call.services.clock()
    return await _done(call, await cases.put_back(call.actor, call.path_id("case"), now))


async def decide(call: Call) -> CaseWhole:
    """Decide on a case, once."""
    body: CaseDecision = call.body
    answer = await _decided(call, call.path_id("case"), body.version, body.ruling)
    return await _done(call, answer)


def _decided(call: Call, case: Id, version: int, ruling: Ruling) -> Awaitable[Answer | None]:
    now = call.services.clock()
    return call.services.cases.decide(call.actor, case, version, ruling, now)


async def decide_many(call: Call) -> ManyAnswer:
    """Decide on many cases alike; what changed meanwhile is passed over."""
    body: ManyDecided = call.body
    decided: list[Id] = []
    passed: list[Id] = []
    for each in body.cases:
        answer = await _decided(call, each.case, each.version, body.ruling)
        (decided if isinstance(answer, Case) else passed).append(each.case)
    return ManyAnswer(decided=tuple(decided), passed_over=tuple(passed))


async def undo(call: Call) -> CaseWhole:
    """Take one's own decision back while it is not final."""
    cases, now = call.services.cases, call.services.clock()
    return await _done(call, await cases.undo(call.actor, call.path_id("case"), now))


async def escalate(call: Call) -> CaseWhole:
    """Bring a case before the safeguarding lead."""
    cases, now = call.services.cases, call.services.clock()
    return await _done(call, await cases.escalate(call.actor, call.path_id("case"), now))


async def hand_over(call: Call) -> CaseWhole:
    """Give a case to a colleague."""
    body: CaseHandOver = call.body
    person = await call.services.people.person(call.actor.school, body.to)
    if person is None or person.role not in REVIEWERS:
        raise HttpRefusal(400, "unknown_person", "Choose one of the moderators of your school.")
    now = call.services.clock()
    cases = call.services.cases
    return await _done(call, await cases.hand_over(call.actor, call.path_id("case"), body.to, now))


async def add_note(call: Call) -> CaseWhole:
    """Write something down about a case."""
    body: CaseNoteNew = call.body
    case, now = call.path_id("case"), call.services.clock()
    if not await call.services.cases.add_note(call.actor, case, body.words, now):
        raise not_found()
    return await whole(call)


async def _done(call: Call, answer: Answer | None) -> CaseWhole:
    if answer is None:
        raise not_found()
    shown = await found(call)
    if isinstance(answer, Conflict):
        raise HttpRefusal(409, answer, _WORDS[answer](shown))
    return await _whole(call, shown)


def _first_decision(shown: Shown) -> str:
    if shown.case.decided is None:
        return "This was decided on, and taken back since. Look at it again."
    who = shown.decider_name or "Somebody"
    return f"{who} decided on this first: {_RULINGS[shown.case.decided.ruling]}."


_RULINGS = {
    Ruling.ALLOW: "others may read it",
    Ruling.REMOVE: "others may not read it",
    Ruling.HANDLED: "the adults have it in hand",
}

_WORDS: dict[Conflict, Callable[[Shown], str]] = {
    Conflict.DECIDED: _first_decision,
    Conflict.CLAIMED: lambda shown: f"{shown.claimed_name or 'Somebody'} is looking at this now.",
    Conflict.CHANGED: lambda shown: "This has changed since you opened it. Look at it again.",
    Conflict.OWN: lambda shown: "Somebody else has to decide on this.",
    Conflict.FINAL: lambda shown: "This cannot be taken back any more.",
}


def _on_case(
    act: str, handler: Callable[[Call], Awaitable[CaseWhole]], summary: str, takes: type | None
) -> Route:
    path = f"/api/review/cases/{{case}}/{act}"
    return Route("POST", path, handler, summary, REVIEWERS, takes, CaseWhole)


_CASE = "/api/review/cases/{case}"

ROUTES = (
    Route(
        "GET",
        "/api/review",
        queue,
        "What waits for a moderator",
        REVIEWERS,
        answers=ReviewQueue,
        query=("after",),
    ),
    Route("GET", _CASE, whole, "A case, without its words", REVIEWERS, answers=CaseWhole),
    Route("POST", f"{_CASE}/reveal", reveal, "The words of a case", REVIEWERS, answers=CaseWords),
    _on_case("claim", claim, "Work on a case, or go on doing so", None),
    _on_case("put-back", put_back, "Leave a case to others", None),
    _on_case("decision", decide, "Decide on a case", CaseDecision),
    _on_case("undo", undo, "Take one's own decision back", None),
    _on_case("escalation", escalate, "Bring a case before the safeguarding lead", None),
    _on_case("hand-over", hand_over, "Give a case to a colleague", CaseHandOver),
    _on_case("notes", add_note, "Write something down about a case", CaseNoteNew),
    Route(
        "POST",
        "/api/review/decisions",
        decide_many,
        "Decide on many cases alike",
        REVIEWERS,
        ManyDecided,
        ManyAnswer,
    ),
    Route("POST", "/api/review/breaks", rested, "Had a break", REVIEWERS, answers=Exposure),
)

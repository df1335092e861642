"""What a case is about, in words: read only when a moderator asks to see it."""

from moderation.cases import Case, Origin
from persistence.context import Line, around, fact_at
from realtime.http.held_items import read
from realtime.http.routing import Call
from realtime.protocol.http import NamedId
from realtime.protocol.review import CaseWords, ContextLine, Exposure
from rooms.board.board import words_of as board_words
from rooms.facts import AnswerJudged, AnswerKept, AnswerProposed, BoardChanged, Fact


async def words_of(call: Call, case: Case, exposure: Exposure) -> CaseWords:
    """The words, and ten messages on each side."""
    services, school = call.services, call.actor.school
    about = case
    if case.appeal_of is not None:
        before = await services.cases.find(school, case.appeal_of)
        about = before.case if before is not None else case
    lines = await around(services.database, school, about.room, about.place, about.opened_at)
    kept = await services.reports.evidence(school, about.id)
    return CaseWords(
        text=kept.get("text") or await _text(call, about, lines),
        said=(await services.reports.evidence(school, case.id)).get("said", ""),
        picture=kept.get("picture", ""),
        context=tuple(_shown(line, about) for line in lines),
        exposure=exposure,
    )


async def _text(call: Call, case: Case, lines: list[Line]) -> str:
    if case.origin is Origin.HELD and case.place is not None:
        payload = await call.services.held.payload(call.actor.school, case.room, case.place)
        return read(payload)[0] if payload else ""
    if text := next((line.text for line in lines if line.place == case.place), ""):
        return text
    if case.place is None:
        return ""
    services = call.services
    return words_in(await fact_at(services.database, call.actor.school, case.room, case.place))


def words_in(fact: Fact | None) -> str:
    """The words that a fact lets others read."""
    match fact:
        case BoardChanged():
            changed = [each.text for each in fact.set if each.text]
            return "\n".join((*board_words(fact.put), *changed))
        case AnswerJudged() | AnswerProposed() | AnswerKept():
            return fact.answer or ""
        case _:
            return ""


def _shown(line: Line, case: Case) -> ContextLine:
    return ContextLine(
        place=line.place,
        at=line.at,
        author=NamedId(id=line.author, name=line.author_name or line.author),
        text=line.text,
        status=line.status,
        is_this=line.place == case.place,
    )

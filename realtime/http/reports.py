"""A room's sessions for its tutors: which there were, what was done in one, and that as CSV."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from aiohttp import web

from persistence.rooms import RoomRecord, Sitting
from realtime.http.csv_text import csv_bytes
from realtime.http.errors import not_found
from realtime.http.rooms import TUTORS, entered
from realtime.http.routing import Call, Route, query
from realtime.protocol.http import (
    NamedId,
    ReportedAct,
    ReportedSkill,
    ReportedStudent,
    RoomSession,
    RoomSessions,
    SessionReport,
    SkillCell,
)
from rooms.base import Id, Millis
from rooms.live import LiveRoom
from rooms.mastery.learners import Mastery
from rooms.reports import EVERYBODY, KINDS, Act, Report, report
from rooms.roles import Role
from rooms.state import RoomState

HEADER = (
    "Time (UTC)",
    "Student",
    "Problem",
    "Step",
    "Part",
    "What",
    "Answer",
    "Verdict",
    "Whose",
    "Attempt",
    "Hints open",
    "By a tutor",
)
ALL = "Everybody"


async def sessions(call: Call) -> RoomSessions:
    """The sessions of a room, the newest first."""
    record, _ = await entered(call)
    sittings = await call.services.room_store.sittings(record.school, [record.id])
    newest = sorted(sittings, key=lambda each: -each.started_at)
    return RoomSessions(
        room=NamedId(id=record.id, name=record.name),
        sessions=tuple(
            RoomSession(session=each.session, started_at=each.started_at, ended_at=each.ended_at)
            for each in newest
        ),
    )


async def session_report(call: Call) -> SessionReport:
    """What was done in a session, act by act and by skill."""
    record, live, sitting, made = await _reported(call)
    students = _students(live.state, sitting, made)
    numbers = _numbers(live.state, students)
    # What is known now says nothing about a session of long ago.
    follows = sitting.ended_at is None
    follower = await call.services.attention.follow(record.school, record.id) if follows else None
    mastery = follower.practice.mastery if follower is not None else Mastery()
    return SessionReport(
        room=NamedId(id=record.id, name=record.name),
        session=sitting.session,
        started_at=sitting.started_at,
        ended_at=sitting.ended_at,
        students=tuple(
            ReportedStudent(id=person, name=name, number=numbers[person])
            for person, name in students.items()
        ),
        acts=tuple(_act(each) for each in made.acts),
        skills=tuple(
            ReportedSkill(
                skill=skill,
                cells={
                    person: SkillCell(
                        tried=each.tried,
                        solved=each.solved,
                        alone=each.alone,
                        known=_known(mastery, person, skill),
                    )
                    for person, each in people.items()
                },
            )
            for skill, people in made.skills.items()
        ),
    )


async def session_csv(call: Call) -> web.Response:
    """The same as a file for a spreadsheet; with `names=hidden` students are numbers in it."""
    record, live, sitting, made = await _reported(call)
    students = _students(live.state, sitting, made)
    if query(call, "names") == "hidden":
        numbers = _numbers(live.state, students)
        students = {person: f"Student {number}" for person, number in numbers.items()}
    rows = [_row(each, students) for each in made.acts]
    name = _file_name(record.name, sitting.started_at)
    return web.Response(
        body=csv_bytes(HEADER, rows),
        content_type="text/csv",
        charset="utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


async def _reported(call: Call) -> tuple[RoomRecord, LiveRoom, Sitting, Report]:
    record, live = await entered(call)
    wanted = call.path_id("session")
    sittings = await call.services.room_store.sittings(record.school, [record.id])
    sitting = next((each for each in sittings if each.session == wanted), None)
    if sitting is None:
        raise not_found()
    facts = await call.services.room_store.facts_of(record.school, sitting, KINDS)
    return record, live, sitting, report(facts)


def _students(state: RoomState, sitting: Sitting, made: Report) -> dict[Id, str]:
    """The students of a report by name, in the order in which they first came to the room."""
    acted = {act.person for act in made.acts} - {EVERYBODY}
    there = acted | set(state.attending) if sitting.ended_at is None else acted
    known = {
        person: known.name
        for person, known in state.people.items()
        if known.role is Role.STUDENT and person in there
    }
    return known | dict.fromkeys(sorted(acted - known.keys()), "Somebody")


def _numbers(state: RoomState, students: Iterable[Id]) -> dict[Id, int]:
    """The numbers of students: those that the room shows where names are hidden."""
    order = [person for person, known in state.people.items() if known.role is Role.STUDENT]
    order += [person for person in students if person not in order]
    return {person: order.index(person) + 1 for person in students}


def _known(mastery: Mastery, person: Id, skill: str) -> float | None:
    """P(known) of a student's skill; None where nothing was practised."""
    learner = mastery.learners.get(person)
    found = learner.skills.get(skill) if learner is not None else None
    return found.known if found is not None else None


def _act(act: Act) -> ReportedAct:
    return ReportedAct(
        place=act.place,
        at=act.at,
        person=act.person or None,
        what=act.what,
        title=act.title,
        step=act.step,
        scaffold=act.scaffold,
        answer=act.answer,
        verdict=act.verdict,
        origin=act.origin,
        attempt=act.attempt,
        hints=act.hints,
        by_tutor=act.by_tutor,
    )


def _row(act: Act, students: Mapping[Id, str]) -> tuple[object, ...]:
    return (
        datetime.fromtimestamp(act.at / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S"),
        students.get(act.person, ALL),
        act.title,
        act.step or "",
        "scaffold" if act.scaffold else "step",
        act.what,
        act.answer,
        act.verdict,
        act.origin,
        act.attempt or "",
        act.hints,
        "yes" if act.by_tutor else "",
    )


def _file_name(room: str, started_at: Millis) -> str:
    """A name of plain letters: what a header and every file system take."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", room).strip("-").lower() or "room"
    return f"{plain[:40]}-{datetime.fromtimestamp(started_at / 1000, UTC):%Y-%m-%d}.csv"


ROUTES = (
    Route(
        "GET",
        "/api/rooms/{room}/sessions",
        sessions,
        "The sessions of a room",
        TUTORS,
        answers=RoomSessions,
    ),
    Route(
        "GET",
        "/api/rooms/{room}/sessions/{session}/report",
        session_report,
        "What was done in a session",
        TUTORS,
        answers=SessionReport,
    ),
    Route(
        "GET",
        "/api/rooms/{room}/sessions/{session}/report.csv",
        session_csv,
        "What was done in a session, as CSV",
        TUTORS,
        query=("names",),
    ),
)

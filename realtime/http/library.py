"""The library: finding problems, and the sets they are used in."""

import secrets

from persistence.library import Wanted
from persistence.problems.imported import ProblemSet
from realtime.http.errors import HttpRefusal, not_found
from realtime.http.routing import STAFF_ROLES, Call, Route, query
from realtime.protocol.http import NamedId
from realtime.protocol.library import (
    LibraryCard,
    LibraryChoices,
    LibraryPage,
    ProblemSetChange,
    ProblemSetNew,
    ProblemSetWhole,
)
from rooms.base import Id
from rooms.roles import Role

PAGE = 20
PAGES_MOST = 10_000
TUTORS = frozenset({Role.TUTOR})


async def find(call: Call) -> LibraryPage:
    """Problems by words and by what they are about, in pages."""
    wanted = Wanted(
        words=query(call, "q") or "",
        subject=query(call, "subject") or "",
        level=query(call, "level") or "",
        skill=query(call, "skill") or "",
        licence=query(call, "licence") or "",
        bank=query(call, "bank") or "",
        set_id=query(call, "set"),
        offset=_page(call) * PAGE,
        limit=PAGE,
    )
    found = await call.services.library.search(call.actor.school, wanted)
    cards = tuple(
        LibraryCard(
            id=card.id,
            title=card.title,
            subject=card.subject,
            level=card.level,
            skills=card.skills,
            steps=card.steps,
            source=card.source,
            licence=card.licence,
            version=card.version,
            is_own=card.is_own,
        )
        for card in found.cards
    )
    return LibraryPage(problems=cards, total=found.total)


def _page(call: Call) -> int:
    asked = query(call, "page") or "0"
    if not asked.isdecimal() or int(asked) > PAGES_MOST:
        raise HttpRefusal(400, "malformed", "Say which page, from 0.", "page")
    return int(asked)


async def choices(call: Call) -> LibraryChoices:
    """What problems can be chosen by."""
    found = await call.services.library.facets(call.actor.school)
    return LibraryChoices(
        subjects=found.subjects,
        levels=found.levels,
        licences=found.licences,
        skills=found.skills,
    )


async def whole_set(call: Call) -> ProblemSetWhole:
    """A problem set, with titles."""
    return await _whole(call, call.path_id("set"))


async def make_set(call: Call) -> ProblemSetWhole:
    """Make a problem set."""
    new: ProblemSetNew = call.body
    made = ProblemSet(secrets.token_urlsafe(12), new.name.strip(), _once(new.problems))
    await call.services.library.put_set(call.actor.school, made)
    return await _whole(call, made.id)


async def change_set(call: Call) -> ProblemSetWhole:
    """Change a problem set's name, or its problems and their order."""
    change: ProblemSetChange = call.body
    was = await _find(call, call.path_id("set"))
    problems = was.problems if change.problems is None else _once(change.problems)
    name = change.name.strip() if change.name else was.name
    await call.services.library.put_set(call.actor.school, ProblemSet(was.id, name, problems))
    return await _whole(call, was.id)


async def drop_set(call: Call) -> None:
    """Take a problem set away, from the rooms that use it too. Its problems stay."""
    was = await _find(call, call.path_id("set"))
    await call.services.library.drop_set(call.actor.school, was.id)


def _once(problems: tuple[Id, ...]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(problems))


async def _find(call: Call, wanted: Id) -> ProblemSet:
    sets = await call.services.library.sets(call.actor.school)
    found = next((each for each in sets if each.id == wanted), None)
    if found is None:
        raise not_found()
    return found


async def _whole(call: Call, wanted: Id) -> ProblemSetWhole:
    found = await _find(call, wanted)
    cards = await call.services.library.catalogue(call.actor.school, wanted)
    titles = tuple(NamedId(id=card.id, name=card.title) for card in cards)
    return ProblemSetWhole(id=found.id, name=found.name, problems=titles)


FILTERS = ("q", "subject", "level", "skill", "licence", "bank", "set", "page")

ROUTES = (
    Route(
        "GET",
        "/api/library",
        find,
        "Find problems",
        STAFF_ROLES,
        answers=LibraryPage,
        query=FILTERS,
    ),
    Route(
        "GET",
        "/api/library/choices",
        choices,
        "What problems can be chosen by",
        STAFF_ROLES,
        answers=LibraryChoices,
    ),
    Route("POST", "/api/sets", make_set, "Make a set", TUTORS, ProblemSetNew, ProblemSetWhole, 201),
    Route("GET", "/api/sets/{set}", whole_set, "A set", STAFF_ROLES, answers=ProblemSetWhole),
    Route(
        "PATCH",
        "/api/sets/{set}",
        change_set,
        "Change a set",
        TUTORS,
        ProblemSetChange,
        ProblemSetWhole,
    ),
    Route("DELETE", "/api/sets/{set}", drop_set, "Take a set away", TUTORS),
)

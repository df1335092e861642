"""Writing problems: drafts that are saved as they grow, trying them, and publishing a version."""

import secrets
import time
from math import isfinite
from typing import Any

from persistence.drafts import DRAFTS_MOST, Draft, DraftChanged, ProblemChanged
from persistence.problems.files import FIGURE_BYTES, media_type
from persistence.problems.imported import FigureFile
from persistence.problems.native import figure_names
from persistence.problems.unfinished import unfinished
from realtime.http.errors import HttpRefusal, not_found
from realtime.http.library import TUTORS
from realtime.http.routing import Call, Route, whole_body
from realtime.http.screening import screened
from realtime.http.trials import DRAFT_BYTES, examine
from realtime.protocol.library import (
    DraftCard,
    DraftList,
    DraftNew,
    DraftPublish,
    DraftSave,
    DraftSaved,
    DraftWhole,
    Fault,
    FigureName,
    Published,
)
from rooms.base import Id

_ENDINGS = {
    "image/gif": "gif",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}


async def list_drafts(call: Call) -> DraftList:
    """One's drafts."""
    found = await call.services.drafts.all(call.actor.school, call.actor.person)
    return DraftList(
        drafts=tuple(
            DraftCard(
                id=each.id,
                problem=each.problem,
                base=each.base,
                title=str(each.body.get("title", ""))[:200],
                saved_at=each.saved_at,
            )
            for each in found
        )
    )


async def begin(call: Call) -> DraftWhole:
    """Begin a draft; where one has a draft of this problem already, that one."""
    new: DraftNew = call.body
    actor, drafts = call.actor, call.services.drafts
    if len(await drafts.all(actor.school, actor.person)) >= DRAFTS_MOST:
        raise HttpRefusal(409, "too_many", "You have many drafts. Publish or discard some first.")
    own = secrets.token_urlsafe(12)
    body: dict[str, Any] = {"id": own, **EMPTY}
    base = 0
    if new.problem is not None:
        body, base = await _from_library(call, new.problem)
        if new.is_copy:
            body, base = body | {"id": own, "title": f"{body['title']} (copy)"}, 0
            await _copy_figures(call, new.problem, own)
    now = time.time_ns() // 1_000_000
    draft = Draft(secrets.token_urlsafe(12), body["id"], base, 1, body, now)
    return _whole(await drafts.begin(actor.school, actor.person, draft))


EMPTY: dict[str, Any] = {
    "title": "",
    "body": "",
    "subject": "",
    "level": "",
    "steps": [],
    "credit": {"source": "", "licence": "CC BY 4.0"},
}


async def _from_library(call: Call, problem: Id) -> tuple[dict[str, Any], int]:
    school, library = call.actor.school, call.services.library
    found, versions = (
        await library.problem(school, problem),
        await library.versions(school, problem),
    )
    if found is None:
        raise not_found()
    return found.model_dump(mode="json"), versions[0].number


async def _copy_figures(call: Call, problem: Id, copy: Id) -> None:
    school = call.actor.school
    found = await call.services.library.problem(school, problem)
    for name in dict.fromkeys(figure_names(found) if found else ()):
        file = await call.services.library.figure(school, problem, name)
        if file is not None:
            await call.services.drafts.put_figure(school, copy, file, name)


async def read(call: Call) -> DraftWhole:
    """One of one's drafts, whole."""
    return _whole(await _mine(call))


async def save(call: Call) -> DraftSaved:
    """Save a draft, over the revision that was seen."""
    wanted: DraftSave = call.body
    _storable(wanted.body)
    try:
        saved = await call.services.drafts.save(
            call.actor.school,
            call.actor.person,
            call.path_id("draft"),
            wanted.revision,
            wanted.body,
        )
    except DraftChanged:
        raise _changed() from None
    if saved is None:
        raise not_found()
    return DraftSaved(revision=saved.revision, saved_at=saved.saved_at)


async def discard(call: Call) -> None:
    """Throw a draft away. What was published stays."""
    if not await call.services.drafts.drop(
        call.actor.school, call.actor.person, call.path_id("draft")
    ):
        raise not_found()


async def add_figure(call: Call) -> FigureName:
    """Keep an image for a draft; the body of the request is the image itself."""
    draft = await _mine(call)
    data = await whole_body(call.request, FIGURE_BYTES)
    kind = media_type(data)
    if kind is None:
        message = "This is not a picture that can be shown: a GIF, PNG, JPEG, WebP or plain SVG."
        raise HttpRefusal(400, "not_a_picture", message)
    name = FigureFile(kind, data).name_of_content(_ENDINGS[kind])
    await call.services.drafts.put_figure(
        call.actor.school, draft.problem, FigureFile(kind, data), name
    )
    return FigureName(name=name)


async def publish(call: Call) -> Published:
    """Make a draft the newest version of its problem, if nothing in it has to be mended."""
    wanted: DraftPublish = call.body
    draft = await _mine(call)
    if draft.revision != wanted.revision:
        raise _changed()
    problem, wrong = await examine(draft.body | {"id": draft.problem})
    if problem is not None and not wrong:
        wrong = [
            *(Fault(at=each.at, message=each.message) for each in unfinished(problem)),
            *await screened(call, problem),
        ]
    if problem is None or wrong:
        return Published(problem=draft.problem, version=None, faults=tuple(wrong))
    try:
        version = await call.services.drafts.publish(
            call.actor.school, call.actor.person, draft, problem, over=wanted.over
        )
    except ProblemChanged:
        message = "Somebody published another version while you wrote. Look at it first."
        raise HttpRefusal(409, "newer_version", message) from None
    return Published(problem=draft.problem, version=version, faults=())


async def _mine(call: Call) -> Draft:
    found = await call.services.drafts.find(
        call.actor.school, call.actor.person, call.path_id("draft")
    )
    if found is None:
        raise not_found()
    return found


def _storable(body: Any) -> None:
    """Refuse what PostgreSQL cannot keep; the browser never sends it."""
    waiting = [body]
    while waiting:
        match waiting.pop():
            case str() as text if "\0" in text:
                raise HttpRefusal(
                    400, "malformed", "There is a character in it that cannot be kept."
                )
            case float() as number if not isfinite(number):
                raise HttpRefusal(400, "malformed", "There is a number in it that is none.")
            case dict() as inner:
                waiting += [*inner, *inner.values()]
            case list() as inner:
                waiting += inner


def _changed() -> HttpRefusal:
    message = "This draft was changed in another window. Load it again to see it as it is now."
    return HttpRefusal(409, "draft_changed", message)


def _whole(draft: Draft) -> DraftWhole:
    return DraftWhole(
        id=draft.id,
        problem=draft.problem,
        base=draft.base,
        revision=draft.revision,
        saved_at=draft.saved_at,
        body=draft.body,
    )


ROUTES = (
    Route("GET", "/api/drafts", list_drafts, "One's drafts", TUTORS, answers=DraftList),
    Route("POST", "/api/drafts", begin, "Begin a draft", TUTORS, DraftNew, DraftWhole, 201),
    Route("GET", "/api/drafts/{draft}", read, "A draft", TUTORS, answers=DraftWhole),
    Route(
        "PUT",
        "/api/drafts/{draft}",
        save,
        "Save a draft",
        TUTORS,
        DraftSave,
        DraftSaved,
        limit=DRAFT_BYTES,
    ),
    Route("DELETE", "/api/drafts/{draft}", discard, "Throw a draft away", TUTORS),
    Route(
        "POST",
        "/api/drafts/{draft}/figures",
        add_figure,
        "Keep an image for a draft",
        TUTORS,
        answers=FigureName,
        status=201,
    ),
    Route(
        "POST",
        "/api/drafts/{draft}/publication",
        publish,
        "Publish a draft",
        TUTORS,
        DraftPublish,
        Published,
    ),
)

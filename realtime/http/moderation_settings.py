"""What a school settles about its moderation: help lines, clocks, leads."""

from moderation.cases import REVIEWERS
from moderation.clocks import USUAL
from moderation.help_lines import BY_COUNTRY, Help, SchoolModeration
from realtime.http.errors import HttpRefusal
from realtime.http.routing import SIGNED_IN, Call, Route
from realtime.protocol.http import NamedId
from realtime.protocol.review import ModerationSettings
from rooms.roles import Role

ADMINS = frozenset({Role.ADMIN})


async def where_help_is(call: Call) -> Help:
    """Where somebody of this school finds help; the same for whoever asks, and not noted."""
    return (await call.services.policies.settings(call.actor.school)).where_help_is()


async def settings(call: Call) -> ModerationSettings:
    """What is settled, and what there is to choose from."""
    services, school = call.services, call.actor.school
    people = await services.people.people(school)
    return ModerationSettings(
        settled=await services.policies.settings(school),
        usual_minutes={str(category): minutes for category, minutes in USUAL.items()},
        countries=tuple(each for each in BY_COUNTRY if each),
        people=tuple(NamedId(id=p.id, name=p.name) for p in people if p.role in REVIEWERS),
    )


async def settle(call: Call) -> ModerationSettings:
    """Settle it anew."""
    body: SchoolModeration = call.body
    people = await call.services.people.people(call.actor.school)
    if not set(body.leads) <= {each.id for each in people if each.role in REVIEWERS}:
        raise HttpRefusal(400, "unknown_person", "Choose leads among your moderators.")
    await call.services.policies.settle(call.actor, body, call.services.clock())
    return await settings(call)


_PATH = "/api/review/settings"

ROUTES = (
    Route("GET", "/api/help", where_help_is, "Where help is", SIGNED_IN, answers=Help),
    Route("GET", _PATH, settings, "What is settled", REVIEWERS, answers=ModerationSettings),
    Route("PUT", _PATH, settle, "Settle it anew", ADMINS, SchoolModeration, ModerationSettings),
)

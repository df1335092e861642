"""Policies of schools: versions that are only added, and the newest at hand for every text."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from moderation.help_lines import SchoolModeration
from moderation.policy import USUAL, Policy
from persistence.audit import add
from persistence.database import Database
from rooms.base import Id, Millis
from rooms.roles import Actor

FRESH_S = 2.0
"""How long a policy is used before it is asked for again: so soon a new one holds everywhere."""

_NEWEST = "SELECT body::text FROM policies WHERE school_id = $1 ORDER BY version DESC LIMIT 1"

_SAVE = """
INSERT INTO policies (school_id, version, body, saved_at, saved_by)
VALUES ($1, $2, $3::jsonb, $4, $5) ON CONFLICT DO NOTHING RETURNING version
"""


_SETTLE = """
INSERT INTO moderation_settings (school_id, body, changed_at, changed_by)
VALUES ($1, $2::jsonb, $3, $4) ON CONFLICT (school_id) DO UPDATE
SET body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by
"""


@dataclass(frozen=True, slots=True)
class _Known:
    policy: Policy
    until: float


class Policies:
    """The policies of all schools."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic):
        """In this database; `clock` counts seconds."""
        self._database, self._clock = database, clock
        self._known: dict[Id, _Known] = {}

    async def of(self, school: Id) -> Policy:
        """The policy of a school. Raises where it cannot be read: the text is then held."""
        known = self._known.get(school)
        if known is None or self._clock() >= known.until:
            known = _Known(await self.newest(school), self._clock() + FRESH_S)
            self._known[school] = known
        return known.policy

    async def newest(self, school: Id) -> Policy:
        """The newest version that was saved; the usual policy where none was."""
        async with self._database.driver(school) as driver:
            body = await driver.fetchval(_NEWEST, school)
        return Policy.model_validate_json(body) if body is not None else USUAL

    async def settings(self, school: Id) -> SchoolModeration:
        """What a school has settled; the usual where it has not."""
        query = "SELECT body::text FROM moderation_settings WHERE school_id = $1"
        async with self._database.driver(school) as driver:
            body = await driver.fetchval(query, school)
        return SchoolModeration.model_validate_json(body) if body else SchoolModeration()

    async def settle(self, actor: Actor, settings: SchoolModeration, now: Millis) -> None:
        """Settle it anew."""
        body = settings.model_dump_json()
        async with self._database.driver(actor.school) as driver:
            await driver.execute(_SETTLE, actor.school, body, now, actor.person)
            await add(driver, actor.school, now, actor.person, "settings")

    async def save(self, actor: Actor, policy: Policy, now: Millis) -> bool:
        """Save the version behind the newest; False where somebody else has saved it already."""
        async with self._database.driver(actor.school) as driver:
            newest = await driver.fetchval(_NEWEST, actor.school)
            before = Policy.model_validate_json(newest).version if newest is not None else 0
            if policy.version != before + 1:
                return False
            body = policy.model_dump_json()
            saved = await driver.fetchval(
                _SAVE, actor.school, policy.version, body, now, actor.person
            )
            if saved is None:
                return False
            await add(driver, actor.school, now, actor.person, "policy", version=policy.version)
        self._known.pop(actor.school, None)
        return True

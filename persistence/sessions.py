"""Who is signed in: opaque tokens, stored hashed, revocable at once."""

import hashlib
import secrets
import time
from dataclasses import dataclass

from sqlalchemy import delete, insert, text

from persistence.database import Database
from persistence.tables import links, sign_ins
from rooms.base import Id, Millis
from rooms.roles import Actor, Role


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person, and the session through which they came."""

    actor: Actor
    session: Id


def _hash(token: str) -> bytes:
    # The tokens are 256 random bits: a plain hash is enough, there is nothing to guess.
    return hashlib.sha256(token.encode()).digest()


def _now() -> Millis:
    return time.time_ns() // 1_000_000


class Sessions:
    """Sign-ins and sign-in links."""

    def __init__(self, database: Database):
        """Sessions in this database."""
        self._database = database

    async def create(self, actor: Actor, ttl_s: int) -> str:
        """Sign somebody in; the token is known to nobody but its bearer."""
        token, now = secrets.token_urlsafe(32), _now()
        row = {
            "id": secrets.token_urlsafe(12),
            "school_id": actor.school,
            "token_hash": _hash(token),
            "person_id": actor.person,
            "created_at": now,
            "expires_at": now + ttl_s * 1_000,
        }
        async with self._database.transaction(actor.school) as connection:
            await connection.execute(insert(sign_ins).values(row))
        return token

    async def find(self, token: str, now: Millis | None = None) -> SignedIn | None:
        """Who this token belongs to, if it is neither expired nor revoked."""
        query = text("SELECT * FROM find_session(:hash, :now)")
        async with self._database.transaction() as connection:
            rows = await connection.execute(query, {"hash": _hash(token), "now": now or _now()})
            row = rows.first()
        if row is None:
            return None
        actor = Actor(row.person_id, row.school_id, Role(row.role), row.name)
        return SignedIn(actor, row.session_id)

    async def revoke(self, signed_in: SignedIn) -> None:
        """End one session."""
        async with self._database.transaction(signed_in.actor.school) as connection:
            await connection.execute(delete(sign_ins).where(sign_ins.c.id == signed_in.session))

    async def revoke_all(self, school: Id, person: Id) -> None:
        """End every session of somebody."""
        async with self._database.transaction(school) as connection:
            await connection.execute(delete(sign_ins).where(sign_ins.c.person_id == person))

    async def create_link(self, school: Id, person: Id, ttl_s: int) -> str:
        """A token that signs somebody in as often as it is used, until it expires."""
        token = secrets.token_urlsafe(24)
        row = {
            "token_hash": _hash(token),
            "school_id": school,
            "person_id": person,
            "expires_at": _now() + ttl_s * 1_000,
        }
        async with self._database.transaction(school) as connection:
            await connection.execute(insert(links).values(row))
        return token

    async def revoke_links(self, school: Id) -> None:
        """End every link of a school."""
        async with self._database.transaction(school) as connection:
            await connection.execute(delete(links))

    async def redeem_link(self, token: str, now: Millis | None = None) -> Actor | None:
        """Whom a link signs in, if it is neither expired nor revoked."""
        query = text("SELECT * FROM find_link(:hash, :now)")
        async with self._database.transaction() as connection:
            rows = await connection.execute(query, {"hash": _hash(token), "now": now or _now()})
            row = rows.first()
        return Actor(row.person_id, row.school_id, Role(row.role), row.name) if row else None

    async def purge(self, now: Millis, attempts_kept_ms: int = 86_400_000) -> int:
        """Delete what has expired; returns how many rows went."""
        query = text("SELECT purge_expired(:now, :oldest)")
        async with self._database.transaction() as connection:
            gone = await connection.scalar(query, {"now": now, "oldest": now - attempts_kept_ms})
        return int(gone or 0)

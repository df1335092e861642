"""The audit's chain: each entry carries a hash over itself and the one before. Pure.

What was changed, taken out or put in between breaks the chain from there on. What was cut off at
the end does not: who wants to know that keeps the newest hash elsewhere, where the worker logs it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from rooms.base import Id, Millis

START = bytes(32)
"""What stands before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, when, to which case. `details` is JSON, and never holds a person's words."""

    seq: int
    at: Millis
    actor: Id
    action: str
    case: Id
    details: str
    previous: bytes
    hash: bytes


def link(
    school: Id,
    before: Entry | None,
    *,
    at: Millis,
    actor: Id,
    action: str,
    case: Id = "",
    details: dict[str, str | int] | None = None,
) -> Entry:
    """The next entry of a school's chain."""
    seq = before.seq + 1 if before is not None else 1
    previous = before.hash if before is not None else START
    said = json.dumps(details or {}, sort_keys=True, separators=(",", ":"))
    digest = digest_of(school, Entry(seq, at, actor, action, case, said, previous, b""))
    return Entry(seq, at, actor, action, case, said, previous, digest)


def digest_of(school: Id, entry: Entry) -> bytes:
    """SHA-256 over the previous hash and everything that the entry says."""
    said = [school, entry.seq, entry.at, entry.actor, entry.action, entry.case, entry.details]
    return hashlib.sha256(entry.previous + json.dumps(said).encode()).digest()


def first_fault(school: Id, entries: Iterable[Entry]) -> int | None:
    """The seq of the first entry that does not fit what stands before it; None if all do."""
    previous = START
    for seq, entry in enumerate(entries, start=1):
        fits = entry.seq == seq and entry.previous == previous
        if not fits or entry.hash != digest_of(school, entry):
            return seq
        previous = entry.hash
    return None

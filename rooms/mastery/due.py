"""Which skills it is time to look at again."""

from collections.abc import Mapping

from rooms.base import Millis
from rooms.mastery.giving import note_of
from rooms.mastery.learners import Learner
from rooms.mastery.notes import SkillNote


def due(notes: Mapping[str, SkillNote], now: Millis) -> tuple[str, ...]:
    """The skills that are due for review, those that have waited longest first."""
    waiting = [
        (note.due_at, name)
        for name, note in notes.items()
        if note.due_at is not None and now >= note.due_at
    ]
    return tuple(name for _, name in sorted(waiting))


def newest(noted: Mapping[str, SkillNote], here: Learner) -> dict[str, SkillNote]:
    """What was noted of somebody, with what they have practised since, in a room they are in."""
    since = {
        name: note_of(each)
        for name, each in here.skills.items()
        if name not in noted or each.practised_at > noted[name].practised_at
    }
    return {**noted, **since}

"""Who acts, and in which role."""

from dataclasses import dataclass
from enum import StrEnum

from rooms.base import Id


class Role(StrEnum):
    """What a person is at their school."""

    STUDENT = "student"
    TUTOR = "tutor"
    MODERATOR = "moderator"
    PARENT = "parent"
    ADMIN = "admin"


STAFF = frozenset({Role.TUTOR, Role.MODERATOR, Role.ADMIN})
"""The adults who answer for a room: they may see what is held, and everybody's work."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in person behind a command or a request."""

    person: Id
    school: Id
    role: Role
    name: str

    @property
    def is_staff(self) -> bool:
        """Whether this person is one of the adults who answer for a room."""
        return self.role in STAFF

"""The refusals: expected answers of "no", each with a stable code and plain words.

A refusal is a value, never an exception. Its words are said beside the control that the person
used: what is so, and what they can do about it.
"""

from enum import StrEnum

from rooms.base import Closed


class Code(StrEnum):
    """Stable names, part of the protocol. New ones may be added; none changes its meaning."""

    NOT_ALLOWED = "not_allowed"
    NO_SESSION = "no_session"
    SESSION_RUNNING = "session_running"
    REMOVED = "removed"
    MUTED = "muted"
    PEN_LOCKED = "pen_locked"
    NOT_FOUND = "not_found"
    NOT_YOURS = "not_yours"
    ALREADY_EXISTS = "already_exists"
    OUTSIDE_BOARD = "outside_board"
    BOARD_FULL = "board_full"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ALREADY_SOLVED = "already_solved"
    UNREADABLE = "unreadable"
    NO_MORE_HINTS = "no_more_hints"
    NOT_YET = "not_yet"
    STEP_LOCKED = "step_locked"
    OTHER_MODE = "other_mode"
    OUT_OF_DATE = "out_of_date"
    ALREADY_DECIDED = "already_decided"
    BLOCKED = "blocked"
    MALFORMED = "malformed"
    TOO_LARGE = "too_large"
    SLOW_DOWN = "slow_down"
    UNAVAILABLE = "unavailable"


class Refusal(Closed):
    """Why a command changed nothing, in the words that its author reads."""

    code: Code
    message: str
    retry_after_ms: int | None = None
    """How long to wait before trying again; None where waiting does not help."""
    at: int | None = None
    """For `unreadable`: the index of the character at which the answer stopped making sense."""

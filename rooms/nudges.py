"""The few sentences that an adult can say to one student in private."""

from enum import StrEnum


class Nudge(StrEnum):
    """What an adult may say to one student with one click. The client has the words for it."""

    HOW_IS_IT = "how_is_it"
    SHOW_ME = "show_me"
    READ_HINT = "read_hint"
    TAKE_TIME = "take_time"
    COMING = "coming"

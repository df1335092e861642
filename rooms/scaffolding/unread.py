"""Why an answer could not be read, in the words of whoever typed it."""

from dataclasses import dataclass

NOT_A_NUMBER = "This part does not read as a number. You can write 12, 3/4, 2.5 or 2(3 + 4)."
COMMA = "Use a point for decimals, like 1.5. A comma is for thousands, like 1,000."
UNFINISHED = "Something is missing here. Finish it, or take the last sign away."
UNCLOSED = "A bracket that opens here is not closed."
NO_VALUE = "This part has no value, like a division by 0."
TOO_LARGE = "This part is too large to work out here. Write it in a simpler way."
TOO_LONG = "That is longer than an answer can be. Write it in a shorter way."
TOO_DEEP = "Too many brackets inside each other. Write it in a simpler way."
EMPTY = "Type an answer first."


@dataclass(frozen=True, slots=True)
class Unread:
    """Where and why an answer stopped making sense."""

    at: int
    message: str

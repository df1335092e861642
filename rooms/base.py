"""The ground the vocabulary stands on: immutable, closed models and bounded scalar types."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

TEXT_LIMIT = 2_000
"""The longest text a person may write, in characters."""

NAME_LIMIT = 60
"""The longest name of a person, room or page, in characters."""


class Closed(BaseModel):
    """A model that cannot change after it is made, and that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
"""An opaque identifier, minted by the server or, for commands and elements, by a client."""

Millis = Annotated[int, Field(ge=0, le=2**53 - 1)]
"""A moment: milliseconds since 1970-01-01T00:00Z. Always the server's clock."""

Seq = Annotated[int, Field(ge=1, le=2**53 - 1)]
"""The number of a fact in its room: from 1, without gaps."""

Place = Seq
"""The seq at which a message or a held text was first written. It names it, and orders it."""

# A lone NUL is refused, for PostgreSQL cannot store it; all else is a matter for moderation.
Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LIMIT, pattern=r"^[^\x00]*$")]

Name = Annotated[str, StringConstraints(min_length=1, max_length=NAME_LIMIT, pattern=r"^[^\x00]*$")]

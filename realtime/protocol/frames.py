"""The frames of the Socket.IO namespace `/room`."""

from typing import Annotated, Literal

from pydantic import Field

from rooms.accommodations import Accommodations
from rooms.base import Closed, Id
from rooms.facts import Recorded
from rooms.refusals import Refusal
from rooms.signals import Signal

AtSeq = Annotated[int, Field(ge=0, le=2**53 - 1)]
"""A seq that a room can stand at; 0 is before its first fact."""

FRAME_LIMIT = 32 * 1024
"""The most bytes in a frame from a client, unless it carries a stroke."""

STROKE_FRAME_LIMIT = 256 * 1024
"""The most bytes in a `do` frame that creates elements: 5,000 points and their envelope."""


class Connect(Closed):
    """What a client says when it connects: `auth` of the Socket.IO handshake."""

    room: Id
    after: AtSeq
    """The seq that the client stands at; the facts behind it follow at once."""


class FactsFrame(Closed):
    """`facts`: everything that is the receiver's, behind `after` and up to `upto`.

    Facts that the receiver may not see are left out, so the seqs in `facts` may have gaps; the
    frame has none. A client that stands at `last` applies the frame if `after <= last`, passing
    over what it has; it then stands at `upto`. Otherwise it asks to resume.
    """

    after: AtSeq
    upto: AtSeq
    facts: tuple[Recorded, ...]


class SignalFrame(Closed):
    """`signal`: what somebody else in the room is just doing."""

    sender: Id
    signal: Signal


class Present(Closed):
    """Somebody who is connected right now, and on how many sockets."""

    person: Id
    connections: Annotated[int, Field(ge=1)]


class PresenceFrame(Closed):
    """`presence`: everybody who is connected, on every process; sent whole."""

    people: tuple[Present, ...]


class GoneFrame(Closed):
    """`gone`: this socket may not stay, and why; the server disconnects behind it."""

    reason: Literal["removed", "signed_out", "not_allowed"]
    message: str


class AccommodationsFrame(Closed):
    """`accommodations`: what is adjusted for the receiver now, set here or anywhere else."""

    version: AtSeq
    """A client passes over one that it is ahead of."""
    accommodations: Accommodations


class Acknowledged(Closed):
    """The answer to a `do` that was done: the seq of its last fact, committed."""

    seq: AtSeq


class Refused(Closed):
    """The answer to a `do` that changed nothing."""

    refusal: Refusal


class Resume(Closed):
    """`resume`: a client found a gap and asks for what is behind `after`."""

    after: AtSeq


class Reload(Closed):
    """The answer to a `resume` from too far behind: fetch the snapshot again."""

    reload: Literal[True] = True


class ConnectRefused(Closed):
    """Why a connection was refused: the data of the `connect_error`."""

    code: Literal["signed_out", "not_allowed", "removed", "malformed", "unavailable"]
    message: str

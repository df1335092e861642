"""The impure part of `rooms`: rooms as they run on this process, against the ports.

`Rooms` opens rooms and commits for all of them at once; a `LiveRoom` takes commands, one author's
in their order, decides them on the newest state, and tells its listeners what became so.
"""

from rooms.live.room import LiveRoom
from rooms.live.rooms import Rooms

__all__ = ["LiveRoom", "Rooms"]

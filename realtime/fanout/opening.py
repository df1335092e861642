"""Rooms as the server opens them: who is there on other processes is asked while they load."""

from realtime.fanout.presence import Presence
from rooms.base import Id
from rooms.live import LiveRoom, Rooms
from rooms.live.world import World


class FollowedRooms(Rooms):
    """`rooms.live.Rooms` that follows a room's presence as long as the room is loaded.

    A room that is loaded here, be it for one snapshot, sees in the log who attends, and lets those
    who do not show up leave after the grace: it has to know who is connected elsewhere.
    """

    def __init__(self, world: World, presence: Presence):
        """No room is loaded."""
        super().__init__(world)
        self._presence = presence

    async def open(self, school: Id, room: Id) -> LiveRoom:
        """As `Rooms.open`."""
        if (there := self.loaded(room)) is not None:
            return there
        # Side by side, so that both subscriptions cost one round trip.
        with self._presence.opening(room) as followed:
            await super().open(school, room)
            await followed
            # As it is now: while the others were asked it may have been unloaded.
            return await super().open(school, room)

"""What is adjusted for somebody reaches their open sockets at once, on every process."""

import asyncio

import structlog
from pydantic import ValidationError

from persistence.accommodations import AccommodationStore, Adjusted
from realtime.fanout.frames import event_frame
from realtime.protocol.frames import AccommodationsFrame
from realtime.sockets.doors import Door, Doors
from rooms.base import Closed, Id
from rooms.ports import Bus, Subscription

_log = structlog.get_logger()

_TOPIC = "accommodations"


class _News(Closed):
    person: Id
    frame: AccommodationsFrame


class Adjusting:
    """Tells the sockets of this process; what the bus loses is read again."""

    def __init__(self, store: AccommodationStore, doors: Doors, bus: Bus):
        """Hears nothing yet."""
        self._store, self._doors, self._bus = store, doors, bus
        self._subscription: Subscription | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to hear of changes on other processes."""
        self._subscription = await self._bus.subscribe(_TOPIC, self._received)

    async def close(self) -> None:
        """Stop listening."""
        if self._subscription is not None:
            await self._subscription.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def tell(self, person: Id, adjusted: Adjusted) -> None:
        """Say to every socket of somebody what is adjusted for them now."""
        news = _News(person=person, frame=_frame(adjusted))
        self._bus.publish(_TOPIC, news.model_dump_json().encode())
        _say(self._doors.of(person), news.frame)

    def _received(self, message: bytes) -> None:
        if not message:
            task = asyncio.create_task(self.tell_again())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            return
        try:
            news = _News.model_validate_json(message)
        except ValidationError:
            _log.error("accommodations.unreadable")
            return
        _say(self._doors.of(news.person), news.frame)

    async def tell_again(self) -> None:
        """Read what is adjusted for everybody here: a change may not have been heard."""
        for actor in self._doors.everybody():
            try:
                adjusted = await self._store.of(actor.school, actor.person)
            except Exception as failure:
                # The sockets stay as they are; the next page that is opened reads it.
                _log.warning("accommodations.unread", failure=type(failure).__name__)
                return
            _say(self._doors.of(actor.person), _frame(adjusted))


def _frame(adjusted: Adjusted) -> AccommodationsFrame:
    return AccommodationsFrame(version=adjusted.version, accommodations=adjusted.accommodations)


def _say(doors: list[Door], frame: AccommodationsFrame) -> None:
    said = event_frame("accommodations", frame.model_dump_json().encode())
    for door in doors:
        door.say(said)

"""The bus over Redis: a channel for each room, one connection to hear and one to tell.

Redis may forget everything or vanish at any time. What cannot be told is dropped, for every room
can read its log. While Redis is away, and when it is back, every listener is told now and then that
it may have missed news (an empty message): it then reads the log.
"""

import asyncio
import secrets
from collections import deque

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from rooms.ports import Received

_log = structlog.get_logger()

_PREFIX = "studyhall:"
_WAITING_MOST = 10_000
"""Messages that wait to be told; the oldest go first when there are more."""
_TOGETHER = 200
"""Messages told in one round trip."""
_RETRY_S, _RETRY_MOST_S = 0.1, 2.0
_CONFIRMED_WITHIN_S = 2.0
_QUIET_S, _DEAD_S = 5.0, 15.0
"""After so long without a word Redis is asked whether it is there; after so long it is not."""

_LOST = (RedisError, OSError, TimeoutError)


class RedisBus:
    """`rooms.ports.Bus` over Redis."""

    def __init__(self, url: str):
        """A bus on this Redis; `start` connects."""
        # No retries of its own: a connection that mended itself silently would hide lost news.
        self._redis: Redis = Redis.from_url(
            url,
            retry=Retry(NoBackoff(), 0),
            socket_keepalive=True,
            socket_connect_timeout=2,
            socket_timeout=_CONFIRMED_WITHIN_S,
        )
        self._me = secrets.token_bytes(8)
        self._ears: dict[str, list[Received]] = {}
        self._confirmed: dict[str, asyncio.Event] = {}
        self._waiting: deque[tuple[str, bytes]] = deque(maxlen=_WAITING_MOST)
        self._work = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._pubsub: PubSub | None = None
        self._is_closing = False
        self.connected, self.lost = asyncio.Event(), asyncio.Event()
        self.lost.set()

    async def start(self) -> None:
        """Begin to hear and to tell; Redis need not be there yet."""
        self._tasks = [asyncio.create_task(self._hear()), asyncio.create_task(self._tell())]

    async def close(self) -> None:
        """Tell what still waits, if Redis takes it at once, and disconnect."""
        # The flag as well: a cancellation that meets a timeout within redis-py can be lost there.
        self._is_closing = True
        self._work.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._tell_all()
        await self._redis.aclose()

    async def subscribe(self, room: str, received: Received) -> "RedisSubscription":
        """As the port says. Without Redis it returns all the same: the room reads its log."""
        self._ears.setdefault(room, []).append(received)
        confirmed = self._confirmed.setdefault(room, asyncio.Event())
        if self._pubsub is not None and not confirmed.is_set():
            try:
                await self._pubsub.subscribe(_PREFIX + room)
                async with asyncio.timeout(_CONFIRMED_WITHIN_S):
                    await confirmed.wait()
            except _LOST:
                _log.warning("bus.unconfirmed", room=room)
        return RedisSubscription(self, room, received)

    async def leave(self, room: str, received: Received) -> None:
        """One listener less; with the last the channel is left."""
        ears = self._ears.get(room, [])
        if received in ears:
            ears.remove(received)
        if ears or room not in self._ears:
            return
        del self._ears[room]
        self._confirmed.pop(room, None)
        if self._pubsub is not None:
            try:
                await self._pubsub.unsubscribe(_PREFIX + room)
            except _LOST:
                _log.warning("bus.unreachable")

    def publish(self, room: str, message: bytes) -> None:
        """As the port says."""
        self._waiting.append((room, message))
        self._work.set()

    # -- hearing

    async def _hear(self) -> None:
        pause = _RETRY_S
        while not self._is_closing:
            try:
                await self._hear_until_lost()
            except _LOST:
                if self._pubsub is not None:
                    _log.warning("bus.lost")
                    pause = _RETRY_S
            self._pubsub = None
            self.connected.clear()
            self.lost.set()
            for confirmed in self._confirmed.values():
                confirmed.clear()
            self._say_lost()
            await asyncio.sleep(pause)
            pause = min(pause * 2, _RETRY_MOST_S)

    async def _hear_until_lost(self) -> None:
        pubsub = self._redis.pubsub()
        try:
            # A channel of its own: the connection stands also while no room is open.
            rooms = tuple(self._ears)
            await pubsub.subscribe(_PREFIX + "bus", *(_PREFIX + room for room in rooms))
            await pubsub.get_message(timeout=_CONFIRMED_WITHIN_S)
            self._pubsub = pubsub
            self.lost.clear()
            self.connected.set()
            _log.info("bus.connected")
            for room in self._ears.keys() - set(rooms):
                await pubsub.subscribe(_PREFIX + room)
            self._say_lost()
            await self._listen(pubsub)
        finally:
            await pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py leaves it untyped

    async def _listen(self, pubsub: PubSub) -> None:
        loop = asyncio.get_running_loop()
        heard_at = loop.time()
        while not self._is_closing:
            message = await pubsub.get_message(timeout=_QUIET_S)
            if message is not None:
                heard_at = loop.time()
                self._received(message)
            elif loop.time() - heard_at > _DEAD_S:
                raise ConnectionError("silent")
            else:
                await pubsub.ping()

    def _received(self, message: dict[str, object]) -> None:
        channel, data = message["channel"], message["data"]
        room = channel.decode().removeprefix(_PREFIX) if isinstance(channel, bytes) else ""
        if message["type"] == "subscribe" and room in self._confirmed:
            self._confirmed[room].set()
        elif message["type"] == "message" and isinstance(data, bytes) and data[:8] != self._me:
            self._say(room, data[8:])

    def _say_lost(self) -> None:
        for room in tuple(self._ears):
            self._say(room, b"")

    def _say(self, room: str, message: bytes) -> None:
        for received in tuple(self._ears.get(room, ())):
            try:
                received(message)
            except Exception as failure:
                # One listener's fault; the others, and the connection, go on.
                _log.error("bus.misheard", room=room, failure=type(failure).__name__)

    # -- telling

    async def _tell(self) -> None:
        while not self._is_closing:
            await self._work.wait()
            self._work.clear()
            await self._tell_all()

    async def _tell_all(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
            pipeline = self._redis.pipeline(transaction=False)
            for room, message in batch:
                pipeline.publish(_PREFIX + room, self._me + message)
            try:
                await pipeline.execute(raise_on_error=False)
            except _LOST:
                self._waiting.clear()
                return


class RedisSubscription:
    """One listener of one room."""

    def __init__(self, bus: RedisBus, room: str, received: Received):
        """Made by `RedisBus.subscribe`."""
        self._bus, self._room, self._received = bus, room, received

    async def close(self) -> None:
        """As the port says; closing twice is closing once."""
        await self._bus.leave(self._room, self._received)

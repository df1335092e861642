"""The bus over Redis: a channel for each room, one connection to hear and one to tell.

Redis may forget everything or vanish at any time. What cannot be told is dropped, for every room
can read its log; when the connection comes back, listeners are told that they may have missed news.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import Awaitable

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from rooms.ports import Received

_log = structlog.get_logger()

_PREFIX = "studyhall:"
_WAITING_MOST = 10_000
"""Messages that wait to be told; the oldest go first when there are more."""
_TOGETHER = 200
"""Messages told in one round trip."""
_RETRY_S, _RETRY_MOST_S = 0.1, 2.0
_SUBSCRIBED_WITHIN_S = 2.0


class RedisBus:
    """`rooms.ports.Bus` over Redis."""

    def __init__(self, url: str):
        """A bus on this Redis; `start` connects."""
        self._redis: Redis = Redis.from_url(url, socket_keepalive=True)
        self._me = secrets.token_bytes(8)
        self._ears: dict[str, list[Received]] = {}
        self._confirmed: dict[str, asyncio.Event] = {}
        self._waiting: deque[tuple[str, bytes]] = deque(maxlen=_WAITING_MOST)
        self._work = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._pubsub = self._redis.pubsub()

    async def start(self) -> None:
        """Begin to hear and to tell; Redis need not be there yet."""
        self._tasks = [asyncio.create_task(self._hear()), asyncio.create_task(self._tell())]

    async def close(self) -> None:
        """Tell what waits no more, and disconnect."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pubsub.aclose()
        await self._redis.aclose()

    async def subscribe(self, room: str, received: Received) -> "RedisSubscription":
        """As the port says. Without Redis it returns all the same: the room reads its log."""
        self._ears.setdefault(room, []).append(received)
        confirmed = self._confirmed.setdefault(room, asyncio.Event())
        if len(self._ears[room]) == 1:
            await self._try(self._pubsub.subscribe(_PREFIX + room))
            self._work.set()
        try:
            async with asyncio.timeout(_SUBSCRIBED_WITHIN_S):
                await confirmed.wait()
        except TimeoutError:
            _log.warning("bus.unconfirmed", room=room)
        return RedisSubscription(self, room, received)

    async def leave(self, room: str, received: Received) -> None:
        """One listener less; with the last the channel is left."""
        ears = self._ears.get(room, [])
        if received in ears:
            ears.remove(received)
        if not ears and room in self._ears:
            del self._ears[room]
            self._confirmed.pop(room, None)
            await self._try(self._pubsub.unsubscribe(_PREFIX + room))

    def publish(self, room: str, message: bytes) -> None:
        """As the port says."""
        self._waiting.append((room, message))
        self._work.set()

    async def ping(self) -> bool:
        """Whether Redis answers."""
        try:
            async with asyncio.timeout(1):
                return bool(await self._redis.ping())  # type: ignore[misc]  # declared as either
        except (RedisError, OSError, TimeoutError):
            return False

    async def _try(self, call: Awaitable[object]) -> None:
        try:
            await call
        except (RedisError, OSError):
            _log.warning("bus.unreachable")

    async def _hear(self) -> None:
        pause = _RETRY_S
        while True:
            try:
                await self._hear_until_lost()
                pause = _RETRY_S
            except (RedisError, OSError):
                _log.warning("bus.lost")
            await asyncio.sleep(pause)
            pause = min(pause * 2, _RETRY_MOST_S)
            await self._reconnect()

    async def _hear_until_lost(self) -> None:
        while True:
            if not self._pubsub.subscribed:
                await asyncio.sleep(0.05)
                continue
            message = await self._pubsub.get_message(timeout=None)
            if message is not None:
                self._received(message)

    def _received(self, message: dict[str, object]) -> None:
        channel = message["channel"]
        room = channel.decode().removeprefix(_PREFIX) if isinstance(channel, bytes) else ""
        data = message["data"]
        if message["type"] == "subscribe" and room in self._confirmed:
            self._confirmed[room].set()
        elif isinstance(data, bytes) and message["type"] == "message" and data[:8] != self._me:
            self._say(room, data[8:])

    def _say(self, room: str, message: bytes) -> None:
        for received in tuple(self._ears.get(room, ())):
            received(message)

    async def _reconnect(self) -> None:
        """Subscribe to everything anew, and say that news may have been missed."""
        await self._try(self._pubsub.aclose())
        self._pubsub = self._redis.pubsub()
        if not self._ears:
            return
        await self._try(self._pubsub.subscribe(*(_PREFIX + room for room in self._ears)))
        if self._pubsub.subscribed:
            for room in tuple(self._ears):
                self._say(room, b"")

    async def _tell(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(_TOGETHER, len(self._waiting)))]
                await self._tell_together(batch)

    async def _tell_together(self, batch: list[tuple[str, bytes]]) -> None:
        pipeline = self._redis.pipeline(transaction=False)
        for room, message in batch:
            pipeline.publish(_PREFIX + room, self._me + message)
        await self._try(pipeline.execute(raise_on_error=False))


class RedisSubscription:
    """One listener of one room."""

    def __init__(self, bus: RedisBus, room: str, received: Received):
        """Made by `RedisBus.subscribe`."""
        self._bus, self._room, self._received = bus, room, received

    async def close(self) -> None:
        """As the port says."""
        await self._bus.leave(self._room, self._received)

"""One connection to one Redis server, over which it is both told and heard (RESP3).

redis-py reads the URL, with everything that it may say about TLS and credentials. Its connections
are for asking: each reply costs some wake-ups of a task. Here what arrives is handed on from the
transport's own callback, and nothing is retried behind our back: a connection that mended itself
would hide lost news.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from hiredis import HiredisError, PushNotification, Reader
from redis.asyncio.connection import SSLConnection, parse_url

from realtime.fanout.redis_wire import command

CONNECT_S = 2.0
"""How long Redis may take to accept a connection and to say hello."""

QUIET_S, DEAD_S = 2.0, 4.0
"""After so long without a word a server is asked whether it is there; after so long it is not."""

_TICK_S = 0.5
_ANSWER_S = 2.0
_PING = command(b"PING")
_NOT_YET = object()


class Unusable(OSError):
    """Redis refuses what it is told, with its reason."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is, and as whom it is talked to."""

    host: str
    port: int
    path: str = ""
    """A Unix socket, instead of host and port."""
    username: str = ""
    password: str = ""
    tls: Any = None
    """An `ssl.SSLContext`, or None."""

    @classmethod
    def of(cls, url: str) -> "Address":
        """The address in a URL: redis://, rediss:// or unix://. Raises ValueError."""
        options: dict[str, Any] = dict(parse_url(url))
        tls = None
        if options.pop("connection_class", None) is SSLConnection:
            tls = SSLConnection(**options).ssl_context.get()
        return cls(
            host=options.get("host", "localhost"),
            port=options.get("port", 6379),
            path=options.get("path", ""),
            username=options.get("username", ""),
            password=options.get("password", ""),
            tls=tls,
        )

    def beside(self, host: str, port: int) -> "Address":
        """Another server of the same cluster."""
        return replace(self, host=host or self.host, port=port)


class Link(asyncio.Protocol):
    """A connection; `Link.open` makes one that has said hello."""

    def __init__(self, pushed: Callable[[list[Any]], None], answered: Callable[[], None]):
        """`pushed` gets what is published; `answered` is called when no answer is due any more."""
        self.due = 0
        """Answers to what was told that have not come yet."""
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        """Done, with the reason as its exception if there is one, when the connection is over."""
        self.is_cluster = False
        self._pushed, self._answered = pushed, answered
        self._reader = Reader(notEnoughData=_NOT_YET)
        self.heard_at = time.monotonic()
        self._transport: asyncio.Transport | None = None
        self._asked: asyncio.Future[Any] | None = None

    @classmethod
    async def open(
        cls,
        address: Address,
        pushed: Callable[[list[Any]], None] = lambda push: None,
        answered: Callable[[], None] = lambda: None,
    ) -> "Link":
        """Connect and say hello. Raises OSError or TimeoutError."""
        loop = asyncio.get_running_loop()
        link = cls(pushed, answered)
        try:
            async with asyncio.timeout(CONNECT_S):
                if address.path:
                    await loop.create_unix_connection(lambda: link, address.path)
                else:
                    await loop.create_connection(
                        lambda: link, address.host, address.port, ssl=address.tls
                    )
                await link._greet(address)
        except BaseException:
            link.abort()
            raise
        return link

    async def _greet(self, address: Address) -> None:
        words = [b"HELLO", b"3"]
        if address.username or address.password:
            user = address.username or "default"
            words += [b"AUTH", user.encode(), address.password.encode()]
        greeting = await self.ask(*words, b"SETNAME", b"studyhall")
        if not isinstance(greeting, dict):
            raise Unusable("not a Redis")
        self.is_cluster = greeting.get(b"mode") == b"cluster"

    def tell(self, data: bytes, answers: int = 0) -> None:
        """Write commands that are answered so many times."""
        if self._transport is not None:
            if not self.due:
                self.heard_at = time.monotonic()
            self.due += answers
            self._transport.write(data)

    async def ask(self, *words: bytes) -> Any:
        """The answer to a command; nothing else may be due. Raises OSError or TimeoutError."""
        self._asked = asyncio.get_running_loop().create_future()
        self.tell(command(*words), 1)
        try:
            async with asyncio.timeout(_ANSWER_S):
                return await self._asked
        finally:
            self._asked = None

    async def watch(self) -> None:
        """Look after the connection until it is lost; then raises OSError."""
        ticked_at = time.monotonic()
        while True:
            await asyncio.wait([self.closed], timeout=_TICK_S)
            if self.closed.done():
                self.closed.result()
            stood_still = time.monotonic() - ticked_at > 2 * _TICK_S
            ticked_at = time.monotonic()
            # A process that itself stood still has not heard what there was to hear.
            silent = 0.0 if stood_still else ticked_at - self.heard_at
            if self.due and silent > DEAD_S:
                raise ConnectionError("silent")
            if not self.due and silent > QUIET_S:
                self.tell(_PING, 1)

    def abort(self) -> None:
        """Be done with the connection at once."""
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.abort()

    def fail(self, why: OSError) -> None:
        """Be done with the connection, for a reason."""
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(why)
        if not self.closed.done():
            self.closed.set_exception(why)
            # Whoever does not look at the reason is not to be warned of it.
            self.closed.exception()
        self.abort()

    # -- what the transport says

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """As `asyncio.Protocol`."""
        # A stream's; uvloop's own do not say that they are one.
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """As `asyncio.Protocol`."""
        self.heard_at = time.monotonic()
        reader = self._reader
        try:
            reader.feed(data)
            while (reply := reader.gets()) is not _NOT_YET:
                if type(reply) is PushNotification:
                    self._pushed(reply)
                else:
                    self._answer(reply)
        except HiredisError as nonsense:
            self.fail(Unusable(str(nonsense)))

    def _answer(self, reply: Any) -> None:
        self.due -= 1
        if isinstance(reply, HiredisError):
            self.fail(Unusable(str(reply)))
        elif self._asked is not None and not self._asked.done():
            self._asked.set_result(reply)
        elif not self.due:
            self._answered()

    def connection_lost(self, exc: Exception | None) -> None:
        """As `asyncio.Protocol`."""
        self.fail(exc if isinstance(exc, OSError) else ConnectionResetError("closed"))

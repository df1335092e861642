"""The bytes between a process and Redis: commands, channels, and several messages in one.

A published payload is the sender's eight bytes, then each message behind its length: under load
the messages of one room travel together, and cost Redis and every receiver as much as one.
"""

from collections.abc import Iterable, Iterator
from struct import Struct

MARK = 8
"""Bytes that name the sender."""

_LENGTH = Struct("!I")
_PREFIX = "studyhall:"


def command(*words: bytes) -> bytes:
    """One command as Redis reads it (RESP: an array of strings, each behind its length)."""
    parts = [b"*%d\r\n" % len(words)]
    parts += [b"$%d\r\n%b\r\n" % (len(word), word) for word in words]
    return b"".join(parts)


def channel_of(topic: str) -> bytes:
    """The channel of a topic such as `room` or `signals/room`.

    What a cluster goes by is the last part: all that is about a room is on one of its servers.
    """
    kind, slash, name = topic.rpartition("/")
    return f"{_PREFIX}{kind}{slash}{{{name}}}".encode()


def pack(mark: bytes, messages: Iterable[bytes]) -> bytes:
    """A payload that carries these messages."""
    parts = [mark]
    for message in messages:
        parts += (_LENGTH.pack(len(message)), message)
    return b"".join(parts)


def unpack(payload: bytes) -> Iterator[bytes]:
    """The messages of a payload; what is cut short is left out."""
    at, end = MARK, len(payload)
    while at + 4 <= end:
        (length,) = _LENGTH.unpack_from(payload, at)
        at += 4 + length
        if at <= end:
            yield payload[at - length : at]

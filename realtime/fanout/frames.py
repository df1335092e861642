"""Frames for many clients, built once: an event as the bytes that each WebSocket is written.

A server's frame is not masked and not compressed here, so it is the same bytes for everybody
(RFC 6455, section 5.2). Around the JSON stand the Engine.IO type (4, a message), the Socket.IO type
(2, an event) and the namespace.
"""

from dataclasses import dataclass
from struct import Struct

NAMESPACE = "/room"

_MEDIUM, _LARGE = Struct("!BBH"), Struct("!BBQ")
_TEXT = 0x81
"""The first byte of a text frame that is whole."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One Engine.IO packet: as text for long polling, and as a WebSocket frame."""

    packet: bytes
    wire: bytes

    @property
    def about(self) -> tuple[bytes, ...]:
        """What a signal is about (its sender and its kind): a later one replaces an earlier one."""
        return tuple(self.packet.split(b",", 4)[:4])


def websocket_frame(text: bytes) -> bytes:
    """A whole text frame from a server."""
    size = len(text)
    if size < 126:
        return bytes((_TEXT, size)) + text
    if size < 65_536:
        return _MEDIUM.pack(_TEXT, 126, size) + text
    return _LARGE.pack(_TEXT, 127, size) + text


def packet_frame(packet: bytes) -> Frame:
    """An Engine.IO packet, for any transport."""
    return Frame(packet, websocket_frame(packet))


def event_frame(event: str, payload: bytes) -> Frame:
    """One event with its JSON, as a frame that any number of clients can be sent."""
    return packet_frame(b'42%b,["%b",%b]' % (NAMESPACE.encode(), event.encode(), payload))


def answer_frame(number: bytes, answer: bytes) -> Frame:
    """The acknowledgement with this number, with its JSON."""
    return packet_frame(b"43%b,%b[%b]" % (NAMESPACE.encode(), number, answer))

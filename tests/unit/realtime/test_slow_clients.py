"""A client that does not read: the latest signals are kept, facts stop, and nothing grows."""

import asyncio
from typing import Any

import pytest
from engineio.packet import PING, Packet
from hypothesis import given
from hypothesis import strategies as st

from realtime.fanout.frames import Frame, event_frame
from realtime.sockets import socket as limits
from realtime.sockets.engine import EngineServer
from realtime.sockets.socket import Socket


class Transport:
    """A client that takes bytes when it is told to."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.waiting = 0
        self.aborted = False
        self.reads = asyncio.Event()

    def write(self, data: bytes) -> None:
        while data:
            end = end_of_frame(data)
            self.sent.append(data[:end])
            data = data[end:]
            self.waiting += end

    async def has_sent(self, count: int) -> None:
        """Wait until so many frames were written."""
        for _ in range(100):
            if len(self.sent) >= count:
                return
            await asyncio.sleep(0)
        raise AssertionError(f"{len(self.sent)} of {count} frames")

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def set_write_buffer_limits(self, high: int, low: int) -> None:
        assert 0 < low < high

    def get_extra_info(self, name: str) -> None:
        """There is no socket."""

    def is_closing(self) -> bool:
        return self.aborted

    def abort(self) -> None:
        self.aborted = True
        self.reads.set()

    def read(self) -> None:
        """Take everything that waits."""
        self.waiting = 0
        self.reads.set()


class WebSocket:
    """As much of a WebSocket as a socket asks of it."""

    def __init__(self) -> None:
        self.transport = Transport()

    async def drain(self) -> None:
        if self.transport.waiting:
            await self.transport.reads.wait()
        if self.transport.aborted:
            raise ConnectionResetError

    async def close(self) -> None:
        self.transport.abort()


def connected() -> tuple[Socket, Transport]:
    """A socket whose client reads nothing until it is told to."""
    ws: Any = WebSocket()
    socket = Socket(EngineServer(), "sid")
    socket.connected = socket.upgraded = True
    socket._attach(ws)
    return socket, ws.transport


def signal(sender: str, kind: str, number: int) -> Frame:
    payload = b'{"sender":"%b","signal":{"kind":"%b","x":%d}}'
    return event_frame("signal", payload % (sender.encode(), kind.encode(), number))


def fact(size: int) -> Frame:
    return event_frame("facts", b'"%b"' % (b"f" * size))


def fill(socket: Socket, upto: int) -> None:
    while socket.waiting <= upto:
        socket.facts(fact(10_000))
    socket.flush()


async def test_a_client_that_reads_is_sent_everything_in_order() -> None:
    socket, transport = connected()
    frames = [signal("a", "cursor", 1), fact(10), signal("a", "cursor", 2), fact(200_000)]
    for frame in frames:
        if b"facts" in frame.packet:
            assert socket.facts(frame)
        else:
            socket.signal(frame)
        transport.read()
    await transport.has_sent(len(frames))
    assert transport.sent == [frame.wire for frame in frames]


async def test_a_slow_client_is_sent_the_latest_of_each_kind_when_it_reads_on() -> None:
    socket, transport = connected()
    fill(socket, limits.SOFT)
    before = len(transport.sent)
    for number in range(1_000):
        for sender in ("mia", "tom"):
            socket.signal(signal(sender, "cursor", number))
    socket.signal(signal("mia", "typing", 7))
    assert len(transport.sent) == before
    transport.read()
    await transport.has_sent(before + 3)
    latest = [
        signal("mia", "cursor", 999), signal("tom", "cursor", 999), signal("mia", "typing", 7)
    ]  # fmt: skip
    assert transport.sent[before:] == [frame.wire for frame in latest]
    assert socket.counts.signals_late == 2_001


async def test_what_is_kept_for_a_slow_client_has_a_bound() -> None:
    socket, transport = connected()
    fill(socket, limits.SOFT)
    for number in range(limits.KEPT * 10):
        socket.signal(signal(f"person-{number}", "cursor", 0))
    before = len(transport.sent)
    transport.read()
    await transport.has_sent(before + limits.KEPT)
    assert b"person-%d" % (limits.KEPT * 10 - 1) in transport.sent[-1]
    assert len(transport.sent) == before + limits.KEPT


async def test_a_late_signal_never_follows_a_fact_that_came_after_it() -> None:
    socket, transport = connected()
    fill(socket, limits.SOFT)
    socket.signal(signal("mia", "ink", 1))
    assert socket.facts(fact(1))
    socket.flush()
    before = len(transport.sent)
    transport.read()
    socket.signal(signal("mia", "ink", 2))
    await transport.has_sent(before + 1)
    assert transport.sent[before:] == [signal("mia", "ink", 2).wire]


async def test_facts_stop_at_the_hard_limit_and_none_is_lost_in_silence() -> None:
    socket, transport = connected()
    said = 0
    while socket.facts(fact(10_000)):
        said += 1
    await transport.has_sent(said)
    assert len(transport.sent) == said
    assert limits.HARD < socket.waiting < limits.HARD + 20_000
    assert not transport.aborted
    drained = asyncio.create_task(socket.drained())
    await asyncio.sleep(0)
    assert not drained.done()
    transport.read()
    await drained
    assert socket.facts(fact(1))


async def test_a_client_that_asks_and_never_reads_is_cut_before_it_fills_the_memory() -> None:
    socket, transport = connected()
    said = 0
    while not transport.aborted:
        socket.say(fact(1_000))
        said += 1
        assert said < 2 * limits.CUT // 1_000
    assert socket.counts.cuts == {"stalled": 1}
    with pytest.raises(ConnectionResetError):
        await socket.drained()


async def test_nothing_is_written_to_a_connection_that_is_closing() -> None:
    socket, transport = connected()
    transport.abort()
    socket.facts(fact(1))
    socket.say(fact(1))
    await socket.send(Packet(PING))
    socket.flush()
    assert transport.sent == []


@given(
    st.lists(st.sampled_from(["signal", "fact", "answer", "ping", "upgrade", "poll"]), max_size=40)
)
def test_everything_keeps_its_order_whichever_way_it_goes(acts: list[str]) -> None:
    asyncio.run(keeps_order(acts))


async def keeps_order(acts: list[str]) -> None:
    """Polling at first, then a WebSocket: what the client reads is what was sent, in order."""
    socket, ws = Socket(EngineServer(), "sid"), WebSocket()
    any_ws: Any = ws
    socket.connected = True
    sent: list[bytes] = []
    read: list[bytes] = []
    for number, act in enumerate(acts):
        frame = signal("mia", f"k{number}", number) if act == "signal" else fact(number)
        match act:
            case "signal":
                socket.signal(frame)
            case "fact":
                assert socket.facts(frame)
            case "answer":
                socket.say(frame)
            case "ping":
                await socket.send(Packet(PING))
            case "upgrade" if not socket.upgraded:
                socket.upgraded = True
                socket._attach(any_ws)
            case "poll" if not socket.upgraded and not socket.queue.empty():
                read += [packet.encode().encode() for packet in await socket.poll()]
        if act in ("signal", "fact", "answer"):
            sent.append(frame.packet)
        elif act == "ping":
            sent.append(b"2")
    if not socket.upgraded:
        socket._attach(any_ws)
    socket.flush()
    read += [unwrapped(wire) for wire in ws.transport.sent]
    assert read == sent


def end_of_frame(wire: bytes) -> int:
    """Where the first WebSocket frame of these ends."""
    assert wire[0] == 0x81
    skip = {126: 4, 127: 10}.get(wire[1], 2)
    return skip + (wire[1] if skip == 2 else int.from_bytes(wire[2:skip]))


def unwrapped(wire: bytes) -> bytes:
    """The text of one WebSocket frame from a server."""
    assert end_of_frame(wire) == len(wire)
    return wire[{126: 4, 127: 10}.get(wire[1], 2) :]


@given(st.one_of(st.integers(0, 300), st.sampled_from([65_535, 65_536, 70_000])))
def test_a_frame_says_how_long_it_is(size: int) -> None:
    frame = fact(size)
    assert unwrapped(frame.wire) == frame.packet

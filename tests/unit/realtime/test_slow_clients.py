"""A client that does not read loses signals, then its connection, and never a fact in silence."""

from typing import Any

import pytest
from engineio.async_socket import AsyncSocket

from realtime.fanout.hub import Json
from realtime.sockets.server import (
    BYTES_WAITING,
    NAMESPACE,
    SIGNALS_WAITING,
    RoomServer,
    event_frame,
)


class Transport:
    """Remembers whether it was torn down."""

    aborted = False

    def abort(self) -> None:
        self.aborted = True


class Request:
    """As much of a request as the server looks at."""

    def __init__(self) -> None:
        self.transport = Transport()


async def connected() -> tuple[RoomServer, str, AsyncSocket, Transport]:
    """A server with one client in the namespace, whose queue nobody empties."""
    server, request = RoomServer(json=Json), Request()
    socket = AsyncSocket(server.eio, "engine")
    socket.connected = socket.upgraded = True
    server.eio.sockets["engine"] = socket
    server.environ["engine"] = {"aiohttp.request": request}
    sid = await server.manager.connect("engine", NAMESPACE)
    return server, sid, socket, request.transport


async def test_a_client_that_reads_gets_everything() -> None:
    server, sid, socket, transport = await connected()
    for number in range(10_000):
        server.say(sid, event_frame("facts", b"%d" % number))
        await socket.queue.get()
    assert not transport.aborted


async def test_a_slow_client_misses_signals_and_no_fact() -> None:
    server, sid, socket, transport = await connected()
    signal, fact = event_frame("signal", b"{}"), event_frame("facts", b"{}")
    for _ in range(SIGNALS_WAITING * 3):
        server.say(sid, signal, may_drop=True)
    assert socket.queue.qsize() == SIGNALS_WAITING
    for _ in range(100):
        server.say(sid, fact)
    assert socket.queue.qsize() == SIGNALS_WAITING + 100
    assert not transport.aborted


@pytest.mark.parametrize("size", [1_000, 200_000])
async def test_a_client_that_has_stalled_is_cut_before_it_fills_the_memory(size: int) -> None:
    server, sid, socket, transport = await connected()
    frame: Any = event_frame("facts", b" " * size)
    said = 0
    while not transport.aborted:
        server.say(sid, frame)
        said += size
        assert said < BYTES_WAITING + (SIGNALS_WAITING + 1) * size
    assert socket.queue.qsize() > SIGNALS_WAITING


async def test_a_client_that_is_gone_is_passed_over() -> None:
    server, _, _, _ = await connected()
    server.say("nobody", event_frame("facts", b"{}"))
    server.cut_off("nobody")

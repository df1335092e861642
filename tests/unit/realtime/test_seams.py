"""Where we reach into python-socketio and python-engineio: fails when a seam moves.

What we override is named with a digest of what stands in the library under that name. When a new
version changes it, the test says which: read what changed there, and follow it here.
"""

import hashlib
import inspect
from typing import Any

import engineio
import pytest
import socketio
from aiohttp import web, web_protocol
from engineio import async_socket, packet
from engineio.async_drivers import aiohttp as driver

from realtime.fanout.frames import event_frame
from realtime.fanout.hub import Json
from realtime.sockets.engine import EngineServer, PlainWebSocket
from realtime.sockets.server import RoomServer
from realtime.sockets.socket import Socket

OVERRIDDEN = {
    (Socket, async_socket.AsyncSocket): {
        "__init__": "8532b631a4",
        "_websocket_handler": "ebb3e83806",
        "check_ping_timeout": "11adf350d4",
        "close": "3b7f5106ea",
        "_upgrade_websocket": "c60c20aa8f",
        "handle_get_request": "5359bc343e",
        "handle_post_request": "c66651ec6e",
        "poll": "9d55a4240d",
        "schedule_ping": "fe31663915",
        "send": "4c43b3c329",
    },
    (EngineServer, engineio.AsyncServer): {
        "__init__": "a06b17502f",
        "_handle_connect": "fefaa41988",
    },
    (RoomServer, socketio.AsyncServer): {
        "__init__": "7ae671981d",
        "_engineio_server_class": "199c42bf14",
        "_handle_eio_connect": "34ba57c1ae",
    },
}
LEANT_ON = {
    engineio.AsyncServer: {
        "handle_request": "b92a125569",
        "disconnect": "6bce03e4c5",
        "_trigger_event": "d1cee34bf9",
    },
    web_protocol.RequestHandler: {"data_received": "1ee57ebe05", "set_parser": "bb548eb2b8"},
    socketio.AsyncServer: {
        "_handle_eio_message": "a23074a7e5",
        "_handle_connect": "aa28113f6c",
        "_handle_disconnect": "b8f2c9a5d3",
        "_send_packet": "3483ae59ca",
        "_send_eio_packet": "e972acb836",
        "disconnect": "15b1bd8ff4",
    },
}


def digest(function: Any) -> str:
    """What a function does, in short: its source without its docstring."""
    source = inspect.getsource(function)
    said = inspect.getdoc(function) and function.__doc__
    return hashlib.sha256(source.replace(said or "", "").encode()).hexdigest()[:10]


SEAMS = [
    (theirs, name, known)
    for theirs, names in (
        *((theirs, names) for (_, theirs), names in OVERRIDDEN.items()),
        *LEANT_ON.items(),
    )
    for name, known in names.items()
]


@pytest.mark.parametrize(
    ("theirs", "name", "known"), SEAMS, ids=lambda each: getattr(each, "__name__", each)
)
def test_what_stands_behind_a_seam_is_what_we_have_read(theirs: Any, name: str, known: str) -> None:
    now = digest(getattr(theirs, name))
    assert now == known, f"{theirs.__module__}.{theirs.__name__}.{name} has changed: read it"


@pytest.mark.parametrize(("ours", "theirs"), OVERRIDDEN, ids=lambda each: each.__name__)
def test_every_override_is_known(ours: type, theirs: type) -> None:
    overridden = {name for name in vars(ours) if name in dir(theirs) and callable(vars(ours)[name])}
    assert overridden - {"__dict__", "__weakref__"} == set(OVERRIDDEN[ours, theirs])


@pytest.mark.parametrize(("ours", "theirs"), OVERRIDDEN, ids=lambda each: each.__name__)
def test_an_override_is_called_as_what_it_replaces(ours: Any, theirs: Any) -> None:
    for name in set(OVERRIDDEN[ours, theirs]) - {"__init__"}:
        expected = list(inspect.signature(getattr(theirs, name)).parameters)
        assert list(inspect.signature(getattr(ours, name)).parameters) == expected, name


def test_the_server_uses_our_engine_and_our_websocket() -> None:
    server = RoomServer(json=Json)
    assert isinstance(server.eio, EngineServer)
    assert server.eio._async["websocket"] is PlainWebSocket
    assert driver._async["websocket"] is driver.WebSocket, "the driver itself is left alone"


def test_our_websocket_has_the_interface_of_theirs() -> None:
    theirs = {name for name, _ in inspect.getmembers(driver.WebSocket, inspect.isfunction)}
    ours = {name for name, _ in inspect.getmembers(PlainWebSocket, inspect.isfunction)}
    assert theirs <= ours


def test_aiohttp_takes_what_we_ask_of_a_websocket() -> None:
    taken = inspect.signature(web.WebSocketResponse.__init__).parameters
    assert {"max_msg_size", "compress", "timeout", "decode_text"} <= set(taken)


def test_a_greeting_says_what_theirs_says() -> None:
    asked = inspect.getsource(engineio.AsyncServer._handle_connect)
    server = EngineServer()
    server.sockets["sid"] = Socket(server, "sid")
    greeting = server._greeting("sid", "polling")
    for name in greeting:
        assert f"'{name}'" in asked
    assert greeting["upgrades"] == ["websocket"]


def test_a_frame_is_the_packet_that_engine_io_would_have_made() -> None:
    frame = event_frame("facts", b'{"upto":1}')
    theirs = socketio.packet.Packet(
        socketio.packet.EVENT, namespace="/room", data=["facts", {"upto": 1}]
    )
    assert frame.packet.decode() == packet.Packet(packet.MESSAGE, theirs.encode()).encode()

"""Where we reach into python-socketio and python-engineio: fails when a seam moves."""

import inspect

import engineio
import socketio
from engineio import async_socket
from engineio.async_drivers import aiohttp as driver
from engineio.packet import MESSAGE, Packet

from realtime.fanout.hub import Json
from realtime.sockets.engine import EngineServer, PlainWebSocket
from realtime.sockets.server import RoomServer, event_frame


def test_the_server_uses_our_engine_and_our_websocket() -> None:
    server = RoomServer(json=Json)
    assert isinstance(server.eio, EngineServer)
    assert server.eio._async["websocket"] is PlainWebSocket
    assert driver._async["websocket"] is driver.WebSocket, "the driver itself is left alone"


def test_our_websocket_has_the_interface_of_theirs() -> None:
    theirs = {name for name, _ in inspect.getmembers(driver.WebSocket, inspect.isfunction)}
    ours = {name for name, _ in inspect.getmembers(PlainWebSocket, inspect.isfunction)}
    assert theirs <= ours


def test_engine_io_still_asks_the_driver_for_its_websocket() -> None:
    assert "_async['websocket']" in inspect.getsource(async_socket.AsyncSocket._upgrade_websocket)


def test_the_methods_that_we_override_are_still_called() -> None:
    for name in ("_handle_eio_connect", "_handle_eio_message", "_handle_eio_disconnect"):
        ours, theirs = getattr(RoomServer, name), getattr(socketio.AsyncServer, name)
        assert list(inspect.signature(ours).parameters) == list(
            inspect.signature(theirs).parameters
        )
    assert callable(socketio.AsyncServer._engineio_server_class)


def test_a_sockets_queue_takes_packets_that_encode_themselves() -> None:
    socket = async_socket.AsyncSocket(engineio.AsyncServer(async_mode="aiohttp"), "sid")
    frame = event_frame("facts", b'{"upto":1}')
    socket.queue.put_nowait(frame)
    assert isinstance(frame, Packet)
    assert frame.packet_type == MESSAGE
    assert frame.encode() == '42/room,["facts",{"upto":1}]'

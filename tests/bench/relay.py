"""Stock python-socketio as people run it: a bare relay, without a check. `relay PORT [REDIS]`."""

import asyncio
import sys
from typing import Any

import socketio
import uvloop
from aiohttp import web


class Relay(socketio.AsyncNamespace):  # type: ignore[misc]  # the package has no types
    """Passes every signal on to the sender's room."""

    def __init__(self) -> None:
        super().__init__("/room")
        self.rooms: dict[str, str] = {}

    async def on_connect(self, sid: str, environ: Any, auth: Any) -> None:
        self.rooms[sid] = auth["room"]
        await self.enter_room(sid, auth["room"])

    async def on_signal(self, sid: str, signal: Any) -> None:
        await self.emit("signal", signal, room=self.rooms[sid], skip_sid=sid)


async def main(port: int, redis: str | None) -> None:
    """Serve until killed."""
    manager = socketio.AsyncRedisManager(redis) if redis else None
    server = socketio.AsyncServer(async_mode="aiohttp", client_manager=manager)
    server.register_namespace(Relay())
    app = web.Application()
    server.attach(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))

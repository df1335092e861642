"""A server that is told to stop: at once, and with nothing lost that was acknowledged."""

import asyncio
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import aiohttp
import pytest

from persistence.database import Database
from persistence.sessions import Sessions
from realtime.app import SOCKETS
from realtime.services import LIFETIME
from realtime.serving import LAST_S
from tests.integration.postgres import reachable_folder
from tests.integration.server.browser import Browser
from tests.integration.server.running import serving
from tests.integration.server.school import ROOM, actor_of
from tests.integration.server.serve import serving_processes, until
from tests.integration.server.socket import RoomClient


async def test_open_sockets_do_not_hold_up_a_stop_and_nothing_acknowledged_is_lost(
    filled_url: str,
) -> None:
    async with serving(filled_url, shutdown_s=60) as house:
        tina = await house.enter("tina", ROOM)
        await tina.do("session.start")
        seq = (await tina.do("chat.post", text="The last word"))["seq"]
        async with asyncio.timeout(5):
            await house.server.stop()
        await tina.until_closed()
    async with serving(filled_url) as house:
        again = await (await house.enter("tina", ROOM)).stands_at(seq)
        assert "The last word" in str(again.facts)


async def test_a_client_that_waits_for_an_answer_when_the_server_stops_finds_it_undone_or_done(
    filled_url: str,
) -> None:
    command = {"id": "caught", "kind": "chat.post", "text": "Caught in between"}
    async with serving(filled_url) as house:
        tina = await house.enter("tina", ROOM)
        await tina.do("session.start")
        await tina.io.emit("do", command, namespace="/room")
        await house.server.stop()
    async with serving(filled_url) as house:
        again = await house.enter("tina", ROOM)
        answer = await again.send(command)
        await again.stands_at(answer["seq"])
        assert again.kinds().count("chat.posted") == 1


async def test_what_is_under_way_is_answered_before_the_connection_closes(
    filled_url: str,
) -> None:
    async with serving(filled_url, shutdown_s=30, screen_s=9) as house:
        tina = await house.enter("tina", ROOM)
        await tina.do("session.start")
        asked = asyncio.create_task(tina.do("chat.post", text="slow to judge"))
        sockets = house.server.app[SOCKETS].eio.sockets
        await until(lambda: any(each.unanswered for each in sockets.values()))
        stopping = asyncio.create_task(house.server.stop())
        await until(lambda: not house.server.app[LIFETIME].is_ready)
        assert tina.is_open
        house.screen.gate.set()
        assert (await asked)["seq"]
        await tina.until_closed()
        async with asyncio.timeout(10):
            await stopping


async def test_a_client_that_neither_reads_nor_says_goodbye_does_not_hold_up_a_stop(
    filled_url: str,
) -> None:
    async with serving(filled_url, shutdown_s=60) as house:
        browser = await house.signed_in("tina")
        url = urlsplit(house.url)
        reader, writer = await asyncio.open_connection(url.hostname, url.port)
        writer.write(
            b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\n"
            b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            b"Cookie: " + browser.cookie.encode() + b"\r\n\r\n"
        )
        assert b"101" in await reader.readuntil(b"\r\n")
        async with asyncio.timeout(15):
            await house.server.stop()
        writer.close()


async def test_people_who_come_back_after_a_restart_never_left(filled_url: str) -> None:
    async with serving(filled_url, grace_s=2) as house:
        tina, _, _ = [await house.enter(who, ROOM) for who in ("tina", "mia", "tom")]
        await tina.do("session.start")
        await tina.until(lambda client: client.kinds().count("attendance.joined") == 3)
        stood_at = tina.last
    async with serving(filled_url, grace_s=2) as house:
        tina, mia = [await house.enter(who, ROOM, stood_at) for who in ("tina", "mia")]
        # All graces began together: whoever is taken for gone is so by now.
        await tina.until(lambda client: "attendance.left" in client.kinds())
        await tina.stands_at((await mia.do("chat.post", text="Still here"))["seq"])
        left = [each["fact"]["person"] for each in tina.facts if "left" in each["fact"]["kind"]]
        assert left == ["tom"]


@pytest.fixture
async def token(filled_url: str, database: Database) -> str:
    return await Sessions(database).create(actor_of("tina"), 3_600)


async def test_a_process_says_that_it_is_not_ready_and_serves_on_for_a_while(
    filled_url: str, token: str
) -> None:
    waiting = {"DATABASE_URL": filled_url, "STUDYHALL_UNREADY_S": "300"}
    async with serving_processes("--port", "0", **waiting) as server:
        browser = Browser(server.urls[0]).with_token(token)
        assert (await browser.get("/readyz")).status == 200
        server.tell(signal.SIGTERM)
        while (ready := await browser.get("/readyz")).status == 200:
            pass
        assert ready.json | {"ready": False, "serving": False, "database": True} == ready.json
        client = await RoomClient().enter(browser, ROOM)
        assert "seq" in await client.do("session.start")
        # Told again, it ends there and then.
        server.tell(signal.SIGTERM)
        assert await server.ended() == -signal.SIGTERM
        await client.leave()
        await browser.session.close()


async def test_connections_that_are_kept_alive_do_not_hold_up_the_end(
    filled_url: str, token: str
) -> None:
    patient = {"DATABASE_URL": filled_url, "STUDYHALL_SHUTDOWN_S": "300"}
    async with (
        serving_processes("--port", "0", **patient) as server,
        aiohttp.ClientSession() as kept,
    ):
        for _ in range(3):
            async with kept.get(server.urls[0] + "/healthz") as answer:
                assert answer.status == 200
        async with Browser(server.urls[0]) as browser:
            client = await RoomClient().enter(browser.with_token(token), ROOM)
            server.tell(signal.SIGTERM)
            async with asyncio.timeout(20):
                assert await server.ended() == 0
            await client.until_closed()
            await client.leave()


async def test_every_line_on_standard_error_is_one_of_ours_and_tells_nobodys_secret(
    filled_url: str,
) -> None:
    async with serving_processes("--port", "0", DATABASE_URL=filled_url) as server:
        url = urlsplit(server.urls[0])
        for request in (
            b"BREW /enter/secret HTTP/1.1",
            b"GET /enter/secret HTTP/9",
            b"\x16\x03secret",
            b"GET /socket.io/?EIO=4&transport=polling&sid=secret HTTP/1.1",
            b"GET /socket.io/?EIO=secret HTTP/1.1",
        ):
            reader, writer = await asyncio.open_connection(url.hostname, url.port)
            writer.write(request + b"\r\nHost: secret\r\nConnection: close\r\n\r\n")
            await reader.read()
            writer.close()
        server.tell(signal.SIGTERM)
        await server.ended()
    lines = [json.loads(each) for each in server.said if not each.startswith("studyhall: ")]
    assert lines
    assert all("event" in each for each in lines)
    assert "secret" not in str(server.said)
    assert "127.0.0.1" not in str(lines)


class Relay:
    """Stands between a server and its database, and can fall silent."""

    def __init__(self, url: str, folder: Path) -> None:
        (self._behind,) = parse_qs(urlsplit(url).query)["host"]
        self._folder = folder
        self.url = url.replace(quote(self._behind, safe=""), quote(str(folder), safe=""))
        self.speaks = asyncio.Event()
        self.speaks.set()

    async def __aenter__(self) -> "Relay":
        here = self._folder / ".s.PGSQL.5432"
        self._server = await asyncio.start_unix_server(self._relay, here)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.speaks.set()
        self._server.close()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = Path(self._behind) / ".s.PGSQL.5432"
        their_reader, their_writer = await asyncio.open_unix_connection(there)
        await asyncio.gather(
            self._pass_on(reader, their_writer), self._pass_on(their_reader, writer)
        )

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                await self.speaks.wait()
                writer.write(data)
        writer.close()


async def test_a_database_that_falls_silent_does_not_hold_up_a_stop(filled_url: str) -> None:
    with reachable_folder() as folder:
        async with Relay(filled_url, folder) as relay, serving(relay.url, shutdown_s=3) as house:
            tina = await house.enter("tina", ROOM)
            await tina.do("session.start")
            relay.speaks.clear()
            await tina.io.emit("do", {"id": "late", "kind": "hand.raise"}, namespace="/room")
            async with asyncio.timeout(3 + LAST_S):
                await house.server.stop()
            await tina.until_closed()


async def test_a_process_that_nothing_else_ends_is_ended_at_last() -> None:
    stuck = "from realtime.serving import end_at_last; end_at_last(0.1); input()"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", stuck), stdin=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(30):
        assert await process.wait() == 1

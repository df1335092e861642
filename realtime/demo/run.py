"""Running the demo: an embedded PostgreSQL, a school, a session under way, and the real server."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet

from persistence import migrate
from persistence.database import Database
from persistence.embedded import EmbeddedPostgres
from persistence.sessions import Sessions
from realtime.app import build_app
from realtime.demo.school import (
    CLASSES,
    PASSWORD,
    PEOPLE,
    PIN,
    ROOM,
    SCHOOL,
    fill_library,
    make_rooms,
    make_school,
)
from realtime.services import SERVICES
from realtime.serving import Server
from realtime.settings import read_settings
from rooms.commands import ChatPost, PersonEnter, SessionStart
from rooms.roles import Actor, Role

LINK_LASTS_S = 7 * 86_400
_SLOW_S = 1.0


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """What the command line chooses."""

    host: str
    port: int
    data_dir: Path
    as_json: bool
    strangers: bool


class Progress:
    """Says on standard error what takes longer than a second."""

    def say(self, text: str) -> None:
        """Say it at once."""
        print(f"  {text} …", file=sys.stderr, flush=True)

    async def during(self, text: str, work: Coroutine[Any, Any, None]) -> None:
        """Do the work, and say so if it is not done within a second."""
        loop = asyncio.get_running_loop()
        said = loop.call_later(_SLOW_S, self.say, text)
        try:
            await work
        finally:
            said.cancel()


async def run_demo(options: DemoOptions, until: asyncio.Event) -> None:
    """Run until told to stop; stops everything that it started."""
    progress = Progress()
    socket = Server.bind(options.host, options.port)
    postgres = await asyncio.to_thread(EmbeddedPostgres.start, options.data_dir, progress.say)
    try:
        await _prepare(postgres.url, progress)
        settings = read_settings(
            database_url=postgres.url,
            redis_url="",
            host=options.host,
            port=socket.getsockname()[1],
            links_from_anywhere=options.strangers,
            evidence_keys=_evidence_key(options.data_dir),
        )
        server = Server(build_app(settings), socket)
        await server.start()
        try:
            await _open_session(server)
            await _print_links(options, postgres.url, server.url)
            await until.wait()
        finally:
            print("Stopping.", file=sys.stderr, flush=True)
            await server.stop()
    finally:
        await asyncio.to_thread(postgres.stop)


def _evidence_key(folder: Path) -> str:
    """The key that seals what is held, made once; beside the database, as all of the demo is."""
    kept = folder.parent / f"{folder.name}.evidence-key"
    try:
        with open(kept, "x", opener=lambda path, flags: os.open(path, flags, 0o600)) as new:
            new.write(Fernet.generate_key().decode())
    except FileExistsError:
        pass
    return kept.read_text()


async def _prepare(url: str, progress: Progress) -> None:
    await progress.during("Making the tables", migrate.upgrade(url))
    database = await Database.connect(url)
    try:
        await progress.during("Making the school", make_school(database))
        await progress.during("Importing problems", fill_library(database))
        await make_rooms(database)
    finally:
        await database.close()


async def _open_session(server: Server) -> None:
    """The tutor starts a session, unless one is under way."""
    services = server.app[SERVICES]
    tutor = Actor("nadia", SCHOOL, Role.TUTOR, "Nadia Rahman")
    live = await services.rooms.open(SCHOOL, ROOM)
    if live.state.session is not None:
        return
    stamp = f"{time.time_ns():x}"
    await live.do(tutor, PersonEnter(id=f"enter-{stamp}", name=tutor.name))
    await live.do(tutor, SessionStart(id=f"start-{stamp}"))
    welcome = "Welcome. Read the problem on the left first, then try the first step."
    await live.do(tutor, ChatPost(id=f"hello-{stamp}", text=welcome))


async def _print_links(options: DemoOptions, url: str, address: str) -> None:
    database = await Database.connect(url)
    try:
        sessions = Sessions(database)
        await sessions.revoke_links(SCHOOL)
        links = [
            {
                "name": somebody.name,
                "role": somebody.role.value,
                "id": somebody.id,
                "link": f"{address}/enter/"
                + await sessions.create_link(SCHOOL, somebody.id, LINK_LASTS_S),
            }
            for somebody in PEOPLE
        ]
    finally:
        await database.close()
    if options.as_json:
        print(json.dumps({"url": address, "room": ROOM, "pid": os.getpid(), "people": links}))
        sys.stdout.flush()
    else:
        _print_table(links, address, print)


def _print_table(links: list[dict[str, str]], address: str, say: Callable[[str], None]) -> None:
    say(f"\nStudyhall is running at {address}")
    say("Open a link to be that person. Use one browser profile, or private window, per person.\n")
    width = max(len(each["name"]) for each in links)
    for each in links:
        say(f"  {each['role']:<10} {each['name']:<{width}}  {each['link']}")
    codes = " and ".join(f"{code} ({name})" for _, name, code in CLASSES)
    say(f"\nOr sign in at {address}: students with the code {codes} and the PIN {PIN},")
    say(f'everybody else with their first name and the password "{PASSWORD}".')
    say("Stop with Ctrl-C.\n")
    sys.stdout.flush()

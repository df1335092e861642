"""How quickly somebody joins a full room: `python -m tests.bench.join [--json]`.

5,000 strokes and 2,000 messages: the time to the snapshot, its size, what it costs the other rooms
of the process, and the time to the first painted board in Chromium (also with a processor four
times slower, for a Chromebook).
"""

import argparse
import asyncio
import gzip
import json
import math
import os
import random
import statistics
import sys
import time
from typing import Any

import aiohttp
import uvloop
from playwright.sync_api import sync_playwright

from persistence.database import Database
from persistence.log import PostgresLog
from rooms.board.board import elements_of
from rooms.board.elements import NewElement, Stroke
from rooms.facts import BoardChanged, ChatPosted, Fact, PersonEntered, Recorded, SessionStarted
from rooms.ports import Batch, Entry, Outcome
from rooms.roles import Role
from tests import chromium
from tests.bench import school, servers
from tests.bench.machine import described
from tests.bench.measure import Spread
from tests.bench.servers import Studyhall
from tests.bench.wire import Place
from tests.integration.postgres import shared

STROKES, MESSAGES, PEOPLE = 5_000, 2_000, 8
SERVED_MS, PAINTED_MS = 50, 1_000
REQUESTS = 50


def strokes(seed: int = 7) -> list[Stroke]:
    """Handwriting, about: loops and waves of 20 to 120 points, some units apart, all over the page.

    A pen moves smoothly: sampled 60 to 120 times a second, it turns a little from point to point.
    """
    draw = random.Random(seed)
    return [_stroke(draw) for _ in range(STROKES)]


def _stroke(draw: random.Random) -> Stroke:
    count, w, h = draw.randint(20, 120), draw.randint(60, 300), draw.randint(40, 200)
    loops, lean = draw.uniform(0.5, count / 16), draw.uniform(0, 2 * math.pi)
    points: list[int] = []
    for n in range(count):
        turn = lean + 2 * math.pi * loops * n / count
        x = 0.15 * w * math.cos(turn) + w * (0.15 + 0.7 * n / count)
        y = h * (0.5 + 0.48 * math.sin(turn))
        points += [round(min(max(x, 0), w)), round(min(max(y, 0), h)), draw.randint(40, 60)]
    x, y = draw.randint(0, 4_400), draw.randint(0, 3_300)
    return Stroke(x=x, y=y, w=w, h=h, pw=w, ph=h, points=tuple(points))


async def furnished(server: Studyhall) -> list[list[Place]]:
    """One room whose log is empty."""
    database = await Database.connect(server.database_url)
    places = await school.furnish(database, 1, PEOPLE, server.ports)
    await database.close()
    return places


async def fill(url: str, place: Place, people: list[str]) -> None:
    """Write the room's log: its people, its strokes, its messages."""
    facts: list[tuple[str, Fact]] = [(school.TUTOR.person, SessionStarted(session="s1"))]
    for person in people:
        role = Role.TUTOR if person == school.TUTOR.person else Role.STUDENT
        entered = PersonEntered(person=person, name="Mia Okafor", role=role, colour="blue")
        facts.append((person, entered))
    for number, stroke in enumerate(strokes()):
        by = people[number % len(people)]
        new = (NewElement(id=f"stroke-{number}", page="p1", shape=stroke),)
        facts.append((by, BoardChanged(put=elements_of(new, by, len(facts) + 1))))
    for number in range(MESSAGES):
        text = f"I have {number} on one side, and \\(3x + {number}\\) on the other. You too?"
        facts.append((people[number % len(people)], ChatPosted(text=text)))
    database = await Database.connect(url)
    log, seq = PostgresLog(database), 0
    for first in range(0, len(facts), 500):
        entries = []
        for by, fact in facts[first : first + 500]:
            seq += 1
            recorded = Recorded(
                seq=seq, at=time.time_ns() // 10**6, by=by, cmd=f"c{seq}", fact=fact
            )
            entries.append(Entry(by, f"c{seq}", Outcome(seq), (recorded,)))
        await log.append([Batch(school.SCHOOL, place.room, first, tuple(entries))])
    await database.close()


async def served(server: Studyhall, places: list[Place], room: str) -> dict[str, float]:
    """The snapshot: cold, and then again and again for all people in turn."""
    url = f"http://127.0.0.1:{server.ports[0]}/api/rooms/{room}/snapshot"
    async with aiohttp.ClientSession(auto_decompress=False) as session:

        async def fetch(place: Place) -> tuple[float, bytes]:
            since = time.perf_counter()
            headers = {"Cookie": f"studyhall_session={place.cookie}", "Accept-Encoding": "gzip"}
            async with session.get(url, headers=headers) as answer:
                body = await answer.read()
                assert answer.status == 200, body[:300]
            return (time.perf_counter() - since) * 1e3, body

        cold, body = await fetch(places[0])
        warm = sorted([(await fetch(places[n % len(places)]))[0] for n in range(REQUESTS)])
        stall = await _longest_stall(session, server, lambda: fetch(places[0]))
    return {
        "cold ms": cold,
        "warm p50 ms": statistics.median(warm),
        "warm p99 ms": warm[-1],
        "kB sent": len(body) / 1e3,
        "kB of JSON": len(gzip.decompress(body)) / 1e3,
        "longest stall of others ms": stall,
    }


async def _longest_stall(session: Any, server: Studyhall, fetch: Any) -> float:
    """How long another request waits at most while snapshots are served."""
    url, waits = f"http://127.0.0.1:{server.ports[0]}/healthz", []
    serving = asyncio.gather(*(fetch() for _ in range(5)))
    while not serving.done():
        since = time.perf_counter()
        async with session.get(url) as answer:
            await answer.read()
        waits.append((time.perf_counter() - since) * 1e3)
    await serving
    return max(waits)


def painted(server: Studyhall, place: Place, slower: int, rounds: int) -> list[dict[str, float]]:
    """From the navigation to the first painted board, and to all 5,000 strokes on it, in a browser
    with an empty profile.
    """
    path = os.environ.get("STUDYHALL_CHROMIUM") or chromium.obtain()
    figures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        for _ in range(rounds):
            context = browser.new_context(
                viewport={"width": 1366, "height": 768},
                # What waits for the mark is evaluated in the page, which forbids that to strangers.
                bypass_csp=True,
            )
            origin = f"http://127.0.0.1:{server.ports[0]}"
            cookie = {"name": "studyhall_session", "value": place.cookie, "url": origin}
            context.add_cookies([cookie])
            page = context.new_page()
            devtools = context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(f"{origin}/room/{place.room}", wait_until="commit")
            marks = {name: _mark(page, f"board-{name}") for name in ("painted", "filled")}
            heap = page.evaluate("performance.memory.usedJSHeapSize")
            figures.append(
                {"first board painted ms": marks["painted"], "all of it ms": marks["filled"]}
                | {"heap MB": heap / 1e6}
            )
            context.close()
        browser.close()
    return figures


def _mark(page: Any, name: str) -> float:
    found = f"performance.getEntriesByName('{name}')"
    page.wait_for_function(f"{found}.length > 0", timeout=60_000)
    started: float = page.evaluate(f"{found}[0].startTime")
    return started


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.join", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="of the browser (%(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    figures: dict[str, Spread] = {}
    with shared.use() as cluster, servers.studyhall(cluster) as server:
        (places,) = uvloop.run(furnished(server))
        people = [school.TUTOR.person, *(f"{places[0].room}-{n}" for n in range(PEOPLE - 1))]
        uvloop.run(fill(server.database_url, places[0], people))
        for name, value in uvloop.run(served(server, places, places[0].room)).items():
            figures[f"snapshot, {name}"] = Spread.of([value])
        for slower in (1, 4):
            rounds = painted(server, places[1], slower, options.rounds)
            for name in rounds[0]:
                label = f"browser ÷ {slower}, {name}"
                figures[label] = Spread.of([each[name] for each in rounds])
    if options.json:
        values = {name: [s.least, s.median, s.most] for name, s in figures.items()}
        print(json.dumps({"machine": described(), "figures": values}))
        return 0
    print(described(), "\n\n| figure | median | least to most |\n|---|---:|---:|", sep="")
    for name, spread in figures.items():
        print(f"| {name} | {spread.median:,.1f} | {spread.least:,.1f} to {spread.most:,.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

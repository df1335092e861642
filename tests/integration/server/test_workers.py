"""`studyhall serve --workers`: real processes, a real Valkey, a real PostgreSQL."""

import asyncio
import json
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest

from persistence.database import Database
from persistence.log import PostgresLog
from persistence.sessions import Sessions
from rooms.facts import AttendanceLeft, ChatPosted, Recorded
from tests.contract.bus.valkey import Valkey
from tests.integration.server.browser import Browser
from tests.integration.server.faithful import Faithful
from tests.integration.server.school import ROOM, SCHOOL, actor_of
from tests.integration.server.serve import Serving, serving_processes, start, until


@pytest.fixture
def valkey() -> Iterator[Valkey]:
    server = Valkey()
    server.start()
    yield server
    server.kill()


class Town:
    """A server of several processes, and people who come to it."""

    def __init__(self, server: Serving, database: Database) -> None:
        self.server, self.database = server, database
        self.people: list[Faithful] = []
        self.browsers: list[Browser] = []

    async def browser(self, person: str, url: str = "") -> Browser:
        token = await Sessions(self.database).create(actor_of(person), 3_600)
        self.browsers.append(Browser(url or self.server.urls[0]).with_token(token))
        return self.browsers[-1]

    async def person(self, name: str) -> Faithful:
        self.people.append(Faithful(await self.browser(name), ROOM))
        return await self.people[-1].ready()

    async def log(self) -> list[Recorded]:
        return list(await PostgresLog(self.database).read_after(SCHOOL, ROOM, 0, 100_000))

    async def close(self) -> None:
        for person in self.people:
            await person.leave()
        for browser in self.browsers:
            await browser.session.close()


@asynccontextmanager
async def a_town(
    url: str, valkey: Valkey, *arguments: str, **environment: str
) -> AsyncIterator[Town]:
    given = {"DATABASE_URL": url, "REDIS_URL": valkey.url, **environment}
    database = await Database.connect(url)
    async with serving_processes("--workers", "2", "--port", "0", *arguments, **given) as server:
        town = Town(server, database)
        try:
            yield town
        finally:
            await town.close()
    await database.close()


@pytest.fixture
async def town(filled_url: str, valkey: Valkey) -> AsyncIterator[Town]:
    async with a_town(filled_url, valkey, STUDYHALL_GRACE_S="1") as running:
        yield running


async def test_several_processes_without_redis_are_refused_in_one_line(filled_url: str) -> None:
    server = await start("--workers", "2", DATABASE_URL=filled_url)
    assert await server.ended() == 2
    assert len(server.said) == 1
    assert "REDIS_URL" in server.said[0]


async def test_a_taken_port_is_told_in_one_line_and_nobody_shares_it(town: Town) -> None:
    port = town.server.urls[0].rpartition(":")[2]
    given = {"DATABASE_URL": "postgresql://nowhere", "REDIS_URL": "redis://nowhere"}
    other = await start("--workers", "2", "--port", port, **given)
    assert await other.ended() == 2
    assert other.said == [f"studyhall: Port {port} is taken. Choose another one with --port.\n"]


def check(log: list[Recorded], people: list[Faithful]) -> None:
    """Numbered without gaps; each message once, where its author was told; seen by everybody."""
    assert [each.seq for each in log] == list(range(1, len(log) + 1))
    messages = {each.cmd: each.seq for each in log if isinstance(each.fact, ChatPosted)}
    assert len(messages) == sum(isinstance(each.fact, ChatPosted) for each in log)
    answers = {command: seq for person in people for command, seq in person.answers.items()}
    assert {command: seq for command, seq in answers.items() if command != "begin"} == messages
    for person in people:
        seen = [each["seq"] for each in person.facts]
        assert seen == sorted(set(seen))
        assert set(messages.values()) <= set(seen)


async def test_a_rolling_restart_loses_nothing_and_nobody_leaves(town: Town) -> None:
    people = tina, mia, tom = [await town.person(name) for name in ("tina", "mia", "tom")]
    await tina.do({"id": "begin", "kind": "session.start"})
    await until(lambda: tina.kinds().count("attendance.joined") == 3)
    before = town.server.children()
    talking = asyncio.gather(mia.talk("mia"), tom.talk("tom"))
    await until(lambda: tina.kinds().count("chat.posted") >= 10)
    town.server.tell(signal.SIGHUP)
    await until(lambda: town.server.children().isdisjoint(before))
    said = tina.kinds().count("chat.posted")
    await until(lambda: tina.kinds().count("chat.posted") >= said + 10)
    for person in (mia, tom):
        person.be_silent()
    await talking
    await tom.stands_at(len(await town.log()))
    # Who leaves now leaves by the log after the grace: what the restart did would stand before it.
    await tom.leave()
    await until(lambda: "attendance.left" in tina.kinds())
    log = await town.log()
    for person in (tina, mia):
        await person.stands_at(len(log))
    check(log, [tina, mia, tom])
    assert [each.fact.person for each in log if isinstance(each.fact, AttendanceLeft)] == ["tom"]
    assert all(person.connections >= 2 and not person.goodbyes for person in people)


async def test_processes_that_are_killed_are_replaced_and_nothing_is_lost(town: Town) -> None:
    tina = await town.person("tina")
    await tina.do({"id": "begin", "kind": "session.start"})
    before = town.server.children()
    talking = asyncio.create_task(tina.talk("tina"))
    await until(lambda: len(tina.answers) >= 10)
    for process in before:
        os.kill(process, signal.SIGKILL)
    answered = len(tina.answers)
    await until(lambda: len(tina.answers) >= answered + 10)
    tina.be_silent()
    await talking
    log = await town.log()
    await tina.stands_at(len(log))
    check(log, [tina])
    assert town.server.children().isdisjoint(before)
    assert len(town.server.children()) == 2


async def test_polling_is_refused_in_words_where_processes_share_a_port(town: Town) -> None:
    answer = await (await town.browser("mia")).get("/socket.io/?EIO=4&transport=polling")
    assert (answer.status, answer.code) == (400, "no_polling")


async def test_ready_and_numbers_are_told_for_all_processes(town: Town) -> None:
    tina = await town.person("tina")
    await tina.do({"id": "begin", "kind": "session.start"})
    browser = await town.browser("mia")
    ready = await browser.get("/readyz")
    assert ready.json["redis"] is True
    told = (await browser.get("/metrics")).raw.decode()
    assert 'studyhall_worker_up{worker="0"} 1\nstudyhall_worker_up{worker="1"} 1\n' in told
    sockets = [line for line in told.splitlines() if line.startswith("studyhall_sockets{")]
    assert sorted(line.split()[0] for line in sockets) == [
        'studyhall_sockets{worker="0"}',
        'studyhall_sockets{worker="1"}',
    ]
    assert sum(float(line.split()[1]) for line in sockets) == 1
    assert told.count("# TYPE studyhall_sockets gauge") == 1


def free_ports(count: int) -> int:
    """The first of so many free ports in a row."""
    while True:
        with ExitStack() as bound:
            first = bound.enter_context(socket.socket())
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                for number in range(1, count):
                    bound.enter_context(socket.socket()).bind(("127.0.0.1", port + number))
            except OSError:
                continue
            return int(port)


async def test_with_a_port_each_a_balancer_can_choose_and_polling_works(
    filled_url: str, valkey: Valkey
) -> None:
    port = free_ports(2)
    async with a_town(filled_url, valkey, "--port", str(port), "--port-each") as town:
        assert town.server.urls == [f"http://127.0.0.1:{port + number}" for number in range(2)]
        for url in town.server.urls:
            browser = await town.browser("mia", url)
            answer = await browser.get("/socket.io/?EIO=4&transport=polling")
            assert answer.raw.startswith(b"0{")
            sid = json.loads(answer.raw[1:])["sid"]
            mine = f"{url}/socket.io/?EIO=4&transport=polling&sid={sid}"
            enter = "40/room," + json.dumps({"room": ROOM, "after": 0})
            async with browser.session.post(mine, data=enter) as said:
                assert said.status == 200
            async with browser.session.get(mine) as heard:
                assert (await heard.text()).startswith("40/room,")
            assert b'studyhall_worker_up{worker="1"} 1' in (await browser.get("/metrics")).raw
        before = town.server.children()
        os.kill(min(before), signal.SIGKILL)
        await until(lambda: len(town.server.children() - before) == 1)
        for url in town.server.urls:
            answer = await (await town.browser("mia", url)).get("/healthz")
            assert answer.status == 200


async def test_a_taken_port_among_several_is_told_before_anything_starts() -> None:
    with socket.socket() as other:
        port = free_ports(2)
        other.bind(("127.0.0.1", port + 1))
        other.listen()
        given = {"DATABASE_URL": "postgresql://nowhere", "REDIS_URL": "redis://nowhere"}
        server = await start("--workers", "2", "--port", str(port), "--port-each", **given)
        assert await server.ended() == 2
        assert len(server.said) == 1
        assert f"Port {port + 1} is taken" in server.said[0]


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_in_order_and_leaves_nothing_behind(
    filled_url: str, valkey: Valkey, tmp_path: Path, kind: signal.Signals
) -> None:
    async with a_town(filled_url, valkey, TMPDIR=str(tmp_path)) as town:
        tina = await town.person("tina")
        answer = await tina.do({"id": "begin", "kind": "session.start"})
        assert files_in(tmp_path)
        processes = town.server.children()
        town.server.tell(kind)
        assert await town.server.ended() == 0
        assert not files_in(tmp_path)
        assert not [each for each in processes if is_running(each)]
        assert [each.seq for each in await town.log()][-1] >= answer["seq"]
        assert "Traceback" not in "".join(town.server.said)


async def test_told_twice_it_stops_at_once(filled_url: str, valkey: Valkey) -> None:
    async with a_town(filled_url, valkey, STUDYHALL_UNREADY_S="300") as town:
        tina = await town.person("tina")
        town.server.tell(signal.SIGTERM)
        browser = await town.browser("mia")
        while (await browser.get("/readyz", Connection="close")).status == 200:
            pass
        assert "seq" in str(await tina.do({"id": "begin", "kind": "session.start"}))
        town.server.tell(signal.SIGTERM)
        assert await town.server.ended() == 0


async def test_told_to_stop_while_it_replaces_its_processes_it_stops(town: Town) -> None:
    town.server.tell(signal.SIGHUP)
    town.server.tell(signal.SIGHUP)
    town.server.tell(signal.SIGTERM)
    assert await town.server.ended() == 0


async def test_signals_that_would_change_the_places_are_passed_over(town: Town) -> None:
    before = town.server.children()
    for kind in (signal.SIGTTIN, signal.SIGTTOU, signal.SIGUSR1, signal.SIGUSR2, signal.SIGWINCH):
        town.server.tell(kind)
    await town.server.until_said("processes.ignored", 5)
    assert town.server.children() == before
    assert (await (await town.browser("mia")).get("/readyz")).status == 200


async def test_processes_whose_master_is_gone_end_by_themselves(town: Town) -> None:
    processes = town.server.children()
    town.server.process.kill()
    await until(lambda: not [each for each in processes if is_running(each)])


def files_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


def is_running(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False

"""Two processes, one log, a bus that loses and repeats, crashes at any moment: nothing acknowledged
is lost, nothing is there twice, and everybody ends where a fresh load stands."""

import asyncio
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from rooms import commands as c
from rooms.facts import Recorded, may_see
from rooms.live import LiveRoom
from rooms.ports import Outcome
from rooms.roles import Actor
from rooms.room import evolve, project
from rooms.state import RoomState, public
from tests.fakes.house import MIA, TOM, TUTOR
from tests.fakes.log import MemoryLog
from tests.fakes.world import Air, FakeTime, Process, settle
from tests.unit.rooms.strategies import commands

ACTORS = (TUTOR, MIA, TOM)

sending = st.tuples(
    st.just("send"), st.integers(0, 1), st.sampled_from(ACTORS), commands, st.booleans()
)
steps = st.lists(
    st.one_of(
        sending,
        sending,
        sending,
        st.tuples(st.just("send again"), st.integers(0, 1), st.integers(0, 200)),
        st.tuples(st.just("crash"), st.integers(0, 1)),
        st.tuples(st.just("lose"), st.sampled_from(["before", "after"])),
        st.tuples(st.just("outage"), st.booleans()),
        st.tuples(st.just("follow"), st.integers(0, 1), st.sampled_from(ACTORS)),
        st.tuples(st.just("let time pass")),
    ),
    max_size=50,
)


@dataclass
class Client:
    """What a client does: applies what follows, ignores what it has, asks for what is missing."""

    viewer: Actor
    state: RoomState = field(default_factory=RoomState)
    last: int = 0

    def apply(self, after: int, facts: tuple[Recorded, ...]) -> bool:
        if after > self.last:
            return False
        for recorded in facts:
            if recorded.seq > self.last and may_see(self.viewer, recorded):
                self.state = evolve(self.state, recorded)
        self.last = max(self.last, facts[-1].seq if facts else after)
        return True


@dataclass
class Sent:
    actor: Actor
    command: c.AnyCommand
    doing: "asyncio.Task[Outcome]"


class Story:
    def __init__(self, seed: int) -> None:
        self.log, self.time = MemoryLog(), FakeTime()
        self.air = Air(seed, loss=0.3, echo=0.3)
        self.processes: list[Process] = []
        self.sent: list[Sent] = []
        self.clients: list[Client] = []

    async def begin(self) -> None:
        self.processes = [await Process(self.log, self.air, self.time).start() for _ in range(2)]
        live = await self.room(0)
        await live.do(TUTOR, c.SessionStart(id="begin"))

    async def room(self, at: int) -> LiveRoom:
        return await self.processes[at].rooms.open("school", "room")

    async def play(self, step: tuple) -> None:
        match step:
            case ("send", at, actor, command, wait) if not self.log.is_down:
                await self.send(at, actor, command)
                if wait:
                    await settle()
            case ("send again", at, which) if self.sent and not self.log.is_down:
                again = self.sent[which % len(self.sent)]
                await self.send(at, again.actor, again.command)
            case ("crash", at):
                await self.processes[at].crash()
                self.processes[at] = await Process(self.log, self.air, self.time).start()
            case ("lose", moment):
                self.log.fail_next(moment)
            case ("outage", is_down):
                self.log.is_down = is_down
            case ("follow", at, viewer) if not self.log.is_down:
                self.follow(await self.room(at), viewer)
            case ("let time pass",):
                await self.time.pass_by(5)

    async def send(self, at: int, actor: Actor, command: c.AnyCommand) -> None:
        live = await self.room(at)
        self.sent.append(Sent(actor, command, asyncio.create_task(live.do(actor, command))))
        await asyncio.sleep(0)

    def follow(self, live: LiveRoom, viewer: Actor) -> None:
        client = Client(viewer)
        self.clients.append(client)
        live.listen(lambda facts: client.apply(facts[0].seq - 1, facts) or None)

    async def end(self) -> None:
        self.log.is_down, self.air.loss = False, 0.0
        self.log._failures.clear()
        await self.time.pass_by(10)
        for at in range(2):
            await (await self.room(at)).do(TUTOR, c.HandRaise(id=f"end{at}"))
        await self.time.pass_by(10)
        await settle()


def check_acknowledged(story: Story, log: list[Recorded]) -> None:
    answers: dict[tuple[str, str], set[tuple[int, object]]] = {}
    for sent in story.sent:
        if sent.doing.done() and not sent.doing.cancelled():
            outcome = sent.doing.result()
            if outcome.refusal is None or outcome.refusal.code != "unavailable":
                key = (sent.actor.person, sent.command.id)
                answers.setdefault(key, set()).add((outcome.seq, outcome.refusal))
    for (person, command), given_answers in answers.items():
        assert len(given_answers) == 1, "the same command was answered in two ways"
        seq, refusal = given_answers.pop()
        facts = [each for each in log if (each.by, each.cmd) == (person, command)]
        assert refusal is None or not facts
        assert not facts or facts[-1].seq == seq
        assert [each.seq for each in facts] == list(range(seq - len(facts) + 1, seq + 1))


async def played(seed: int, script: list[tuple]) -> None:
    story = Story(seed)
    await story.begin()
    for step in script:
        await story.play(step)
    await story.end()
    log = list(await story.log.read_after("school", "room", 0, 100_000))
    assert [each.seq for each in log] == list(range(1, len(log) + 1))
    check_acknowledged(story, log)
    fresh = RoomState()
    for recorded in log:
        fresh = evolve(fresh, recorded)
    for at in range(2):
        assert (await story.room(at)).state == fresh
    for client in story.clients:
        client.apply(client.last, tuple(each for each in log if each.seq > client.last))
        expected = public(project(fresh, client.viewer)) | {"seq": 0}
        assert public(project(client.state, client.viewer)) | {"seq": 0} == expected
    for process in story.processes:
        await process.crash()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), steps)
def test_whatever_crashes_nothing_acknowledged_is_lost_or_doubled(seed, script) -> None:
    asyncio.run(played(seed, script))

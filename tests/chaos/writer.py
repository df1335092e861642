"""A process of its own that writes to a room, and stands still where it is told to.

`python -m tests.chaos.writer URL PERSON FIRST COUNT MOMENT`

It sends COUNT messages as PERSON, numbered from FIRST, and prints `ID SEQ` for each one that is
acknowledged. At MOMENT (`before` or `after` the commit of the first batch) it prints `now` and
stands still, so that it can be killed exactly there; `never` lets it run to its end.
"""

import asyncio
import secrets
import sys
import time
from collections.abc import Sequence

from persistence.database import Database
from persistence.log import PostgresLog
from realtime.fanout.memory import MemoryBus
from rooms.commands import ChatPost
from rooms.live import Rooms
from rooms.live.world import World
from rooms.ports import Appended, Batch
from tests.fakes.world import ObedientScreen, Shelf
from tests.integration.server.school import ROOM, SCHOOL, actor_of


class StandingStill(PostgresLog):
    """The real log, which stops for ever around its first commit."""

    def __init__(self, database: Database, moment: str) -> None:
        super().__init__(database)
        self._moment = moment

    async def append(self, batches: Sequence[Batch]) -> Sequence[Appended]:
        if self._moment == "before":
            await self._stand_still()
        answers = await super().append(batches)
        if self._moment == "after":
            await self._stand_still()
        return answers

    async def _stand_still(self) -> None:
        print("now", flush=True)
        await asyncio.Event().wait()


async def main(url: str, person: str, first: int, count: int, moment: str) -> None:
    database = await Database.connect(url)
    rooms = Rooms(
        World(
            log=StandingStill(database, moment),
            library=Shelf(),
            screen=ObedientScreen(),
            bus=MemoryBus(),
            clock=lambda: time.time_ns() // 1_000_000,
            sleep=asyncio.sleep,
            mint=lambda: secrets.token_urlsafe(12),
        )
    )
    await rooms.start()
    live = await rooms.open(SCHOOL, ROOM)

    async def say(number: int) -> None:
        command = ChatPost(id=f"{person}-{number}", text=f"message {number}")
        outcome = await live.do(actor_of(person), command)
        assert outcome.refusal is None, outcome.refusal
        print(command.id, outcome.seq, flush=True)

    await asyncio.gather(*(say(number) for number in range(first, first + count)))
    await rooms.close()
    await database.close()


if __name__ == "__main__":
    _, at, who, start, many, when = sys.argv
    asyncio.run(main(at, who, int(start), int(many), when))

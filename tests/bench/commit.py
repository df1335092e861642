"""The least that committing costs: a bare group commit loop on two tables, nothing around it."""

import asyncio
import time

import asyncpg

from tests.bench.open_loop import Latencies
from tests.bench.works import Figures, lateness

ROOMS = 20
_TABLES = """
DROP TABLE IF EXISTS bare_heads, bare_facts;
CREATE TABLE bare_heads (room text PRIMARY KEY, seq bigint NOT NULL);
CREATE TABLE bare_facts (room text, seq bigint, body jsonb NOT NULL, PRIMARY KEY (room, seq));
INSERT INTO bare_heads SELECT 'r' || n, 0 FROM generate_series(0, 19) AS n;
"""
_BATCH = """
WITH rows AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) AS n (room, seq, body)),
heads AS (
    UPDATE bare_heads SET seq = last.seq
    FROM (SELECT room, max(seq) AS seq FROM rows GROUP BY room) AS last
    WHERE bare_heads.room = last.room
)
INSERT INTO bare_facts SELECT room, seq, body::jsonb FROM rows
"""
_BODY = '{"kind": "board.changed", "put": [{"id": "element", "page": "p1", "points": [1, 2, 3]}]}'


async def bare_commits(url: str, per_s: float, seconds: float) -> Figures:
    """How long a commit takes at a fixed rate, from when it was due, 20 rooms in turn.

    While one batch is written the next one gathers.
    """
    connection = await asyncpg.connect(url)
    await connection.execute(_TABLES)
    seqs, found, origin = [0] * ROOMS, Latencies(), time.perf_counter()
    number, last = 0, int(per_s * seconds)
    while number < last:
        due = min(last, int((time.perf_counter() - origin) * per_s) + 1)
        if due == number:
            await asyncio.sleep(origin + number / per_s - time.perf_counter())
            continue
        await connection.execute(_BATCH, *_columns(range(number, due), seqs))
        done = time.perf_counter()
        found.seconds += [done - origin - each / per_s for each in range(number, due)]
        number = due
    await connection.close()
    return lateness(found)


def _columns(numbers: range, seqs: list[int]) -> tuple[list[str], list[int], list[str]]:
    """The rows of a batch, by column; every room's next seqs."""
    rooms, places = [], []
    for number in numbers:
        room = number % ROOMS
        seqs[room] += 1
        rooms.append(f"r{room}")
        places.append(seqs[room])
    return rooms, places, [_BODY] * len(rooms)

"""The least that committing costs: a bare group commit loop on two tables, nothing around it."""

import asyncio
import time

import asyncpg

from tests.bench.load import Latencies

_TABLES = """
CREATE TABLE bare_heads (room text PRIMARY KEY, seq bigint NOT NULL);
CREATE TABLE bare_facts (room text, seq bigint, body jsonb NOT NULL, PRIMARY KEY (room, seq));
INSERT INTO bare_heads SELECT 'r' || n, 0 FROM generate_series(0, 19) AS n;
"""
_HEADS = """
UPDATE bare_heads SET seq = n.seq FROM unnest($1::text[], $2::bigint[]) AS n (room, seq)
WHERE bare_heads.room = n.room
"""
_FACTS = """
INSERT INTO bare_facts
SELECT room, seq, body::jsonb FROM unnest($1::text[], $2::bigint[], $3::text[])
    AS n (room, seq, body)
"""
_BODY = '{"kind": "board.changed", "put": [{"id": "element", "page": "p1", "points": [1, 2, 3]}]}'


async def bare_commits(url: str, *, per_s: float, seconds: float) -> Latencies:
    """How long a commit takes at a fixed rate, from when it was due, 20 rooms in turn.

    While one batch is written the next one gathers.
    """
    connection = await asyncpg.connect(url)
    await connection.execute("DROP TABLE IF EXISTS bare_heads, bare_facts")
    await connection.execute(_TABLES)
    seqs, found, origin = [0] * 20, Latencies(), time.perf_counter()
    number, last = 0, int(per_s * seconds)
    while number < last:
        due = [number + n for n in range(last - number) if origin + (number + n) / per_s <= _now()]
        if not due:
            await asyncio.sleep(max(0.0, origin + number / per_s - _now()))
            continue
        rows = []
        for each in due:
            seqs[each % 20] += 1
            rows.append((f"r{each % 20}", seqs[each % 20], _BODY))
        async with connection.transaction():
            heads = {room: seq for room, seq, _ in rows}
            await connection.execute(_HEADS, list(heads), list(heads.values()))
            await connection.execute(_FACTS, *(list(column) for column in zip(*rows, strict=True)))
        found.seconds += [_now() - (origin + each / per_s) for each in due]
        number += len(due)
    await connection.close()
    return found


def _now() -> float:
    return time.perf_counter()

"""The statements of the log. Each writes for many rooms at once, from arrays.

JSON goes in and comes out as text: it is written and read by pydantic, whatever the driver makes of
jsonb.
"""

NEW_HEADS = """
INSERT INTO heads (school_id, room_id, seq)
SELECT school, room, 0 FROM unnest($1::text[], $2::text[]) AS n (school, room)
ORDER BY room ON CONFLICT DO NOTHING
"""

# One statement, for each round trip is a delay. The rows are locked in one order everywhere, so
# that two processes cannot lock each other out. Where another process wrote first, the row's seq is
# not the expected one: the room is passed over, and nothing of it is written.
APPEND = """
WITH wanted AS (
    SELECT room, expected, next FROM unnest($1::text[], $2::bigint[], $3::bigint[])
        AS n (room, expected, next)
), locked AS MATERIALIZED (
    SELECT room_id FROM heads WHERE room_id IN (SELECT room FROM wanted)
    ORDER BY room_id FOR UPDATE
), moved AS (
    UPDATE heads SET seq = wanted.next
    FROM wanted JOIN locked ON locked.room_id = wanted.room
    WHERE heads.room_id = wanted.room AND heads.seq = wanted.expected
    RETURNING heads.room_id
), answered AS (
    INSERT INTO commands (school_id, room_id, person_id, command_id, seq, refusal)
    SELECT school, room, person, command, seq, refusal::jsonb FROM unnest(
        $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[]
    ) AS n (school, room, person, command, seq, refusal)
    WHERE room IN (SELECT room_id FROM moved)
    ON CONFLICT DO NOTHING RETURNING room_id, person_id, command_id
), told AS (
    INSERT INTO facts (school_id, room_id, seq, at, by, command_id, kind, body)
    SELECT school, room, seq, at, by, command, kind, body::jsonb FROM unnest(
        $10::text[], $11::text[], $12::bigint[], $13::bigint[], $14::text[], $15::text[],
        $16::text[], $17::text[]
    ) AS n (school, room, seq, at, by, command, kind, body)
    WHERE room IN (SELECT room_id FROM moved)
)
SELECT room_id, NULL AS person_id, NULL AS command_id FROM moved
UNION ALL SELECT room_id, person_id, command_id FROM answered
"""

HOLD = """
INSERT INTO held (
    school_id, room_id, place, author_id, surface, category, payload, written_at
)
SELECT * FROM unnest(
    $1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[],
    $8::bigint[]
)
"""

OPEN_CASES = """
INSERT INTO cases (
    school_id, room_id, place, author_id, category, opened_at, id, origin, severity, rules,
    policy_version
)
SELECT school, room, place, author, category, at, id, origin, severity,
    coalesce(string_to_array(nullif(rules, ''), ','), '{}'), policy FROM unnest(
    $1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[],
    $8::text[], $9::smallint[], $10::text[], $11::integer[]
) AS n (school, room, place, author, category, at, id, origin, severity, rules, policy)
"""

SETTLE = """
UPDATE held SET released = n.released, settled_at = n.at
FROM unnest($1::text[], $2::bigint[], $3::boolean[], $4::text[], $5::bigint[])
    AS n (room, place, released, person, at)
WHERE held.room_id = n.room AND held.place = n.place AND held.released IS NULL
"""

# A decision that was taken in the room; one that a moderator took before is only carried out here.
CLOSE_CASES = """
UPDATE cases SET ruling = CASE WHEN n.released THEN 'allow' ELSE 'remove' END,
    decided_by = n.person, decided_at = n.at, final_at = n.at, carried_out_at = n.at,
    claimed_by = NULL, claimed_until = 0, version = version + 1
FROM unnest($1::text[], $2::bigint[], $3::boolean[], $4::text[], $5::bigint[])
    AS n (room, place, released, person, at)
WHERE cases.room_id = n.room AND cases.place = n.place AND cases.origin = 'held'
    AND cases.ruling IS NULL
    -- A child who takes back what they wrote in need has not stopped needing somebody.
    AND NOT (cases.category IN ('crisis', 'disclosure') AND n.person = cases.author_id)
RETURNING cases.school_id, cases.id, cases.ruling, cases.decided_by, cases.decided_at
"""

SITTING_STARTED = """
INSERT INTO sittings (school_id, room_id, session_id, started_at, first_seq)
VALUES ($1, $2, $3, $4, $5)
"""

SITTING_ENDED = """
UPDATE sittings SET ended_at = $3, last_seq = $4 WHERE room_id = $1 AND session_id = $2
"""

READ_AFTER = """
SELECT seq, at, by, command_id, body::text AS body FROM facts
WHERE room_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
"""

OUTCOMES = """
SELECT person_id, command_id, seq, refusal::text AS refusal FROM commands
JOIN unnest($2::text[], $3::text[]) AS n (person, command)
    ON person_id = n.person AND command_id = n.command
WHERE room_id = $1
"""

SNAPSHOT = "SELECT seq, state FROM snapshots WHERE room_id = $1"

SAVE_SNAPSHOT = """
INSERT INTO snapshots (school_id, room_id, seq, state) VALUES ($1, $2, $3, $4)
ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, state = excluded.state
WHERE snapshots.seq < excluded.seq
"""

EVIDENCE = """
SELECT place, author_id AS author, surface, category, payload, written_at FROM held
WHERE room_id = $1 AND place = $2 AND CASE WHEN $4 THEN NOT released
ELSE released IS NULL END AND ($4 OR NOT EXISTS (
    SELECT 1 FROM cases c WHERE c.room_id = $1 AND c.place = $2 AND c.origin = 'held'
        AND c.decided_by <> $3
))
"""

"""What people know, found without reading what is noted of everybody else.

PostgreSQL may not use an index for what is inside a document below row-level security, because it
cannot know what `->>` gives away. So what is noted of somebody is found as the owner, and the
school is asked for here.
"""

from persistence.migrations.scripts import run

revision = "r0008"
down_revision = "r0007"
branch_labels = None
depends_on = None

FUNCTION = """
CREATE FUNCTION noted_knowledge(people text[])
RETURNS TABLE (person text, room_id text, skill text, note jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.body->>'person', f.room_id, noted.key, noted.value
    FROM facts f, jsonb_each(f.body->'skills') AS noted
    WHERE f.kind = 'knowledge.noted' AND f.body->>'person' = ANY (people)
        AND f.school_id = ANY (string_to_array(current_setting('studyhall.schools', true), ','))
$$;
REVOKE ALL ON FUNCTION noted_knowledge(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION noted_knowledge(text[]) TO studyhall_app;
"""


def upgrade() -> None:
    """Make the function."""
    run(FUNCTION)


def downgrade() -> None:
    """Take it away."""
    run("DROP FUNCTION noted_knowledge(text[])")

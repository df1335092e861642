"""The library: a row for each version of a problem, full-text search, drafts of what is written.

`problems` says what is newest and how to find it; what a problem is stands in `problem_versions`,
to which rows are only added: sessions and reports of earlier days still find what they used.
"""

from persistence.migrations.scripts import run
from persistence.migrations.versions.r0001_ground import OWNER_POLICY, POLICY

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None

# PostgreSQL may not use an index for `@@` below row-level security, because it cannot know what
# the operator gives away. So the search runs as the owner, and asks for the school itself.
# Without `fastupdate` what was just imported is in the index, and not in a list that is read whole
# until a vacuum comes by.
UP = r"""
CREATE TABLE problem_versions (
    school_id text NOT NULL,
    problem_id text NOT NULL,
    version integer NOT NULL,
    body jsonb NOT NULL,
    published_at bigint NOT NULL,
    published_by text,
    PRIMARY KEY (school_id, problem_id, version),
    FOREIGN KEY (school_id, problem_id) REFERENCES problems (school_id, id)
);
INSERT INTO problem_versions SELECT school_id, id, 1, body, 0, NULL FROM problems;
ALTER TABLE problems
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN level text NOT NULL DEFAULT '',
    ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
    ADD COLUMN search tsvector NOT NULL DEFAULT '';
UPDATE problems p SET
    level = coalesce(body ->> 'level', ''),
    skills = ARRAY(
        SELECT DISTINCT skill #>> '{}'
        FROM jsonb_path_query(body, '$.steps[*].skills[*]') AS skill ORDER BY 1
    ),
    search = setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', concat_ws(' ', subject, body ->> 'course',
            body ->> 'lesson', source,
            (SELECT string_agg(skill #>> '{}', ' ')
             FROM jsonb_path_query(body, '$.steps[*].skills[*]') AS skill))), 'B')
        || setweight(to_tsvector('english', left(concat_ws(' ', body ->> 'body',
            (SELECT string_agg(words #>> '{}', ' ')
             FROM jsonb_path_query(body, '$.steps[*].*') AS words
             WHERE jsonb_typeof(words) = 'string')), 100000)), 'C');
ALTER TABLE problems DROP COLUMN body;
CREATE INDEX problems_search ON problems USING gin (search) WITH (fastupdate = off);
CREATE TABLE drafts (
    id text NOT NULL,
    school_id text NOT NULL,
    author_id text NOT NULL,
    problem_id text NOT NULL,
    base_version integer NOT NULL,
    revision integer NOT NULL,
    body jsonb NOT NULL,
    saved_at bigint NOT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, author_id, problem_id),
    FOREIGN KEY (school_id, author_id) REFERENCES people (school_id, id)
);
CREATE TABLE draft_figures (
    school_id text NOT NULL REFERENCES schools,
    problem_id text NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (school_id, problem_id, name)
);
"""

FUNCTION = """
CREATE FUNCTION search_problems(query tsquery)
RETURNS TABLE (school_id text, problem_id text, rank real)
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.school_id, p.id, ts_rank_cd(p.search, query)
    FROM problems p
    WHERE p.search @@ query
        AND p.school_id = ANY (string_to_array(current_setting('studyhall.schools', true), ','))
$$;
REVOKE ALL ON FUNCTION search_problems(tsquery) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_problems(tsquery) TO studyhall_app;
"""

DOWN = """
DROP FUNCTION search_problems(tsquery);
DROP TABLE draft_figures;
DROP TABLE drafts;
DROP INDEX problems_search;
ALTER TABLE problems ADD COLUMN body jsonb;
UPDATE problems p SET body = v.body FROM problem_versions v
    WHERE v.school_id = p.school_id AND v.problem_id = p.id AND v.version = p.version;
ALTER TABLE problems
    ALTER COLUMN body SET NOT NULL,
    DROP COLUMN version, DROP COLUMN level, DROP COLUMN skills, DROP COLUMN search;
DROP TABLE problem_versions;
"""

GRANTS = {"problem_versions": "SELECT, INSERT"}


def upgrade() -> None:
    """Make the versions, what is searched, and the drafts."""
    run(UP)
    for table in ("problem_versions", "drafts", "draft_figures"):
        run(POLICY.format(table=table, grants=GRANTS.get(table, "SELECT, INSERT, UPDATE, DELETE")))
        run(OWNER_POLICY.format(table=table))
    run(FUNCTION)


def downgrade() -> None:
    """Keep the newest version of each problem, and nothing else of it."""
    run(DOWN)

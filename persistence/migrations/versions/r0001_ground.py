"""The ground: schools, people, rooms, the log, problems, and row-level security on all of them.

The application runs as the role `studyhall_app`: it owns nothing, cannot bypass row-level security,
and may only add to the log. What must be found before a school is known (a session by its token, a
login, a class by its code) goes through functions that return exactly one thing.
"""

from persistence.migrations.scripts import run

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

# A child row names its school in its foreign keys: PostgreSQL checks these behind the back of
# row-level security, so a bare id would let one school point at what is another's.
TABLES = """
CREATE TABLE schools (school_id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE people (
    id text PRIMARY KEY,
    school_id text NOT NULL REFERENCES schools,
    role text NOT NULL,
    name text NOT NULL,
    login text UNIQUE,
    secret_hash text,
    UNIQUE (school_id, id)
);
CREATE INDEX people_by_school ON people (school_id, name);
CREATE TABLE classes (
    id text PRIMARY KEY,
    school_id text NOT NULL REFERENCES schools,
    name text NOT NULL,
    code text NOT NULL UNIQUE,
    UNIQUE (school_id, id)
);
CREATE TABLE enrolments (
    class_id text NOT NULL,
    person_id text NOT NULL,
    school_id text NOT NULL,
    PRIMARY KEY (class_id, person_id),
    FOREIGN KEY (school_id, class_id) REFERENCES classes (school_id, id),
    FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id)
);
CREATE INDEX enrolments_by_person ON enrolments (person_id);
CREATE TABLE guardians (
    parent_id text NOT NULL,
    student_id text NOT NULL,
    school_id text NOT NULL,
    PRIMARY KEY (parent_id, student_id),
    FOREIGN KEY (school_id, parent_id) REFERENCES people (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES people (school_id, id)
);
CREATE TABLE sign_ins (
    id text PRIMARY KEY,
    school_id text NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    person_id text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id)
);
CREATE INDEX sign_ins_by_person ON sign_ins (person_id);
CREATE TABLE links (
    token_hash bytea PRIMARY KEY,
    school_id text NOT NULL,
    person_id text NOT NULL,
    expires_at bigint NOT NULL,
    FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id)
);
CREATE TABLE attempts (id bigserial PRIMARY KEY, key_hash bytea NOT NULL, at bigint NOT NULL);
CREATE INDEX attempts_by_key ON attempts (key_hash, at);
CREATE TABLE rooms (
    id text PRIMARY KEY,
    school_id text NOT NULL REFERENCES schools,
    name text NOT NULL,
    tutor_id text NOT NULL,
    problem_set_id text,
    created_at bigint NOT NULL,
    UNIQUE (school_id, id),
    FOREIGN KEY (school_id, tutor_id) REFERENCES people (school_id, id)
);
CREATE TABLE room_classes (
    room_id text NOT NULL,
    class_id text NOT NULL,
    school_id text NOT NULL,
    PRIMARY KEY (room_id, class_id),
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id),
    FOREIGN KEY (school_id, class_id) REFERENCES classes (school_id, id)
);
CREATE INDEX room_classes_by_class ON room_classes (class_id);
CREATE TABLE heads (
    room_id text PRIMARY KEY,
    school_id text NOT NULL,
    seq bigint NOT NULL,
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
) WITH (fillfactor = 50);
CREATE TABLE facts (
    room_id text NOT NULL,
    seq bigint NOT NULL,
    school_id text NOT NULL,
    at bigint NOT NULL,
    by text NOT NULL,
    command_id text NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (room_id, seq),
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
);
CREATE INDEX facts_attendance ON facts (by, room_id, seq) WHERE kind = 'attendance.joined';
CREATE TABLE commands (
    room_id text NOT NULL,
    person_id text NOT NULL,
    command_id text NOT NULL,
    school_id text NOT NULL,
    seq bigint NOT NULL,
    refusal jsonb,
    PRIMARY KEY (room_id, person_id, command_id),
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
);
CREATE TABLE snapshots (
    room_id text PRIMARY KEY,
    school_id text NOT NULL,
    seq bigint NOT NULL,
    state bytea NOT NULL,
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
);
CREATE TABLE held (
    room_id text NOT NULL,
    place bigint NOT NULL,
    school_id text NOT NULL,
    author_id text NOT NULL,
    surface text NOT NULL,
    category text NOT NULL,
    payload text NOT NULL,
    written_at bigint NOT NULL,
    released boolean,
    PRIMARY KEY (room_id, place),
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
);
CREATE INDEX held_open ON held (school_id, written_at) WHERE released IS NULL;
CREATE TABLE sittings (
    session_id text PRIMARY KEY,
    school_id text NOT NULL,
    room_id text NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint,
    first_seq bigint NOT NULL,
    last_seq bigint,
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id)
);
CREATE INDEX sittings_by_room ON sittings (room_id, first_seq);
CREATE TABLE problems (
    school_id text NOT NULL REFERENCES schools,
    id text NOT NULL,
    bank text NOT NULL,
    title text NOT NULL,
    subject text NOT NULL,
    source text NOT NULL,
    licence text NOT NULL,
    steps integer NOT NULL,
    body jsonb NOT NULL,
    content_hash bytea NOT NULL,
    PRIMARY KEY (school_id, id)
);
CREATE TABLE figures (
    school_id text NOT NULL,
    problem_id text NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    data bytea NOT NULL,
    PRIMARY KEY (school_id, problem_id, name),
    FOREIGN KEY (school_id, problem_id) REFERENCES problems (school_id, id)
);
CREATE TABLE problem_sets (
    school_id text NOT NULL REFERENCES schools,
    id text NOT NULL,
    name text NOT NULL,
    problems text[] NOT NULL,
    PRIMARY KEY (school_id, id)
);
"""

WITH_SCHOOL = [
    "schools",
    "people",
    "classes",
    "enrolments",
    "guardians",
    "sign_ins",
    "links",
    "rooms",
    "room_classes",
    "heads",
    "facts",
    "commands",
    "snapshots",
    "held",
    "sittings",
    "problems",
    "figures",
    "problem_sets",
]

# The log is only ever added to; a head, a snapshot and a held text change.
GRANTS = {"facts": "SELECT, INSERT", "commands": "SELECT, INSERT"}

ROLE = """
DO $$
BEGIN
    CREATE ROLE studyhall_app NOLOGIN NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;  -- roles belong to the whole cluster: another database made it
END
$$;
DO $$
BEGIN
    GRANT studyhall_app TO CURRENT_USER;
EXCEPTION WHEN insufficient_privilege THEN
    NULL;  -- whoever made the role says who may take it
END
$$;
GRANT USAGE ON SCHEMA public TO studyhall_app;
"""

POLICY = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON {table} TO studyhall_app
    USING (school_id = ANY (string_to_array(current_setting('studyhall.schools', true), ',')))
    WITH CHECK (school_id = ANY (string_to_array(current_setting('studyhall.schools', true), ',')));
GRANT {grants} ON {table} TO studyhall_app;
"""

# The owner of the functions passes the policies; a table's owner is otherwise bound by FORCE.
OWNER_POLICY = "CREATE POLICY owner_all ON {table} TO CURRENT_USER USING (true) WITH CHECK (true);"

FUNCTIONS = """
CREATE FUNCTION find_session(hash bytea, moment bigint)
RETURNS TABLE (session_id text, person_id text, school_id text, role text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, p.id, p.school_id, p.role, p.name
    FROM sign_ins s JOIN people p ON p.id = s.person_id
    WHERE s.token_hash = hash AND s.expires_at > moment
$$;
CREATE FUNCTION find_link(hash bytea, moment bigint)
RETURNS TABLE (person_id text, school_id text, role text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.school_id, p.role, p.name
    FROM links l JOIN people p ON p.id = l.person_id
    WHERE l.token_hash = hash AND l.expires_at > moment
$$;
CREATE FUNCTION find_login(wanted text)
RETURNS TABLE (person_id text, school_id text, role text, name text, secret_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.school_id, p.role, p.name, p.secret_hash FROM people p
    WHERE p.login = wanted AND p.role <> 'student'
$$;
CREATE FUNCTION find_class(wanted text)
RETURNS TABLE (class_id text, school_id text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.school_id, c.name FROM classes c WHERE c.code = wanted
$$;
CREATE FUNCTION count_attempts(hash bytea, since bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM attempts a WHERE a.key_hash = hash AND a.at >= since
$$;
CREATE FUNCTION record_attempt(hash bytea, moment bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO attempts (key_hash, at) VALUES (hash, moment)
$$;
CREATE FUNCTION clear_attempts(hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM attempts a WHERE a.key_hash = hash
$$;
CREATE FUNCTION purge_expired(moment bigint, oldest_attempt bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH s AS (DELETE FROM sign_ins WHERE expires_at <= moment RETURNING 1),
         l AS (DELETE FROM links WHERE expires_at <= moment RETURNING 1),
         a AS (DELETE FROM attempts WHERE at < oldest_attempt RETURNING 1)
    SELECT (SELECT count(*) FROM s) + (SELECT count(*) FROM l) + (SELECT count(*) FROM a)
$$;
CREATE FUNCTION list_schools() RETURNS TABLE (school_id text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.school_id, s.name FROM schools s ORDER BY s.name
$$;
"""

FUNCTION_NAMES = (
    "find_session(bytea, bigint)",
    "find_link(bytea, bigint)",
    "find_login(text)",
    "find_class(text)",
    "count_attempts(bytea, bigint)",
    "record_attempt(bytea, bigint)",
    "clear_attempts(bytea)",
    "purge_expired(bigint, bigint)",
    "list_schools()",
)


def upgrade() -> None:
    """Make everything."""
    run(TABLES)
    run(ROLE)
    for table in WITH_SCHOOL:
        grants = GRANTS.get(table, "SELECT, INSERT, UPDATE, DELETE")
        run(POLICY.format(table=table, grants=grants))
        run(OWNER_POLICY.format(table=table))
    # No grant and no policy for the application: only the functions touch it.
    run("ALTER TABLE attempts ENABLE ROW LEVEL SECURITY")
    run("ALTER TABLE attempts FORCE ROW LEVEL SECURITY")
    run(OWNER_POLICY.format(table="attempts"))
    run(FUNCTIONS)
    for function in FUNCTION_NAMES:
        run(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        run(f"GRANT EXECUTE ON FUNCTION {function} TO studyhall_app")
    run("GRANT SELECT ON alembic_version TO studyhall_app")


def downgrade() -> None:
    """Take everything away; the role stays, for it belongs to the whole cluster."""
    for function in FUNCTION_NAMES:
        run(f"DROP FUNCTION {function}")
    for table in [*reversed(WITH_SCHOOL), "attempts"]:
        run(f"DROP TABLE {table} CASCADE")

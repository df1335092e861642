"""The review of what was flagged: cases, notes, evidence, sanctions, and an audit that only grows.

A held text has a case from the moment it is held. The audit is a chain of hashes for each school;
the application may add to it and read it, and nothing else.
"""

from persistence.migrations.scripts import run
from persistence.migrations.versions.r0001_ground import OWNER_POLICY, POLICY

revision = "r0007"
down_revision = "r0006"
branch_labels = None
depends_on = None

UP = """
CREATE TABLE cases (
    school_id text NOT NULL,
    id text NOT NULL,
    origin text NOT NULL,
    category text NOT NULL,
    rules text[] NOT NULL DEFAULT '{}',
    severity smallint NOT NULL,
    policy_version integer NOT NULL DEFAULT 0,
    room_id text NOT NULL,
    place bigint NOT NULL DEFAULT 0,
    element text NOT NULL DEFAULT '',
    author_id text NOT NULL,
    reporter_id text,
    reason text NOT NULL DEFAULT '',
    appeal_of text,
    opened_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    claimed_by text,
    claimed_until bigint NOT NULL DEFAULT 0,
    handed_to text,
    escalated_at bigint,
    ruling text,
    decided_by text,
    decided_at bigint,
    final_at bigint,
    carried_out_at bigint,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id),
    FOREIGN KEY (school_id, appeal_of) REFERENCES cases (school_id, id),
    CHECK ((ruling IS NULL) = (decided_by IS NULL))
);
CREATE INDEX cases_open ON cases (school_id, severity DESC, opened_at) WHERE ruling IS NULL;
CREATE INDEX cases_due ON cases (final_at) WHERE ruling IS NOT NULL AND carried_out_at IS NULL;
CREATE INDEX cases_by_author ON cases (school_id, author_id, opened_at);
CREATE INDEX cases_decided ON cases (school_id, decided_at) WHERE ruling IS NOT NULL;
CREATE UNIQUE INDEX cases_held ON cases (school_id, room_id, place) WHERE origin = 'held';
CREATE UNIQUE INDEX cases_appeal ON cases (school_id, appeal_of) WHERE appeal_of IS NOT NULL;
CREATE UNIQUE INDEX cases_report ON cases
    (school_id, reporter_id, room_id, place, element)
    WHERE origin = 'report' AND ruling IS NULL;
CREATE TABLE case_notes (
    school_id text NOT NULL,
    id bigserial,
    case_id text NOT NULL,
    author_id text NOT NULL,
    at bigint NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id) ON DELETE CASCADE
);
CREATE INDEX case_notes_by_case ON case_notes (school_id, case_id, id);
CREATE TABLE case_evidence (
    school_id text NOT NULL,
    case_id text NOT NULL,
    kind text NOT NULL,
    body bytea NOT NULL,
    kept_until bigint NOT NULL,
    PRIMARY KEY (school_id, case_id, kind),
    FOREIGN KEY (school_id, case_id) REFERENCES cases (school_id, id) ON DELETE CASCADE
);
CREATE INDEX case_evidence_old ON case_evidence (kept_until);
CREATE TABLE sanctions (
    school_id text NOT NULL,
    id text NOT NULL,
    person_id text NOT NULL,
    kind text NOT NULL,
    case_id text,
    given_by text,
    given_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    lifted_at bigint,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id)
);
CREATE INDEX sanctions_by_person ON sanctions (school_id, person_id, expires_at);
CREATE TABLE moderation_settings (
    school_id text PRIMARY KEY REFERENCES schools,
    body jsonb NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text NOT NULL
);
CREATE TABLE policies (
    school_id text NOT NULL REFERENCES schools,
    version integer NOT NULL,
    body jsonb NOT NULL,
    saved_at bigint NOT NULL,
    saved_by text NOT NULL,
    PRIMARY KEY (school_id, version)
);
CREATE TABLE audit (
    school_id text NOT NULL REFERENCES schools,
    seq bigint NOT NULL,
    at bigint NOT NULL,
    actor_id text NOT NULL,
    action text NOT NULL,
    case_id text NOT NULL DEFAULT '',
    details text NOT NULL DEFAULT '{}',
    previous bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (school_id, seq)
);
CREATE INDEX audit_by_case ON audit (school_id, case_id, seq);
CREATE INDEX audit_by_actor ON audit (school_id, actor_id, at);
ALTER TABLE held ADD COLUMN settled_at bigint;
ALTER TABLE held ADD COLUMN purged_at bigint;
UPDATE held SET settled_at = written_at WHERE released IS NOT NULL;
CREATE INDEX held_settled ON held (settled_at) WHERE purged_at IS NULL AND settled_at IS NOT NULL;
INSERT INTO cases (school_id, id, origin, category, severity, room_id, place, author_id, opened_at)
SELECT school_id, 'old-' || substr(md5(room_id || '/' || place), 1, 24), 'held', category, 2,
    room_id, place, author_id, written_at
FROM held WHERE released IS NULL;
"""

FUNCTIONS = """
CREATE FUNCTION due_cases(moment bigint) RETURNS TABLE (school_id text, id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.school_id, c.id FROM cases c
    WHERE c.ruling IS NOT NULL AND c.carried_out_at IS NULL AND c.final_at <= moment
    ORDER BY c.final_at LIMIT 200
$$;
CREATE FUNCTION purge_evidence(moment bigint, settled_before bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH e AS (DELETE FROM case_evidence WHERE kept_until <= moment RETURNING 1),
         h AS (UPDATE held SET payload = '', purged_at = moment
               WHERE purged_at IS NULL AND settled_at < settled_before RETURNING 1),
         n AS (DELETE FROM case_notes USING cases c
               WHERE c.school_id = case_notes.school_id AND c.id = case_notes.case_id
                   AND c.carried_out_at < settled_before RETURNING 1)
    SELECT (SELECT count(*) FROM e) + (SELECT count(*) FROM h) + (SELECT count(*) FROM n)
$$;
CREATE FUNCTION case_counts() RETURNS TABLE (category text, open bigint, decided bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.category, count(*) FILTER (WHERE c.ruling IS NULL),
        count(*) FILTER (WHERE c.ruling IS NOT NULL)
    FROM cases c GROUP BY c.category
$$;
"""

FUNCTION_NAMES = (
    "due_cases(bigint)",
    "purge_evidence(bigint, bigint)",
    "case_counts()",
)

TABLES = (
    "cases",
    "case_notes",
    "case_evidence",
    "sanctions",
    "moderation_settings",
    "policies",
    "audit",
)

# What was written into the audit stays as it was; and a policy that decided something stays too.
GRANTS = {"audit": "SELECT, INSERT", "policies": "SELECT, INSERT"}


def upgrade() -> None:
    """Make the tables; what is held already has a case."""
    run(UP)
    for table in TABLES:
        run(POLICY.format(table=table, grants=GRANTS.get(table, "SELECT, INSERT, UPDATE, DELETE")))
        run(OWNER_POLICY.format(table=table))
    run("GRANT USAGE ON SEQUENCE case_notes_id_seq TO studyhall_app")
    run(FUNCTIONS)
    for function in FUNCTION_NAMES:
        run(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        run(f"GRANT EXECUTE ON FUNCTION {function} TO studyhall_app")


def downgrade() -> None:
    """Take it away; texts that are held stay held."""
    for function in FUNCTION_NAMES:
        run(f"DROP FUNCTION {function}")
    for table in reversed(TABLES):
        run(f"DROP TABLE {table} CASCADE")
    run("DROP INDEX held_settled")
    run("ALTER TABLE held DROP COLUMN settled_at, DROP COLUMN purged_at")

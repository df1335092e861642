"""What was found in texts lately, without their words: to try a policy on before it is saved."""

from persistence.migrations.scripts import run
from persistence.migrations.versions.r0001_ground import OWNER_POLICY, POLICY

revision = "r0009"
down_revision = "r0008"
branch_labels = None
depends_on = None

UP = """
CREATE TABLE judgements (
    school_id text NOT NULL REFERENCES schools,
    id bigserial,
    at bigint NOT NULL,
    role text NOT NULL,
    surface text NOT NULL,
    age text NOT NULL,
    subject text NOT NULL,
    findings jsonb NOT NULL,
    action text NOT NULL,
    policy_version integer NOT NULL,
    PRIMARY KEY (school_id, id)
);
CREATE INDEX judgements_by_time ON judgements (school_id, at);
"""

FUNCTION = """
CREATE FUNCTION purge_judgements(before bigint) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH j AS (DELETE FROM judgements WHERE at < before RETURNING 1) SELECT count(*) FROM j
$$;
REVOKE ALL ON FUNCTION purge_judgements(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_judgements(bigint) TO studyhall_app;
"""


def upgrade() -> None:
    """Make the table."""
    run(UP)
    run(POLICY.format(table="judgements", grants="SELECT, INSERT"))
    run(OWNER_POLICY.format(table="judgements"))
    run("GRANT USAGE ON SEQUENCE judgements_id_seq TO studyhall_app")
    run(FUNCTION)


def downgrade() -> None:
    """Forget it."""
    run("DROP FUNCTION purge_judgements(bigint)")
    run("DROP TABLE judgements")

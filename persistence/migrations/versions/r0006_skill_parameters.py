"""What a bank says of its skills: how likely they are known, learned, guessed and slipped."""

from persistence.migrations.scripts import run
from persistence.migrations.versions.r0001_ground import OWNER_POLICY, POLICY

revision = "r0006"
down_revision = "r0005"
branch_labels = None
depends_on = None

TABLE = """
CREATE TABLE skill_parameters (
    school_id text NOT NULL REFERENCES schools,
    skill text NOT NULL,
    bank text NOT NULL,
    prior double precision NOT NULL,
    learn double precision NOT NULL,
    guess double precision NOT NULL,
    slip double precision NOT NULL,
    PRIMARY KEY (school_id, skill)
);
"""


def upgrade() -> None:
    """Nothing is said of any skill until the next import."""
    run(TABLE)
    table = "skill_parameters"
    run(POLICY.format(table=table, grants="SELECT, INSERT, UPDATE, DELETE"))
    run(OWNER_POLICY.format(table=table))


def downgrade() -> None:
    """Trace every skill with the defaults again."""
    run("DROP TABLE skill_parameters")

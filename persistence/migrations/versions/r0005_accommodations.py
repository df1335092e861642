"""How somebody works best: what is adjusted for them, one row a person, gone with the person."""

from persistence.migrations.scripts import run
from persistence.migrations.versions.r0001_ground import OWNER_POLICY, POLICY

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None

UP = """
CREATE TABLE accommodations (
    school_id text NOT NULL,
    person_id text NOT NULL,
    version integer NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (school_id, person_id),
    FOREIGN KEY (school_id, person_id) REFERENCES people (school_id, id) ON DELETE CASCADE
)
"""


def upgrade() -> None:
    """Nothing is adjusted for anybody yet."""
    run(UP)
    run(POLICY.format(table="accommodations", grants="SELECT, INSERT, UPDATE, DELETE"))
    run(OWNER_POLICY.format(table="accommodations"))


def downgrade() -> None:
    """Forget what was adjusted."""
    run("DROP TABLE accommodations")

"""What somebody knows is found by the person it is about."""

from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Only the facts that say so are in the index: a handful for each student and session."""
    op.execute(
        "CREATE INDEX facts_knowledge ON facts ((body->>'person'), room_id, seq)"
        " WHERE kind = 'knowledge.noted'"
    )


def downgrade() -> None:
    """Search all of them again."""
    op.execute("DROP INDEX facts_knowledge")

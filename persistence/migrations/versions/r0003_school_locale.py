"""How a school writes numbers, so that its students' decimal commas are read as they are meant."""

from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every school writes a point for decimals until somebody says otherwise."""
    op.execute(
        "ALTER TABLE schools ADD COLUMN locale text NOT NULL DEFAULT 'en'"
        " CHECK (locale IN ('en', 'de', 'fr'))"
    )


def downgrade() -> None:
    """Forget it."""
    op.execute("ALTER TABLE schools DROP COLUMN locale")

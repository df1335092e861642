"""Where Alembic enters: runs the migrations on the connection that `persistence.migrate` made."""

from alembic import context

from persistence.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

"""What Alembic runs. The connection is handed over by `service.store.migrate`."""

from alembic import context

from service.store.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

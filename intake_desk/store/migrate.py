"""Bring the file to the shape that this program knows, a copy set aside first."""

from importlib.resources import files
from pathlib import Path

import sqlalchemy as sa

from intake_desk.domain.refusals import Refusal
from intake_desk.store.database import Database

NEWEST = "0014"


class NewerStore(Refusal):
    """The file was written by a newer program; nothing was changed."""

    code = "newer_store"


def revision(database: Database) -> str | None:
    """The shape that the file has; None when it is empty."""
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def upgrade(database: Database) -> Path | None:
    """Migrate the file if it is older than the program; returns the copy set aside, if any. Raises NewerStore."""
    present = revision(database)
    if present == NEWEST:
        return None
    # late: alembic takes a fifth of a second to import and is needed once per release
    from alembic import command, config, script  # noqa: PLC0415

    folder = str(files("intake_desk.store") / "migrations")
    settings = config.Config()
    settings.set_main_option("script_location", folder)
    settings.set_main_option("path_separator", "os")
    known = {step.revision for step in script.ScriptDirectory.from_config(settings).walk_revisions()}
    if present is not None and present not in known:
        raise NewerStore(found=present, known=NEWEST)
    copy = None
    if present is not None:
        copy = database.path.with_name(f"{database.path.stem}-before-{NEWEST}.db")
        copy.unlink(missing_ok=True)
        database.copy_to(copy)
    with database.writing() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
    return copy

"""Dossiers that an agency holds are listed, and the agencies of before named, without reading every dossier."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("dossier", sa.Column("holder", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_dossier_holder", "dossier", ["row"], sqlite_where=sa.text("holder <> ''"))
    op.create_index("ix_entry_forwarded", "entry", ["id"], sqlite_where=sa.text("kind = 'dossier.forwarded'"))

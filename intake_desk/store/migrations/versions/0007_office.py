"""Dossiers about which the back office waits for an answer are listed without reading every dossier."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("dossier", sa.Column("asked", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_dossier_asked", "dossier", ["row"], sqlite_where=sa.text("asked > 0"))

"""Settlements are found by an index of their own: the inbox asks each time whether a period has several."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_index("ix_entry_settled", "entry", ["day"], sqlite_where=sa.text("kind = 'period.closed'"))

"""The days that nobody ruled off are found without reading every entry of every day."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_index("ix_entry_closed", "entry", ["day"], sqlite_where=sa.text("kind = 'day.closed'"))

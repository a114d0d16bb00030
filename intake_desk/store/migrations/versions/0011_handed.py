"""Cash that nobody has taken is found however long ago it was given, without reading every entry of every day."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    wanted = sa.text("kind IN ('drawer.cash_handed', 'drawer.cash_accepted')")
    op.create_index("ix_entry_handed", "entry", ["id"], sqlite_where=wanted)

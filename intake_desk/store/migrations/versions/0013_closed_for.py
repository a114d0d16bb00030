"""What others closed in a clerk's place stands among the floats: nothing of it was kept."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.drop_index("ix_entry_floats", "entry")
    wanted = sa.text("kind IN ('drawer.opened', 'drawer.closed', 'drawer.closed_for')")
    op.create_index("ix_entry_floats", "entry", ["day"], sqlite_where=wanted)

"""What drawers began with and kept is found without reading every entry of every day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    wanted = sa.text("kind IN ('drawer.opened', 'drawer.closed')")
    op.create_index("ix_entry_floats", "entry", ["day"], sqlite_where=wanted)

"""What the unit adopted is found without walking through the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("ix_entry_adopted", "entry", ["id"], sqlite_where=sa.text("kind = 'sheet.adopted'"))

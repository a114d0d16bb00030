"""What the unit adopted is found without walking through the journal; feedback stands in a list of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("received_at", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_feedback_state_received_at", "feedback", ["state", "received_at"])
    op.create_index("ix_entry_adopted", "entry", ["id"], sqlite_where=sa.text("kind = 'sheet.adopted'"))

"""Numbers of fee receipts are kept beside the register, so that one that was given twice is found as it arrives; and
heads that closings name and that are not here, so that what is late is found once they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "fee_receipt",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "mark", name="pk_fee_receipt"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "awaited",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "day", name="pk_awaited"),
        sqlite_with_rowid=False,
    )

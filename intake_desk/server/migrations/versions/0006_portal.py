"""What the public look-up and the province's dashboard read; the register is folded again to fill it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

OWED = sa.text("state IN ('filed', 'in_hand', 'awaiting_supplement', 'awaiting_obligation')")


def upgrade() -> None:
    op.add_column("unit", sa.Column("public_url", sa.Text, nullable=False, server_default=""))
    op.add_column("dossier", sa.Column("due_at", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index(
        "ix_dossier_owed", "dossier", ["agency", "state", "due_at"], sqlite_where=OWED, postgresql_where=OWED
    )
    op.create_table(
        "heard",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("journal", sa.Text, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "journal", name="pk_heard"),
    )
    op.create_table(
        "dossier_code",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("agency", "code", "dossier", name="pk_dossier_code"),
    )
    op.create_table(
        "figure",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("resolved", sa.BigInteger, nullable=False),
        sa.Column("kept", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "day", "hour", name="pk_figure"),
    )
    op.create_index("ix_figure_day", "figure", ["day", "agency", "hour", "received", "resolved", "kept"])
    op.execute("DELETE FROM dossier")
    op.execute("UPDATE journal SET folded = after")

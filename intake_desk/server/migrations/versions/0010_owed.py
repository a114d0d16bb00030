"""What is owed is counted as the register folds; the broken promises are found among the running ones alone."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

PROMISED = sa.text("state = 'in_hand'")


def upgrade() -> None:
    op.drop_index("ix_dossier_owed", "dossier")
    op.drop_column("dossier", "due_at")
    op.create_index(
        "ix_dossier_promised", "dossier", ["turn", "agency"], sqlite_where=PROMISED, postgresql_where=PROMISED
    )
    op.create_table(
        "owed",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("dossiers", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "state", name="pk_owed"),
    )
    op.execute("DELETE FROM dossier")
    op.execute("DELETE FROM dossier_code")
    op.execute("DELETE FROM figure")
    op.execute("UPDATE journal SET folded = after")

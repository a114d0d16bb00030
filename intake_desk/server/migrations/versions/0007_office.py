"""What the back office's lists are sorted and searched by, and its acts by the names that callers gave them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("dossier", sa.Column("turn", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("dossier", sa.Column("received_at", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("dossier", sa.Column("procedure", sa.Text, nullable=False, server_default=""))
    op.add_column("dossier", sa.Column("asked", sa.Integer, nullable=False, server_default="0"))
    op.add_column("dossier", sa.Column("words", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_dossier_turn", "dossier", ["agency", "state", "turn", "id"])
    op.create_index("ix_dossier_received", "dossier", ["agency", "received_at", "id"])
    op.create_table(
        "act",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "id", name="pk_act"),
    )
    op.execute("DELETE FROM dossier")
    op.execute("DELETE FROM figure")
    op.execute("UPDATE journal SET folded = after")

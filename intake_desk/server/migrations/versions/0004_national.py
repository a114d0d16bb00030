"""What became of each dossier at the national system, and when each dossier last changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("DELETE FROM dossier")  # the register is folded again
    op.execute("UPDATE journal SET folded = 0")
    with op.batch_alter_table("dossier") as table:
        table.add_column(sa.Column("hlc", sa.BigInteger, nullable=False))
    op.create_table(
        "national",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("dossier", sa.Text, nullable=False),
        sa.Column("hlc", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_ms", sa.BigInteger, nullable=False),
        sa.Column("sent_ms", sa.BigInteger, nullable=False),
        sa.Column("accepted_ms", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("agency", "dossier", name="pk_national"),
    )

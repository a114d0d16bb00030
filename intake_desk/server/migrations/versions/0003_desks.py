"""Desks that were revoked, and what supervisors did about desks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("desk", sa.Column("revoked_ms", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("desk", sa.Column("revoked_hash", sa.LargeBinary))
    op.create_table(
        "deed",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("at_ms", sa.BigInteger, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("at_desk", sa.Integer, nullable=False),
        sa.Column("desk", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("agency", "number", name="pk_deed"),
    )

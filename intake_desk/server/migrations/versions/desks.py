"""Desks that were revoked, what supervisors did about desks, and their wrong passwords."""

import sqlalchemy as sa
from alembic import op

revision = "desks"
down_revision = "0001"


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
    op.create_table(
        "attempt",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("login_hash", sa.LargeBinary, nullable=False),
        sa.Column("since_ms", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("agency", "login_hash", name="pk_attempt"),
    )

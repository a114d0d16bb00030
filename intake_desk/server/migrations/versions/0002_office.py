"""People who work with the server itself: their accounts, sessions and tries of passwords."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "officer",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("verifier", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("agency", "login", name="pk_officer"),
    )
    op.create_table(
        "session",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("seen_ms", sa.BigInteger, nullable=False),
        sa.Column("idle_ms", sa.BigInteger, nullable=False),
        sa.Column("ends_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "hash", name="pk_session"),
    )
    op.create_table(
        "attempt",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("until_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "who", name="pk_attempt"),
    )

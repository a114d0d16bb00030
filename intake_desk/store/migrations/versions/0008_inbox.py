"""What speaks for an exception is kept beside the register, so that the inbox is read without looking for it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("exception", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("exception", "mark", name="pk_evidence"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_evidence_open", "evidence", ["exception"], sqlite_where=sa.text("seen = 0"))
    op.create_table(
        "answer",
        sa.Column("exception", sa.Text(), nullable=False),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hlc", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("exception", "journal", "number", name="pk_answer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_hlc", "answer", ["hlc"])
    op.create_table(
        "other_code",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", "dossier", name="pk_other_code"),
        sqlite_with_rowid=False,
    )
    op.add_column("dossier", sa.Column("line", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_dossier_line", "dossier", ["line"], sqlite_where=sa.text("line <> ''"))
